// Computes a habit's streak from its checks. Pure. Rules: domain.md, "Goals, habits". Days are the person's local days.
import type { HabitDay, HabitDayStatus, Streak } from '../../../contracts/days.ts'
import { addDays, type Day, daysBetween, weekday, weekStart } from '../../../time/index.ts'
import type { Frequency } from './frequency.ts'

/** Local days, inclusive; `end` null: open-ended. */
export interface PauseRange {
  readonly start: Day
  readonly end: Day | null
}

/** All inputs of a streak. */
export interface HabitHistory {
  readonly frequency: Frequency
  /** Days on which it was done, in any order, without duplicates. */
  readonly checks: readonly Day[]
  readonly pauses: readonly PauseRange[]
  /** The person's current local day. */
  readonly today: Day
}

/** A missed day is free if no other was missed in this many days before it. */
const DAYS_BETWEEN_FREE = 7

/**
 * The streak up to today, from the first check on. A check counts on any day. A missed day is free if none was missed
 * in the six days before it; a habit of one day a week has no free day, since it rests six days anyway.
 */
export function computeStreak({ frequency, checks, pauses, today }: HabitHistory): Streak {
  if (frequency.kind === 'weekly') return computeWeeklyStreak(checks, pauses, today)
  const done = new Set(checks)
  const planned = (day: Day): boolean => frequency.kind === 'daily' || frequency.days.includes(weekday(day))
  const hasFree = frequency.kind === 'daily' || frequency.days.length > 1
  const days: HabitDay[] = []
  let streak = 0
  let missed: Day | null = null
  for (const day of daySpan(checks, today)) {
    let verdict: HabitDayStatus
    if (done.has(day)) {
      verdict = 'done'
      streak++
    } else if (isPausedOn(pauses, day)) verdict = 'paused'
    else if (!planned(day)) verdict = 'off'
    else if (day >= today) verdict = 'open'
    else {
      verdict = hasFree && (missed === null || daysBetween(missed, day) >= DAYS_BETWEEN_FREE) ? 'free' : 'missed'
      if (verdict === 'missed') streak = 0
      missed = day
    }
    days.push({ day, verdict })
  }
  return { streak, days }
}

/** A check on any day counts for its week; a week that contains a paused day does not end the streak. */
function computeWeeklyStreak(checks: readonly Day[], pauses: readonly PauseRange[], today: Day): Streak {
  const done = new Set(checks.map(weekStart))
  const days: HabitDay[] = []
  let streak = 0
  for (const [index, day] of daySpan(checks, today).entries()) {
    if (index > 0 && weekStart(day) !== day) continue
    const monday = weekStart(day)
    let verdict: HabitDayStatus = 'missed'
    if (done.has(monday)) verdict = 'done'
    else if (daysOfWeek(monday).some((each) => isPausedOn(pauses, each))) verdict = 'paused'
    else if (monday >= weekStart(today)) verdict = 'open'
    if (verdict === 'done') streak++
    if (verdict === 'missed') streak = 0
    days.push({ day: monday, verdict })
  }
  return { streak, days }
}

/** Every day from the first check to today, or to the last check if a traveller's today lies before it. */
function daySpan(checks: readonly Day[], today: Day): Day[] {
  const [first, ...others] = checks
  if (first === undefined) return []
  let from = first
  let to = first > today ? first : today
  for (const day of others) {
    if (day < from) from = day
    if (day > to) to = day
  }
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
}

/** Whether the day is in a pause; an open-ended one continues. */
export const isPausedOn = (pauses: readonly PauseRange[], day: Day): boolean =>
  pauses.some(({ start, end }) => start <= day && (end === null || day <= end))

/** Whether it is one of the habit's days; every day is, for a weekly one. */
export const isScheduledOn = (frequency: Frequency, day: Day): boolean =>
  frequency.kind !== 'custom' || frequency.days.includes(weekday(day))

const daysOfWeek = (monday: Day): Day[] => [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
