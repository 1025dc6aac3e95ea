// Parses a habit typed in one line: "Meds at 21:00", "Gym 3 times a week", "8 glasses of water a day". Time, rhythm and
// count are taken out of the name.

import { digitsFor } from '../../../language/number-words.ts'
import { readTimeOfDay } from '../../../language/when.ts'
import type { LocalTime } from '../../../time/index.ts'
import { DomainError, Refusal } from '../../../user-error.ts'
import { type DailyGoal, MAX_DAILY_GOAL, unitOf } from './daily-goal.ts'
import type { Frequency } from './frequency.ts'
import { isRhythm, parseFrequency } from './read-frequency.ts'

/** A parsed line: `Meds at 21:00`, `Run on mon,wed`, `Water x8`. */
export interface HabitLine {
  readonly name: string
  /** Null: no reminder. */
  readonly at?: LocalTime | null
  readonly frequency?: Frequency
  readonly goal?: DailyGoal
}

/** "Meds at 21", and without *at* only an unmistakable time: "Meds 21:00", "Meds 9pm". */
const TIMES = [
  /^(.*\S),?\s+at\s+(\S+(?:\s?[ap]\.?m\.?)?)$/iu,
  /^(.*\S),?\s+@?(\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)$/iu,
]

/** What is left of "Meds 8am and 8pm". */
const SEVERAL_TIMES = /\s(?:at\s)?\d{1,2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\s?(?:and|,|&|\+)$/iu

/** A rhythm begins with one of these where it stands after the name, and has to say more than a weekday. */
const STARTS_RHYTHM =
  /^(?:daily|nightly|weekly|monthly|weekdays|weekends|fortnightly|biweekly|every|everyday|each|on|once|twice|thrice|alternate|about|at|the|first|last|\d|one|two|three|four|five|six|seven|eight|nine|ten)/iu

/** These may begin a line too: "every other day water the plants". */
const LEADS_LINE =
  /^(?:every|each|daily|nightly|weekly|monthly|fortnightly|once|twice|\d+\s?(?:x|×|times)|(?:two|three|four|five) times)\b/iu

const MOST_RHYTHM_WORDS = 9

/**
 * Takes a time, a rhythm and a count off the name, in any order, unless they were given as options.
 * @throws DomainError for a rhythm that can't be read, "every 2 months": it doesn't stay in the name
 */
export function parseHabitLine(line: HabitLine): HabitLine {
  let read: HabitLine = { ...line, name: line.name.trim() }
  let part = ''
  for (let more: HabitLine | null = read; more; more = takeTime(read, part) ?? takeRhythm(read) ?? takeGoal(read)) {
    part ||= /\b(?:every|each)\s+(evening|night)$/iu.exec(read.name)?.[1] ?? ''
    read = more
  }
  if (read.at && SEVERAL_TIMES.test(read.name)) throw new DomainError('habit.several-times')
  const unread = line.frequency === undefined ? rhythmWords(read.name) : null
  if (unread) throw new DomainError('habit.unreadable-days', { words: unread })
  return read
}

/** @param part "every night at 9" is nine in the evening */
function takeTime(line: HabitLine, part: string): HabitLine | null {
  if (line.at !== undefined) return null
  for (const time of TIMES) {
    const [, name = '', words = ''] = time.exec(line.name) ?? []
    const later = part || /\b(?:every|each)\s+(?:evening|night)\b/iu.test(name)
    const at = name === '' ? null : orNull(() => readTimeOfDay(later && /^\d{1,2}$/.test(words) ? `${words}pm` : words))
    if (at !== null) return { ...line, name: tidy(name), at }
  }
  return null
}

function takeRhythm(line: HabitLine): HabitLine | null {
  if (line.frequency !== undefined) return null
  const words = line.name.split(/\s+/)
  // The longest first: "on the 1st and 15th of every month".
  for (let from = Math.max(1, words.length - MOST_RHYTHM_WORDS); from < words.length; from++) {
    const typed = words.slice(from).join(' ')
    // "Watch the first" names no date.
    const isBare =
      /^(?:the|first|last|second|third|fourth|\d+(?:st|nd|rd|th))\b/iu.test(typed) && !/\bmonth/iu.test(typed)
    const frequency = STARTS_RHYTHM.test(typed) && !isBare ? orNull(() => parseFrequency(typed)) : null
    if (frequency) return { ...line, name: tidy(words.slice(0, from).join(' ')), frequency }
  }
  if (!LEADS_LINE.test(line.name)) return null
  for (let to = Math.min(words.length - 1, MOST_RHYTHM_WORDS); to > 0; to--) {
    const frequency = orNull(() => parseFrequency(words.slice(0, to).join(' ').replace(/[,:]$/, '')))
    const rest = words.slice(to).join(' ')
    if (frequency) return { ...line, name: sentenceCase(rest.replace(/^(?:to|i)\s/iu, '')), frequency }
  }
  return null
}

/** Words of the name's end, or of its beginning, that name a rhythm. */
function rhythmWords(name: string): string | null {
  const words = name.split(/\s+/)
  for (let from = 1; from < words.length; from++) {
    const typed = words.slice(from).join(' ')
    if (isRhythm(typed)) return typed
  }
  return null
}

/** The patterns of a count: its number, unit and name. */
const GOALS: readonly RegExp[] = [
  // "8 glasses of water a day", "drink 8 glasses of water"
  /^(?:drink |have |take |eat |do )?(?<number>\d{1,4})\s(?<unit>\p{L}+)\sof\s(?<name>.+?)(?:\s(?:a|per|each|every)\sday|\sdaily)?$/iu,
  // "water x8", "water 8x a day"
  /^(?<name>.+?)[,:]?\s[x×]\s?(?<number>\d{1,4})(?:\s(?:a|per|each|every)\sday|\sdaily)?$/iu,
  /^(?<name>.+?)[,:]?\s(?<number>\d{1,4})\s?(?:[x×]|times)(?:\s(?:a|per|each|every)\sday|\sdaily)?$/iu,
  // "water 8 glasses a day", "pushups 20 a day"
  /^(?<name>.+?)[,:]?\s(?<number>\d{1,4})(?:\s(?<unit>\p{L}+))?\s(?:(?:a|per|each|every)\sday|daily)$/iu,
  // "20 pushups a day"
  /^(?:do )?(?<number>\d{1,4})\s(?<name>\p{L}[^\d]*?)\s(?:(?:a|per|each|every)\sday|daily)$/iu,
]

function takeGoal(line: HabitLine): HabitLine | null {
  if (line.goal !== undefined) return null
  const typed = digitsFor(
    line.name.toLowerCase().replace(/\btwice (?=(?:a|per|each|every) day|daily)/, '2 times '),
  ).replace(/\bthrice (?=(?:a|per|each|every) day)/, '3 times ')
  // The same words where no number was spelled out keep their capitals.
  const text = typed === line.name.toLowerCase() ? line.name : typed
  for (const pattern of GOALS) {
    const { number, name = '', unit = '' } = pattern.exec(text)?.groups ?? {}
    const goal = Number(number)
    if (number === undefined || goal < 2 || goal > MAX_DAILY_GOAL) continue
    // "5 minutes a day" has no name.
    if (/^(?:times?|minutes?|mins?|hours?)$/iu.test(name)) continue
    return { ...line, name: sentenceCase(tidy(name)), goal: { goal, unit: unitOf(unit) } }
  }
  return null
}

const tidy = (name: string): string => name.replace(/[,;:–-]+$/u, '').trim()

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
