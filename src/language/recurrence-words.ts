// Parses a repetition: "every 2 weeks on tue" becomes a rule. Rules are RRULE texts (RFC 5545, section 3.3.10), of the
// shapes written here; `recurrence-sentence.ts` formats them.
import { MONTHS, WEEKDAYS } from '../time/index.ts'
import { type RecurrenceRule, UNITS, WORKDAYS } from './recurrence-sentence.ts'

/** A repetition without a time, lower case, numbers in digits; null for other words. */
export function readBareRule(words: string): Omit<RecurrenceRule, 'local_time'> | null {
  const completion = readCompletion(words)
  if (completion) return { rule: completion, basis: 'completion' }
  const rule = readRule(
    words
      .replace(/^(?:repeats? )?(?:(?:every|each|on) )?(?:single )?/, '')
      .replace(/^on (?!the )/, '')
      .replace(/^(?:once )?(?:every|each) (?:single )?/, ''),
  )
  return rule === null ? null : { rule, basis: 'calendar' }
}

/** BYMONTHDAY for a day of the month; shorter months use their last day. */
export function dateOfMonth(date: number): string {
  if (date <= 28) return `BYMONTHDAY=${date}`
  const upTo = [28, 29, 30, 31].filter((candidate) => candidate <= date)
  return `BYMONTHDAY=${upTo.join(',')};BYSETPOS=-1`
}

const DAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?'
const DAYS = `${DAY}(?:(?: ?(?:,|and|&|\\+|or|/) ?|, and | )(?:(?:every|each|on) )?${DAY})*`
const PART = '(?:morning|afternoon|evening|night)'
const NTHS = '(?:[12]?\\d|3[01])(?:st|nd|rd|th)(?:(?:, and |, | and | & |/)(?:the )?(?:[12]?\\d|3[01])(?:st|nd|rd|th))*'
const RANK = '(?:1st|2nd|3rd|4th|last)'
const BUT = '(?:except|but|apart from|other than|bar|excluding)(?: for| on| not| not on)?'
const WORKING = '(?:1st|last|final) (?:working|business|week) ?day'
/** "2nd and 4th" of a weekday. */
const RANKS = `${RANK}(?:(?:, and |, | and | & |/)(?:the )?${RANK})+`
const OF_MONTH = '(?:,? (?:of )?(?:the|every|each|a) month|,? monthly)'
const MONTH = `(?:${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)`.toLowerCase()
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const TIMES: Readonly<Record<string, number>> = { other: 2, alternate: 2, '2nd': 2, '3rd': 3, '4th': 4 }
const EVERY_FEW = 'other|alternate|2nd|3rd|4th'

type Groups = Record<string, string | undefined>

/** Days that are left out, at the end of a rhythm: "…, except wednesday". */
export const EXCEPTION = new RegExp(`,? ${BUT} (?:${DAYS}|weekends?)$`)

