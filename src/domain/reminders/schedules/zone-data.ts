// The runtime knows other clock changes than those the stored times were computed with: they are computed again from
// the wall clocks people meant. Page by page, each in a transaction of its own that also keeps how far it came, so that
// whoever goes on, after a kill or beside it, goes on there; done twice, it changes nothing.
import { z } from 'zod'
import { isPostgres } from '../../../models/bulk.ts'
import * as settings from '../../request/settings.ts'
import { createDatePageStep, recomputeTaskPage } from './zone-data/dates.ts'
import { recomputePendingPage, recomputeSchedulePage } from './zone-data/nudges.ts'
import type { PageStep, Trx } from './zone-data/paging.ts'

type Transact = <R>(work: (trx: Trx) => Promise<R>) => Promise<R>

/** What following new zone data takes. */
export interface ZoneDataOptions {
  readonly transact: Transact
  /** Of the data the runtime has, such as `2025c`. */
  readonly version: string
  readonly now: () => Date
  /** Asked between pages; what is left then is done at the next start. */
  readonly isStopped?: () => boolean
}

/**
 * Sets stored times anew where the runtime has other zone data than the one they were computed with: what is planned
 * and waits at once, so that nothing of it is early.
 * @returns the rest of the work, millions of rows perhaps, for whoever has time; null where there is none
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

/** What there is to follow, in this order. */
const STAGES: readonly { readonly name: string; readonly page: PageStep }[] = [
  { name: 'schedules', page: recomputeSchedulePage },
  { name: 'tasks', page: recomputeTaskPage },
  { name: 'goals', page: createDatePageStep('goals', 'goal_id', 'user_id', ['target_date']) },
  { name: 'projects', page: createDatePageStep('projects', 'project_id', 'owner_id', ['start_date', 'end_date']) },
]

/** One page, after the one that anybody did last. @returns whether all is done */
async function runNextPage(trx: Trx, version: string, now: Date): Promise<boolean> {
  // One process at a time: the others wait for this row, and do the page after.
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
/** How far it came; gone when it is done. */
const PROGRESS_SETTING = 'zone_data_place'

const progressShape = z.object({ version: z.string(), stage: z.number().int().min(0), after: z.string() })

/** Which zone data the stored times were computed with, where that is another than this; null where they are right. */
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
