// Computes the next occurrence. Rules are evaluated on dates without a zone, and the result is put on the person's wall
// clock, so that clock changes cannot move a date. Missed occurrences never pile up: the next one is after today.

import { createRequire } from 'node:module'
import { DateTime } from 'luxon'
import type Rrule from 'rrule'
import { addDays, type Day, endOfLocalDay, wallClockInstant } from '../time/index.ts'
import type { Due } from './date-meaning.ts'
import { partsOf, type RecurrenceRule } from './recurrence-sentence.ts'
import { dateOfMonth } from './recurrence-words.ts'

export { describeRecurrence, type RecurrenceRule } from './recurrence-sentence.ts'
export { readRecurrence, readRhythm } from './rhythms.ts'

/** The next occurrence of a repeating task. */
export interface Turn {
  /** The person's day on which it was done or skipped. */
  readonly today: Day
  /** The date of the previous occurrence; null if it had none. If it was done early, that date is not given again. */
  readonly due: Day | null
  /** The start of the rule, which fixes "every 2 weeks" and "monthly". */
  readonly start: Day
  /** IANA. */
  readonly zone: string
}

/** The next occurrence: strictly after today, and after the previous one. Null if the rule has ended. */
export function nextOccurrenceOf(recurrence: RecurrenceRule, { today, due, start, zone }: Turn): Due | null {
  if (recurrence.basis === 'completion') {
    const next = onOrAfter(later(today, recurrence.rule), recurrence, zone)
    const until = partsOf(recurrence.rule)['UNTIL']
    return next && until !== undefined && next.day.replaceAll('-', '') > until.slice(0, 8) ? null : next
  }
  const over = due !== null && due > today ? due : today
  return byRule(pinned(recurrence.rule, start), start, addDays(over, 1), recurrence, zone)
}

/**
 * The first occurrence on or after a day; with basis `completion` that day itself. It becomes the `start`: "every 2
 * weeks on tue" begins on the coming Tuesday, whichever week it is in.
 */
export function firstOccurrenceOf(recurrence: RecurrenceRule, from: Day, zone: string): Due | null {
  if (recurrence.basis === 'completion') return onOrAfter(from, recurrence, zone)
  return byRule(pinned(recurrence.rule, from).replace(/;INTERVAL=\d+/, ''), from, from, recurrence, zone)
}

/** The last occurrence on or before a day; null if there is none, and with basis `completion`, which has no dates. */
export function latestOccurrenceOf(recurrence: RecurrenceRule, { today, start, zone }: Omit<Turn, 'due'>): Due | null {
  if (recurrence.basis === 'completion') return null
  const dates = ruleDates(pinned(recurrence.rule, start), start)
  for (let at = dates.before(floating(today), true); at !== null; at = dates.before(at, false)) {
    const due = onDay(at.toISOString().slice(0, 10), recurrence, zone)
    if (due) return due
  }
  return null
}

/**
 * The rule of a repetition for calendar programs, with the dates that this module computes (RFC 5545 3.3.10). The last
 * day of a month is written -1: some programs ignore BYSETPOS beside BYMONTHDAY and would show every date listed.
 */
export const calendarRule = (recurrence: RecurrenceRule, start: Day): string =>
  pinned(recurrence.rule, start).replace(
    /BYMONTHDAY=28,29,30,31;BYSETPOS=-1|(?<=BYMONTH=2;)BYMONTHDAY=28,29(?:,3[01])*;BYSETPOS=-1/,
    'BYMONTHDAY=-1',
  )

/** Whether a day is one of the rule's dates, and an instant, if given, its time on that day. */
export function isOccurrence(
  recurrence: RecurrenceRule,
  day: Day,
  { start, zone }: Pick<Turn, 'start' | 'zone'>,
  instant: Date | null,
): boolean {
  const found = latestOccurrenceOf(recurrence, { today: day, start, zone })
  return found?.day === day && (instant === null || found.instant.getTime() === instant.getTime())
}

