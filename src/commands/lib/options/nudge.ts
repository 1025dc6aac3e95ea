// Options of nudges: which one, which kind, which days.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import * as nudges from '../../../domain/reminders/nudges.ts'
import { type Me, timeStyleFor } from '../../../domain/request/me.ts'
import { kinds } from '../../../nudges/kinds/index.ts'
import type { NudgeKind } from '../../../nudges/nudge.ts'
import { foldText } from '../../../text.ts'
import { formatMoment } from '../../../time/index.ts'
import { UserError } from '../../../user-error.ts'
import { lookupOption } from '../lookup-option.ts'

const settableKinds = [...kinds.values()].filter(({ isSettable }) => isSettable)

/** A kind by name: `morning`. */
export const nudgeKindOption = (about: string): Option<NudgeKind, Me, false> => ({
  ...optionDefaults,
  kind: 'lookup',
  about,
  takes: 'word',
  matches: (word) =>
    settableKinds.some((each) => [each.kind, `${each.kind}s`, foldText(each.label)].includes(foldText(word))),
  read(raw, asking) {
    const words = foldText(raw.trim()).replaceAll(' ', '-')
    const found =
      settableKinds.find((each) => each.kind === words) ??
      settableKinds.find((each) => foldText(each.label).startsWith(words) || each.kind.startsWith(words))
    if (found) return found
    throw new UserError(
      `Kinds are ${settableKinds.map((each) => each.kind).join(', ')}.`,
      settableKinds.slice(0, 3).map((each) => ({ label: each.label, line: asking.lineWith(each.kind) })),
    )
  },
  suggest: async (typed) =>
    settableKinds
      .filter((each) => each.kind.includes(foldText(typed)) || foldText(each.label).includes(foldText(typed)))
      .map((each) => ({ label: each.label, value: each.kind, about: each.about })),
})

/** One of the person's nudges. */
export const nudgeOption = (about: string): Option<nudges.Nudge, Me, false> =>
  lookupOption(about, {
    noun: 'nudge',
    findById: nudges.findNudge,
    search: async (me, words) =>
      (await nudges.recentNudges(me)).filter((each) => foldText(nudgeLabel(me, each)).includes(foldText(words))),
    listInitial: async (me) => nudges.recentNudges(me),
    id: ({ nudge_id }) => nudge_id,
    label: (each) => kinds.get(each.schedule?.kind ?? '')?.label ?? 'Nudge',
  })

const nudgeLabel = (me: Me, each: nudges.Nudge): string =>
  `${kinds.get(each.schedule?.kind ?? '')?.label ?? ''} ${formatMoment(each.due_at, me.user.timezone, { hours: timeStyleFor(me.preferences).hours })}`
