// Patterns of days, each with its meaning. Texts are in lower case, numbers in digits, with ’ as apostrophe and single
// spaces.
import { WEEKDAYS, type Weekday } from '../time/index.ts'
import type { DatePatternReader, DayPart, DayWords, LongUnit, MonthWords, Period, Which } from './date-shapes.ts'
import { countOf } from './spans.ts'

export const DAY_NAME =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DATE = '(?:0?[1-9]|[12]\\d|3[01])'
const NTH = `${DATE}(?:st|nd|rd|th)`
const YEAR = '(?:(?:,| in| of)? (?<year>(?:20|21)\\d\\d))?'
const BY = '(?:by|before|until|till|due on|due|for) '
const ON = `(?:on |for |w/c |week (?:commencing|of|beginning) |${BY})?`
const VAGUE =
  '(?:later |sometime |eod |cob |by |(?:the )?end of (?:the )?day |(?:by )?end of play |close of business )?'
const PART = 'morning|afternoon|arvo|evening|night'
const COUNT = '(?:an?|\\d{1,4}(?:\\.\\d)?|a couple(?: of)?)'
const LONG = '(?:days?|d|weeks?|wks?|w|fortnights?|months?|mths?|years?|yrs?)'
const RANK = '1st|2nd|3rd|4th|5th|last'
const MONTH_AHEAD = `(?:(?<named>${MONTH})\\.?|(?<ahead>this|next|the) month)`

const MONTH_STARTS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Days that have a name instead of a number; those whose date moves are in `time-hints.ts`. */
const FEASTS: readonly (readonly [names: string, date: number, month: number])[] = [
  ['christmas eve|xmas eve', 24, 12],
  ['christmas day|xmas day|(?<=(?:on|by|before|until|till) )(?:christmas|xmas)', 25, 12],
  ['boxing day', 26, 12],
  ['new year’?s? eve|nye', 31, 12],
  ['new year’?s? day', 1, 1],
  ['valentine’?s? day|(?<=(?:on|by|before|until|till) )valentine’?s?', 14, 2],
  ['(?<=(?:on|by|before|until|till) )hallow[e’]?en', 31, 10],
]