/** What may follow "every", in order: longer patterns before their prefixes. */
const SHAPES: readonly (readonly [RegExp, (groups: Groups) => string | null])[] = (
  [
    [`(?:day|daily|everyday|nightly|${PART})s?`, () => 'FREQ=DAILY'],
    [`(?:day|daily|everyday|nightly|${PART}),? ${BUT} (?<days>${DAYS}|weekends?)`, ({ days }) => allBut(days)],
    [`(?:weekdays?|workdays?|work days?|week days?|working days?)(?: ${PART}s?)?`, () => WORKDAYS],
    [
      `(?:weekdays?|workdays?|week days?|working days?),? ${BUT} (?<days>${DAYS})`,
      ({ days }) => allBut(`${days} saturday sunday`),
    ],
    [`weekends?(?: ${PART}s?)?`, () => 'FREQ=WEEKLY;BYDAY=SA,SU'],
    // "mon-wed-fri" are three days; "mon-fri" are five.
    [`(?<days>${DAY}(?:-${DAY}){2,6})(?: ${PART}s?)?`, ({ days }) => weekly(1, days)],
    [`(?<first>${DAY}) ?(?:-|–|to|through|thru) ?(?<last>${DAY})`, ({ first, last }) => span(first, last)],
    [
      `(?<first>${DAY}) ?(?:-|–|to|through|thru) ?(?<last>${DAY}),? ${BUT} (?<days>${DAYS})`,
      ({ first, last, days }) => spanBut(first, last, days),
    ],
    [`(?<days>${DAYS})(?: ${PART}s?)?(?: (?:every|each|a) week| weekly)?`, ({ days }) => weekly(1, days)],
    [`(?:week|weekly)(?: on (?<days>${DAYS}))?`, ({ days }) => weekly(1, days)],
    [`(?:fortnight|fortnightly|biweekly|bi-weekly)(?: on (?<days>${DAYS}))?`, ({ days }) => weekly(2, days)],
    [`(?<times>${EVERY_FEW}) weekends?`, ({ times }) => weekly(timesOf(times), 'sat sun')],
    [`(?<times>${EVERY_FEW}) (?<days>${DAY})(?: ${PART}s?)?`, ({ times, days }) => weekly(timesOf(times), days)],
    [
      `(?:(?<n>\\d{1,3})|(?<times>${EVERY_FEW})) (?<unit>day|week|month|year)s?(?: on (?<on>.+))?`,
      ({ n, times, unit = '', on }) => everyFew(n === undefined ? timesOf(times) : countOf(n), unit, on),
    ],
    [
      'once (?:a|per) (?<unit>day|week|fortnight|month|year)(?:,? on (?<on>.+))?',
      ({ unit = '', on }) => (unit === 'fortnight' ? everyFew(2, 'week', on) : everyFew(1, unit, on)),
    ],
    [`(?<on>(?:on )?(?:the )?${NTHS}(?:,? and | ?& ?)(?:the )?last(?: day)?)${OF_MONTH}?`, ({ on }) => monthly(1, on)],
    [`(?<on>(?:on )?(?:the )?${WORKING})${OF_MONTH}?`, ({ on }) => monthly(1, on)],
    [`monthly,? (?:on )?(?<on>(?:the )?(?:${RANK} ${DAY}|last day|${WORKING}))`, ({ on }) => monthly(1, on)],
    [`(?:month|monthly)(?: on)? (?<on>(?:the )?${NTHS})`, ({ on }) => monthly(1, on)],
    ['month[ -]end', () => monthly(1, 'last day')],
    ['(?:month|monthly)(?: on (?<on>.+))?', ({ on }) => everyFew(1, 'month', on)],
    ['(?:quarter|quarterly)(?: on (?<on>.+))?', ({ on }) => everyFew(3, 'month', on)],
    // Without a date it begins with its month.
    [`(?:(?:year|yearly|annually),? (?:in|every|each) )(?<month>${MONTH})`, ({ month }) => yearly(1, `1 ${month}`)],
    ['(?:year|yearly|annually)(?: on (?<on>.+))?', ({ on }) => everyFew(1, 'year', on)],
    [`(?<on>(?:on )?(?:the )?${NTHS})${OF_MONTH}?`, ({ on }) => monthly(1, on)],
    [`(?<on>(?:on )?(?:the )?(?:${RANK} ${DAY}|last day|1st day))${OF_MONTH}`, ({ on }) => monthly(1, on)],
    [`(?<on>(?:on )?(?:the )?${RANKS} ${DAY})${OF_MONTH}?`, ({ on }) => monthly(1, on)],
    [`(?<on>(?:1st|last) ${DAY})`, ({ on }) => monthly(1, on)],
    [`(?<on>\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)`, ({ on }) => yearly(1, on)],
  ] satisfies readonly (readonly [string, (groups: Groups) => string | null])[]
).map(([pattern, read]) => [new RegExp(`^(?:${pattern})$`), read])

function readRule(words: string): string | null {
  for (const [pattern, read] of SHAPES) {
    const match = pattern.exec(words)
    const rule = match && read(match.groups ?? {})
    if (rule) return rule
  }
  return null
}

function readCompletion(words: string): string | null {
  const count = '(?<n>\\d{1,3}|an?|one|two|three|four|five|six) (?<unit>day|week|month|year)s?'
  const done = '(?:its |it is |being )?(?:done|finished|completed|completion|finishing|completing|the last time)'
  const match =
    new RegExp(`^(?:every )?${count} after(?: ${done})?$`).exec(words) ??
    new RegExp(`^after ${count}$`).exec(words) ??
    new RegExp(`^(?<unit>day|week|month|year) after ${done}$`).exec(words)
  if (!match) return null
  const { n = 'a', unit = '' } = match.groups ?? {}
  const count_ = countOf(n)
  return count_ < 1 ? null : frequency(UNITS[unit] ?? '', count_)
}

function everyFew(count: number, unit: string, on: string | undefined): string | null {
  if (count < 1) return null
  if (unit === 'week') return on === undefined || new RegExp(`^${DAYS}$`).test(on) ? weekly(count, on) : null
  if (unit === 'month') return monthly(count, on)
  if (unit === 'year') return yearly(count, on)
  return on === undefined ? frequency('DAILY', count) : null
}

function weekly(count: number, days: string | undefined): string {
  const wanted =
    days === undefined ? [] : WEEKDAYS.filter((day) => days.match(/[a-z]+/g)?.some((word) => word.startsWith(day)))
  const named = wanted.length === 0 ? '' : `;BYDAY=${wanted.map((day) => day.slice(0, 2).toUpperCase()).join(',')}`
  return `${frequency('WEEKLY', count)}${named}`
}

/** Every day except these. */
function allBut(days: string | undefined): string | null {
  const out = days?.startsWith('weekend') ? ['sat', 'sun'] : days?.match(/[a-z]+/g)
  const kept = WEEKDAYS.filter((day) => !out?.some((word) => word.startsWith(day)))
  return kept.length === 0 || kept.length === 7 ? null : weekly(1, kept.join(' '))
}

