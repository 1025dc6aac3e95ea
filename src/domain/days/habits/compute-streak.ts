// A habit's run, from what was recorded and nothing else: pure, so that the stored number can be counted again.
// Rules: domain.md, "Goals, habits". Days are local days of the person; whoever calls knows zone and start of the day.
import type { HabitDay, HabitDayStatus, Streak } from '../../../contracts/days.ts'
import { addDays, type Day, daysBetween, weekday, weekStart } from '../../../time/index.ts'
import type { Frequency } from './frequency.ts'

/** Local days, the last one included; `end` null: until further notice. */
export interface PauseRange {
  readonly start: Day
  readonly end: Day | null
}

/** All that a run is reckoned from. */
export interface HabitHistory {
  readonly frequency: Frequency
  /** Days on which it was done, in any order, each once. */
  readonly checks: readonly Day[]
  readonly pauses: readonly PauseRange[]
  /** The person's present day. */
  readonly today: Day
}

/** How far apart two missed days have to be so that the second is free: no other in the six days before. */
const DAYS_BETWEEN_FREE = 7

/**
 * The run up to today. It begins with the first check. A check counts whatever the day was meant to be. A missed day is
 * free where no other was missed in the six days before it; a habit of one day a week, which rests six days anyway, has
 * no free one.
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

/** A check on any day does for its week; a week with a paused day in it breaks nothing. */
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

/** Every day from the first check to today, or to the last check where a traveller's today lies before it. */
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

/** Does the day lie in a pause? One without an end goes on. */
export const isPausedOn = (pauses: readonly PauseRange[], day: Day): boolean =>
  pauses.some(({ start, end }) => start <= day && (end === null || day <= end))

/** Is it one of the habit's days? Any day is, of a weekly one. */
export const isScheduledOn = (frequency: Frequency, day: Day): boolean =>
  frequency.kind !== 'custom' || frequency.days.includes(weekday(day))

const daysOfWeek = (monday: Day): Day[] => [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
