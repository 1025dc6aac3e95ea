// Parses what limits a repetition: its end ("until 20 March", "10 times", "for 3 weeks"), its first day ("starting 5
// January") and days without it ("but not on 24 December"). They may follow the rule in any order.
import { addDays, type Day } from '../time/index.ts'
import { type DateContext, type Due, meaningOf } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'

/** The limits of a repetition, taken off the words of its rule. */
export interface SeriesLimits {
  /** The words without the limits. */
  readonly rest: string
  /** The last day, inclusive. */
  readonly until: Day | null
  /** How many days it lasts, from its first day on. */
  readonly lasts: Length | null
  /** How often it happens in all. */
  readonly times: number | null
  /** The first day; it may name a time too. */
  readonly from: DateWords | null
  /** Days and ranges of days without it, as in `recurrences.excluded_dates`. */
  readonly excluded: readonly string[]
}

interface Length {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month' | 'year'
}

/** Most repetitions that can be counted, and most exclusions that are kept. */
const MAX_TIMES = 999
const MAX_EXCLUDED = 20

/**
 * Takes the limits off the end of a phrase in lower case, the last one first.
 * @param reading for days that depend on today; without it only dates with a year are parsed
 * @returns null if an end is named that can't be parsed
 */
export function takeSeriesLimits(text: string, reading: DateContext | undefined): SeriesLimits | null {
  let found: SeriesLimits = { rest: text, until: null, lasts: null, times: null, from: null, excluded: [] }
  for (;;) {
    const next = takeCount(found) ?? takeLast(found, reading)
    if (next === 'unreadable') return null
    if (next === null) return found
    found = { ...next, rest: next.rest.replace(/[,(\s]+(?:and|but)?$/, '') }
  }
}

/** The last day of a series that begins on that day; null if it has no end in days. */
export function lastDayOf({ until, lasts }: Pick<SeriesLimits, 'until' | 'lasts'>, first: Day): Day | null {
  if (lasts === null) return until
  const { count, unit } = lasts
  if (unit === 'day') return addDays(first, count - 1)
  if (unit === 'week') return addDays(first, 7 * count - 1)
  const after = new Date(`${first}T00:00:00Z`)
  const date = after.getUTCDate()
  if (unit === 'month') after.setUTCMonth(after.getUTCMonth() + count)
  else after.setUTCFullYear(after.getUTCFullYear() + count)
  // A month after 31 January is 28 February: the series ends the day before.
  if (after.getUTCDate() !== date) after.setUTCDate(0)
  return addDays(after.toISOString().slice(0, 10), -1)
}

const COUNT =
  /^(.+?)[, (]+(?:for )?(?:a total of |just |only |exactly )?(\d{1,3}) ?(?:times?|x|occurrences|repetitions|repeats)(?: in total| in all| altogether| only)?\)?$/

function takeCount(found: SeriesLimits): SeriesLimits | null {
  const [, rest = '', count = ''] = COUNT.exec(found.rest) ?? []
  const times = Number(count)
  return rest === '' || times < 1 || times > MAX_TIMES || found.times !== null ? null : { ...found, rest, times }
}

const LIMIT =
  /(?:^|[, (]+)(?:(?:and|but) )?(until|till|til|through|up to|up till|ending(?: on)?|for the next|for another|for|starting(?: on| from| with)?|beginning(?: on| from| with)?|commencing|(?<!apart )from|as of|except(?: for)?(?: on)?|excluding|skipping|not on|not|without) (?=[a-z\d])/g

/** “every wednesday starting next week”: that week is its first day, and not its span. */
const LIMIT_AT_END = new RegExp(`${LIMIT.source.replace(/\(\?=.*$/, '')}$`)

/** The limit that begins last. */
function takeLast(found: SeriesLimits, reading: DateContext | undefined): SeriesLimits | 'unreadable' | null {
  const period = takePeriod(found, reading)
  if (period) return period
  const match = [...found.rest.matchAll(LIMIT)].at(-1)
  if (!match || match.index === 0) return null
  const rest = found.rest.slice(0, match.index)
  const words = found.rest.slice(match.index + match[0].length).replace(/\)$|,? (?:on|onwards?|onward)$/, '')
  const name = match[1] ?? ''
  if (/^(?:except|excluding|skipping|not|without)/.test(name)) {
    const excluded = readExcluded(words, reading)
    return excluded ? { ...found, rest, excluded: [...excluded, ...found.excluded].slice(0, MAX_EXCLUDED) } : null
  }
  if (/^(?:start|begin|commenc|from|as of)/.test(name)) {
    const day = ONLY_MONTH.test(words) ? `1 ${words}` : words
    const first = readDateWords(/^(?:on|at|the|next|this|tomorrow|today)\b/.test(day) ? day : `on ${day}`)
    const from = first ?? readDateWords(words)
    return from?.day && from.span === null && found.from === null ? { ...found, rest, from } : null
  }
  // "Monday through Friday" is a rule.
  if (name === 'through' && WEEKDAY_END.test(rest) && WEEKDAY_START.test(words)) return null
  if (name.startsWith('for')) {
    const [, count = '', unit = ''] = LENGTH.exec(words) ?? []
    const lasts = { count: /^an?$/.test(count) ? 1 : Number(count), unit: unit as Length['unit'] }
    if (unit !== '' && lasts.count > 0) return { ...found, rest, lasts }
    return name === 'for' ? null : 'unreadable'
  }
  if (ONLY_MONTH.test(words)) {
    const month = dayOf(`on 1 ${words}`, reading)
    return month ? { ...found, rest, until: addDays(month.day, -1) } : 'unreadable'
  }
  const due = dayOf(`on ${words}`, reading) ?? dayOf(words, reading)
  return due ? { ...found, rest, until: due.day } : 'unreadable'
}

/** "every day this week", "every weekday next month": from its first day, or today, to its last. */
function takePeriod(found: SeriesLimits, reading: DateContext | undefined): SeriesLimits | 'unreadable' | null {
  const [, rest = '', which = '', unit = ''] =
    /^(.*\b(?:every|each|daily)\b.*?),? (?:all )?(this|next) (week|month)$/.exec(found.rest) ?? []
  if (rest === '' || found.until !== null || found.lasts !== null || LIMIT_AT_END.test(`${rest} `)) return null
  if (reading === undefined) return 'unreadable'
  const end = dayOf(unit === 'week' ? 'next week' : which === 'next' ? 'end of next month' : 'end of month', reading)
  if (!end) return null
  const until = unit === 'month' ? end.day : addDays(end.day, which === 'next' ? 6 : -1)
  return { ...found, rest, until, from: which === 'next' ? readDateWords(`next ${unit}`) : found.from }
}

const LENGTH = /^(\d{1,3}|an?) (day|week|month|year)s?$/
const WEEKDAY_START = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?\b/
const WEEKDAY_END = /\b(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)(?:[a-z]*day)?s?$/

/** "until June" ends with May. */
const ONLY_MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/

/** "24 december", "24 and 31 december", "24 december to 2 january": null if a part is no date, such as a weekday. */
function readExcluded(words: string, reading: DateContext | undefined): string[] | null {
  const found: string[] = []
  let month = ''
  // From the right: "24 and 31 december" names its month once.
  for (const part of words.split(/,? and |,? or |,? nor |, ?| & /).toReversed()) {
    const [first = '', last, ...more] = part
      .replace(/^(?:on|not|nor) /, '')
      .split(/ ?(?:–|(?<!\d{4}|-\d\d)-| to | through | until ) ?/)
    if (more.length > 0) return null
    const end = last === undefined ? null : dayNamed(last, month, reading)
    if (last !== undefined) month = monthOf(last) || month
    const begin = dayNamed(first, month, reading)
    month = monthOf(first) || month
    if (begin === null || (last !== undefined && (end === null || end < begin))) return null
    found.unshift(end === null ? begin : `${begin}/${end}`)
  }
  return found
}

function dayNamed(words: string, month: string, reading: DateContext | undefined): Day | null {
  const named = /^(?:the )?\d{1,2}(?:st|nd|rd|th)?$/.test(words) && month !== '' ? `${words} ${month}` : words
  if (WEEKDAY_ONLY.test(named)) return null
  return (dayOf(`on ${named}`, reading) ?? dayOf(named, reading))?.day ?? null
}

const WEEKDAY_ONLY = /^(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?s?$/
const MONTH_AND_YEAR = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{4})?\b/
const monthOf = (words: string): string => MONTH_AND_YEAR.exec(words)?.[0] ?? ''

function dayOf(text: string, reading: DateContext | undefined): Due | null {
  const words = readDateWords(text)
  if (!words?.day || words.clock) return null
  const isAbsolute = words.day.kind === 'calendar' && words.day.year !== null
  return reading === undefined && !isAbsolute ? null : meaningOf(words, reading ?? NO_READING)
}

/** A date with a year does not depend on today. */
const NO_READING: DateContext = { now: new Date(0), zone: 'UTC' }

/** “daily mon to fri” without its first word, “9.45 daily” with a clock as it is read. */
export const withPlainDays = (typed: string): string =>
  typed
    .replace(
      /\b(?:daily|every ?day),? (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* ?(?:-|–|to|through) ?(?:mon|tue|wed|thu|fri|sat|sun))/,
      '',
    )
    .replace(/^(\d{1,2})\.([0-5]\d)\b/, '$1:$2')
