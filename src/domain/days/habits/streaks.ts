// Computes streaks from rows and writes the stored value; the only writer of it.
import type { HabitStreak, Streak } from '../../../contracts/days.ts'
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitPause } from '../../../models/habit-pause.ts'
import type { Day } from '../../../time/index.ts'
import { type Me, type RowChange, todayOf, touch } from '../../request/me.ts'
import { forEachRow, type RowsEffect } from '../../request/table-effects.ts'
import { computeStreak, isPausedOn, type PauseRange } from './compute-streak.ts'
import { decodeFrequency } from './frequency.ts'

/** Computes the streaks of these habits and stores those that changed. Two queries to read. */
export async function countStreaks(me: Me, habits: readonly Habit[]): Promise<ReadonlyMap<string, HabitStreak>> {
  const ids = habits.map(({ habit_id }) => habit_id)
  const today = todayOf(me)
  const checks = await HabitCheck.query(me.trx).whereIn('habit_id', ids).select('habit_id', 'check_date')
  const pauses = await HabitPause.query(me.trx).whereIn('habit_id', ids).orderBy('start_date')
  const checksOf = groupBy(checks, ({ habit_id }) => habit_id)
  const pausesOf = groupBy(pauses, ({ habit_id }) => habit_id)
  const counted = new Map<string, HabitStreak>()
  for (const habit of habits) {
    const days = (checksOf.get(habit.habit_id) ?? []).map(({ check_date }) => check_date)
    const rests = (pausesOf.get(habit.habit_id) ?? []).map(({ start_date: start, end_date: end }) => ({ start, end }))
    const frequency = decodeFrequency(habit.frequency)
    counted.set(habit.habit_id, {
      ...computeStreak({ frequency, checks: days, pauses: rests, today }),
      isDoneToday: days.includes(today),
      isPausedToday: isPausedOn(rests, today),
      pausedUntil: lastPausedDay(rests, today),
    })
  }
  await storeStreaks(me, habits, counted)
  return counted
}

/** Recomputes habits by id: after undo, and after changes of checks, pauses or days. */
export async function recountStreaks(me: Me, ids: readonly string[]): Promise<void> {
  const habits = await Habit.query(me.trx).findByIds([...new Set(ids)])
  await countStreaks(me, habits)
  for (const { habit_id } of habits) touch(me, 'habit', habit_id)
}

function lastPausedDay(rests: readonly PauseRange[], today: Day): Day | null {
  const present = rests.filter((rest) => isPausedOn([rest], today))
  return present.some(({ end }) => end === null)
    ? null
    : (present
        .flatMap(({ end }) => end ?? [])
        .sort()
        .at(-1) ?? null)
}

/** One statement for all habits with the same new value. */
async function storeStreaks(me: Me, habits: readonly Habit[], counted: ReadonlyMap<string, Streak>): Promise<void> {
  const changed = habits.filter((habit) => habit.streak !== counted.get(habit.habit_id)?.streak)
  const alike = groupBy(changed, ({ habit_id }) => counted.get(habit_id)?.streak ?? 0)
  for (const [streak, same] of alike) {
    await Habit.query(me.trx)
      .findByIds(same.map(({ habit_id }) => habit_id))
      .patch({ streak })
    for (const habit of same) habit.streak = streak
  }
}

function groupBy<K, V>(all: readonly V[], keyOf: (each: V) => K): ReadonlyMap<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const each of all) {
    const group = groups.get(keyOf(each))
    if (group) group.push(each)
    else groups.set(keyOf(each), [each])
  }
  return groups
}

/** After undo of a habit: the stored streak is recomputed. */
export const afterUndoHabit = forEachRow((me, { id }) => recountStreaks(me, [id]))

/** After undo of a check. */
export const afterUndoHabitCheck = forEachRow(async (me, { id, before, after }) => {
  const check = habitIdOf(before, after) ?? (await HabitCheck.query(me.trx).findById(id))?.habit_id
  if (check !== undefined) await recountStreaks(me, [check])
})

/** After undo of a pause. */
export const afterUndoHabitPause = forEachRow(async (me, { id, before, after }) => {
  const pause = habitIdOf(before, after) ?? (await HabitPause.query(me.trx).findById(id))?.habit_id
  if (pause !== undefined) await recountStreaks(me, [pause])
})

/** After writing pauses: the stored streaks are recomputed. */
export const recountPausedHabits: RowsEffect = async (me, images) => {
  const rows = await HabitPause.query(me.trx).findByIds(images.map(({ id }) => id))
  await recountStreaks(
    me,
    rows.map(({ habit_id }) => habit_id),
  )
}

/** The habit of a row; the image of a changed row may lack it. */
function habitIdOf(...images: readonly RowChange['before'][]): string | undefined {
  const found = images.map((image) => image?.['habit_id']).find((id) => typeof id === 'string')
  return typeof found === 'string' ? found : undefined
}

/** A habit that was checked since it was made is not removed by undo. */
export const isHabitChecked = async (me: Me, id: string): Promise<boolean> =>
  (await HabitCheck.query(me.trx).findOne({ habit_id: id })) !== undefined
