// Paging, shared by all phases.
import type { Me } from '../../../request/me.ts'

export type Trx = Me['trx']

/**
 * Processes one page after an id.
 * @returns its last id; null at the end
 */
export type PageStep = (trx: Trx, after: string, now: Date) => Promise<string | null>

/** Rows per transaction. */
export const ZONE_DATA_PAGE_SIZE = 500

/** Each person's zone, by id. One query. */
export async function loadTimeZones(trx: Trx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map()
  const users: { user_id: string; timezone: string | null }[] = await trx('users')
    .select('user_id', 'timezone')
    .whereIn('user_id', [...new Set(userIds)])
  return new Map(users.map(({ user_id, timezone }) => [user_id, timezone ?? 'UTC']))
}
