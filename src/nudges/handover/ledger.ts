// The record of what platforms hold: written before a message is handed over, so that a killed process leaves no doubt.
import type { Transaction } from 'objection'
import { HeldNudge } from '../../models/held-nudge.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { Space } from '../../models/space.ts'
import type { WantedMessage } from './wanted.ts'

/** A message that a platform holds, or perhaps does. */
export interface HeldRecord {
  readonly carrierId: string
  readonly rows: readonly HeldNudge[]
  readonly platform: string
  /** The space's id on its platform. */
  readonly space: string
  readonly channelId: string
  readonly accountId: string | null
  readonly key: string | null
  readonly state: HeldNudge['state']
  readonly viewHash: string
  /** When it is posted, UTC. */
  readonly at: Date
  readonly begunAt: Date
}

/** Everything that is held, the next first. */
export async function listHeld(trx: Transaction): Promise<readonly HeldRecord[]> {
  const rows = await HeldNudge.query(trx).orderBy(['due_at', 'nudge_id'])
  const spaces = await Space.query(trx).findByIds([...new Set(rows.map(({ space_id }) => space_id))])
  const messages = new Map<string, HeldNudge[]>()
  for (const row of rows) messages.set(row.carrier_id, [...(messages.get(row.carrier_id) ?? []), row])
  return [...messages].flatMap(([carrierId, carried]) => {
    const row = carried.find(({ nudge_id }) => nudge_id === carrierId) ?? carried[0]
    const space = spaces.find(({ space_id }) => space_id === row?.space_id)
    if (!row || !space) return []
    return {
      ...{ carrierId, rows: carried, platform: space.platform, space: space.external_id },
      ...{ channelId: row.channel_id, accountId: row.account_id, key: row.message_key, state: row.state },
      ...{ viewHash: row.view_hash, at: row.due_at, begunAt: row.created_at },
    }
  })
}

/**
 * Records a message that is about to be handed over.
 * @returns false where one of its occurrences is recorded already
 */
export async function recordBegun(
  trx: Transaction,
  message: WantedMessage,
  channelId: string,
  now: Date,
): Promise<boolean> {
  const [carrierId = ''] = message.nudgeIds
  const isAlone = message.bundle.others.length === 0
  const rows = [message.bundle.carrier, ...message.bundle.others].map(({ due: { row }, view }) => ({
    ...{ nudge_id: row.nudge_id, carrier_id: carrierId, schedule_id: row.schedule_id, slot: row.slot },
    ...{ account_id: message.accountId, space_id: message.spaceId, channel_id: channelId, message_key: null },
    ...{ view_hash: message.viewHash, due_at: message.at, state: 'begun' as const },
    card_kind: isAlone ? (view.card?.kind ?? null) : null,
    card_id: isAlone ? (view.card?.id ?? null) : null,
    ...{ created_at: now, updated_at: now },
  }))
  const known = await HeldNudge.query(trx)
    .select('schedule_id', 'slot')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
  const isKnown = (row: { schedule_id: string; slot: string }) =>
    known.some(({ schedule_id, slot }) => schedule_id === row.schedule_id && slot === row.slot)
  if (rows.some(isKnown)) return false
  for (const row of rows) await HeldNudge.query(trx).insert(row)
  return true
}

/** The platform has it, under this name. */
export async function recordHeld(trx: Transaction, carrierId: string, key: string, now: Date): Promise<void> {
  await HeldNudge.query(trx)
    .where({ carrier_id: carrierId })
    .patch({ state: 'held', message_key: key, updated_at: now })
}

/** It was changed when the platform gave it back no more. */
export async function recordLate(trx: Transaction, carrierId: string, now: Date): Promise<void> {
  await HeldNudge.query(trx).where({ carrier_id: carrierId }).patch({ state: 'late', updated_at: now })
}

/** It is held no more. */
export async function forgetHeld(trx: Transaction, carrierId: string): Promise<void> {
  await HeldNudge.query(trx).delete().where({ carrier_id: carrierId })
}

/** What became of the occurrences of a message whose time has passed. */
export interface PassedMessage {
  readonly nudges: readonly Nudge[]
  /** One of them is still to be planned. */
  readonly isToPlan: boolean
}

export async function loadPassed(trx: Transaction, { rows }: HeldRecord): Promise<PassedMessage> {
  const nudges = await Nudge.query(trx).findByIds(rows.map(({ nudge_id }) => nudge_id))
  const schedules = await Schedule.query(trx).findByIds(rows.map(({ schedule_id }) => schedule_id))
  const isToPlan = rows.some(({ nudge_id, schedule_id, due_at }) => {
    const schedule = schedules.find((each) => each.schedule_id === schedule_id)
    const isPlanned = nudges.some((each) => each.nudge_id === nudge_id)
    const next = schedule?.is_active ? schedule.next_due_at : null
    return !isPlanned && next !== null && next !== undefined && next <= due_at
  })
  return { nudges, isToPlan }
}
