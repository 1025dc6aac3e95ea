// Pauses of spaces that fail or limit the rate, so that they delay no other. Every process reads them.
import type { Transaction } from 'objection'
import { ChatAccount } from '../../models/chat-account.ts'
import { Space } from '../../models/space.ts'

/**
 * Nothing is sent there before this instant, UTC, as requested by the platform. Not a failure. Of several such answers
 * the longest counts.
 */
export async function pauseSpace(trx: Transaction, spaceId: string, until: Date, now: Date): Promise<void> {
  await Space.query(trx).findById(spaceId).patch({ failure_count: 0, updated_at: now })
  await prolongPause(trx, spaceId, until, now)
}

async function prolongPause(trx: Transaction, spaceId: string, until: Date, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId })
    .where((query) => query.whereNull('paused_until').orWhere('paused_until', '<', until))
    .patch({ paused_until: until, updated_at: now })
}

/**
 * Nothing is sent there before `until`, UTC: its circuit is open after so many bursts of failures. A longer pause that the
 * platform asked for stays.
 */
export async function openSpaceCircuit(
  trx: Transaction,
  spaceId: string,
  { failures, until }: { readonly failures: number; readonly until: Date },
  now: Date,
): Promise<void> {
  await Space.query(trx)
    .findById(spaceId)
    .patch({ failure_count: Math.min(failures, 100), updated_at: now })
  await prolongPause(trx, spaceId, until, now)
}

/** Closes its circuit. A pause that the platform asked for stays: an older request may have been answered since. */
export async function closeSpaceCircuit(trx: Transaction, spaceId: string, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId })
    .where('failure_count', '>', 0)
    .patch({ failure_count: 0, paused_until: null, updated_at: now })
}

/**
 * Closes the circuits of these platforms and makes waiting rows due: another process sends there now. Pauses requested
 * by the platform stay.
 */
export async function closeAllCircuits(trx: Transaction, platforms: readonly string[], now: Date): Promise<void> {
  const closed = await Space.query(trx)
    .whereIn('platform', [...platforms])
    .where('failure_count', '>', 0)
    .patch({ failure_count: 0, paused_until: null, updated_at: now })
    .returning('space_id')
  if (closed.length === 0) return
  await trx('nudges')
    .where({ state: 'pending', reason: PAUSED_REASON })
    .where('try_at', '>', now)
    .update({ try_at: now })
}

/** Reason of rows that wait for the end of their space's pause. */
export const PAUSED_REASON = 'space'
/** Reason of rows that wait until their space has room in the queue. */
export const BUSY_REASON = 'busy'

/** A space that is kept waiting. */
export interface PausedSpace {
  readonly platform: string
  /** Its id on its platform; empty if the platform has only one. */
  readonly externalId: string
  readonly pausedUntil: Date
  /** It fails, as opposed to limiting the rate. */
  readonly isFailing: boolean
}

/**
 * Active spaces that are paused, or retried by a single request.
 * @param now UTC
 */
export async function listPausedSpaces(trx: Transaction, now: Date): Promise<readonly PausedSpace[]> {
  const rows = await Space.query(trx)
    .where({ is_active: true })
    .where((query) => query.where('paused_until', '>', now).orWhere('failure_count', '>', 0))
    .orderBy(['platform', 'external_id'])
  return rows.flatMap(({ platform, external_id, paused_until, failure_count }) =>
    paused_until
      ? [{ platform, externalId: external_id, pausedUntil: paused_until, isFailing: failure_count > 0 }]
      : [],
  )
}

/** The token is revoked, the app uninstalled, the bot removed. */
export async function markSpaceLeft(trx: Transaction, spaceId: string, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId, is_active: true })
    .patch({ is_active: false, left_at: now, updated_at: now })
}

/** A message arrived: the person's direct messages are open again. */
export async function markDmOpen(trx: Transaction, accountId: string): Promise<void> {
  await ChatAccount.query(trx).findById(accountId).patch({ dm_closed_at: null, dm_told_at: null })
}

/** The person's direct messages are closed; retried once the person has written. */
export async function markDmClosed(trx: Transaction, accountId: string, now: Date): Promise<void> {
  await ChatAccount.query(trx).findById(accountId).patch({ dm_closed_at: now })
}
