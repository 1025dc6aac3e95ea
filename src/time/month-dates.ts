// Dates that come every month: the 1st, the last day, the first Friday. Written in schedules and habits as `1`, `-1`,
// `1fri`, `-1fri`.
import { addDays, type Day, WEEKDAYS, type Weekday, weekday } from './day.ts'

/**
 * A date of every month. `date` is 1 to 31, or -1 for the last day; a month without that date has it on its last day.
 * `rank` is 1 to 4, or -1 for the last.
 */
export type MonthDate = { readonly date: number } | { readonly rank: number; readonly weekday: Weekday }

/** Whether the day is one of these dates of its month. */
export const isMonthDate = (day: Day, dates: readonly MonthDate[]): boolean =>
  dates.some((wanted) => {
    const date = Number(day.slice(8))
    const last = monthLength(day)
    if ('date' in wanted) return date === (wanted.date === -1 ? last : Math.min(wanted.date, last))
    if (weekday(day) !== wanted.weekday) return false
    return wanted.rank === -1 ? date + 7 > last : Math.ceil(date / 7) === wanted.rank
  })

/** Parses `1,15,-1,1fri`; null for any other text. */
export function decodeMonthDates(text: string): MonthDate[] | null {
  const dates: MonthDate[] = []
  for (const part of text.split(',')) {
    const [, number = '', name = ''] = /^(-1|\d{1,2})([a-z]{3})?$/.exec(part) ?? []
    const value = Number(number)
    const day = WEEKDAYS.find((each) => each === name)
    if (value === 0 || value > (name === '' ? 31 : 4) || (name !== '' && !day)) return null
    dates.push(day ? { rank: value, weekday: day } : { date: value })
  }
  return dates
}

/** `1,15,-1,1fri`. */
export const encodeMonthDates = (dates: readonly MonthDate[]): string =>
  dates.map((each) => ('date' in each ? `${each.date}` : `${each.rank}${each.weekday}`)).join(',')

/** "on the 1st and 15th of each month", "on the last Fri of each month". */
export const monthDatesText = (dates: readonly MonthDate[]): string =>
  `on the ${joinWithAnd(dates.map(monthDateText))} of each month`

/** The first day of the day's month. */
export const monthStart = (day: Day): Day => `${day.slice(0, 8)}01`

/** The first day of the month after the day's. */
export const nextMonthStart = (day: Day): Day => monthStart(addDays(monthStart(day), 31))

const monthLength = (day: Day): number => Number(addDays(nextMonthStart(day), -1).slice(8))

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

/** The same date a month later, or that month's last. */
export function monthLater(day: Day): Day {
  const next = nextMonthStart(day)
  const last = addDays(nextMonthStart(next), -1)
  const same = `${next.slice(0, 8)}${day.slice(8)}`
  return same > last ? last : same
}
