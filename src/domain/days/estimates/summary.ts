// What is known of a person's estimates as a whole: how long things really took, for each minute they had said.
import type { EstimateSummary } from '../../../contracts/estimates.ts'
import { type Me, zoneOf } from '../../request/me.ts'
import { visibleTasks } from '../../tasks/rows.ts'
import { MIN_SAMPLES, medianRatio } from './correction.ts'
import { loadTimeSamples } from './samples.ts'

/** The newest ones are named. */
const MAX_SHOWN = 5

/** The summary of the last half year. Titles hidden on this platform are left out; no ratio from fewer than three tasks. */
export async function summarizeEstimates(me: Me): Promise<EstimateSummary> {
  const person = { userId: me.user.user_id, zone: zoneOf(me) }
  const samples = (await loadTimeSamples(me.trx, [person], me.now)).get(me.user.user_id) ?? []
  const newest = samples.toSorted((a, b) => b.doneAt.getTime() - a.doneAt.getTime())
  const shown = newest.slice(0, MAX_SHOWN)
  const seen = await visibleTasks(me).findByIds(shown.map(({ taskId }) => taskId))
  return {
    count: samples.length,
    needed: MIN_SAMPLES,
    ratio: samples.length < MIN_SAMPLES ? null : medianRatio(samples),
    measured: shown.map(({ taskId, title, estimated, actual, doneAt }) => ({
      title: seen.some(({ task_id }) => task_id === taskId) ? title : null,
      estimated,
      actual,
      doneAt,
    })),
  }
}
