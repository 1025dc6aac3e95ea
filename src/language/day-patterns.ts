// Patterns of days, each with its meaning. Texts are in lower case, numbers in digits, with ’ as apostrophe and single
// spaces.
import { CLOCK_NOW, type DatePatternReader } from './date-shapes.ts'
import {
  calendarWords,
  daysAhead,
  dayWithPart,
  longOffset,
  monthDayWords,
  monthNumber,
  offsetDay,
  periodWords,
  plainWeekday,
  rankedWords,
  readDayPart,
  weekdayWords,
} from './day-words.ts'
import { FEAST_NAME, findFeast } from './feasts.ts'
import { countOf } from './spans.ts'

export const DAY_NAME =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const DATE = '(?:0?[1-9]|[12]\\d|3[01])'
const NTH = `${DATE}(?:st|nd|rd|th)`
const YEAR = '(?:(?:,| in| of)? (?<year>(?:20|21)\\d\\d|’\\d\\d))?'
const BY = '(?:by|before|until|till|due on|due|for) '
const ON = `(?:on |for |w/?c |(?:in |during )?(?:the )?week (?:commencing|of|beginning|starting) |${BY})?`
const VAGUE =
  '(?:later |sometime |eod |cob |by |(?:the )?end of (?:the )?day |(?:by )?end of play |close of (?:business|play) |end of business(?: day)? )?'
const PART = 'morning|afternoon|arvo|evening|night'
const COUNT = '(?:an?|\\d{1,4}(?:\\.\\d)?|a couple(?: of)?)'
const LONG = '(?:days?|d|weeks?|wks?|w|fortnights?|months?|mths?|years?|yrs?)'
const RANK = '1st|2nd|3rd|4th|5th|last'
const MONTH_AHEAD = `(?:(?<named>${MONTH})\\.?|(?<ahead>this|next|the) month)`

/** Days that have a name instead of a number, the same everywhere; `feasts.ts` has those that are computed. */
const FIXED_FEASTS: readonly (readonly [names: string, date: number, month: number])[] = [
  ['christmas eve|xmas eve', 24, 12],
  ['christmas day|xmas day|(?<=(?:on|by|before|until|till) )(?:christmas|xmas)', 25, 12],
  ['boxing day', 26, 12],
  ['new year’?s? eve|nye', 31, 12],
  ['new year’?s? day', 1, 1],
  ['valentine’?s? day|(?<=(?:on|by|before|until|till) )valentine’?s?', 14, 2],
  ['(?<=(?:on|by|before|until|till) )hallow[e’]?en', 31, 10],
  ['(?<=(?:on|by|before|until|till) )(?:st|saint)\\.? patrick’?s?(?: day)?', 17, 3],
  ['(?<=(?:on|by|before|until|till) )bonfire night', 5, 11],
  ['(?<=(?:on|by|before|until|till) )april fools?’?s?(?: day)?', 1, 4],
]

