// Views of if-thens: what waits for what, and whether it helps.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  capitalizeText,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { IfThenComparison, StartedShare } from '../contracts/days.ts'
import { momentText, type Reader } from './reader.ts'

/** An if-then, as far as views know it. */
export interface ShownIfThen {
  readonly id: string
  /** "Meds", "stand-up ends" */
  readonly when: string
  /** Null: hidden here. */
  readonly action: string | null
  readonly isHabit: boolean
  readonly isRepeating: boolean
  readonly isWaiting: boolean
  /** UTC. */
  readonly offeredAt: Date | null
}

/** "After Meds: stretch", "When stand-up ends: open the report" */
export const ifThenText = ({ when, action, isHabit }: Pick<ShownIfThen, 'when' | 'action' | 'isHabit'>): Text =>
  t`${trustedText(isHabit ? 'After' : 'When')} ${when}: ${action === null ? t`1 personal thing` : t`${action}`}`

/** One, as it was added or changed. */
export function ifThenSavedView(reader: Reader, one: ShownIfThen, how: 'added' | 'saved' | 'same'): View {
  const title = how === 'same' ? t`No change: ${ifThenText(one)}` : ifThenText(one)
  return view(title, [textBlock(stateText(reader, one))], {
    buttons: [
      ...(one.isWaiting ? [] : [armButton(one)]),
      one.isRepeating
        ? { label: 'Only once', line: ask('if-then edit', { which: one.id, every: 'no' }) }
        : { label: 'Every time', line: ask('if-then edit', { which: one.id, every: 'yes' }) },
      { label: 'Drop it', line: ask('if-then drop', { which: one.id }) },
    ],
  })
}

/** All of a person. */
export function ifThenListView(reader: Reader, all: readonly ShownIfThen[], comparison: IfThenComparison | null): View {
  if (all.length === 0)
    return view(t`No if-thens yet`, [
      textBlock(t`Say “after meds, stretch” or “when stand-up ends, open the report”: I offer it when that happens.`),
    ])
  return view(
    t`${all.length} ${trustedText(all.length === 1 ? 'if-then' : 'if-thens')}`,
    [
      ...all.map((one) =>
        itemBlock(ifThenText(one), {
          detail: stateText(reader, one),
          line: ask('if-then edit', { which: one.id }),
          button: { label: 'Drop', line: ask('if-then drop', { which: one.id }), returnTo: ask('if-then show') },
        }),
      ),
      ...(comparison ? [textBlock(t`Begun within ten minutes: ${comparisonText(comparison)}.`)] : []),
    ],
    { buttons: [{ label: 'Add one', line: ask('if-then add') }] },
  )
}

/** It is off the list. */
export const ifThenDroppedView = (one: ShownIfThen): View => view(t`Let go: ${ifThenText(one)}`, [])

/** "3 of 4 begun within ten minutes, other reminders 2 of 7" */
export const comparisonText = ({ with: own, without }: IfThenComparison): Text =>
  joinTexts(
    [
      t`${shareText(own)} begun within ten minutes`,
      without.of === 0 ? t`no other reminders to compare with` : t`other reminders ${shareText(without)}`,
    ],
    ', ',
  )

const shareText = ({ started, of }: StartedShare): Text => trustedText(`${started} of ${of}`)

/** Offered again next time. */
export const armButton = ({ id }: Pick<ShownIfThen, 'id'>): Button => ({
  label: 'Again next time',
  line: ask('if-then edit', { which: id, again: 'yes' }),
})

const stateText = (reader: Reader, { isRepeating, isWaiting, offeredAt }: ShownIfThen): Text =>
  capitalizeText(
    joinTexts([
      isRepeating ? trustedText('every time') : isWaiting ? trustedText('the next time') : trustedText('offered'),
      offeredAt ? t`last ${momentText(reader, offeredAt)}` : [],
    ]),
  )
