// Recomputes next times after a changed setting or zone. A local day that was served is not repeated, and one that was
// not is not skipped.
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import { addDays, localDay, localTime } from '../../../time/index.ts'
import { type Me, zoneOf } from '../../request/me.ts'
import { isTaken, lastSaid, nextSlot, passedSlot, type TakenSlots, takenSlots } from '../slots.ts'
import { isTaskTimeKind } from './task-time-kinds.ts'

/**
 * Sets the next times anew, as when the person moved: what was said for a local day is not said again, and a local
 * day that has not been is not swallowed.
 * @param options `hasMoved`: the person is in another zone; what its clock has passed by is said when it was promised
 */
export async function recomputeSchedules(
  me: Me,
  rows: readonly Schedule[],
  { hasMoved = false }: { readonly hasMoved?: boolean } = {},
): Promise<void> {
  for (const row of rows) {
    if (row.is_active || row.next_due_at === null || row.local_time !== null) continue
    row.next_due_at = null
    await row.$query(me.trx).patch({ next_due_at: null, updated_at: me.now })
  }
  const walls = rows.filter((row) => row.local_time !== null && !isTemplate(row))
  if (walls.length === 0) return
  const used = await loadTakenSlots(me, walls)
  for (const row of walls) {
    const next = (hasMoved && promisedTime(me, row, used)) || computeNextTime(me, row, used)
    if (next?.getTime() === row.next_due_at?.getTime()) continue
    row.next_due_at = next
    await row.$query(me.trx).patch({ next_due_at: next, updated_at: me.now })
  }
}

/** The slots of these schedules of the last days. One query. */
export async function loadTakenSlots(me: Me, rows: readonly Schedule[]): Promise<TakenSlots> {
  const found = await Nudge.query(me.trx)
    .select('schedule_id', 'slot', 'due_at', 'sent_at')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
    .where('local_date', '>=', addDays(localDay(me.now, zoneOf(me), '00:00'), -RECENT_DAYS))
  return takenSlots(found)
}

/** A local date may be two days behind another zone's, and a reminder a day and a half behind that. */
const RECENT_DAYS = 4

/** The next time of a wall-clock schedule, UTC; null if it is inactive or has none to come. */
export function computeNextTime(me: Me, row: Schedule, used: TakenSlots): Date | null {
  // What is due and not planned yet is not skipped: the search begins at its own time.
  const isWaiting = row.next_due_at !== null && row.next_due_at <= me.now
  const after = isWaiting && row.next_due_at ? new Date(row.next_due_at.getTime() - 1) : me.now
  return row.is_active ? nextUnusedTime(row, zoneOf(me), after, used) : null
}

/** Without a word for longer than this a daily reminder has lost a day. An hour more than a day and a half: clocks change. */
const MAX_SILENCE_MS = 37 * 3_600_000
const DAY_MS = 24 * 3_600_000

/**
 * Where the new zone's clock has passed by the moment of a day and would swallow that day: when it is said all the same. A
 * daily one a day after it was said last, another one when it was promised in the zone before.
 */
function promisedTime(me: Me, row: Schedule, used: TakenSlots): Date | null {
  const promised = row.next_due_at
  if (!row.is_active || row.local_date !== null || !promised) return null
  const zone = zoneOf(me)
  if (row.days === null) {
    const said = lastSaid(used, row.schedule_id) ?? new Date(promised.getTime() - DAY_MS)
    const next = computeNextTime(me, row, used)
    if (next && next.getTime() - said.getTime() <= MAX_SILENCE_MS) return null
    return new Date(Math.max(me.now.getTime(), said.getTime() + DAY_MS))
  }
  if (promised <= me.now) return null
  const passed = passedSlot(row, zone, promised)
  const isSwallowed = passed !== null && nextSlot(row, zone, me.now)?.slot !== passed.slot
  return isSwallowed && !isTaken(used, row.schedule_id, passed) ? promised : null
}

/** A setting that only gives the time of its subjects (a goal's date at nine) has no time of its own. */
const isTemplate = ({ kind, subject_id }: Schedule): boolean => kind === 'goal' && subject_id === null

/** The next time whose slot is not in the outbox. */
export function nextUnusedTime(row: Schedule, zone: string, after: Date, used: TakenSlots): Date | null {
  let next = nextSlot(row, zone, after)
  while (next && isTaken(used, row.schedule_id, next)) next = nextSlot(row, zone, next.due)
  return next?.due ?? null
}

/** The person's zone has changed. Instants of tasks stay; their rows take over the wall clock of the new zone. */
export async function recomputeForNewZone(me: Me): Promise<void> {
  const rows = await Schedule.query(me.trx).where({ user_id: me.user.user_id, is_active: true })
  const zone = zoneOf(me)
  for (const { row, due } of await taskMoments(me, rows)) {
    const wall = { local_time: localTime(due, zone), local_date: localDay(due, zone, '00:00') }
    row.$set(wall)
    await row.$query(me.trx).patch({ ...wall, updated_at: me.now })
  }
  await recomputeSchedules(
    me,
    rows.filter(({ kind }) => !isTaskTimeKind(kind)),
    { hasMoved: true },
  )
}

interface TaskMoment {
  readonly row: Schedule
  readonly due: Date
}

/** Reminders of tasks that are to come, and rows without one that keep the wall clock that was meant. Two queries. */
async function taskMoments(me: Me, active: readonly Schedule[]): Promise<TaskMoment[]> {
  const resting = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id, kind: 'task' })
    .whereNotNull('subject_id')
    .whereNotNull('local_date')
    .whereNull('next_due_at')
  const coming = active.filter(({ kind, next_due_at }) => isTaskTimeKind(kind) && next_due_at !== null)
  const tasks: { task_id: string; due_date: Date | null }[] = await me
    .trx('tasks')
    .select('task_id', 'due_date')
    .whereIn(
      'task_id',
      [...coming, ...resting].map(({ subject_id }) => subject_id ?? ''),
    )
    .whereNotNull('due_date')
  const dues = new Map(tasks.map(({ task_id, due_date }) => [task_id, due_date]))
  return [...coming, ...resting].flatMap((row) => {
    const due = dues.get(row.subject_id ?? '')
    // What is past and will not ring again keeps its row.
    return due && (row.next_due_at !== null || due > me.now) ? [{ row, due }] : []
  })
}
