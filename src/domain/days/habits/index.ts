// Operations on habits: add, check, edit, pause, archive. Checks are rows by local day; the streak is computed from
// them.
import type { HabitFacts } from '../../../contracts/days.ts'
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import { newId } from '../../../models/id.ts'
import { cutText, foldText } from '../../../text.ts'
import type { Day, LocalTime } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { loadOnce } from '../../request/load-once.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'
import * as xp from '../../rewards/xp.ts'
import { isScheduledOn } from './compute-streak.ts'
import { decodeFrequency, encodeFrequency, type Frequency, frequencyText } from './frequency.ts'
import * as pauses from './pauses.ts'
import * as reminder from './reminder.ts'
import { countStreaks, recountStreaks } from './streaks.ts'

export { todayOf, yesterdayOf } from '../../request/me.ts'
export { decodeFrequency, frequencyText, parseFrequency } from './frequency.ts'
export { parseHabitLine } from './line.ts'
export { recountStreaks } from './streaks.ts'
export type { Habit }

/** Fields of a habit that a person sets. */
export interface HabitInput {
  readonly name: string
  readonly frequency: Frequency
  /** Wall-clock time in the person's zone; null: no reminder. */
  readonly at: LocalTime | null
  readonly about: string | null
  /** Excluded from general pauses and fresh starts. */
  readonly isEssential: boolean
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
  if (words.isEssential) await setEssential(me, habit, true)
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
  const all = await loadOnce(me, 'habits', async () =>
    Habit.query(me.trx)
      .where({ user_id: me.user.user_id })
      .orderBy([{ column: 'is_active', order: 'desc' }, { column: 'created_at' }]),
  )
  const wanted = foldText(words)
  const found = all.filter(({ name }) => foldText(name).includes(wanted))
  const living = found.filter(({ is_active }) => is_active)
  return living.length > 0 ? living : found
}

/** All data of these for views; five queries for any number. */
export async function loadHabitFacts(me: Me, habits: readonly Habit[]): Promise<HabitFacts[]> {
  const counted = await countStreaks(me, habits)
  const times = await reminder.habitReminderTimes(me, habits)
  const essential = await findEssentialIds(me, habits)
  const today = todayOf(me)
  return habits.flatMap((habit) => {
    const run = counted.get(habit.habit_id)
    if (!run) return []
    const frequency = decodeFrequency(habit.frequency)
    const isDone = frequency.kind === 'weekly' ? run.days.at(-1)?.verdict === 'done' : run.isDoneToday
    return {
      ...run,
      habit,
      frequency: frequencyText(frequency),
      isWeekly: frequency.kind === 'weekly',
      isOneDay: frequency.kind === 'custom' && frequency.days.length === 1,
      at: times.get(habit.habit_id) ?? null,
      isEssential: essential.has(habit.habit_id),
      isDueToday: habit.is_active && !isDone && !run.isPausedToday && isScheduledOn(frequency, today),
    }
  })
}

/** As `factsOf`, for one. */
export async function loadOneHabitFacts(me: Me, habit: Habit): Promise<HabitFacts> {
  const [facts] = await loadHabitFacts(me, [habit])
  if (!facts) throw new Error('A habit that was not counted')
  return facts
}

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
  await changes.insert(me, HabitCheck, {
    check_id: newId(),
    habit_id: habit.habit_id,
    check_date: day,
    created_at: at,
  })
  await xp.awardXp(me, 'habit', xpSourceKey(habit, day), xp.XP_AWARDS.habit)
  await recountStreaks(me, [habit.habit_id])
  return true
}

/**
 * Removes a check.
 * @returns false if it was not checked.
 */
export async function uncheckHabit(me: Me, habit: Habit, day: Day): Promise<boolean> {
  await lockHabit(me, habit)
  const found = await findCheck(me, habit, day)
  if (!found) return false
  await changes.remove(me, found)
  await xp.revokeXp(me, 'habit', xpSourceKey(habit, day))
  await recountStreaks(me, [habit.habit_id])
  return true
}

/** Undefined fields stay. */
export async function editHabit(me: Me, habit: Habit, words: Partial<HabitInput>): Promise<boolean> {
  const before = me.journal.rowChanges.length
  await changes.update(me, habit, {
    name: words.name === undefined ? habit.name : parseName(words.name),
    description: words.about === undefined ? habit.description : words.about,
    frequency: words.frequency ? encodeFrequency(words.frequency) : habit.frequency,
  })
  if (words.isEssential !== undefined) await setEssential(me, habit, words.isEssential)
  if (words.at !== undefined || words.frequency) await reminder.syncHabitReminder(me, habit, words.at)
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

async function findEssentialIds(me: Me, habits: readonly Habit[]): Promise<ReadonlySet<string>> {
  const rows = await HabitSetting.query(me.trx)
    .where('is_essential', true)
    .whereIn(
      'habit_id',
      habits.map(({ habit_id }) => habit_id),
    )
  return new Set(rows.map(({ habit_id }) => habit_id))
}

async function setEssential(me: Me, habit: Habit, is_essential: boolean): Promise<void> {
  const row = await HabitSetting.query(me.trx).findOne({ habit_id: habit.habit_id })
  if (row) await changes.update(me, row, { is_essential })
  else if (is_essential)
    await changes.insert(me, HabitSetting, {
      habit_setting_id: newId(),
      habit_id: habit.habit_id,
      is_essential,
      created_at: me.now,
    })
  touch(me, 'habit', habit.habit_id)
}

/** Locks the habit, so that the streak includes concurrent checks. */
const lockHabit = (me: Me, habit: Habit) => Habit.query(me.trx).findById(habit.habit_id).forNoKeyUpdate()

const findCheck = (me: Me, habit: Habit, day: Day) =>
  HabitCheck.query(me.trx).findOne({ habit_id: habit.habit_id, check_date: day })

const xpSourceKey = (habit: Habit, day: Day): string => `${habit.habit_id}@${day}`

const parseName = (words: string): string => {
  const name = cutText(words, 255).kept.trim()
  if (name === '') throw new DomainError('habit.no-name')
  return name
}

const archivedError = ({ habit_id }: Habit) =>
  new DomainError('habit.archived', undefined, [{ command: 'habit archive', values: { habit: habit_id, back: 'yes' } }])
