// Everything a view shows of habits, loaded for any number of them at once.
import type { DayCount, HabitFacts } from '../../../contracts/habits.ts'
import type { Habit } from '../../../models/habit.ts'
import { HabitCount } from '../../../models/habit-count.ts'
import type { Day } from '../../../time/index.ts'
import type { Me } from '../../request/me.ts'
import { decodeFrequency, frequencyText, streakUnit } from './frequency.ts'
import * as reminder from './reminder.ts'
import { loadSettings } from './settings.ts'
import { countStreaks } from './streaks.ts'

/** All data of these for views; six queries for any number. */
export async function loadHabitFacts(me: Me, habits: readonly Habit[]): Promise<HabitFacts[]> {
  const counted = await countStreaks(me, habits)
  const times = await reminder.habitReminderTimes(me, habits)
  const settings = await loadSettings(me, habits)
  const counts = await loadCounts(me, habits)
  return habits.flatMap((habit) => {
    const run = counted.get(habit.habit_id)
    if (!run) return []
    const rhythm = decodeFrequency(habit.frequency)
    const own = settings.get(habit.habit_id)
    return [
      {
        ...run,
        habit,
        rhythm,
        frequency: frequencyText(rhythm),
        streakUnit: streakUnit(rhythm),
        at: times.get(habit.habit_id) ?? null,
        isEssential: own?.is_essential ?? false,
        isDueToday: habit.is_active && run.isOpenToday && !run.isPausedToday,
        goal: own?.goal ?? 1,
        unit: own?.unit ?? null,
        counts: counts.get(habit.habit_id) ?? new Map(),
      },
    ]
  })
}

/** As `loadHabitFacts`, for one. */
export async function loadOneHabitFacts(me: Me, habit: Habit): Promise<HabitFacts> {
  const [facts] = await loadHabitFacts(me, [habit])
  if (!facts) throw new Error('A habit that was not counted')
  return facts
}

async function loadCounts(me: Me, habits: readonly Habit[]): Promise<ReadonlyMap<string, ReadonlyMap<Day, DayCount>>> {
  const rows = await HabitCount.query(me.trx)
    .whereIn(
      'habit_id',
      habits.map(({ habit_id }) => habit_id),
    )
    .orderBy('count_date')
  const counts = new Map<string, Map<Day, DayCount>>()
  for (const { habit_id, count_date, amount, goal } of rows) {
    const own = counts.get(habit_id) ?? new Map<Day, DayCount>()
    counts.set(habit_id, own.set(count_date, { count: amount, goal }))
  }
  return counts
}
