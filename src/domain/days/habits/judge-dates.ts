// Judges the dates of a habit that is due on dates of each month: "on the 1st and 15th". Rules: compute-streak.ts.
import type { HabitDay, HabitDayStatus } from '../../../contracts/habits.ts'
import { addDays, type Day, daysBetween, isMonthDate, type MonthDate } from '../../../time/index.ts'
import { type HistoryPart, isPausedOn } from './history.ts'

/** A date, and the last day on which doing it counts for this date. */
export interface DateWindow {
  readonly date: Day
  readonly from: Day
  readonly until: Day
}

/**
 * The date that a check of this day counts for: the nearest one, and of two as near the one that went before. So rent
 * paid on the 31st is the rent of the 1st.
 */
export function dateWindow(dates: readonly MonthDate[], day: Day): DateWindow {
  const before = nearestDate(dates, day, -1)
  const after = nearestDate(dates, addDays(day, 1), 1)
  const date = daysBetween(before, day) <= daysBetween(day, after) ? before : after
  const previous = nearestDate(dates, addDays(date, -1), -1)
  const next = nearestDate(dates, addDays(date, 1), 1)
  return {
    date,
    from: addDays(previous, Math.floor(daysBetween(previous, date) / 2) + 1),
    until: addDays(date, Math.floor(daysBetween(date, next) / 2)),
  }
}

/** Done is what was checked nearest to a date; a date with a paused day from it on does not end the streak. */
export function judgeDates(part: HistoryPart, dates: readonly MonthDate[]): HabitDay[] {
  const { checks, pauses, today, to } = part
  const judged: HabitDay[] = []
  let window = dateWindow(dates, part.from)
  for (; window.from <= to; window = dateWindow(dates, addDays(window.until, 1))) {
    const { date, from, until } = window
    const doneOn = checks.filter((day) => day >= from && day <= until)
    const isPartial = (part.isCutBefore && date < part.from) || (part.isCutAfter && until > to)
    let verdict: HabitDayStatus = 'missed'
    if (doneOn.length > 0) verdict = 'done'
    else if (isPausedWithin(pauses, date, until)) verdict = 'paused'
    else if (isPartial) verdict = 'off'
    else if (until >= today) verdict = 'open'
    if (verdict !== 'open' || date <= today) judged.push({ day: date, verdict, doneOn })
  }
  return judged
}

function isPausedWithin(pauses: HistoryPart['pauses'], from: Day, until: Day): boolean {
  for (let day = from; day <= until; day = addDays(day, 1)) if (isPausedOn(pauses, day)) return true
  return false
}

/** The next such date from a day on, looking ahead (1) or back (-1). Each month has one: the search ends. */
function nearestDate(dates: readonly MonthDate[], from: Day, step: 1 | -1): Day {
  let day = from
  while (!isMonthDate(day, dates)) day = addDays(day, step)
  return day
}
