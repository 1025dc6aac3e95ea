// The fresh start after days away: past dates are cleared, future ones stay, nothing is deleted, the days count as
// rest, undoable for a week.
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitPause } from '../../../models/habit-pause.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import { newId } from '../../../models/id.ts'
import { addDays, type Day, localDay } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, touch, zoneOf } from '../../request/me.ts'
import { openTasks } from '../../tasks/rows.ts'
import { recountStreaks } from '../habits/streaks.ts'

const UNDO_DAYS = 7

/** What a fresh start changed. */
export interface FreshStartResult {
  /** Tasks whose date was cleared. */
  readonly undated: number
  /** Habits that were paused for those days. */
  readonly rested: number
}

/**
 * Clears past dates without a typed time, and pauses each habit for the days since its last check, except essential
 * ones. Dates of today and later stay: a backlog goes, the tax return in April does not. Undoable for seven days.
 */
export async function makeFreshStart(me: Me): Promise<FreshStartResult> {
  const today = todayOf(me)
  const isOver = (due: Date): boolean => localDay(due, zoneOf(me), '00:00') < today
  const before = await openTasks(me).where('tasks.due_date', '<', me.now)
  const dated = before.filter(
    ({ due_date, parsedMetadata }) => due_date && !parsedMetadata.has_due_time && isOver(due_date),
  )
  await changes.updateAll(me, dated, () => ({ due_date: null }))
  for (const { task_id } of dated) touch(me, 'task', task_id)
  const rested = await pauseWaitingHabits(me)
  me.journal.undoMinutes = UNDO_DAYS * 24 * 60
  return { undated: dated.length, rested }
}

/** A pause for each due habit, from the day after its last check to yesterday. */
async function pauseWaitingHabits(me: Me): Promise<number> {
  const essential = HabitSetting.query(me.trx).select('habit_id').where('is_essential', true)
  const habits = await Habit.query(me.trx)
    .where({ user_id: me.user.user_id, is_active: true })
    .whereNotIn('habit_id', essential)
  const ids = habits.map(({ habit_id }) => habit_id)
  const last = await lastActiveDays(me, ids)
  const yesterday = addDays(todayOf(me), -1)
  const rows = habits.flatMap((habit) => {
    const done = last.get(habit.habit_id)
    const start = done ? addDays(done, 1) : localDay(habit.created_at, zoneOf(me), me.preferences.day_starts_at)
    if (start > yesterday) return []
    return [
      {
        pause_id: newId(),
        habit_id: habit.habit_id,
        start_date: start,
        end_date: yesterday,
        created_at: me.now,
      },
    ]
  })
  await changes.insertAll(me, HabitPause, rows)
  await recountStreaks(
    me,
    rows.map(({ habit_id }) => habit_id),
  )
  return rows.length
}

/** The last day each habit was done or paused. Two queries. */
async function lastActiveDays(me: Me, habitIds: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  const found = new Map<string, Day>()
  const later = (id: string, day: Day): void => {
    if (day > (found.get(id) ?? '')) found.set(id, day)
  }
  const checks = await HabitCheck.query(me.trx)
    .whereIn('habit_id', [...habitIds])
    .select('habit_id')
    .max('check_date as check_date')
    .groupBy('habit_id')
  for (const each of checks) later(each.habit_id, each.check_date)
  const pauses = await HabitPause.query(me.trx)
    .whereIn('habit_id', [...habitIds])
    .where('start_date', '<=', todayOf(me))
  for (const each of pauses) later(each.habit_id, each.end_date ?? todayOf(me))
  return found
}
