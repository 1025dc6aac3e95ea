// A space that fails is left alone for a while, by every process, so that it delays nobody else.
import type { Transaction } from 'objection'
import { MINUTE_MS } from '../../domain/reminders/kind-rules.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { Space } from '../../models/space.ts'

/** After so many failures in a row nothing is tried for a while, which doubles with each more. */
const FAILURE_THRESHOLD = 3
const INITIAL_BACKOFF_MS = 10_000
const MAX_BACKOFF_MS = 60 * MINUTE_MS

/** Nothing is sent there before this moment: the platform asked for it. */
export async function pauseSpace(trx: Transaction, spaceId: string, until: Date, now: Date): Promise<void> {
  await Space.query(trx).findById(spaceId).patch({ paused_until: until, updated_at: now })
}

/** So many more failures in a row. @returns until when the space is paused, null where it is not yet */
export async function recordSpaceFailures(
  trx: Transaction,
  spaceId: string,
  more: number,
  now: Date,
): Promise<Date | null> {
  const space = await Space.query(trx).findById(spaceId).forUpdate()
  if (!space) return null
  const count = Math.min(space.failure_count + more, 100)
  const until =
    count < FAILURE_THRESHOLD
      ? null
      : new Date(
          now.getTime() + Math.min(INITIAL_BACKOFF_MS * 2 ** Math.min(count - FAILURE_THRESHOLD, 10), MAX_BACKOFF_MS),
        )
  await space.$query(trx).patch({
    failure_count: count,
    updated_at: now,
    ...(until ? { paused_until: until } : {}),
  })
  return until
}

/** It works again. */
export async function resetSpaceFailures(trx: Transaction, spaceId: string, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId })
    .where((query) => query.where('failure_count', '>', 0).orWhereNotNull('paused_until'))
    .patch({ failure_count: 0, paused_until: null, updated_at: now })
}

/** The token is revoked, the app uninstalled, the bot kicked. */
export async function markSpaceLeft(trx: Transaction, spaceId: string, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId, is_active: true })
    .patch({ is_active: false, left_at: now, updated_at: now })
}

/** This person's direct messages are closed; they are tried again once the person has written. */
export async function markDmClosed(trx: Transaction, accountId: string, now: Date): Promise<void> {
  await ChatAccount.query(trx).findById(accountId).patch({ dm_closed_at: now })
}