/** In order: longer patterns before their prefixes. */
export const DAY_READERS: readonly (readonly [string, DatePatternReader])[] = [
  // "this time next week"
  [
    '(?:about |around |at )?(?:this|the same|same) time next (?<unit>week|month|year)',
    ({ unit }) => ({
      ...offsetDay(1, unit === 'week' ? 'week' : unit === 'month' ? 'month' : 'year', null),
      clock: CLOCK_NOW,
    }),
  ],
  [
    `${ON}(?:the )?day after (?:tomorrow|tmrw|tmr)(?: (?<part>morning|afternoon|evening|night))?`,
    ({ part }) => dayWithPart(2, part),
  ],
  [`(?:${BY})?(?:a|1) (?:week|wk) (?:from )?(?:today|tonight|now)`, () => offsetDay(1, 'week', null)],
  [`(?:in |${BY})?(?<count>${COUNT}) (?<unit>${LONG}) (?:from now|from today|time|hence)`, longOffset],
  [`(?:${BY})?(?:today|this day) (?:week|fortnight)`, () => offsetDay(1, 'week', null)],
  [
    `(?:${BY})?(?<count>${COUNT}) (?<unit>${LONG}) (?:(?:from|after|on) )?(?:(?<tomorrow>tomorrow)|(?<today>today)|(?:this )?(?<name>${DAY_NAME}))`,
    ({ count, unit, tomorrow, today, name }) =>
      longOffset({ count, unit }, today ? null : tomorrow ? daysAhead(1).day : plainWeekday(name, 'coming')),
  ],
  [
    `${ON}(?:(?<tomorrow>tomorrow)|(?<name>${DAY_NAME})) (?<unit>week|fortnight)`,
    ({ tomorrow, name, unit }) =>
      offsetDay(unit === 'week' ? 1 : 2, 'week', tomorrow ? daysAhead(1).day : plainWeekday(name, 'coming')),
  ],
  [
    `(?:in|within) (?:about |around |the next )?(?<count>${COUNT}) (?:working|business|work|week) ?days?(?:’s?)?(?: time)?|(?<other>${COUNT}) (?:working|business) days (?:from now|from today)`,
    ({ count, other }) => offsetDay(countOf(count ?? other), 'working day', null),
  ],
  [`(?:in|within) (?:about |around |the next )?(?<count>${COUNT}) ?(?<unit>${LONG})(?:’s?)?(?: time)?`, longOffset],
  [
    `${ON}${VAGUE}(?:today(?: itself)?|(?:eod|cob|(?:the )?end of (?:the )?day|close of (?:business|play)|end of business(?: day)?)(?! (?:tomorrow|today|on |${DAY_NAME})))`,
    () => daysAhead(0),
  ],
  // “Monday first thing”
  [
    `${ON}(?:(?<tomorrow>tomorrow|tmrw|tmr)|(?:this )?(?<next>next )?(?<name>${DAY_NAME})),? (?:(?:1st|first) thing|bright and early|early)(?: in the morning)?`,
    ({ tomorrow, next, name }) => ({
      ...(tomorrow ? daysAhead(1) : weekdayWords(name, next ? 'next' : 'coming', undefined)),
      part: 'morning',
    }),
  ],
  [`${ON}${VAGUE}(?:tomorrow|tmrw|tmr)(?: itself)?(?: (?<part>${PART}))?`, ({ part }) => dayWithPart(1, part)],
  // "first thing tomorrow", "early on friday": a part of the day before its day.
  [
    `(?:at |by )?(?<when>1st thing|first thing|early|late)(?: in the (?:morning|evening))? (?:on )?(?:(?<tomorrow>tomorrow|tmrw|tmr)|(?:this )?(?<next>next )?(?<name>${DAY_NAME}))`,
    ({ when, tomorrow, next, name }) => ({
      ...(tomorrow ? daysAhead(1) : weekdayWords(name, next ? 'next' : 'coming', undefined)),
      part: when === 'late' ? 'evening' : 'morning',
    }),
  ],
  [
    `(?:in the )?(?:early|late|mid)[- ]?(?<part>morning|afternoon|evening),? (?:on )?(?:(?<tomorrow>tomorrow)|(?<name>${DAY_NAME}))`,
    ({ part, tomorrow, name }) => ({
      ...(tomorrow ? daysAhead(1) : weekdayWords(name, 'coming', undefined)),
      part: readDayPart(part),
    }),
  ],
  ['(?:1st|first) thing(?: in the morning)?', () => ({ ...daysAhead(1), part: 'morning' })],
  [`${ON}(?:later |late )?(?:tonight|this night)`, () => ({ ...daysAhead(0), part: 'night' })],
  [`(?:later|late) today|later on today`, () => daysAhead(0)],
  [
    `${ON}(?:later |early |late )?this (?<part>morning|afternoon|arvo|evening)`,
    ({ part }) => ({ ...daysAhead(0), part: readDayPart(part) }),
  ],
  [
    `${ON}(?:the )?week after next,? (?:on )?(?<name>${DAY_NAME})|${ON}(?<other>${DAY_NAME}),? (?:in )?(?:the )?week after next`,
    ({ name, other }) => weekdayWords(name ?? other, 'after next', undefined),
  ],
  [`(?:right |straight )?after (?:the|this) weekend`, () => periodWords('next week')],
  [
    `(?:${BY})?week (?:on|from) (?:(?<tomorrow>tomorrow)|(?<name>${DAY_NAME}))`,
    ({ tomorrow, name }) => offsetDay(1, 'week', tomorrow ? daysAhead(1).day : plainWeekday(name, 'coming')),
  ],
  [`${ON}mid[- ]?week`, () => weekdayWords('wed', 'coming', undefined)],
  [`${ON}(?:the )?week after next`, () => periodWords('week after next')],
  [`${ON}(?:the )?(?:end of next week|later next week|late next week)`, () => periodWords('end of next week')],
  [`${ON}(?:the )?(?:middle of next week|mid next week|midweek next week)`, () => periodWords('middle of next week')],
  [`${ON}(?:the )?(?:(?:beginning|start) of next week|early next week)`, () => periodWords('next week')],
  [`(?:on |${BY})?(?:the )?(?:later this week|end of (?:the |this )?week|eow|this week)`, () => periodWords('week')],
  [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?month|eom)`, () => periodWords('end of month')],
  [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?year|year end|eoy)`, () => periodWords('end of year')],
  [
    `(?:on |${BY})?(?:the )?end of (?:next month|${MONTH_AHEAD.replace('ahead>this|next|the', 'ahead>this|the')})`,
    ({ named, ahead }) => monthDayWords('last', named, named || ahead ? ahead : 'next'),
  ],
  [
    `(?:on |at |${BY})?(?:the )?(?:beginning|start) of (?:next month|(?<named>${MONTH})\\.?)`,
    ({ named }) => monthDayWords(1, named, 'next'),
  ],
  [
    `(?:in |${BY})?(?:the )?middle of (?<named>${MONTH})\\.?|(?:in |${BY})?mid[ -](?<other>${MONTH})\\.?`,
    ({ named, other }) => monthDayWords(15, named ?? other, undefined),
  ],
  [
    `(?:on |${BY})?(?:the )?(?<date>${NTH}|last day) of ${MONTH_AHEAD}(?! \\d)`,
    ({ date = '', named, ahead }) =>
      monthDayWords(date === 'last day' ? 'last' : Number.parseInt(date, 10), named, ahead),
  ],
  [
    `(?:on |${BY})?(?:the )?(?<rank>1st|last|final) (?:working|business|week) ?day (?:of|in) ${MONTH_AHEAD}(?! \\d)`,
    ({ rank, named, ahead }) => monthDayWords(rank === '1st' ? 'first working' : 'last working', named, ahead),
  ],
  [
    `(?:on |at |${BY})?(?:the )?(?:end of |eo)q(?<quarter>[1-4])`,
    ({ quarter }) => ({ day: { kind: 'in month', date: 'last', month: { number: 3 * Number(quarter) } } }),
  ],
  [`(?:on |at |${BY})?(?:the )?(?:end of (?:the |this )?quarter|quarter end|eoq)`, () => periodWords('end of quarter')],
  [
    `(?:on |${BY})?next month on the (?<date>${NTH})|(?:on |${BY})?next month (?:the )?(?<other>${NTH})`,
    ({ date, other }) => monthDayWords(Number.parseInt(date ?? other ?? '', 10), undefined, 'next'),
  ],
  [
    `(?:on |${BY})?(?:the )?(?<rank>${RANK}) (?<name>${DAY_NAME}) (?:of|in) ${MONTH_AHEAD}`,
    ({ rank = '', name, named, ahead }) => rankedWords(rank, name, named, ahead),
  ],
  ['(?:sometime |some time |on |by |before |until |till |due )?next week', () => periodWords('next week')],
  ['(?:sometime |some time |by |before |until |till |due |from )?next month', () => periodWords('next month')],
  [
    `(?:on |at |over |by |before |due )(?:the )?weekend|(?:${BY})?this (?:coming )?weekend`,
    () => periodWords('weekend'),
  ],
  [`${ON}next weekend`, () => periodWords('next weekend')],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? (?:the )?)?(?:the )?(?<date>${DATE})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})\\.?${YEAR}`,
    ({ name, date, month, year }) => calendarWords(Number(date), monthNumber(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<month>${MONTH})\\.? (?:the )?(?<date>${DATE})(?:st|nd|rd|th)?(?![:.]\\d| ?[ap]\\.?m\\b)${YEAR}`,
    ({ name, date, month, year }) => calendarWords(Number(date), monthNumber(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<date>\\d{1,2})`,
    ({ name, year, month, date }) => calendarWords(Number(date), Number(month), year, 'day first', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<one>\\d{1,2})/(?<two>\\d{1,2})(?:/(?<year>\\d{4}|\\d{2}))?`,
    ({ name, one, two, year }) => calendarWords(Number(one), Number(two), year, 'open', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?<one>\\d{1,2})-(?<two>\\d{1,2})-(?<year>\\d{4})`,
    ({ name, one, two, year }) => calendarWords(Number(one), Number(two), year, 'open', name),
  ],
  [
    `${ON}(?:(?<name>${DAY_NAME})\\.?,? )?(?:the )?(?<date>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4}|\\d{2})?`,
    ({ name, date, month, year }) => calendarWords(Number(date), Number(month), year, 'day first', name),
  ],
  // "sunday 8 17:00": a date between its weekday and a clock.
  [
    `${ON}(?<name>${DAY_NAME})\\.? (?<date>${DATE})(?=,? (?:at )?(?:\\d{1,2}[:.]\\d\\d|\\d{1,2} ?[ap]\\.?m|noon))`,
    ({ name, date }) => weekdayWords(name, 'coming', date),
  ],
  [
    `${ON}${VAGUE}(?<which>this |this coming |next |coming |the coming |the (?=\\S+ after next))?(?<name>${DAY_NAME})\\.?(?:(?:,?(?: the)?) (?<nth>${NTH}))?(?<later> next week| after next| next)?(?<soon> this week)?`,
    ({ which, name, nth, later, soon }) => {
      if (later) return weekdayWords(name, later === ' after next' ? 'after next' : 'next', nth)
      const near = which?.trim() ?? (soon ? 'this' : '')
      return weekdayWords(name, near === 'next' ? 'next' : near === 'this' ? 'this' : 'coming', nth)
    },
  ],
  [`${ON}next week (?:on )?(?<name>${DAY_NAME})`, ({ name }) => weekdayWords(name, 'next', undefined)],
  [
    `(?:on |${BY})(?:the )?(?<nth>${NTH})`,
    ({ nth = '' }) => ({ day: { kind: 'date of month', date: Number.parseInt(nth, 10) } }),
  ],
  // "14th 9am": without "the" an ordinal is a date only before a time.
  [
    `(?:the )?(?<nth>${NTH})(?=,? (?:(?:in the )?(?:${PART})(?:$|,| (?:at )?\\d)|at (?:\\d|noon|midday|midnight|half|quarter)|\\d{1,2}[:.]\\d\\d|\\d{1,2} ?[ap]\\.?m|noon|midday|half (?:past )?\\d|quarter (?:past|to) \\d))`,
    ({ nth = '' }) => ({ day: { kind: 'date of month', date: Number.parseInt(nth, 10) } }),
  ],
  [
    `(?<led>on |by |before |until |till |due on |due |this |next )?(?<feast>${FEAST_NAME})`,
    ({ led, feast: name = '' }) => {
      const feast = findFeast(name, led !== undefined)
      return feast === null ? {} : { day: { kind: 'feast', feast, isBare: led === undefined, reading: null } }
    },
  ],
  ...FIXED_FEASTS.map(([names, date, month]): readonly [string, DatePatternReader] => [
    `${ON}(?:${names})`,
    () => calendarWords(date, month, undefined, 'day first', undefined),
  ]),
  [
    `(?:in the |at |during the )?(?:(?:early|late|mid)[- ]?)?(?<part>${PART})`,
    ({ part }) => ({ part: readDayPart(part) }),
  ],
]
