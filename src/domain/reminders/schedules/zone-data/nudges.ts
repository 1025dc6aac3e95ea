// New zone data: times of nudges, page by page, by id.

import { isPostgres, updateMany } from '../../../../models/bulk.ts'
import { Schedule } from '../../../../models/schedule.ts'
import { addDays, localDay } from '../../../../time/index.ts'
import { DAY_MS } from '../../kind-rules.ts'
import { nextSlot, singleOccurrence, type TakenSlots, takenSlots } from '../../slots.ts'
import { nextUnusedTime } from '../recompute.ts'
import { loadTimeZones, type Trx, ZONE_DATA_PAGE_SIZE } from './paging.ts'

/** Future times, with the tasks whose typed times they follow. What is due already stays due. */
export async function recomputeSchedulePage(trx: Trx, after: string, now: Date): Promise<string | null> {
  const query = Schedule.query(trx)
    .whereNotNull('next_due_at')
    .whereNotNull('local_time')
    .where((builder) => (after === '' ? builder : builder.where('schedule_id', '>', after)))
    .orderBy('schedule_id')
    .limit(ZONE_DATA_PAGE_SIZE)
  const rows = await (isPostgres(trx) ? query.forNoKeyUpdate() : query)
  const zones = await loadTimeZones(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const used = await loadUsedSlotKeys(trx, rows, now)
  const schedules: { schedule_id: string; next_due_at: Date | null; updated_at: Date }[] = []
  const tasks: { task_id: string; due_date: Date; before: Date }[] = []
  for (const row of rows) {
    if (!row.next_due_at || row.next_due_at <= now) continue
    // What would have been due since the row was computed is sent late instead of never.
    const since = new Date(Math.max(row.updated_at.getTime(), now.getTime() - DAY_MS))
    const zone = zones.get(row.user_id) ?? 'UTC'
    const next = nextUnusedTime(row, zone, since, used)
    if (next?.getTime() === row.next_due_at.getTime()) continue
    schedules.push({ schedule_id: row.schedule_id, next_due_at: next, updated_at: now })
    const due = row.kind === 'task' && row.subject_id !== null ? singleOccurrence(row, zone) : null
    if (row.subject_id !== null && next && due) {
      const shift = next.getTime() - row.next_due_at.getTime()
      tasks.push({ task_id: row.subject_id, due_date: due, before: new Date(due.getTime() - shift) })
    }
  }
  await updateMany(trx, 'schedules', 'schedule_id', SCHEDULE_COLUMNS, schedules)
  // Only a date that equals its reminder's.
  await updateMany(trx, 'tasks', 'task_id', TASK_COLUMNS, tasks, { and: 't.due_date = v.before', only: ['before'] })
  return rows.at(-1)?.schedule_id ?? null
}

const SCHEDULE_COLUMNS = { schedule_id: 'uuid', next_due_at: 'instant', updated_at: 'instant' } as const
const TASK_COLUMNS = { task_id: 'uuid', due_date: 'instant', before: 'instant' } as const

interface PendingRow {
  readonly nudge_id: string
  readonly user_id: string
  readonly local_date: string
  readonly due_at: Date
  readonly try_at: Date
  readonly reason: string | null
  readonly local_time: string
  readonly lead_minutes: number
}

/** Planned and unsent nudges: their instant follows the wall clock; the end of quiet hours is recomputed. */
export async function recomputePendingPage(trx: Trx, after: string, now: Date): Promise<string | null> {
  const query = trx('nudges')
    .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
    .select('nudges.nudge_id', 'nudges.user_id', 'nudges.local_date', 'nudges.due_at', 'nudges.try_at')
    .select('nudges.reason', 'schedules.local_time', 'schedules.lead_minutes')
    .where('nudges.state', 'pending')
    .whereNot('nudges.slot', 'like', '%+%')
    .whereNotNull('schedules.local_time')
    // Of several reminders of one moment, the rows that wait are due within days at most and stay.
    .whereNull('schedules.leads')
    .whereNull('schedules.repeat_minutes')
    .where((builder) => void (after === '' ? builder : builder.where('nudges.nudge_id', '>', after)))
    .orderBy('nudges.nudge_id')
    .limit(ZONE_DATA_PAGE_SIZE)
  const rows: PendingRow[] = await (isPostgres(trx) ? query.forNoKeyUpdate('nudges') : query)
  const zones = await loadTimeZones(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const moved = rows.flatMap((row) => {
    const wish = { ...row, days: null }
    const due = nextSlot(wish, zones.get(row.user_id) ?? 'UTC', new Date(row.due_at.getTime() - 3 * DAY_MS))?.due
    const isSame = !due || due.getTime() === row.due_at.getTime()
    const waits = row.reason === 'quiet' && row.try_at > now
    if (isSame && !waits) return []
    const due_at = due ?? row.due_at
    return [{ nudge_id: row.nudge_id, due_at, try_at: due_at > now ? due_at : now }]
  })
  await updateMany(trx, 'nudges', 'nudge_id', PENDING_COLUMNS, moved)
  return rows.at(-1)?.nudge_id ?? null
}

const PENDING_COLUMNS = { nudge_id: 'uuid', due_at: 'instant', try_at: 'instant' } as const

async function loadUsedSlotKeys(trx: Trx, rows: readonly Schedule[], now: Date): Promise<TakenSlots> {
  if (rows.length === 0) return new Map()
  const spoken: { schedule_id: string; slot: string; due_at: Date; sent_at: Date | null }[] = await trx('nudges')
    .select('schedule_id', 'slot', 'due_at', 'sent_at')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
    .where('local_date', '>=', addDays(localDay(now, 'UTC', '00:00'), -2))
  return takenSlots(spoken)
}
