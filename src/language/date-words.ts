// The grammar of a date in words: "friday 9am", "on 5 March", "in 20 minutes". It reads what was meant and knows
// neither clock nor zone; `date-meaning.ts` turns that into a day and an instant.
import { WEEKDAYS, type Weekday } from '../time/index.ts'

/** A part of the day; the clock time it stands for is `date-meaning.ts`’ to say. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night'

/** A day as it was said, before anybody reckons which one that is. */
export type DayWords =
  | { readonly kind: 'plus'; readonly days: number }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly which: Which; readonly date: number | null }
  | { readonly kind: 'date of month'; readonly date: number }
  | { readonly kind: 'period'; readonly period: Period }
  /** Written out; chrono knows these best. `text` is free of weekday and preposition. */
  | { readonly kind: 'calendar'; readonly text: string }

/** "friday", "this friday", "next friday" */
export type Which = 'coming' | 'this' | 'next'
/** A stretch of days, of which the last counts. */
export type Period = 'week' | 'next week' | 'weekend' | 'next weekend' | 'end of month' | 'next month'

/** A time of day as it was said. */
export interface ClockWords {
  readonly hour: number
  readonly minute: number
  readonly meridiem: 'am' | 'pm' | null
  /** Written 03:00: the clock of 24 hours, so that 3 is the night. */
  readonly isPadded: boolean
  /** A number alone ("tomorrow 9"); after a weekday it may be a date ("friday 13"). */
  readonly isBare: boolean
}

/** A date as it was said; null is what was not. */
export interface DateWords {
  readonly day: DayWords | null
  readonly part: DayPart | null
  readonly clock: ClockWords | null
  /** "in 20 minutes", for chrono, or an instant with its offset, "2026-03-06t08:00z". Alone when there. */
  readonly span: string | null
}

/** What the words say, when all of them together say when, else null. Case and white space do not matter. */
export function readDateWords(words: string): DateWords | null {
  const text = words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(^| )@ ?(?=\d)/g, '$1at ')
    .replace(MISTYPED, (word) => MEANT.get(word) ?? word)
    .replace(/^(\d{4}-\d\d-\d\d)t(\d\d:\d\d)(?::00)?$/, '$1 $2')
    .trim()
  if (text.length > LONGEST || !mayBegin(text)) return null
  if (WHOLE_SPAN.test(text)) return { day: null, part: null, clock: null, span: text }

  let rest = text
  let found: DateWords = { day: null, part: null, clock: null, span: null }
  while (rest !== '') {
    const next = take(rest, found)
    if (next === null) return null
    found = next.found
    rest = next.rest.replace(/^[ ,]+/, '')
  }
  // "morning" alone is a greeting.
  if (found.day === null && found.clock === null) return null
  return found.clock?.isBare && found.part === null && !takesBareHour(found.day) ? null : found
}

const LONGEST = 60

/** Most words begin no date; asking this first makes reading an ordinary line some twenty times cheaper. */
function mayBegin(text: string): boolean {
  return /^\d/.test(text) || BEGINNINGS.has(/^[a-z]*/.exec(text)?.[0] ?? '')
}

const BEGINNINGS: ReadonlySet<string> = new Set(
  [
    'on at by before until till due for in within from over the this next coming early late later sometime first',
    'today eod cob end day tomorrow tomorow tommorow tmrw tmr tonight eow eom noon midday midnight half quarter',
    'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday',
    'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october',
    'nov november dec december a an one two three four five six seven eight nine ten twelve',
  ]
    .join(' ')
    .split(' '),
)
const DAY_NAME =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DATE = '(?:0?[1-9]|[12]\\d|3[01])'
const NTH = `${DATE}(?:st|nd|rd|th)`
const YEAR = '(?:,? (?:20|21)\\d\\d)?'
const MARKED = [
  `(?:the )?${DATE}(?:st|nd|rd|th)?(?: of)? ${MONTH}${YEAR}`,
  `${MONTH} (?:the )?${DATE}(?:st|nd|rd|th)?${YEAR}`,
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?',
  '\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?',
].join('|')
const COUNT = '(?:an?|\\d{1,4}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of)'
const UNIT = '(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|months?)'
const SPAN = [
  'in half an hour',
  `(?:in|within) ${COUNT} ?${UNIT}(?:(?:,? and |,? )?\\d{1,2} ?(?:minutes?|mins?|m))?`,
  `${COUNT} ${UNIT} from now`,
  // An instant with its offset, as chats write a moment that was picked: 2026-03-06T08:00Z.
  '\\d{4}-\\d{2}-\\d{2}t\\d{2}:\\d{2}(?::\\d{2})?(?:z|[+-]\\d{2}:\\d{2})',
].join('|')
const WHOLE_SPAN = new RegExp(`^(?:${SPAN})$`)
const END = '(?=[ ,]|$)'
const BY = '(?:by|before|until|till|due|for) '
const VAGUE = '(?:early |late |later |sometime |first thing |eod |(?:the )?end of (?:the )?day )?'

