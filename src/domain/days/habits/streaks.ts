// Computes streaks from rows and writes the stored value; the only writer of it.
import type { Constructor } from 'objection'
import type { HabitStreak, PastRhythm, Streak } from '../../../contracts/habits.ts'
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitCount } from '../../../models/habit-count.ts'
import { HabitPause } from '../../../models/habit-pause.ts'
import { HabitRhythm } from '../../../models/habit-rhythm.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import type { Row } from '../../../models/row.ts'
import type { Day } from '../../../time/index.ts'
import { type Me, type RowChange, todayOf, touch, weekStartOf } from '../../request/me.ts'
import { forEachRow, type RowsEffect } from '../../request/table-effects.ts'
import { computeStreak } from './compute-streak.ts'
import { dueState } from './due.ts'
import { decodeFrequency, frequencyText } from './frequency.ts'
import { isPausedOn, type PauseRange } from './history.ts'
import { syncReminderDays } from './reminder.ts'

/** Computes the streaks of these habits and stores those that changed. Three queries to read. */
export async function countStreaks(me: Me, habits: readonly Habit[]): Promise<ReadonlyMap<string, HabitStreak>> {
  const ids = habits.map(({ habit_id }) => habit_id)
  const today = todayOf(me)
  const checks = await HabitCheck.query(me.trx).whereIn('habit_id', ids).select('habit_id', 'check_date')
  const pauses = await HabitPause.query(me.trx).whereIn('habit_id', ids).orderBy('start_date')
  const rhythmsOf = await loadPastRhythms(me, ids)
  const checksOf = groupBy(checks, ({ habit_id }) => habit_id)
  const pausesOf = groupBy(pauses, ({ habit_id }) => habit_id)
  const counted = new Map<string, HabitStreak>()
  for (const habit of habits) {
    const days = (checksOf.get(habit.habit_id) ?? []).map(({ check_date }) => check_date)
    const rests = (pausesOf.get(habit.habit_id) ?? []).map(({ start_date: start, end_date: end }) => ({ start, end }))
    const frequency = decodeFrequency(habit.frequency)
    const pastRhythms = rhythmsOf.get(habit.habit_id) ?? []
    const history = { frequency, checks: days, pauses: rests, today, weekStartsOn: weekStartOf(me) }
    counted.set(habit.habit_id, {
      ...computeStreak({ ...history, pastRhythms }),
      ...dueState(history),
      pastRhythms,
      isDoneToday: days.includes(today),
      isPausedToday: isPausedOn(rests, today),
      pausedUntil: lastPausedDay(rests, today),
    })
  }
  await storeStreaks(me, habits, counted)
  return counted
}

/** Earlier rhythms by habit, oldest first. One query. */
async function loadPastRhythms(me: Me, ids: readonly string[]): Promise<ReadonlyMap<string, readonly PastRhythm[]>> {
  const rows = await HabitRhythm.query(me.trx)
    .whereIn('habit_id', [...ids])
    .orderBy('end_date')
  const past = new Map<string, PastRhythm[]>()
  for (const { habit_id, frequency, end_date } of rows)
    past.set(habit_id, [
      ...(past.get(habit_id) ?? []),
      { frequency: decodeFrequency(frequency), text: frequencyText(decodeFrequency(frequency)), until: end_date },
    ])
  return past
}

/**
 * Recomputes what follows from the rows of habits, by id: streaks and the days of reminders. After undo, and after changes
 * of checks, pauses, rhythms or the first day of the week.
 */
export async function recountStreaks(me: Me, ids: readonly string[]): Promise<void> {
  const habits = await Habit.query(me.trx).findByIds([...new Set(ids)])
  await syncReminderDays(me, habits, await countStreaks(me, habits))
  for (const { habit_id } of habits) touch(me, 'habit', habit_id)
}

/** All of the person's, after the first day of their week changed. */
export async function recountOwnStreaks(me: Me): Promise<void> {
  const own = await Habit.query(me.trx).select('habit_id').where({ user_id: me.user.user_id })
  await recountStreaks(
    me,
    own.map(({ habit_id }) => habit_id),
  )
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

/** After undo of a row that belongs to a habit. */
const afterUndoPart = (model: Constructor<Row & { habit_id: string }> & typeof Row) =>
  forEachRow(async (me, { id, before, after }) => {
    const stored = await model.query(me.trx).findById(id)
    const habitId = habitIdOf(before, after, stored ? { ...stored } : null)
    if (habitId !== undefined) await recountStreaks(me, [habitId])
  })

export const afterUndoHabitCheck = afterUndoPart(HabitCheck)
export const afterUndoHabitCount = afterUndoPart(HabitCount)
export const afterUndoHabitPause = afterUndoPart(HabitPause)
export const afterUndoHabitRhythm = afterUndoPart(HabitRhythm)
export const afterUndoHabitSetting = afterUndoPart(HabitSetting)

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
export const isHabitChecked = async (me: Me, ids: readonly string[]): Promise<boolean> =>
  (await HabitCheck.query(me.trx)
    .whereIn('habit_id', [...ids])
    .first()) !== undefined