/** "mon-fri except wednesday" */
function spanBut(first: string | undefined, last: string | undefined, days: string | undefined): string | null {
  const within = span(first, last)?.split('BYDAY=')[1]?.toLowerCase().split(',') ?? []
  const out = WEEKDAYS.filter((day) => !within.includes(day.slice(0, 2)))
  return within.length === 0 ? null : allBut([days, ...out].join(' '))
}

/** "mon-thu"; may span the weekend. */
function span(first = '', last = ''): string | null {
  const [from, to] = [first, last].map((name) => WEEKDAYS.findIndex((day) => name.startsWith(day)))
  if (from === undefined || to === undefined) return null
  const days = WEEKDAYS.filter((_, index) => (from <= to ? index >= from && index <= to : index >= from || index <= to))
  return weekly(1, days.join(' '))
}

function monthly(count: number, on: string | undefined): string | null {
  const begin = frequency('MONTHLY', count)
  if (on === undefined) return begin
  const where = on.replace(/^on /, '').replace(/^the /, '')
  if (/^last day$/.test(where)) return `${begin};BYMONTHDAY=-1`
  if (/^1st day$/.test(where)) return `${begin};BYMONTHDAY=1`
  if (new RegExp(`^${WORKING}$`).test(where))
    return `${begin};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${where.startsWith('1st') ? 1 : -1}`
  const [, listed = ''] = new RegExp(`^(${NTHS})(?:,? and | ?& ?)(?:the )?last(?: day)?$`).exec(where) ?? []
  if (listed !== '') return `${begin};BYMONTHDAY=${listed.match(/\d+/g)?.join(',')},-1`
  const ranked = new RegExp(`^(?<rank>${RANK}) (?<day>${DAY})$`).exec(where)?.groups
  if (ranked) {
    const { rank = '', day = '' } = ranked
    return `${begin};BYDAY=${rank === 'last' ? -1 : Number.parseInt(rank, 10)}${day.slice(0, 2).toUpperCase()}`
  }
  const several = new RegExp(`^(?<ranks>${RANKS}) (?<day>${DAY})$`).exec(where)?.groups
  if (several) {
    const code = several['day']?.slice(0, 2).toUpperCase() ?? ''
    const ranks = several['ranks']?.match(/\d|last/g)?.map((rank) => `${rank === 'last' ? -1 : rank}${code}`)
    return `${begin};BYDAY=${ranks?.join(',')}`
  }
  if (!new RegExp(`^${NTHS}$`).test(where)) return null
  const dates = [...new Set(where.match(/\d+/g)?.map(Number))].sort((a, b) => a - b)
  if (dates.some((date) => date < 1)) return null
  const [only] = dates
  return dates.length === 1 && only !== undefined
    ? `${begin};${dateOfMonth(only)}`
    : `${begin};BYMONTHDAY=${dates.join(',')}`
}

function yearly(count: number, on: string | undefined): string | null {
  const begin = frequency('YEARLY', count)
  if (on === undefined) return begin
  const match = new RegExp(
    `^(?:the )?(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m1>${MONTH})|(?<m2>${MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?)$`,
  ).exec(on)
  const { d1, d2, m1, m2 } = match?.groups ?? {}
  const date = Number(d1 ?? d2)
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith((m1 ?? m2 ?? '?').slice(0, 3))) + 1
  // 2024 was a leap year: 29 February is a date, on the 28th in other years.
  if (!match || date < 1 || date > new Date(Date.UTC(2024, month, 0)).getUTCDate()) return null
  return `${begin};BYMONTH=${month};${month === 2 ? dateOfMonth(date) : `BYMONTHDAY=${date}`}`
}

function frequency(name: string, count: number): string {
  return count === 1 ? `FREQ=${name}` : `FREQ=${name};INTERVAL=${count}`
}

function countOf(word: string): number {
  return COUNTS[word] ?? Number(word)
}

function timesOf(word: string | undefined): number {
  return TIMES[word ?? ''] ?? 1
}

/**
 * "on Mondays" may say which agenda it is; "every third tuesday" is every three weeks for some, and the third of the month
 * for others.
 */
export function isCertainRhythm(words: string): boolean {
  if (/^once (?:a|per)\b/i.test(words)) return false
  if (/\b(?:every|each) (?:3rd|third|4th|fourth) (?:mon|tue|wed|thu|fri|sat|sun)/i.test(words)) return false
  return (
    /\b(?:every|everyday|each|daily|nightly|alternate|fortnightly|annually)\b|\bmonth\b/i.test(words) ||
    /\d(?:st|nd|rd|th).*\d(?:st|nd|rd|th)|\bfirst and\b/i.test(words) ||
    /^(?:weekly|monthly|yearly|quarterly)\b/i.test(words) ||
    /\d ?[ap]m,? (?:and|&) .*\b(?:for|until|till?|through)\b/i.test(words)
  )
}
