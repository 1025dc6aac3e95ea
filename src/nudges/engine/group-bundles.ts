// Decides which reminders of one person at one time share a message.
import type { View } from '../../chat/view.ts'
import type { DueNudge } from '../nudge.ts'
import { type ClaimedNudge, MINUTE_MS } from '../outbox/index.ts'

/** A nudge as a view. */
export interface ComposedNudge {
  readonly due: DueNudge
  readonly view: View
}

/** What goes into one message: the first carries the others. */
export interface Bundle {
  readonly carrier: ComposedNudge
  readonly others: readonly ComposedNudge[]
}

/**
 * Offered nudges sent now become one message; timed ones only those due in the same minute. A question ("fewer?") stays
 * alone.
 */
export function groupIntoBundles(spoken: readonly ComposedNudge[], isAlone: (one: ComposedNudge) => boolean): Bundle[] {
  const groups = new Map<string, ComposedNudge[]>()
  for (const one of spoken) {
    const { row } = one.due
    const minute = Math.floor(row.due_at.getTime() / MINUTE_MS)
    const key = isAlone(one)
      ? row.nudge_id
      : `${row.user_id} ${row.account_id} ${row.is_timed ? minute : 'offered'} ${row.is_timed ? row.priority : ''}`
    const group = groups.get(key) ?? []
    group.push(one)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap((group) => {
    const [carrier, ...others] = group.toSorted(
      (a, b) => carrierWeight(b, group) - carrierWeight(a, group) || compareDue(a.due.row, b.due.row),
    )
    return carrier ? [{ carrier, others }] : []
  })
}

/** By due time, independent of the database's order. */
const compareDue = (a: ClaimedNudge, b: ClaimedNudge): number =>
  a.due_at.getTime() - b.due_at.getTime() || (a.nudge_id < b.nudge_id ? -1 : 1)

/** The row that carried the bundle before still does, so that a repetition is the same message; else the one with most to show. */
const carrierWeight = ({ due: { row }, view: { blocks } }: ComposedNudge, group: readonly ComposedNudge[]): number =>
  (group.some(({ due }) => due.row.bundle_id === row.nudge_id) ? 100 : 0) + blocks.length
