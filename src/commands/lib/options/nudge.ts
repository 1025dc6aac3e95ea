// Blanks of nudges: which one, which kind, which days.
import { blank, type Option } from '../../../chat/options.ts'
import * as nudges from '../../../domain/reminders/nudges.ts'
import type { Me } from '../../../domain/request/me.ts'
import { kinds } from '../../../nudges/kinds/index.ts'
import type { NudgeKind } from '../../../nudges/nudge.ts'
import { fold } from '../../../text.ts'
import { formatMoment } from '../../../time/index.ts'
import { UserError } from '../../../user-error.ts'
import { lookup } from '../options.ts'

const settable = [...kinds.values()].filter(({ isSettable }) => isSettable)

/** A kind by name: `morning`. */
export const kind = (about: string): Option<NudgeKind, Me, false> => ({
  ...blank,
  kind: 'lookup',
  about,
  takes: 'word',
  matches: (word) => settable.some((each) => [each.kind, `${each.kind}s`, fold(each.label)].includes(fold(word))),
  read(raw, asking) {
    const words = fold(raw.trim()).replaceAll(' ', '-')
    const found =
      settable.find((each) => each.kind === words) ??
      settable.find((each) => fold(each.label).startsWith(words) || each.kind.startsWith(words))
    if (found) return found
    throw new UserError(
      `Kinds are ${settable.map((each) => each.kind).join(', ')}.`,
      settable.slice(0, 3).map((each) => ({ label: each.label, line: asking.again(each.kind) })),
    )
  },
  suggest: async (typed) =>
    settable
      .filter((each) => each.kind.includes(fold(typed)) || fold(each.label).includes(fold(typed)))
      .map((each) => ({ label: each.label, value: each.kind, about: each.about })),
})

/** One of the person's nudges. */
export const nudge = (about: string): Option<nudges.Nudge, Me, false> =>
  lookup(about, {
    noun: 'nudge',
    byId: nudges.byId,
    search: async (me, words) =>
      (await nudges.recent(me)).filter((each) => fold(labelOf(me, each)).includes(fold(words))),
    first: async (me) => nudges.recent(me),
    id: ({ nudge_id }) => nudge_id,
    label: (each) => kinds.get(each.schedule?.kind ?? '')?.label ?? 'Nudge',
  })

const labelOf = (me: Me, each: nudges.Nudge): string =>
  `${kinds.get(each.schedule?.kind ?? '')?.label ?? ''} ${formatMoment(each.due_at, me.user.timezone)}`
