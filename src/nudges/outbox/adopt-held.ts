// Planned rows whose platform posts them by itself: they get the id they were handed over with, and their outcome is
// unknown until it is looked up.
import type { Transaction } from 'objection'
import { HeldNudge } from '../../models/held-nudge.ts'

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
    const lookUpAt = Math.max(row.due_at.getTime() + HELD_LOOK_UP_MS, now.getTime())
    count += await trx('nudges')
      .where({ schedule_id: row.schedule_id, slot: row.slot })
      .whereIn('state', ['pending', 'missed'])
      .update({
        ...{ nudge_id: kept.nudge_id, state: 'unknown', reason: null, account_id: kept.account_id },
        ...{ channel_id: kept.channel_id, lease_expires_at: new Date(lookUpAt) },
      })
  }
  return count
}

/** A message can't be taken back any more: its platform has posted it, or is about to. */
export async function forgetHeldKey(trx: Transaction, carrierId: string, now: Date): Promise<void> {
  await HeldNudge.query(trx).where({ carrier_id: carrierId }).patch({ message_key: null, updated_at: now })
}

/** Which of these rows their platform was to post by itself, by nudge. */
export async function findHeld(trx: Transaction, nudgeIds: readonly string[]): Promise<ReadonlyMap<string, HeldNudge>> {
  const held = await HeldNudge.query(trx).findByIds([...nudgeIds])
  return new Map(held.map((each) => [each.nudge_id, each]))
}
