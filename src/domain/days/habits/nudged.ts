// Habits whose reminder is due, of any number of people: whether there is still something to say, and how far they are.
import type { Transaction } from 'objection'
import type { DayCount } from '../../../contracts/habits.ts'
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitCount } from '../../../models/habit-count.ts'
import { HabitPause } from '../../../models/habit-pause.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import { addDays, type Day, type Weekday } from '../../../time/index.ts'
import { dueState } from './due.ts'
import { decodeFrequency, type Frequency } from './frequency.ts'
import { isPausedOn } from './history.ts'

/** A reminder that is due: which habit, on which local day of its person. */
export interface DueReminder {
  readonly habitId: string
  readonly day: Day
  readonly weekStartsOn: Weekday
}

/** What a reminder says. */
export interface NudgedHabit {
  readonly habit: Habit
  readonly rhythm: Frequency
  /** How often in this week or month; null for once. */
  readonly periodCount: DayCount | null
  /** How far it is that day; null for a habit that is only checked. */
  readonly dayCount: DayCount | null
  readonly unit: string | null
}

/** No week, month or nearest date reaches further back. */
const DAYS_BACK = 62

/** The habits of these reminders by id; those that are done, paused, archived or not due are left out. Six queries. */
export async function loadNudgedHabits(
  trx: Transaction,
  reminders: readonly DueReminder[],
): Promise<ReadonlyMap<string, NudgedHabit>> {
  if (reminders.length === 0) return new Map()
  const ids = [...new Set(reminders.map(({ habitId }) => habitId))]
  const days = reminders.map(({ day }) => day).toSorted()
  const habits = new Map((await Habit.query(trx).findByIds(ids)).map((habit) => [habit.habit_id, habit]))
  const recent = await HabitCheck.query(trx)
    .whereIn('habit_id', ids)
    .where('check_date', '>=', addDays(days[0] ?? '', -DAYS_BACK))
  const last = await HabitCheck.query(trx)
    .whereIn('habit_id', ids)
    .select('habit_id')
    .max('check_date as check_date')
    .groupBy('habit_id')
  const pauses = await HabitPause.query(trx).whereIn('habit_id', ids)
  const counts = await HabitCount.query(trx).whereIn('habit_id', ids).whereIn('count_date', days)
  const settings = await HabitSetting.query(trx).whereIn('habit_id', ids)
  const found = new Map<string, NudgedHabit>()
  for (const { habitId, day, weekStartsOn } of reminders) {
    const habit = habits.get(habitId)
    if (!habit?.is_active) continue
    const rests = pauses.flatMap(({ habit_id, start_date: start, end_date: end }) =>
      habit_id === habitId ? [{ start, end }] : [],
    )
    const own = [...recent, ...last].flatMap(({ habit_id, check_date }) => (habit_id === habitId ? [check_date] : []))
    const rhythm = decodeFrequency(habit.frequency)
    const checks = [...new Set(own)]
    const { isOpenToday, periodCount } = dueState({ frequency: rhythm, checks, today: day, weekStartsOn })
    if (!isOpenToday || isPausedOn(rests, day)) continue
    const setting = settings.find(({ habit_id }) => habit_id === habitId)
    const count = counts.find(({ habit_id, count_date }) => habit_id === habitId && count_date === day)
    const goal = count?.goal ?? setting?.goal ?? 1
    const dayCount = goal > 1 ? { count: count?.amount ?? 0, goal } : null
    found.set(habitId, { habit, rhythm, periodCount, dayCount, unit: setting?.unit ?? null })
  }
  return found
}