function ruleDates(rule: string, start: Day): Rrule.RRule {
  const rrule = calendarRules()
  return new rrule.RRule({
    ...rrule.RRule.parseString(rule),
    dtstart: floating(start),
    // Weeks begin on Monday, which determines "every second week".
    wkst: rrule.RRule.MO,
  })
}

function byRule(rule: string, start: Day, from: Day, recurrence: RecurrenceRule, zone: string): Due | null {
  const dates = ruleDates(rule, start)
  // A date the zone skipped has no occurrence; the following one is used.
  for (let at = dates.after(floating(from), true); at !== null; at = dates.after(at, false)) {
    const due = onDay(at.toISOString().slice(0, 10), recurrence, zone)
    if (due) return due
  }
  return null
}

/** The first day from this one on that the zone has and that is not excluded. */
function onOrAfter(day: Day, recurrence: RecurrenceRule, zone: string): Due | null {
  for (let at = day, tried = 0; tried < MOST_DAYS_TRIED; at = addDays(at, 1), tried++) {
    const due = onDay(at, recurrence, zone)
    if (due) return due
  }
  return null
}

/** Exclusions may cover a long holiday. */
const MOST_DAYS_TRIED = 400

/** The occurrence on that day; null on an excluded day, or if the zone skipped the day. */
function onDay(day: Day, { local_time, excluded_dates }: RecurrenceRule, zone: string): Due | null {
  if (isExcluded(day, excluded_dates)) return null
  const instant = wallClockInstant(day, local_time ?? '12:00', zone)
  if (instant === null) return null
  return local_time === null
    ? { day, instant: endOfLocalDay(day, zone), hasTime: false }
    : { day, time: local_time, instant, hasTime: true }
}

function isExcluded(day: Day, excluded: string | null | undefined): boolean {
  if (!excluded) return false
  return excluded.split(',').some((dates) => {
    const [first = '', last = first] = dates.split('/')
    return first <= day && day <= last
  })
}

/**
 * How often a rule "3 days after done, 5 times" still happens after one was done: the rule with its count less one, or
 * null after the last. Rules on the calendar count their own dates.
 */
export function remainingRule({ rule, basis }: RecurrenceRule): string | null {
  const count = partsOf(rule)['COUNT']
  if (basis === 'calendar' || count === undefined) return rule
  return Number(count) <= 1 ? null : rule.replace(/COUNT=\d+/, `COUNT=${Number(count) - 1}`)
}

/**
 * "Monthly" from the 31st means the last day of shorter months, "yearly" from 29 February the 28th; RRULE would skip
 * those.
 */
function pinned(rule: string, start: Day): string {
  const { FREQ, BYDAY, BYMONTHDAY } = partsOf(rule)
  const date = Number(start.slice(8))
  if (BYDAY !== undefined || BYMONTHDAY !== undefined || date <= 28) return rule
  if (FREQ === 'MONTHLY') return `${rule};${dateOfMonth(date)}`
  return FREQ === 'YEARLY' && start.endsWith('-02-29') ? `${rule};BYMONTH=2;${dateOfMonth(29)}` : rule
}

/** A month after 31 January is the last day of February. */
function later(day: Day, rule: string): Day {
  const { FREQ, INTERVAL } = partsOf(rule)
  const count = Number(INTERVAL ?? 1)
  const units = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const
  const unit = FREQ === 'DAILY' || FREQ === 'WEEKLY' || FREQ === 'MONTHLY' || FREQ === 'YEARLY' ? units[FREQ] : 'days'
  return (
    DateTime.fromISO(day, { zone: 'utc' })
      .plus({ [unit]: count })
      .toISODate() ?? day
  )
}

function floating(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Loaded at first use, so that the start does not wait for it. */
const calendarRules = (): typeof Rrule => createRequire(import.meta.url)('rrule')
