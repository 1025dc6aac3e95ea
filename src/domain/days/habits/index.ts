// Operations on habits: add, find, edit, archive, pause. Checks and counts: checks.ts; streaks: streaks.ts.
import { Habit } from '../../../models/habit.ts'
import { newId } from '../../../models/id.ts'
import { cutText, foldText } from '../../../text.ts'
import type { Day, LocalTime } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { isUnwritten, loadOnce } from '../../request/load-once.ts'
import { type Me, todayOf } from '../../request/me.ts'
import { archivedError, recheckToday } from './checks.ts'
import type { DailyGoal } from './daily-goal.ts'
import { encodeFrequency, type Frequency } from './frequency.ts'
import * as pauses from './pauses.ts'
import * as reminder from './reminder.ts'
import { keepPastRhythm } from './rhythms.ts'
import { findEssentialIds, type HabitSettingInput, saveSettings } from './settings.ts'
import { recountStreaks } from './streaks.ts'
import { findByUnit, namesUnit } from './units.ts'

export { todayOf, yesterdayOf } from '../../request/me.ts'
export { checkHabit, countHabit, setHabitCount, uncheckHabit } from './checks.ts'
export { type DailyGoal, formatDailyGoal, parseDailyGoal } from './daily-goal.ts'
export { loadHabitFacts, loadOneHabitFacts } from './facts.ts'
export { decodeFrequency, frequencyText } from './frequency.ts'
export { parseHabitLine } from './line.ts'
export { countsTimes, parseFrequency } from './read-frequency.ts'
export { recountOwnStreaks, recountStreaks } from './streaks.ts'
export type { Habit }

/** Fields of a habit that a person sets. */
export interface HabitInput extends HabitSettingInput {
  readonly name: string
  readonly frequency: Frequency
  /** Wall-clock time in the person's zone; null: no reminder. */
  readonly at: LocalTime | null
  readonly about: string | null
  readonly goal: DailyGoal
}

/**
 * Adds a habit, daily unless its words name other days.
 * @throws DomainError if the name is empty
 */
export async function addHabit(me: Me, words: Pick<HabitInput, 'name'> & Partial<HabitInput>): Promise<Habit> {
  const habit = await changes.insert(me, Habit, {
    habit_id: newId(),
    user_id: me.user.user_id,
    name: parseName(words.name),
    description: words.about ?? null,
    frequency: encodeFrequency(words.frequency ?? { kind: 'daily' }),
    streak: 0,
    is_active: true,
    created_at: me.now,
  })
  await saveSettings(me, habit, words)
  if (words.at) await reminder.syncHabitReminder(me, habit, words.at)
  return habit
}

/** The person's own, by id; archived ones too. */
export async function findHabit(me: Me, id: string): Promise<Habit | undefined> {
  return Habit.query(me.trx).findOne({ habit_id: id, user_id: me.user.user_id })
}

/** Active ones, oldest first. */
export const listActiveHabits = (me: Me) =>
  Habit.query(me.trx)
    .where({ user_id: me.user.user_id, is_active: true })
    .orderBy([{ column: 'created_at' }, { column: 'habit_id' }])

/** Those whose name contains the words, active ones first. */
export async function searchHabits(me: Me, words: string): Promise<Habit[]> {
  const wanted = foldText(words)
  // Most lines name no habit: the names tell, before the rows are asked for.
  if (me.firstRead && isUnwritten(me) && !foldText(me.firstRead.habitNames).includes(wanted)) return []
  const all = await loadOnce(me, 'habits', async () =>
    Habit.query(me.trx)
      .where({ user_id: me.user.user_id })
      .orderBy([{ column: 'is_active', order: 'desc' }, { column: 'created_at' }]),
  )
  const found = all.filter(({ name }) => foldText(name).includes(wanted))
  const living = found.filter(({ is_active }) => is_active)
  return living.length > 0 ? living : found
}

/** The active one that is counted in this unit: “two glasses” of water; null where there is none, or several. */
export async function findHabitByUnit(me: Me, words: string): Promise<Habit | null> {
  if (me.firstRead && isUnwritten(me) && !namesUnit(me.firstRead.habitUnits, words)) return null
  const active = (await searchHabits(me, '')).filter(({ is_active }) => is_active)
  return findByUnit(me, active, words)
}

/** Undefined fields stay. A new rhythm or goal counts from today on; earlier days stay as they were judged. */
export async function editHabit(me: Me, habit: Habit, words: Partial<HabitInput>): Promise<boolean> {
  const before = me.journal.rowChanges.length
  if (words.frequency) await keepPastRhythm(me, habit, words.frequency)
  await changes.update(me, habit, {
    name: words.name === undefined ? habit.name : parseName(words.name),
    description: words.about === undefined ? habit.description : words.about,
    frequency: words.frequency ? encodeFrequency(words.frequency) : habit.frequency,
  })
  await saveSettings(me, habit, words)
  if (words.goal) await recheckToday(me, habit, words.goal.goal)
  if (words.at !== undefined) await reminder.syncHabitReminder(me, habit, words.at)
  await recountStreaks(me, [habit.habit_id])
  return me.journal.rowChanges.length > before
}

/**
 * Archives a habit; the days until it is restored count as rest.
 * @returns false if it was archived.
 */
export async function archiveHabit(me: Me, habit: Habit): Promise<boolean> {
  if (!habit.is_active) return false
  await changes.update(me, habit, { is_active: false })
  await pauses.addPauses(me, [habit], todayOf(me), null)
  await reminder.syncHabitReminder(me, habit)
  return true
}

/**
 * Restores a habit and ends its pauses.
 * @returns false if it was not archived.
 */
export async function restoreHabit(me: Me, habit: Habit): Promise<boolean> {
  if (habit.is_active) return false
  await changes.update(me, habit, { is_active: true })
  await pauses.endPauses(me, [habit], todayOf(me))
  await reminder.syncHabitReminder(me, habit)
  return true
}

/**
 * Pauses one habit, or all but essential ones (`habit` null).
 * @see pauses.pause
 */
export async function pauseHabits(me: Me, habit: Habit | null, from: Day, until: Day | null): Promise<number> {
  return pauses.addPauses(me, await pausableHabits(me, habit), from, until)
}

/**
 * Ends the pause of one habit, or of all but essential ones, from a day on.
 * @see pauses.resume
 */
export async function resumeHabits(me: Me, habit: Habit | null, from: Day): Promise<number> {
  return pauses.endPauses(me, await pausableHabits(me, habit), from)
}

async function pausableHabits(me: Me, habit: Habit | null): Promise<Habit[]> {
  if (habit) {
    if (!habit.is_active) throw archivedError(habit)
    return [habit]
  }
  const all = await listActiveHabits(me)
  const essential = await findEssentialIds(me, all)
  return all.filter(({ habit_id }) => !essential.has(habit_id))
}

const parseName = (words: string): string => {
  const name = cutText(words, 255).kept.trim()
  if (name === '') throw new DomainError('habit.no-name')
  return name
}
