// Parses options for a date or time: there the whole answer must be one, and "sun" is Sunday.

import { cleanText, quoteStart } from '../text.ts'
import { addDays, type HourCycle, type LocalTime, localDay, WEEKDAYS, weekday } from '../time/index.ts'
import { type SuggestedAction, UserError } from '../user-error.ts'
import { laterBy } from './calendar.ts'
import { type DateContext, type Due, meaningOf, timeMeant } from './date-meaning.ts'
import type { DateWords, LongUnit } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { digitsFor, NUMBER_WORD } from './number-words.ts'
import { countOf } from './spans.ts'

/**
 * A whole answer to "when?": "friday 9am", "5 March", "in 20 minutes", "2026-05-01 14:30", "now"; past ones too:
 * "yesterday", "9pm last friday", "two days ago"; "friday, no time" is the day alone.
 * @param waysOut buttons of the error
 * @param named stands before the examples of the error: “due:”
 * @throws UserError with examples for other words.
 */
export function readWhen(
  text: string,
  reading: DateContext,
  waysOut: readonly SuggestedAction[] = [],
  named = '',
): Due {
  // Where a date is asked for, “the weekend” said on a Saturday is this one.
  const whole = trimmed(text)
    .replace(/[.!]$/, '')
    .replace(/^(?:the )?weekend$/i, 'this weekend')
  const day = whole.replace(/,? (?:with )?no time$/i, '')
  const isWholeDay = day !== whole
  const words = withoutPast(day, reading)
  const found = wordsOfDate(words === 'now' ? 'in 0 minutes' : words) ?? wordsOfDate(isWholeDay ? day : trimmed(text))
  const due = found && meaningOf(found, reading)
  // "friday 9am, no time" contradicts itself.
  if (!due || (isWholeDay && due.hasTime))
    throw new UserError(
      `I can't read “${quoteStart(isWholeDay ? whole : words)}” as a date. Try “${named}tomorrow 9am”, “${named}friday”, “${named}5 March” or “${named}in 20 minutes”.`,
      waysOut,
    )
  return isWholeDay ? { ...due, isWholeDay } : due
}

/** A whole phrase as a date, "next tuesday at five pm"; null for other words and for past days: see `readWhen`. */
export function readMoment(text: string, reading: DateContext): Due | null {
  const words = wordsOfDate(trimmed(text).replace(/[.!]$/, ''))
  return words && meaningOf(words, reading)
}

/** Whether these words are a clock time without any word for a day: "6pm". */
export function isClockAlone(text: string): boolean {
  const words = readDateWords(trimmed(text))
  return words !== null && words.day === null && words.clock !== null
}

/** Whether these words are a date and nothing else. Whether the day exists is not checked. */
export const isWhen = (text: string): boolean => wordsOfDate(trimmed(text)) !== null

const trimmed = (text: string): string => cleanText(text).trim()

/**
 * Where a date is asked for, “the 2nd” alone is one; in a line it may be the second of something. “In 15” is minutes: below
 * five it may be hours.
 */
const wordsOfDate = (text: string): DateWords | null =>
  readDateWords(text) ??
  (/^(?:the )?\d{1,2}(?:st|nd|rd|th)\b/i.test(text) ? readDateWords(`on ${text}`) : null) ??
  (/^(?:(?:the|this|at the|on the) )?weekend$/i.test(text) ? readDateWords('saturday') : null) ??
  (/^in (?:[5-9]|\d{2,3})$/i.test(text) ? readDateWords(`${text} minutes`) : null)

/**
 * A wall-clock time, 'HH:MM', from "9", "9am", "21:00", "half past 8", "noon".
 * @param small what the hours 1 to 6 mean without am or pm: the afternoon, as in a line; `morning` where early hours
 * are meant, such as the start of a day or the end of quiet hours.
 * @param hours the reader's clock, for the examples
 * @throws UserError with examples for other words.
 */
export function readTimeOfDay(
  text: string,
  small: 'afternoon' | 'morning' = 'afternoon',
  hours: HourCycle = '24',
): LocalTime {
  const words = trimmed(text).toLowerCase()
  // What is only a time behind its preposition in a line: "9", "18h", "2130".
  const found = readDateWords(words) ?? readDateWords(`at ${words}`)
  if (!found?.clock || found.day !== null)
    throw new UserError(
      `I can't read “${quoteStart(words)}” as a time. Try “9am”, “${hours === '24' ? '21:00' : '9pm'}” or “half past 8”.`,
    )
  return timeMeant(found.clock, found.part ?? (small === 'morning' ? small : null)).time
}

/** Words with a past day as its calendar date. Only here: "photos from last friday" names a thing. */
function withoutPast(words: string, { now, zone, dayStartsAt }: DateContext): string {
  const today = localDay(now, zone, dayStartsAt)
  return words
    .replace(/\byesterday\b/i, addDays(today, -1))
    .replace(AGO, (said, count: string, unit: string) => {
      const size = LONG_UNITS.find((each) => each === unit.toLowerCase()) ?? 'day'
      return laterBy(today, -countOf(digitsFor(count.toLowerCase())), size) ?? said
    })
    .replace(/\blast ((?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)\b/i, (_, name: string) => {
      const back = WEEKDAYS.indexOf(weekday(today)) - WEEKDAYS.findIndex((each) => name.toLowerCase().startsWith(each))
      return addDays(today, -(((back + 6) % 7) + 1))
    })
}

const LONG_UNITS: readonly LongUnit[] = ['week', 'month', 'year']
const AGO = new RegExp(`\\b(\\d{1,3}|a|a couple of|${NUMBER_WORD}) (day|week|month|year)s? ago\\b`, 'i')
