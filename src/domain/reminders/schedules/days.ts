// Weekdays in words.
import { decodeMonthDates, formatDay, monthDatesText } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'

/**
 * Parses "mon,wed", "weekdays", "daily": null is every day.
 * @throws DomainError with an example
 */
export function readDays(words: string): string | null {
  const typed = words.trim().toLowerCase()
  if (/^(daily|every ?day|all|always)$/.test(typed)) return null
  if (/^(weekdays|workdays|mon ?- ?fri)$/.test(typed)) return 'mon,tue,wed,thu,fri'
  if (/^weekends?$/.test(typed)) return 'sat,sun'
  const found = typed.split(/[\s,]+/).map((word) => DAYS.find((day) => word.startsWith(day)))
  if (typed === '' || found.some((day) => day === undefined)) throw new DomainError('reminder.unreadable-days')
  const wanted = DAYS.filter((day) => found.includes(day))
  return wanted.length === DAYS.length ? null : wanted.join(',')
}

/** "daily", "weekdays", "mon, wed", "daily from Wed 4 March", "on the 1st of each month" */
export function daysText(days: string | null): string {
  if (days === null) return 'daily'
  const [kind, value = ''] = days.split(':')
  if (kind === 'from') return `daily from ${formatDay(value)}`
  const dates = kind === 'month' ? decodeMonthDates(value) : null
  if (dates) return monthDatesText(dates)
  return days === 'mon,tue,wed,thu,fri' ? 'weekdays' : days.replaceAll(',', ', ')
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
