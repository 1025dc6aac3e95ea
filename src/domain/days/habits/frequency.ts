// The frequency of a habit as stored in `habits.frequency`, and as the days of its reminder. Words are read by
// read-frequency.ts.
import type { Frequency, StreakUnit } from '../../../contracts/habits.ts'
import {
  type Day,
  decodeMonthDates,
  encodeMonthDates,
  type MonthDate,
  WEEKDAYS,
  type Weekday,
} from '../../../time/index.ts'

export type { Frequency }

/**
 * Parses the column: `daily`, `weekly`, `custom:mon,wed,fri`, `custom:3/week`, `custom:1/month`, `custom:every-2-days`,
 * `custom:month-1,15,1fri`. An invalid value is `daily`, the schema's default.
 */
export function decodeFrequency(stored: string): Frequency {
  if (stored === 'weekly') return { kind: 'weekly' }
  const rule = stored.startsWith('custom:') ? stored.slice('custom:'.length) : ''
  const [, times, period] = /^(\d{1,2})\/(week|month)$/.exec(rule) ?? []
  if (times !== undefined) return timesIn(period === 'week' ? 'weekly' : 'monthly', Number(times))
  const [, interval] = /^every-(\d{1,3})-days$/.exec(rule) ?? []
  if (interval !== undefined) return everyDays(Number(interval))
  const dates = rule.startsWith('month-') ? decodeMonthDates(rule.slice('month-'.length)) : null
  if (dates) return { kind: 'dates', dates }
  const days = rule.split(',')
  const known = WEEKDAYS.filter((day) => days.includes(day))
  return known.length > 0 && known.length === new Set(days).size ? onWeekdays(new Set(known)) : { kind: 'daily' }
}

/** Formats for the column. */
export function encodeFrequency(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'daily':
      return 'daily'
    case 'custom':
      return `custom:${frequency.days.join(',')}`
    case 'weekly':
      return timesOf(frequency) === 1 ? 'weekly' : `custom:${timesOf(frequency)}/week`
    case 'monthly':
      return `custom:${timesOf(frequency)}/month`
    case 'interval':
      return `custom:every-${frequency.days}-days`
    case 'dates':
      return `custom:month-${encodeMonthDates(frequency.dates)}`
  }
}

/** How often a week or a month it is to be done. */
export const timesOf = ({ times = 1 }: { readonly times?: number }): number => times

/** So many times a week or month; seven times a week is daily, once has no number. */
export function timesIn(kind: 'weekly' | 'monthly', times: number): Frequency {
  if (kind === 'weekly' && times >= 7) return { kind: 'daily' }
  return times <= 1 ? { kind } : { kind, times }
}

/** Every day is daily. */
export const everyDays = (days: number): Frequency => (days <= 1 ? { kind: 'daily' } : { kind: 'interval', days })

/** All seven days are daily. */
export function onWeekdays(days: ReadonlySet<Weekday>): Frequency {
  const sorted = WEEKDAYS.filter((day) => days.has(day))
  return sorted.length === 7 ? { kind: 'daily' } : { kind: 'custom', days: sorted }
}

/** The unit of the streak of such a habit. */
export function streakUnit(frequency: Frequency): StreakUnit {
  switch (frequency.kind) {
    case 'weekly':
      return 'week'
    case 'monthly':
      return 'month'
    case 'dates':
      return frequency.dates.length === 1 ? 'month' : 'time'
    case 'interval':
      return 'time'
    default:
      return 'day'
  }
}

/** "daily", "Mon, Wed, Fri", "3 times a week", "every 2 days", "on the 1st and 15th of each month": `parseFrequency` reads it. */
export function frequencyText(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'daily':
      return 'daily'
    case 'custom':
      return frequency.days.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ')
    case 'weekly':
    case 'monthly': {
      const times = timesOf(frequency)
      const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
      return `${often} a ${frequency.kind === 'weekly' ? 'week' : 'month'}`
    }
    case 'interval':
      return frequency.days % 7 === 0 ? `every ${frequency.days / 7} weeks` : `every ${frequency.days} days`
    case 'dates':
      return `on the ${joinWithAnd(frequency.dates.map(monthDateText))} of each month`
  }
}

function monthDateText(date: MonthDate): string {
  if ('date' in date) return date.date === -1 ? 'last day' : ordinal(date.date)
  const name = date.weekday.charAt(0).toUpperCase() + date.weekday.slice(1)
  return `${date.rank === -1 ? 'last' : ordinal(date.rank)} ${name}`
}

const ordinal = (number: number): string => {
  const suffix = number % 100 >= 11 && number % 100 <= 13 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10]
  return `${number}${suffix ?? 'th'}`
}

const joinWithAnd = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** The most characters `schedules.days` can hold. */
export const MAX_SCHEDULE_DAYS = 27

/**
 * The days of its reminder as `schedules.days` stores them; null: every day. A habit of so many times a week or month, or
 * of every n days, is reminded of every day from the day on which it is due, until it is done.
 * @param nextDueDay see `HabitStreak`
 */
export function scheduleDays(frequency: Frequency, nextDueDay: Day | null): string | null {
  if (frequency.kind === 'custom') return frequency.days.join(',')
  if (frequency.kind === 'dates') return `month:${encodeMonthDates(frequency.dates)}`
  return nextDueDay === null ? null : `from:${nextDueDay}`
}