/** In order: longer patterns before their prefixes. */
export const DAY_READERS: readonly (readonly [string, DatePatternReader])[] = [
  [
    `${ON}(?:the )?day after (?:tomorrow|tmrw|tmr)(?: (?<part>morning|afternoon|evening|night))?`,
    ({ part }) => withPart(2, part),
  ],
  [`(?:${BY})?(?:a|1) (?:week|wk) (?:from )?(?:today|tonight|now)`, () => after(1, 'week', null)],
  [`(?:in |${BY})?(?<count>${COUNT}) (?<unit>${LONG}) (?:from now|from today|time|hence)`, longAfter],
  [`(?:${BY})?(?:today|this day) (?:week|fortnight)`, () => after(1, 'week', null)],
  [
    `(?:${BY})?(?<count>${COUNT}) (?<unit>${LONG}) (?:(?:from|after|on) )?(?:(?<tomorrow>tomorrow)|(?<today>today)|(?:this )?(?<name>${DAY_NAME}))`,
    ({ count, unit, tomorrow, today, name }) =>
      longAfter({ count, unit }, today ? null : tomorrow ? plus(1).day : weekdayOf(name, 'coming')),
  ],
  [
    `${ON}(?:(?<tomorrow>tomorrow)|(?<name>${DAY_NAME})) (?<unit>week|fortnight)`,
    ({ tomorrow, name, unit }) =>
      after(unit === 'week' ? 1 : 2, 'week', tomorrow ? plus(1).day : weekdayOf(name, 'coming')),
  ],
  [
    `(?:in|within) (?:about |around |the next )?(?<count>${COUNT}) (?:working|business|work|week) ?days?(?:’s?)?(?: time)?|(?<other>${COUNT}) (?:working|business) days (?:from now|from today)`,
    ({ count, other }) => after(countOf(count ?? other), 'working day', null),
  ],
  [`(?:in|within) (?:about |around |the next )?(?<count>${COUNT}) ?(?<unit>${LONG})(?:’s?)?(?: time)?`, longAfter],
  [
    `${ON}${VAGUE}(?:today(?: itself)?|(?:eod|cob|(?:the )?end of (?:the )?day|close of business)(?! (?:tomorrow|today|on |${DAY_NAME})))`,
    () => plus(0),
  ],
  [`${ON}${VAGUE}(?:tomorrow|tmrw|tmr)(?: itself)?(?: (?<part>${PART}))?`, ({ part }) => withPart(1, part)],
  // "first thing tomorrow", "early on friday": a part of the day before its day.
  [
    `(?:at |by )?(?<when>1st thing|first thing|early|late)(?: in the (?:morning|evening))? (?:on )?(?:(?<tomorrow>tomorrow|tmrw|tmr)|(?:this )?(?<next>next )?(?<name>${DAY_NAME}))`,
    ({ when, tomorrow, next, name }) => ({
      ...(tomorrow ? plus(1) : weekday(name, next ? 'next' : 'coming', undefined)),
      part: when === 'late' ? 'evening' : 'morning',
    }),
  ],
  ['(?:1st|first) thing(?: in the morning)?', () => ({ ...plus(1), part: 'morning' })],
  [`${ON}(?:later )?(?:tonight|this night)`, () => ({ ...plus(0), part: 'night' })],
  [`(?:later|late) today|later on today`, () => plus(0)],
  [
    `${ON}(?:later |early |late )?this (?<part>morning|afternoon|arvo|evening)`,
    ({ part }) => ({ ...plus(0), part: readPart(part) }),
  ],
  [
    `${ON}(?:the )?week after next,? (?:on )?(?<name>${DAY_NAME})|${ON}(?<other>${DAY_NAME}),? (?:in )?(?:the )?week after next`,
    ({ name, other }) => weekday(name ?? other, 'after next', undefined),
  ],
  [`${ON}(?:the )?week after next`, () => period('week after next')],
  [`${ON}(?:the )?(?:end of next week|later next week|late next week)`, () => period('end of next week')],
  [`${ON}(?:the )?(?:middle of next week|mid next week|midweek next week)`, () => period('middle of next week')],
  [`${ON}(?:the )?(?:(?:beginning|start) of next week|early next week)`, () => period('next week')],
  [`(?:on |${BY})?(?:the )?(?:later this week|end of (?:the |this )?week|eow|this week)`, () => period('week')],
  [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?month|eom)`, () => period('end of month')],
  [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?year|year end|eoy)`, () => period('end of year')],
  [
    `(?:on |${BY})?(?:the )?end of (?:next month|${MONTH_AHEAD.replace('ahead>this|next|the', 'ahead>this|the')})`,
    ({ named, ahead }) => inMonth('last', named, named || ahead ? ahead : 'next'),
  ],
  [
    `(?:on |at |${BY})?(?:the )?(?:beginning|start) of (?:next month|(?<named>${MONTH})\\.?)`,
    ({ named }) => inMonth(1, named, 'next'),
  ],
  [
    `(?:in )?(?:the )?middle of (?<named>${MONTH})\\.?|mid[ -](?<other>${MONTH})\\.?`,
    ({ named, other }) => inMonth(15, named ?? other, undefined),
  ],
  [
    `(?:on |${BY})?(?:the )?(?<date>${NTH}|last day) of ${MONTH_AHEAD}(?! \\d)`,
    ({ date = '', named, ahead }) => inMonth(date === 'last day' ? 'last' : Number.parseInt(date, 10), named, ahead),
  ],
  [
    `(?:on |${BY})?next month on the (?<date>${NTH})|(?:on |${BY})?next month (?:the )?(?<other>${NTH})`,
    ({ date, other }) => inMonth(Number.parseInt(date ?? other ?? '', 10), undefined, 'next'),
  ],
  [
    `(?:on |${BY})?(?:the )?(?<rank>${RANK}) (?<name>${DAY_NAME}) (?:of|in) ${MONTH_AHEAD}`,
    ({ rank = '', name, named, ahead }) => ranked(rank, name, named, ahead),
  ],
  ['(?:on |by |before |until |till |due )?next week', () => period('next week')],
  ['(?:by |before |until |till |due |from )?next month', () => period('next month')],
  [`(?:on |at |over |by |before |due )(?:the )?weekend|(?:${BY})?this (?:coming )?weekend`, () => period('weekend')],
  [`${ON}next weekend`, () => period('next weekend')],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? (?:the )?)?(?:the )?(?<date>${DATE})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\\.?${YEAR}`,
    ({ name, date, month, year }) => calendar(Number(date), monthOf(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<month>${MONTH})\\.? (?:the )?(?<date>${DATE})(?:st|nd|rd|th)?(?![:.]\\d| ?[ap]\\.?m\\b)${YEAR}`,
    ({ name, date, month, year }) => calendar(Number(date), monthOf(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<date>\\d{1,2})`,
    ({ name, year, month, date }) => calendar(Number(date), Number(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<one>\\d{1,2})/(?<two>\\d{1,2})(?:/(?<year>\\d{4}|\\d{2}))?`,
    ({ name, one, two, year }) => calendar(Number(one), Number(two), year, 'open', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?:the )?(?<date>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})?`,
    ({ name, date, month, year }) => calendar(Number(date), Number(month), year, 'day first', name),
  ],
  // "sunday 8 17:00": a date between its weekday and a clock.
  [
    `${ON}(?<name>${DAY_NAME})\\.? (?<date>${DATE})(?=,? (?:at )?(?:\\d{1,2}[:.]\\d\\d|\\d{1,2} ?[ap]\\.?m|noon))`,
    ({ name, date }) => weekday(name, 'coming', date),
  ],
  [
    `${ON}${VAGUE}(?<which>this |this coming |next |coming |the coming |the (?=\\S+ after next))?(?<name>${DAY_NAME})\\.?(?:(?:,?(?: the)?) (?<nth>${NTH}))?(?<later> next week| after next)?(?<soon> this week)?`,
    ({ which, name, nth, later, soon }) => {
      if (later) return weekday(name, later === ' after next' ? 'after next' : 'next', nth)
      const near = which?.trim() ?? (soon ? 'this' : '')
      return weekday(name, near === 'next' ? 'next' : near === 'this' ? 'this' : 'coming', nth)
    },
  ],
  [`${ON}next week (?:on )?(?<name>${DAY_NAME})`, ({ name }) => weekday(name, 'next', undefined)],
  [
    `(?:on |${BY})(?:the )?(?<nth>${NTH})`,
    ({ nth = '' }) => ({ day: { kind: 'date of month', date: Number.parseInt(nth, 10) } }),
  ],
  // "14th 9am": without "the" an ordinal is a date only before a time.
  [
    `(?:the )?(?<nth>${NTH})(?=,? (?:at (?:\\d|noon|midday|midnight|half|quarter)|\\d{1,2}[:.]\\d\\d|\\d{1,2} ?[ap]\\.?m|noon|midday|half (?:past )?\\d|quarter (?:past|to) \\d))`,
    ({ nth = '' }) => ({ day: { kind: 'date of month', date: Number.parseInt(nth, 10) } }),
  ],
  ...FEASTS.map(([names, date, month]): readonly [string, DatePatternReader] => [
    `${ON}(?:${names})`,
    () => calendar(date, month, undefined, 'day first', undefined),
  ]),
  [`(?:in the |at |during the )?(?<part>${PART})`, ({ part }) => ({ part: readPart(part) })],
]

function longAfter(
  groups: Readonly<Record<string, string | undefined>>,
  from: DayWords | null = null,
): { day?: DayWords } {
  const { count, unit = '' } = groups
  const number = countOf(count)
  if (!Number.isInteger(number))
    return unit.startsWith('w') && number * 7 === Math.round(number * 7) ? after(number * 7, 'day', from) : {}
  if (/^f/.test(unit)) return after(number * 2, 'week', from)
  const name: LongUnit = /^d/.test(unit) ? 'day' : /^w/.test(unit) ? 'week' : /^m/.test(unit) ? 'month' : 'year'
  return after(number, name, from)
}

function after(count: number, unit: LongUnit, from: DayWords | null): { day: DayWords } {
  return { day: { kind: 'after', count, unit, from } }
}

function plus(days: number): { day: DayWords } {
  return { day: { kind: 'plus', days } }
}

function withPart(days: number, part: string | undefined): { day: DayWords; part?: DayPart } {
  const named = readPart(part)
  return named ? { ...plus(days), part: named } : plus(days)
}

function period(name: Period): { day: DayWords } {
  return { day: { kind: 'period', period: name } }
}

function calendar(
  first: number,
  second: number,
  year: string | undefined,
  order: 'day first' | 'open',
  name: string | undefined,
): { day?: DayWords } {
  const full = year === undefined ? null : Number(year.length === 2 ? `20${year}` : year)
  return {
    day: { kind: 'calendar', first, second, year: full, order, weekday: name === undefined ? null : nameOf(name) },
  }
}

function inMonth(date: number | 'last', named: string | undefined, ahead: string | undefined): { day: DayWords } {
  return { day: { kind: 'in month', date, month: monthWords(named, ahead) } }
}

function ranked(rank: string, name: string | undefined, named: string | undefined, ahead: string | undefined) {
  const number = rank === 'last' ? -1 : Number.parseInt(rank, 10)
  return {
    day: { kind: 'ranked' as const, rank: number, weekday: nameOf(name), month: monthWords(named, ahead) },
  }
}

function monthWords(named: string | undefined, ahead: string | undefined): MonthWords {
  return named === undefined ? { ahead: ahead === 'next' ? 1 : 0 } : { number: monthOf(named) }
}

/** 1 to 12. */
function monthOf(name = ''): number {
  return MONTH_STARTS.indexOf(name.slice(0, 3)) + 1
}

function weekday(name: string | undefined, which: Which, date: string | undefined): { day: DayWords } {
  const number = date === undefined ? null : Number.parseInt(date, 10)
  return { day: { kind: 'weekday', weekday: nameOf(name), which, date: number } }
}

function weekdayOf(name: string | undefined, which: Which): DayWords {
  return weekday(name, which, undefined).day
}

function nameOf(name = ''): Weekday {
  return WEEKDAYS.find((known) => name.startsWith(known)) ?? 'mon'
}

function readPart(part: string | undefined): DayPart | null {
  if (part === 'arvo') return 'afternoon'
  return part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' ? part : null
}
