// The runtime has newer zone data than the stored times were computed with: they are recomputed from the wall clocks.
// Page by page, each in its own transaction that also stores the progress, so that another process can continue after a
// crash; idempotent.
import * as z from 'zod'
import { isPostgres } from '../../../models/bulk.ts'
import * as settings from '../../request/settings.ts'
import { createDatePageStep, recomputeTaskPage } from './zone-data/dates.ts'
import { recomputePendingPage, recomputeSchedulePage } from './zone-data/nudges.ts'
import type { PageStep, Trx } from './zone-data/paging.ts'

type Transact = <R>(work: (trx: Trx) => Promise<R>) => Promise<R>

/** What the recomputation needs. */
export interface ZoneDataOptions {
  readonly transact: Transact
  /** Version of the runtime's zone data, such as `2025c`. */
  readonly version: string
  readonly now: () => Date
  /** Checked between pages; the rest is done at the next start. */
  readonly isStopped?: () => boolean
}

/**
 * Recomputes stored times if the zone data has changed: pending nudges at once, so that none is early.
 * @returns the remaining work, perhaps millions of rows, to run in the background; null if there is none
 */
export async function recomputeForZoneData(options: ZoneDataOptions): Promise<(() => Promise<void>) | null> {
  const { transact, version, now, isStopped } = options
  const known = await transact((trx) => settings.findSetting(trx, ZONE_DATA_SETTING))
  if (known === version) return null
  if (known === null) return () => transact((trx) => settings.saveSetting(trx, ZONE_DATA_SETTING, version, now()))
  for (let after: string | null = ''; after !== null && !isStopped?.(); ) {
    const from: string = after
    after = await transact((trx) => recomputePendingPage(trx, from, now()))
  }
  return async () => {
    let isDone = false
    while (!isDone && !isStopped?.()) isDone = await transact((trx) => runNextPage(trx, version, now()))
  }
}

/** The phases, in this order. */
const STAGES: readonly { readonly name: string; readonly page: PageStep }[] = [
  { name: 'schedules', page: recomputeSchedulePage },
  { name: 'tasks', page: recomputeTaskPage },
  { name: 'goals', page: createDatePageStep('goals', 'goal_id', 'user_id', ['target_date']) },
  { name: 'projects', page: createDatePageStep('projects', 'project_id', 'owner_id', ['start_date', 'end_date']) },
]

/**
 * One page, after the one done last by any process.
 * @returns whether all is done
 */
async function runNextPage(trx: Trx, version: string, now: Date): Promise<boolean> {
  // One process at a time: others wait for this row and do the next page.
  if (isPostgres(trx)) await trx('settings').where({ setting_id: ZONE_DATA_SETTING }).forNoKeyUpdate()
  if ((await settings.findSetting(trx, ZONE_DATA_SETTING)) === version) return true
  const kept = progressShape.safeParse(JSON.parse((await settings.findSetting(trx, PROGRESS_SETTING)) ?? 'null'))
  const { stage, after } = kept.success && kept.data.version === version ? kept.data : { stage: 0, after: '' }
  const current = STAGES[stage]
  if (!current) {
    await settings.saveSetting(trx, PROGRESS_SETTING, null, now)
    await settings.saveSetting(trx, ZONE_DATA_SETTING, version, now)
    return true
  }
  const last = await current.page(trx, after, now)
  const next = last === null ? { version, stage: stage + 1, after: '' } : { version, stage, after: last }
  await settings.saveSetting(trx, PROGRESS_SETTING, JSON.stringify(next), now)
  return false
}

const ZONE_DATA_SETTING = 'zone_data'
/** Progress; deleted when done. */
const PROGRESS_SETTING = 'zone_data_place'

const progressShape = z.object({ version: z.string(), stage: z.number().int().min(0), after: z.string() })

/** The zone data the stored times were computed with, if different; null if they are right. */
export async function findOutdatedZoneData(
  trx: Trx,
  version: string,
): Promise<{ readonly known: string; readonly at: string | null } | null> {
  const known = await settings.findSetting(trx, ZONE_DATA_SETTING)
  if (known === null || known === version) return null
  const kept = progressShape.safeParse(JSON.parse((await settings.findSetting(trx, PROGRESS_SETTING)) ?? 'null'))
  const isUnderWay = kept.success && kept.data.version === version
  return { known, at: isUnderWay ? (STAGES[kept.data.stage]?.name ?? 'the last') : null }
}
