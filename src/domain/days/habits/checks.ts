// Checks a habit on a local day, or counts it: a counted habit is checked once its goal of that day is reached.
import type { DayCount } from '../../../contracts/habits.ts'
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitCount } from '../../../models/habit-count.ts'
import { newId } from '../../../models/id.ts'
import type { Day } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'
import * as xp from '../../rewards/xp.ts'
import { fireIfThens } from '../if-then/events.ts'
import { loadSettings } from './settings.ts'
import { recountStreaks } from './streaks.ts'

/**
 * Did it, on a local day.
 * @param at when; now if left out; a check that is there gets that time
 * @returns false where that was known
 */
export async function checkHabit(me: Me, habit: Habit, day: Day, at: Date = me.now): Promise<boolean> {
  if (!habit.is_active) throw archivedError(habit)
  await lockHabit(me, habit)
  const known = await findCheck(me, habit, day)
  if (known && at.getTime() !== me.now.getTime()) {
    if (known.created_at.getTime() === at.getTime()) return false
    await changes.update(me, known, { created_at: at })
    return true
  }
  if (known) return false
  await addCheck(me, habit, day, at)
  await recountStreaks(me, [habit.habit_id])
  return true
}

/**
 * Removes a check, and what was counted on that day.
 * @returns false if it was not checked.
 */
export async function uncheckHabit(me: Me, habit: Habit, day: Day): Promise<boolean> {
  await lockHabit(me, habit)
  const check = await findCheck(me, habit, day)
  const count = await findCount(me, habit, day)
  if (count) await changes.remove(me, count)
  if (check) await removeCheck(me, habit, check)
  await recountStreaks(me, [habit.habit_id])
  return check !== undefined || count !== undefined
}

/**
 * Adds to what was counted on a day, or takes from it; never below zero.
 * @param by how many more; negative takes away
 * @returns what is counted now
 */
export async function countHabit(me: Me, habit: Habit, day: Day, by: number): Promise<DayCount> {
  return changeCount(me, habit, day, (amount) => amount + by)
}

/** Sets what was counted on a day. */
export async function setHabitCount(me: Me, habit: Habit, day: Day, to: number): Promise<DayCount> {
  return changeCount(me, habit, day, () => to)
}

/** After the goal changed: today counts by the new one, earlier days by the goal they had. */
export async function recheckToday(me: Me, habit: Habit, goal: number): Promise<void> {
  const day = todayOf(me)
  const count = await findCount(me, habit, day)
  if (!count) return
  await changes.update(me, count, { goal })
  await syncCheck(me, habit, day, count.amount >= goal)
}

/** Its refusal has a button that restores it. */
export const archivedError = ({ habit_id }: Habit) =>
  new DomainError('habit.archived', undefined, [{ command: 'habit archive', values: { habit: habit_id, back: 'yes' } }])

/** The most that is counted on one day. */
export const MAX_DAY_COUNT = 100_000

async function changeCount(me: Me, habit: Habit, day: Day, next: (amount: number) => number): Promise<DayCount> {
  if (!habit.is_active) throw archivedError(habit)
  await lockHabit(me, habit)
  const row = await findCount(me, habit, day)
  const goal = row?.goal ?? (await loadSettings(me, [habit])).get(habit.habit_id)?.goal ?? 1
  const amount = Math.min(MAX_DAY_COUNT, Math.max(0, next(row?.amount ?? 0)))
  if (row && amount > 0) await changes.update(me, row, { amount })
  else if (row) await changes.remove(me, row)
  else if (amount > 0)
    await changes.insert(me, HabitCount, {
      habit_count_id: newId(),
      habit_id: habit.habit_id,
      count_date: day,
      amount,
      goal,
      created_at: me.now,
      updated_at: me.now,
    })
  await syncCheck(me, habit, day, amount >= goal)
  await recountStreaks(me, [habit.habit_id])
  touch(me, 'habit', habit.habit_id)
  return { count: amount, goal }
}

async function syncCheck(me: Me, habit: Habit, day: Day, isReached: boolean): Promise<void> {
  const check = await findCheck(me, habit, day)
  if (isReached && !check) await addCheck(me, habit, day, me.now)
  if (!isReached && check) await removeCheck(me, habit, check)
}

async function addCheck(me: Me, habit: Habit, day: Day, at: Date): Promise<void> {
  await changes.insert(me, HabitCheck, {
    check_id: newId(),
    habit_id: habit.habit_id,
    check_date: day,
    created_at: at,
  })
  await xp.awardXp(me, 'habit', xpSourceKey(habit, day), xp.XP_AWARDS.habit)
  // What is filled in for yesterday is no moment to begin anything.
  if (day === todayOf(me)) await fireIfThens(me, { kind: 'habit', habitId: habit.habit_id, occurrence: day })
}

async function removeCheck(me: Me, habit: Habit, check: HabitCheck): Promise<void> {
  await changes.remove(me, check)
  await xp.revokeXp(me, 'habit', xpSourceKey(habit, check.check_date))
}

/** Locks the habit, so that the streak includes concurrent checks. */
const lockHabit = (me: Me, habit: Habit) => Habit.query(me.trx).findById(habit.habit_id).forNoKeyUpdate()

const findCheck = (me: Me, habit: Habit, day: Day) =>
  HabitCheck.query(me.trx).findOne({ habit_id: habit.habit_id, check_date: day })

const findCount = (me: Me, habit: Habit, day: Day) =>
  HabitCount.query(me.trx).findOne({ habit_id: habit.habit_id, count_date: day })

const xpSourceKey = (habit: Habit, day: Day): string => `${habit.habit_id}@${day}`