/** How these words come out of hurried thumbs; nothing else is spelt so. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow:
      'tomorow tommorow tommorrow tomorrw tomorro tomrrow tomorrrow tmrrw tmrow tmw tmro tmrw tmr tomoz 2moro 2morrow 2mrw',
    today: '2day todya tday',
    tonight: '2nite tonite 2night tonigth',
    monday: 'mondya munday mondy',
    tuesday: 'tuseday teusday tuesay tuesdya',
    wednesday: 'wendsday wensday wednsday wednesay wedensday wednseday wendesday',
    thursday: 'thurday thrusday thursady tursday thurdsay',
    friday: 'firday friady fridya fryday',
    saturday: 'satuday saterday saturdy satruday',
    sunday: 'sundya sunady',
  }).flatMap(([meant, typed]) => typed.split(' ').map((word): [string, string] => [word, meant])),
)
const MISTYPED = new RegExp(`(?<![^ ,])(?:${[...MEANT.keys()].join('|')})(?![^ ,.:!?])`, 'g')

type Reader = (groups: Record<string, string | undefined>) => Partial<DateWords>

/** In this order: what is longer before what it begins with. */
const READERS: readonly (readonly [RegExp, Reader])[] = (
  [
    [`(?:${BY})?(?:the )?day after tomorrow`, () => plus(2)],
    [`(?:${BY})?${VAGUE}(?:today|(?:eod|cob|end of (?:the )?day)(?! (?:tomorrow|${DAY_NAME})))`, () => plus(0)],
    [`(?:${BY})?${VAGUE}(?:tomorrow|tomorow|tommorow|tmrw|tmr)`, () => plus(1)],
    [`(?:${BY})?(?:later )?tonight`, () => ({ ...plus(0), part: 'night' })],
    [
      `(?:${BY})?(?:later )?this (?<part>morning|afternoon|evening)`,
      ({ part }) => ({ ...plus(0), part: readPart(part) }),
    ],
    [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?week|eow|this week)`, () => period('week')],
    [`(?:on |${BY})?(?:the )?(?:end of (?:the |this )?month|eom)`, () => period('end of month')],
    ['(?:by |before |until |till |due )?next week', () => period('next week')],
    ['(?:by |before |until |till |due )?next month', () => period('next month')],
    [`(?:on |at |over |by |before |due )(?:the )?weekend|(?:${BY})?this weekend`, () => period('weekend')],
    [`(?:${BY})?next weekend`, () => period('next weekend')],
    [`(?:on |${BY})?(?:(?:${DAY_NAME})\\.?,? )?(?<marked>${MARKED})`, ({ marked = '' }) => calendar(marked)],
    [
      `(?:on |${BY})?${VAGUE}(?<which>this |next |coming )?(?<name>${DAY_NAME})\\.?(?:(?: the)? (?<nth>${NTH}))?(?<later> next week)?`,
      ({ which, name = '', nth, later }) => weekdayWords(name, later ? 'next' : which, nth),
    ],
    [
      `(?:on |${BY})the (?<nth>${NTH})`,
      ({ nth = '' }) => ({ day: { kind: 'date of month', date: Number.parseInt(nth, 10) } }),
    ],
    ['(?:in the |at )?(?<part>morning|afternoon|evening|night)', ({ part }) => ({ part: readPart(part) })],
    ['(?:at |by |before |until |till |for )?(?:12 )?(?:noon|midday)', () => clock(12, 0, 'pm')],
    ['(?:at |by |before |until |till |for )?(?:12 )?midnight', () => clock(24, 0, 'am')],
    [
      '(?:at |by |before )?(?<which>half past|quarter past|quarter to) (?<hour>\\d{1,2})(?: ?(?<meridiem>[ap]\\.?m\\.?))?',
      ({ which, hour, meridiem }) => quarters(which, Number(hour), meridiem),
    ],
    // Of a span of hours the beginning counts; "9-11am" begins at nine in the morning.
    [
      '(?:at |from )?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?<first>[ap]\\.?m\\.?)? ?(?:-|–|to) ?(?<until>\\d{1,2})(?:[:.]\\d{2})? ?(?<meridiem>[ap]\\.?m\\.?)',
      ({ hour, minute, first, until, meridiem }) =>
        range(Number(hour), Number(minute ?? 0), first, Number(until), meridiem),
    ],
    [
      '(?:at |from )?(?<hour>\\d{1,2}:)(?<minute>\\d{2}) ?(?:-|–|to) ?\\d{1,2}:\\d{2}',
      ({ hour = '', minute }) => clock(Number.parseInt(hour, 10), Number(minute), undefined, /^0/.test(hour)),
    ],
    [
      '(?:at |by |before |until |till |for )?(?<hour>\\d{1,2})[:.](?<minute>\\d{2}) ?(?<meridiem>[ap]\\.?m\\.?)',
      ({ hour, minute, meridiem }) => clock(Number(hour), Number(minute), meridiem),
    ],
    [
      '(?:at |by |before |until |till |for )?(?<hour>\\d{1,2}):(?<minute>\\d{2})',
      ({ hour = '', minute }) => clock(Number(hour), Number(minute), undefined, hour.startsWith('0')),
    ],
    [
      '(?:at |by |before |until |till |for )?(?<hour>\\d{1,2}) ?(?<meridiem>[ap]\\.?m\\.?)',
      ({ hour, meridiem }) => clock(Number(hour), 0, meridiem),
    ],
    [
      "at (?<hour>\\d{1,2})(?:[.h](?<minute>\\d{2})|h)?|(?:at )?(?<oclock>\\d{1,2}) ?o['’]?clock",
      ({ hour, minute, oclock }) =>
        clock(Number(hour ?? oclock), Number(minute ?? 0), undefined, /^0/.test(hour ?? '')),
    ],
    ['(?<hour>\\d{1,2})', ({ hour }) => clock(Number(hour), 0, undefined, false, true)],
  ] satisfies readonly (readonly [string, Reader])[]
).map(([pattern, read]) => [new RegExp(`^(?:${pattern})${END}`), read])

function take(text: string, found: DateWords): { found: DateWords; rest: string } | null {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(text)
    if (!match) continue
    const next = read(match.groups ?? {})
    if ((next.day && found.day) || (next.clock && found.clock) || (next.part && found.part)) return null
    if (Object.keys(next).length === 0) continue
    // "movie night friday" is no night's date.
    if (next.part !== undefined && next.day === undefined && found.day === null && found.clock === null) continue
    // "9 tomorrow" may be nine of something; "tomorrow 9" is an hour.
    if (next.clock?.isBare && found.day === null) continue
    return { found: { ...found, ...next }, rest: text.slice(match[0].length) }
  }
  return null
}

function takesBareHour(day: DayWords | null): boolean {
  return day?.kind === 'plus' || day?.kind === 'weekday'
}

function plus(days: number): { day: DayWords } {
  return { day: { kind: 'plus', days } }
}

function period(name: Period): { day: DayWords } {
  return { day: { kind: 'period', period: name } }
}

function calendar(text: string): { day: DayWords } {
  return { day: { kind: 'calendar', text } }
}

function weekdayWords(name: string, which: string | undefined, nth: string | undefined): { day: DayWords } {
  const weekday = WEEKDAYS.find((known) => name.startsWith(known)) ?? 'mon'
  const date = nth === undefined ? null : Number.parseInt(nth, 10)
  const nearness = which?.trim()
  return {
    day: { kind: 'weekday', weekday, which: nearness === 'this' || nearness === 'next' ? nearness : 'coming', date },
  }
}

function readPart(part: string | undefined): DayPart | null {
  return part === 'morning' || part === 'afternoon' || part === 'evening' || part === 'night' ? part : null
}

/** Nothing when there is no such time, so that the words stay words. */
function clock(
  hour: number,
  minute: number,
  meridiem?: string,
  isPadded = false,
  isBare = false,
): { clock?: ClockWords } {
  const half = meridiem?.startsWith('a') ? 'am' : meridiem?.startsWith('p') ? 'pm' : null
  const isMidnight = hour === 24 && half === 'am'
  if (minute > 59 || (half !== null && !isMidnight && (hour < 1 || hour > 12)) || (half === null && hour > 23))
    return {}
  if (isBare && hour === 0) return {}
  return { clock: { hour, minute, meridiem: half, isPadded: isPadded || isMidnight, isBare } }
}

function quarters(which: string | undefined, hour: number, meridiem: string | undefined): { clock?: ClockWords } {
  if (hour < 1 || hour > 12) return {}
  if (which === 'half past') return clock(hour, 30, meridiem)
  return which === 'quarter past' ? clock(hour, 15, meridiem) : clock(hour === 1 ? 12 : hour - 1, 45, meridiem)
}

function range(
  hour: number,
  minute: number,
  first: string | undefined,
  until: number,
  meridiem = '',
): { clock?: ClockWords } {
  if (until < 1 || until > 12) return {}
  // "11-2pm" begins before noon.
  const begins = first ?? (hour < 12 && hour % 12 > until % 12 && meridiem.startsWith('p') ? 'am' : meridiem)
  return clock(hour, minute, begins)
}
