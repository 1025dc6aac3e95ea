// The verbs of a habit: begin, check, change, rest, archive. Checks are rows per local day; the run follows from them.
import { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import { newId } from '../../../models/id.ts'
import { cutText, fold } from '../../../text.ts'
import type { Day, LocalTime } from '../../../time/index.ts'
import { UserError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'
import * as xp from '../../rewards/xp.ts'
import { type Frequency, frequencyText, readFrequency, writeFrequency } from './frequency.ts'
import * as pauses from './pauses.ts'
import * as reminder from './reminder.ts'
import { type Counted, count, recount } from './runs.ts'
import { isPlanned } from './streak.ts'

export { todayOf, yesterdayOf } from '../../request/me.ts'
export { frequencyOf, frequencyText, readFrequency } from './frequency.ts'
export { readHabitLine } from './line.ts'
export { type Counted, recount } from './runs.ts'
export type { Judged, Verdict } from './streak.ts'
export type { Habit }

/** What a person says of a habit. */
export interface HabitWords {
  readonly name: string
  readonly frequency: Frequency
  /** Wall-clock in the person's zone; null: no reminder. */
  readonly at: LocalTime | null
  readonly about: string | null
  /** No general pause or fresh start silences it. */
  readonly isEssential: boolean
}

/** A habit with all that is shown of it. */
export interface HabitFacts extends Counted {
  readonly habit: Habit
  /** "daily", "once a week", "Mon, Wed". */
  readonly frequency: string
  readonly isWeekly: boolean
  /** On one weekday alone, so that no day of it is free. */
  readonly isOneDay: boolean
  readonly at: LocalTime | null
  readonly isEssential: boolean
  /** Today is one of its days, it does not rest, and of a weekly one this week is still open. */
  readonly isDueToday: boolean
}

/**
 * A new habit, daily unless its words say other days.
 * @throws UserError where the name says nothing
 */
export async function add(me: Me, words: Pick<HabitWords, 'name'> & Partial<HabitWords>): Promise<Habit> {
  const habit = await changes.insert(me, Habit, {
    habit_id: newId(),
    user_id: me.user.user_id,
    name: nameOf(words.name),
    description: words.about ?? null,
    frequency: writeFrequency(words.frequency ?? { kind: 'daily' }),
    streak: 0,
    is_active: true,
    created_at: me.now,
  })
  if (words.isEssential) await setEssential(me, habit, true)
  if (words.at) await reminder.follow(me, habit, words.at)
  return habit
}

/** The person's own, by id; archived ones too. */
export async function byId(me: Me, id: string): Promise<Habit | undefined> {
  return Habit.query(me.trx).findOne({ habit_id: id, user_id: me.user.user_id })
}

/** Active ones, oldest first. */
export const active = (me: Me) =>
  Habit.query(me.trx)
    .where({ user_id: me.user.user_id, is_active: true })
    .orderBy([{ column: 'created_at' }, { column: 'habit_id' }])

/** Those whose name has the words, active ones first. */
export async function search(me: Me, words: string): Promise<Habit[]> {
  const all = await Habit.query(me.trx)
    .where({ user_id: me.user.user_id })
    .orderBy([{ column: 'is_active', order: 'desc' }, { column: 'created_at' }])
  const wanted = fold(words)
  const found = all.filter(({ name }) => fold(name).includes(wanted))
  const living = found.filter(({ is_active }) => is_active)
  return living.length > 0 ? living : found
}

/** Everything that is shown of these; five queries, however many. */
export async function factsOf(me: Me, habits: readonly Habit[]): Promise<HabitFacts[]> {
  const counted = await count(me, habits)
  const times = await reminder.times(me, habits)
  const essential = await essentialAmong(me, habits)
  const today = todayOf(me)
  return habits.flatMap((habit) => {
    const run = counted.get(habit.habit_id)
    if (!run) return []
    const frequency = readFrequency(habit.frequency)
    const isDone = frequency.kind === 'weekly' ? run.days.at(-1)?.verdict === 'done' : run.isDoneToday
    return {
      ...run,
      habit,
      frequency: frequencyText(frequency),
      isWeekly: frequency.kind === 'weekly',
      isOneDay: frequency.kind === 'custom' && frequency.days.length === 1,
      at: times.get(habit.habit_id) ?? null,
      isEssential: essential.has(habit.habit_id),
      isDueToday: habit.is_active && !isDone && !run.isPausedToday && isPlanned(frequency, today),
    }
  })
}

/** As `factsOf`, for one. */
export async function factsOfOne(me: Me, habit: Habit): Promise<HabitFacts> {
  const [facts] = await factsOf(me, [habit])
  if (!facts) throw new Error('A habit that was not counted')
  return facts
}

/** Did it, on a local day. @returns false where that was known. */
export async function check(me: Me, habit: Habit, day: Day): Promise<boolean> {
  if (!habit.is_active) throw archived(habit)
  await locked(me, habit)
  if (await checkOn(me, habit, day)) return false
  await changes.insert(me, HabitCheck, {
    check_id: newId(),
    habit_id: habit.habit_id,
    check_date: day,
    created_at: me.now,
  })
  await xp.pay(me, 'habit', sourceOf(habit, day), xp.WORTH.habit)
  await recount(me, [habit.habit_id])
  return true
}

/** It was not done after all. @returns false where it was not checked. */
export async function uncheck(me: Me, habit: Habit, day: Day): Promise<boolean> {
  await locked(me, habit)
  const found = await checkOn(me, habit, day)
  if (!found) return false
  await changes.remove(me, found)
  await xp.takeBack(me, 'habit', sourceOf(habit, day))
  await recount(me, [habit.habit_id])
  return true
}

/** What is not named stays. */
export async function edit(me: Me, habit: Habit, words: Partial<HabitWords>): Promise<boolean> {
  const before = me.journal.images.length
  await changes.update(me, habit, {
    name: words.name === undefined ? habit.name : nameOf(words.name),
    description: words.about === undefined ? habit.description : words.about,
    frequency: words.frequency ? writeFrequency(words.frequency) : habit.frequency,
  })
  if (words.isEssential !== undefined) await setEssential(me, habit, words.isEssential)
  if (words.at !== undefined || words.frequency) await reminder.follow(me, habit, words.at)
  await recount(me, [habit.habit_id])
  return me.journal.images.length > before
}

/** Out of every list, days until it is back count as rest. @returns false where it was archived. */
export async function archive(me: Me, habit: Habit): Promise<boolean> {
  if (!habit.is_active) return false
  await changes.update(me, habit, { is_active: false })
  await pauses.pause(me, [habit], todayOf(me), null)
  await reminder.follow(me, habit)
  return true
}

/** Brings it back, its pauses ended. @returns false where it was not archived. */
export async function restore(me: Me, habit: Habit): Promise<boolean> {
  if (habit.is_active) return false
  await changes.update(me, habit, { is_active: true })
  await pauses.resume(me, [habit], todayOf(me))
  await reminder.follow(me, habit)
  return true
}

/** Rests one habit, or all but essential ones (`habit` null). @see pauses.pause */
export async function pause(me: Me, habit: Habit | null, from: Day, until: Day | null): Promise<number> {
  return pauses.pause(me, await restable(me, habit), from, until)
}

/** Ends the rest of one habit, or of all but essential ones, from a day on. @see pauses.resume */
export async function resume(me: Me, habit: Habit | null, from: Day): Promise<number> {
  return pauses.resume(me, await restable(me, habit), from)
}

async function restable(me: Me, habit: Habit | null): Promise<Habit[]> {
  if (habit) {
    if (!habit.is_active) throw archived(habit)
    return [habit]
  }
  const all = await active(me)
  const essential = await essentialAmong(me, all)
  return all.filter(({ habit_id }) => !essential.has(habit_id))
}

async function essentialAmong(me: Me, habits: readonly Habit[]): Promise<ReadonlySet<string>> {
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

/** Two checks of one habit at once wait for each other, so that the run counts both. */
const locked = (me: Me, habit: Habit) => Habit.query(me.trx).findById(habit.habit_id).forUpdate()

const checkOn = (me: Me, habit: Habit, day: Day) =>
  HabitCheck.query(me.trx).findOne({ habit_id: habit.habit_id, check_date: day })

const sourceOf = (habit: Habit, day: Day): string => `${habit.habit_id}@${day}`

const nameOf = (words: string): string => {
  const name = cutText(words, 255).kept.trim()
  if (name === '') throw new UserError('A habit needs a name. Try: habit add Meds at:21:00')
  return name
}

const archived = (habit: Habit): UserError =>
  new UserError('That habit is archived. Bring it back first.', [
    { label: 'Bring back', line: `habit archive habit:${habit.habit_id} back:yes` },
  ])
