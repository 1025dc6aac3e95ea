// Pauses are stored as instants of a wall clock. Where that clock is set they move with it, and where another clock may
// have stored them they are bounded, so that each lasts as long as was asked for and no longer.
import type { Transaction } from 'objection'
import { isPostgres } from '../../models/bulk.ts'
import { Space } from '../../models/space.ts'
import { lanePlatform } from './lease.ts'
import { boundLookUpPauses, moveLookUpPauses } from './look-up-pauses.ts'
import { BUSY_REASON, PAUSED_REASON } from './space-health.ts'

/** A clock was set while the process lived. */
export interface ClockStep {
  /** Through which the process sends. */
  readonly lanes: readonly string[]
  /** By the clock as it is now, UTC. */
  readonly now: Date
  /** By how much it was set; negative: back. */
  readonly stepMs: number
  /** The process decides what waits, so that its clock is the one rows wait by. */
  readonly isClaimer: boolean
}

/** Moves the pauses of these lanes' spaces, and the rows that wait for a pause or were asked to come later. */
export async function movePauses(trx: Transaction, { lanes, now, stepMs, isClaimer }: ClockStep): Promise<void> {
  const before = new Date(now.getTime() - stepMs)
  for (const { space_id, paused_until } of await pausedSpaces(trx, lanes, before))
    await patchPause(trx, space_id, new Date(paused_until.getTime() + stepMs), now)
  await moveLookUpPauses(trx, before, stepMs)
  if (!isClaimer) return
  const moved = isPostgres(trx)
    ? `try_at + interval '${stepMs} milliseconds'`
    : `strftime('%Y-%m-%d %H:%M:%f', try_at, '${stepMs / 1000} seconds')`
  // Without a reason a row waits past its moment only where a platform asked it to, or its account rests after a failure.
  await trx('nudges')
    .where({ state: 'pending' })
    .where('try_at', '>', before)
    .where((query) =>
      query
        .whereIn('reason', [PAUSED_REASON, BUSY_REASON])
        .orWhere((own) => own.whereNull('reason').where('due_at', '<=', before)),
    )
    .update({ try_at: trx.raw(moved) })
}

/**
 * Bounds pauses that were stored by a clock which is ahead of this one, or was before it was set back: what is left of
 * each is no longer than it was when it was stored.
 * @param now UTC
 */
export async function boundPauses(trx: Transaction, { lanes, now }: Pick<ClockStep, 'lanes' | 'now'>): Promise<void> {
  await boundLookUpPauses(trx, now)
  const ahead = (await pausedSpaces(trx, lanes, now)).filter(({ updated_at }) => updated_at > now)
  for (const { space_id, paused_until, updated_at } of ahead)
    await patchPause(
      trx,
      space_id,
      new Date(now.getTime() + Math.max(0, paused_until.getTime() - updated_at.getTime())),
      now,
    )
  // Decided anew, each waits for its own space.
  if (ahead.length > 0)
    await trx('nudges')
      .where({ state: 'pending', reason: PAUSED_REASON })
      .where('try_at', '>', now)
      .update({ try_at: now })
}

/** Spaces of these lanes' platforms whose pause is not over by then. */
async function pausedSpaces(
  trx: Transaction,
  lanes: readonly string[],
  instant: Date,
): Promise<readonly { readonly space_id: string; readonly paused_until: Date; readonly updated_at: Date }[]> {
  const rows = await Space.query(trx)
    .select('space_id', 'paused_until', 'updated_at')
    .whereIn('platform', [...new Set(lanes.map(lanePlatform))])
    .where('paused_until', '>', instant)
  return rows.flatMap(({ space_id, paused_until, updated_at }) =>
    paused_until ? [{ space_id, paused_until, updated_at }] : [],
  )
}

const patchPause = (trx: Transaction, spaceId: string, until: Date, now: Date): Promise<number> =>
  Space.query(trx).findById(spaceId).patch({ paused_until: until, updated_at: now }).then(Number)
