// Pauses of habits: ranges of local days that do not affect the streak. Essential habits are paused only by name.
import type { Habit } from '../../../models/habit.ts'
import { HabitPause } from '../../../models/habit-pause.ts'
import { newId } from '../../../models/id.ts'
import { addDays, type Day } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { recountStreaks } from './streaks.ts'

const coversDay = ({ start_date, end_date }: HabitPause, day: Day): boolean =>
  start_date <= day && (end_date === null || day <= end_date)

/**
 * Pauses these habits from a day on. The latest request counts: a pause that covers that day gets the new end.
 * @param until the last day, inclusive; null: open-ended
 * @returns the number of changed habits
 */
export async function addPauses(me: Me, habits: readonly Habit[], from: Day, until: Day | null): Promise<number> {
  const covering = await findCovering(me, habits, from)
  const open = covering.filter(({ end_date }) => end_date !== until)
  for (const each of open) await changes.update(me, each, { end_date: until })
  const fresh = habits.filter(({ habit_id }) => !covering.some((each) => each.habit_id === habit_id))
  await insertPauses(me, fresh, from, until)
  await recountStreaks(me, habitIds(habits))
  return open.length + fresh.length
}

/**
 * Ends every pause that covers this day or begins later.
 * @returns the number of changed habits
 */
export async function endPauses(me: Me, habits: readonly Habit[], from: Day): Promise<number> {
  const lasting = await HabitPause.query(me.trx)
    .whereIn('habit_id', habitIds(habits))
    .where((query) => query.whereNull('end_date').orWhere('end_date', '>=', from))
  for (const each of lasting) {
    if (each.start_date >= from) await changes.remove(me, each)
    else await changes.update(me, each, { end_date: addDays(from, -1) })
  }
  await recountStreaks(me, habitIds(habits))
  return new Set(lasting.map(({ habit_id }) => habit_id)).size
}

const findCovering = async (me: Me, habits: readonly Habit[], day: Day): Promise<HabitPause[]> =>
  (await HabitPause.query(me.trx).whereIn('habit_id', habitIds(habits)).where('start_date', '<=', day)).filter((each) =>
    coversDay(each, day),
  )

const insertPauses = (me: Me, habits: readonly Habit[], start_date: Day, end_date: Day | null): Promise<void> =>
  changes.insertAll(
    me,
    HabitPause,
    habits.map(({ habit_id }) => ({ pause_id: newId(), habit_id, start_date, end_date, created_at: me.now })),
  )

const habitIds = (habits: readonly Habit[]): string[] => habits.map(({ habit_id }) => habit_id)
