// Done tasks by zone: today, this week (from Monday), in total. One query for any number of tasks.
import type { ZoneProgress } from '../../contracts/tasks.ts'
import type { CompassZone } from '../../models/compass-zone.ts'
import { startOfLocalDay, weekStart } from '../../time/index.ts'
import * as zones from '../places/zones/index.ts'
import { type Me, todayOf, weekStartOf, zoneOf } from '../request/me.ts'
import { ownTasks } from './rows.ts'

/** Of the active zones in the person's order, or of these. */
export async function loadZoneProgress(me: Me, of?: readonly CompassZone[]): Promise<ZoneProgress[]> {
  const shown = of ?? (await zones.listActiveZones(me))
  const start = (day: string): Date => startOfLocalDay(day, zoneOf(me), me.preferences.day_starts_at)
  const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`
  const done = `tasks.status = 'done'`
  const rows: unknown = await ownTasks(me)
    .whereIn(
      'tasks.zone_id',
      shown.map(({ zone_id }) => zone_id),
    )
    .select('tasks.zone_id')
    .select(
      me.trx.raw(
        `${count(`${done} AND tasks.completed_at >= ?`)} AS today, ${count(`${done} AND tasks.completed_at >= ?`)} AS week,
         ${count(done)} AS done, ${count(`tasks.status <> 'done'`)} AS open`,
        [start(todayOf(me)), start(weekStart(todayOf(me), weekStartOf(me)))],
      ),
    )
    .groupBy('tasks.zone_id')
  const counted = Array.isArray(rows) ? rows : []
  return shown.map((zone) => {
    const found: Record<string, unknown> = counted.find((row) => row.zone_id === zone.zone_id) ?? {}
    const number = (name: string): number => Number(found[name] ?? 0)
    return { zone, today: number('today'), week: number('week'), all: number('done'), open: number('open') }
  })
}
