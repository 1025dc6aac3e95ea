// Planned rows whose platform posts them by itself: they get the id they were handed over with, and their outcome is
// unknown until it is looked up.
import type { Transaction } from 'objection'
import { HeldNudge } from '../../models/held-nudge.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { type Mark, markRows } from './mark.ts'

export type { HeldNudge }

/** How long after its time a platform may take to post. A look-up before tells nothing. */
const HELD_LOOK_UP_MS = 10_000

interface PlannedRow {
  readonly nudge_id: string
  readonly schedule_id: string
  readonly slot: string
  readonly due_at: Date
}

/**
 * In the transaction that plans them, so that no sender ever sees them waiting.
 * @returns how many there were
 */
export async function adoptHeld(trx: Transaction, planned: readonly PlannedRow[], now: Date): Promise<number> {
  if (planned.length === 0) return 0
  const held = await HeldNudge.query(trx)
    .whereNotNull('account_id')
    .whereIn('schedule_id', [...new Set(planned.map(({ schedule_id }) => schedule_id))])
  let count = 0
  for (const kept of held) {
    const row = planned.find(({ schedule_id, slot }) => schedule_id === kept.schedule_id && slot === kept.slot)
    if (!row) continue
    count += await trx('nudges')
      .where({ schedule_id: row.schedule_id, slot: row.slot })
      .whereIn('state', ['pending', 'missed'])
      .update({
        ...{ nudge_id: kept.nudge_id, state: 'unknown', reason: null, account_id: kept.account_id },
        ...{ channel_id: kept.channel_id, lease_expires_at: lookUpTime(row.due_at, now) },
      })
  }
  return count
}

/** A message can't be taken back any more: its platform has posted it, or is about to. */
export async function forgetHeldKey(trx: Transaction, carrierId: string, now: Date): Promise<void> {
  await HeldNudge.query(trx).where({ carrier_id: carrierId }).patch({ message_key: null, updated_at: now })
}

/**
 * Takes what was put off and handed over out of rows that were claimed: it was in the outbox all along, and its platform
 * posts it. Its outcome is looked up, and the rest is sent.
 */
export async function withoutHeldSnoozes(
  trx: Transaction,
  claimed: readonly ClaimedNudge[],
  now: Date,
): Promise<readonly ClaimedNudge[]> {
  const snoozes = claimed.filter(({ slot }) => slot.includes('+'))
  if (snoozes.length === 0) return claimed
  const held = await findHeld(
    trx,
    snoozes.map(({ nudge_id }) => nudge_id),
  )
  const marks = snoozes.flatMap((row): Mark[] => {
    const kept = held.get(row.nudge_id)
    if (!kept || kept.account_id === null) return []
    const leaseUntil = lookUpTime(row.due_at, now)
    return [{ row, state: 'unknown', accountId: kept.account_id, channelId: kept.channel_id, leaseUntil }]
  })
  if (marks.length === 0) return claimed
  await markRows(trx, marks)
  const adopted = new Set(marks.map(({ row }) => row.nudge_id))
  return claimed.filter(({ nudge_id }) => !adopted.has(nudge_id))
}

/** When a message that its platform posts at `due` is looked up first. */
const lookUpTime = (due: Date, now: Date): Date => new Date(Math.max(due.getTime() + HELD_LOOK_UP_MS, now.getTime()))

/** Stores outcomes of rows that their platform did not post: they are ours to send from now on. */
export async function markUnheld(trx: Transaction, marks: readonly Mark[]): Promise<void> {
  await markRows(trx, marks)
  await HeldNudge.query(trx)
    .delete()
    .findByIds(marks.map(({ row }) => row.nudge_id))
}

/** Which of these rows their platform was to post by itself, by nudge. */
export async function findHeld(trx: Transaction, nudgeIds: readonly string[]): Promise<ReadonlyMap<string, HeldNudge>> {
  const held = await HeldNudge.query(trx).findByIds([...nudgeIds])
  return new Map(held.map((each) => [each.nudge_id, each]))
}
