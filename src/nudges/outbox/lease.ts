// Leases: which process claims, and which sends through each lane. A frozen or dead holder is replaced when its lease
// expires.
import type { Transaction } from 'objection'
import { isPostgres, rawRows } from '../../models/bulk.ts'

/** Held by the one process that claims what is due and decides where it goes. */
export const CLAIMER_LEASE_ID = 'sender'
/** How long a holder may be silent. */
export const SENDER_LEASE_MS = 20_000

/**
 * A lane is what one process at a time sends through: a platform, or the person at a terminal. Short enough for the key
 * of a lease.
 */
export const laneKey = (platform: string, only?: string): string =>
  (only === undefined ? platform : `${platform} ${only}`).slice(0, MAX_LANE_KEY_LENGTH)

/** The platform of a lane. */
export const lanePlatform = (lane: string): string => lane.split(' ', 1)[0] ?? lane

/** `leases.lease_id` holds 40 characters, including the prefix. */
export const MAX_LANE_KEY_LENGTH = 33
const LANE_PREFIX = `${CLAIMER_LEASE_ID} `

/** What a process may currently do with the outbox. */
export interface HeldLeases {
  /** Claims and decides. */
  readonly isClaimer: boolean
  /** Lanes of this process. */
  readonly lanes: ReadonlySet<string>
  /** Lanes of all processes, including this one. */
  readonly activeLanes: ReadonlySet<string>
}

/** The leases of a process that has asked for none. */
export const NO_LEASES: HeldLeases = { isClaimer: false, lanes: new Set(), activeLanes: new Set() }

/**
 * Takes or renews the leases. On PostgreSQL by the database's clock, so that a process with a wrong clock takes none
 * from another. A process without lanes takes none.
 * @param now of this machine, UTC; used on SQLite, which has one process only
 * @param ms duration, from the moment of asking
 */
export async function acquireLeases(
  trx: Transaction,
  holder: string,
  lanes: readonly string[],
  now: Date,
  ms = SENDER_LEASE_MS,
): Promise<HeldLeases> {
  if (lanes.length === 0) return NO_LEASES
  const database = isPostgres(trx)
  const until = database ? `clock_timestamp() + interval '${ms} milliseconds'` : '?'
  const present = database ? 'clock_timestamp()' : '?'
  // The same order in every process avoids deadlocks.
  const ids = [CLAIMER_LEASE_ID, ...lanes.map((lane) => LANE_PREFIX + lane)].toSorted()
  const rows = ids.map(() => `(?, ?, 1, ${until})`).join(', ')
  const result: unknown = await trx.raw(
    `INSERT INTO leases (lease_id, holder, fence, expires_at) VALUES ${rows}
     ON CONFLICT (lease_id) DO UPDATE SET
       fence = leases.fence + CASE WHEN leases.holder = excluded.holder THEN 0 ELSE 1 END,
       holder = excluded.holder, expires_at = excluded.expires_at
     WHERE leases.holder = excluded.holder OR leases.expires_at <= ${present}
     RETURNING lease_id`,
    [
      ...ids.flatMap((id) => (database ? [id, holder] : [id, holder, new Date(now.getTime() + ms)])),
      ...(database ? [] : [now]),
    ],
  )
  const held = rawRows(result).map(({ lease_id }) => String(lease_id))
  const living: { lease_id: string }[] = await trx('leases')
    .select('lease_id')
    .whereLike('lease_id', `${LANE_PREFIX}%`)
    .whereRaw(`expires_at > ${present}`, database ? [] : [now])
  const lanesOf = (list: readonly string[]): ReadonlySet<string> =>
    new Set(list.filter((id) => id.startsWith(LANE_PREFIX)).map((id) => id.slice(LANE_PREFIX.length)))
  return {
    isClaimer: held.includes(CLAIMER_LEASE_ID),
    lanes: lanesOf(held),
    activeLanes: lanesOf(living.map(({ lease_id }) => lease_id)),
  }
}

/** A holder renews its leases every few seconds. */
const JUST_RENEWED_MS = 10_000

/**
 * Lanes whose lease was renewed a moment ago by the clock of this process, so that it can't have been set by much since.
 * None on PostgreSQL, where each process has a clock of its own.
 * @param now of this machine, UTC
 * @param ms duration of the leases
 */
export async function findJustRenewed(
  trx: Transaction,
  lanes: readonly string[],
  now: Date,
  ms = SENDER_LEASE_MS,
): Promise<ReadonlySet<string>> {
  if (isPostgres(trx)) return new Set()
  const rows: { readonly lease_id: string }[] = await trx('leases')
    .select('lease_id')
    .whereIn(
      'lease_id',
      lanes.map((lane) => LANE_PREFIX + lane),
    )
    .where('expires_at', '>=', new Date(now.getTime() + ms - JUST_RENEWED_MS))
    .where('expires_at', '<=', new Date(now.getTime() + ms))
  return new Set(rows.map(({ lease_id }) => lease_id.slice(LANE_PREFIX.length)))
}

/** Lets other processes take over at once. */
export async function releaseLeases(trx: Transaction, holder: string): Promise<void> {
  await trx('leases').where({ holder }).delete()
}
