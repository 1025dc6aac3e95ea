// Formats a rule as a sentence that parses as the same rule.
import { type LocalTime, MONTHS } from '../time/index.ts'

/** A repetition, as stored in `recurrences`. */
export interface RecurrenceRule {
  /**
   * RRULE text without DTSTART, at most 255 characters. With basis `completion` only its frequency and interval count.
   */
  readonly rule: string
  /** `calendar`: on the rule's dates. `completion`: so long after it was done. */
  readonly basis: 'calendar' | 'completion'
  /** 'HH:MM' on the zone's wall clock; null: a date without a time. */
  readonly local_time: LocalTime | null
  /** Days without it: dates and ranges, "2026-12-24,2026-12-31/2027-01-02"; null: none. */
  readonly excluded_dates?: string | null
}

/** "every Monday", "every 2 weeks on Tuesday", "monthly on the 1st", "3 days after done", "every day at 09:00". */
export function describeRecurrence({ rule, basis, local_time, excluded_dates }: RecurrenceRule): string {
  const parts = partsOf(rule)
  const said = basis === 'completion' ? `${counted(parts)} after done` : sayRule(parts)
  const timed = local_time === null ? said : `${said} at ${local_time}`
  const ended = parts['UNTIL'] === undefined ? timed : `${timed} until ${sayDay(parts['UNTIL'])}`
  const count = Number(parts['COUNT'] ?? 0)
  const limited = count === 0 ? ended : `${ended}, ${count} ${count === 1 ? 'time' : 'times'}`
  const excluded = excluded_dates ? excluded_dates.split(',').map(sayExcluded) : []
  return excluded.length === 0 ? limited : `${limited}, except ${listed(excluded)}`
}

/** "24 December 2026", "24 December 2026 to 2 January 2027". */
const sayExcluded = (dates: string): string =>
  dates
    .split('/')
    .map((day) => sayDay(day.replaceAll('-', '')))
    .join(' to ')

/** The parts of an RRULE text by name: `{ FREQ: 'WEEKLY', BYDAY: 'MO' }`. */
export function partsOf(rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(rule.split(';').map((part) => part.split('=')))
}

/** The words for RRULE's frequencies. */
export const UNITS: Readonly<Record<string, string>> = {
  day: 'DAILY',
  week: 'WEEKLY',
  month: 'MONTHLY',
  year: 'YEARLY',
}

/** Monday to Friday, as RFC 5545 writes it. */
export const WORKDAYS = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'

/** "6 March 2026" of RFC 5545's `20260306T000000Z`, with the year, so that it reads as the same day later. */
function sayDay(until: string): string {
  return `${Number(until.slice(6, 8))} ${MONTHS[Number(until.slice(4, 6)) - 1]} ${until.slice(0, 4)}`
}

function sayRule(parts: Readonly<Record<string, string>>): string {
  const count = Number(parts['INTERVAL'] ?? 1)
  const rhythm = count === 1 ? null : `every ${counted(parts)}`
  switch (parts['FREQ']) {
    case 'WEEKLY': {
      const days = parts['BYDAY']
      if (days === undefined) return rhythm ?? 'every week'
      if (rhythm) return `${rhythm} on ${listed(days.split(',').map(dayName))}`
      if (`FREQ=WEEKLY;BYDAY=${days}` === WORKDAYS) return 'every weekday'
      const named = days.split(',')
      if (named.length === 6) return `every day except ${WEEK.filter((day) => !named.includes(day)).map(dayName)}`
      return `every ${listed(days.split(',').map(dayName))}`
    }
    case 'MONTHLY': {
      const where = sayWhere(parts)
      return where === '' ? (rhythm ?? 'monthly') : `${rhythm ?? 'monthly'} on the ${where}`
    }
    case 'YEARLY': {
      const month = MONTHS[Number(parts['BYMONTH']) - 1]
      const date = parts['BYMONTHDAY']?.split(',').at(-1)
      return month === undefined ? (rhythm ?? 'every year') : `${rhythm ?? 'every year'} on ${date} ${month}`
    }
    default:
      return rhythm ?? 'every day'
  }
}

function sayWhere(parts: Readonly<Record<string, string>>): string {
  const ranked = /^(-?\d)([A-Z]{2})$/.exec(parts['BYDAY'] ?? '')
  if (parts['BYDAY'] === 'MO,TU,WE,TH,FR') return `${parts['BYSETPOS'] === '1' ? 'first' : 'last'} working day`
  const several = [...(parts['BYDAY'] ?? '').matchAll(/(-?\d)([A-Z]{2})/g)]
  if (several.length > 1)
    return `${listed(several.map(([, rank]) => (rank === '-1' ? 'last' : nth(Number(rank)))))} ${dayName(several[0]?.[2] ?? '')}`
  if (ranked) return `${ranked[1] === '-1' ? 'last' : nth(Number(ranked[1]))} ${dayName(ranked[2] ?? '')}`
  const dates = parts['BYMONTHDAY']?.split(',') ?? []
  if (dates[0] === '-1') return 'last day'
  return parts['BYSETPOS'] === undefined
    ? listed(dates.map((date) => (date === '-1' ? 'last day' : nth(Number(date)))))
    : nth(Number(dates.at(-1)))
}

/** "3 days", "1 week". */
function counted(parts: Readonly<Record<string, string>>): string {
  const count = Number(parts['INTERVAL'] ?? 1)
  const unit = Object.keys(UNITS).find((name) => UNITS[name] === parts['FREQ']) ?? 'day'
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function dayName(code: string): string {
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  return names.find((name) => name.slice(0, 2).toUpperCase() === code) ?? code
}

function nth(number: number): string {
  const tail = number >= 11 && number <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${tail}`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
