// New zone data: dates. Those with an active reminder follow it; these are the rest: dates without a time, stored as a
// local day's last minute, and typed times with a disabled reminder, whose row keeps the wall clock.

import { isPostgres, updateMany } from '../../../../models/bulk.ts'
import { taskMetadata } from '../../../../models/json.ts'
import type { Schedule } from '../../../../models/schedule.ts'
import { addDays, calendarDay, endOfLocalDay, wallClockInstant } from '../../../../time/index.ts'
import { MINUTE_MS } from '../../kind-rules.ts'
import { loadTimeZones, type PageStep, type Trx, ZONE_DATA_PAGE_SIZE } from './paging.ts'

interface TaskRow {
  readonly task_id: string
  readonly due_date: Date
  readonly metadata: string
  readonly assignee_id: string | null
  readonly owner_id: string | null
}

export async function recomputeTaskPage(trx: Trx, after: string, now: Date): Promise<string | null> {
  const query = trx('tasks')
    .leftJoin('projects', 'projects.project_id', 'tasks.project_id')
    .select('tasks.task_id', 'tasks.due_date', 'tasks.metadata', 'tasks.assignee_id', 'projects.owner_id')
    .whereNotNull('tasks.due_date')
    .where((builder) => void builder.whereNot('tasks.status', 'done').orWhere('tasks.due_date', '>', now))
    .where((builder) => void (after === '' ? builder : builder.where('tasks.task_id', '>', after)))
    .orderBy('tasks.task_id')
    .limit(ZONE_DATA_PAGE_SIZE)
  const rows: TaskRow[] = await (isPostgres(trx) ? query.forNoKeyUpdate('tasks') : query)
  const people = rows.flatMap(({ assignee_id, owner_id }) => [assignee_id ?? [], owner_id ?? []].flat())
  const zones = await loadTimeZones(trx, people)
  const isTyped = ({ metadata }: TaskRow): boolean => taskMetadata.read(metadata).has_due_time
  const walls = await loadWallClocks(trx, rows.filter(isTyped), people)
  const moved = rows.flatMap((row) => {
    const { task_id, due_date } = row
    const theirs = [row.assignee_id, row.owner_id].flatMap((id) => (id === null ? [] : [zones.get(id) ?? 'UTC']))
    const meant = isTyped(row)
      ? correctedTypedTime(due_date, walls.get(task_id), zones)
      : correctedLastMinute(due_date, theirs)
    return meant === null ? [] : [{ task_id, due_date: meant }]
  })
  await updateMany(trx, 'tasks', 'task_id', { task_id: 'uuid', due_date: 'instant' }, moved)
  return rows.at(-1)?.task_id ?? null
}

type StoredWallClock = Pick<Schedule, 'user_id' | 'subject_id' | 'local_time' | 'local_date' | 'next_due_at'>

/** The newest row about each of these tasks is by the last person who dated it. */
async function loadWallClocks(
  trx: Trx,
  tasks: readonly TaskRow[],
  userIds: readonly string[],
): Promise<ReadonlyMap<string, StoredWallClock>> {
  if (tasks.length === 0) return new Map()
  const rows: StoredWallClock[] = await trx('schedules')
    .select('user_id', 'subject_id', 'local_time', 'local_date', 'next_due_at')
    .whereIn('user_id', [...new Set(userIds)])
    .where({ kind: 'task' })
    .whereIn(
      'subject_id',
      tasks.map(({ task_id }) => task_id),
    )
    .orderBy('updated_at')
  return new Map(rows.map((row) => [row.subject_id ?? '', row]))
}

/** Null if it is right, follows its reminder, or its wall clock is unknown. */
function correctedTypedTime(
  stored: Date,
  wall: StoredWallClock | undefined,
  zones: ReadonlyMap<string, string>,
): Date | null {
  if (!wall?.local_date || !wall.local_time || wall.next_due_at !== null) return null
  const meant = wallClockInstant(wall.local_date, wall.local_time, zones.get(wall.user_id) ?? 'UTC')
  return meant !== null && isZoneChange(stored, meant) ? meant : null
}

/** Null if it is a last minute in one of these zones, or none is near. */
function correctedLastMinute(stored: Date, zones: readonly string[]): Date | null {
  const near = zones.flatMap((zone) => {
    const day = calendarDay(stored, zone)
    return [addDays(day, -1), day].map((each) => endOfLocalDay(each, zone))
  })
  if (near.some((each) => each.getTime() === stored.getTime())) return null
  return near.find((each) => isZoneChange(stored, each)) ?? null
}

/** No country has ever moved its clocks further at once, except by a whole day, which a date would not reveal. */
const MAX_ZONE_SHIFT_MS = 180 * MINUTE_MS

const isZoneChange = (stored: Date, meant: Date): boolean => {
  const by = Math.abs(stored.getTime() - meant.getTime())
  return by > 0 && by <= MAX_ZONE_SHIFT_MS && by % (15 * MINUTE_MS) === 0
}

/** A goal's date, a project's first and last day: also the last minute of the owner's local day. */
export const createDatePageStep =
  (table: 'goals' | 'projects', id: 'goal_id' | 'project_id', owner: string, columns: readonly string[]): PageStep =>
  async (trx, after) => {
    const query = trx(table)
      .select(id, owner, ...columns)
      .where((builder) => void columns.reduce((where, column) => where.orWhereNotNull(column), builder))
      .where((builder) => void (after === '' ? builder : builder.where(id, '>', after)))
      .orderBy(id)
      .limit(ZONE_DATA_PAGE_SIZE)
    const rows: Record<string, string | Date | null>[] = await (isPostgres(trx) ? query.forNoKeyUpdate() : query)
    const zones = await loadTimeZones(
      trx,
      rows.map((row) => String(row[owner])),
    )
    for (const column of columns) {
      const moved = rows.flatMap((row) => {
        const stored = row[column]
        const meant =
          stored instanceof Date ? correctedLastMinute(stored, [zones.get(String(row[owner])) ?? 'UTC']) : null
        return meant === null ? [] : [{ [id]: String(row[id]), [column]: meant }]
      })
      await updateMany(trx, table, id, { [id]: 'uuid', [column]: 'instant' }, moved)
    }
    return rows.length === 0 ? null : String(rows.at(-1)?.[id])
  }
