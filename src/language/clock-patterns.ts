// Patterns of times of day, each with its meaning. Texts are normalised as in `day-patterns.ts`.
import { CLOCK_ZONE, clockZone } from './clock-zones.ts'
import { CLOCK_NOW, type ClockWords, type DatePatternReader, type DayPart } from './date-shapes.ts'

const AT =
  '(?:due (?:at |by )?|just (?:before |after )|at |by |before |until |till |for |from |around |round |about |roughly |approx\\.? |circa |ca\\.? |at around |at about |~)?'
const HALF = '(?<meridiem>[ap]\\.?m\\.?)'
const PART = '(?: (?:in (?:the )?(?<part>morning|afternoon|evening)|(?:at|in)(?: the)? (?<night>night)))'
const ISH = '(?: ?-?ish)?'
const ZONED = `${CLOCK_ZONE}?`
const HOURS24 = '(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)'

/** In order: longer patterns before their prefixes. */
export const CLOCK_READERS: readonly (readonly [string, DatePatternReader])[] = [
  [`${AT}(?:12 )?(?:noon|midday)${ISH}${ZONED}`, (groups) => zoned(groups, clock(12, 0, 'pm'))],
  [`${AT}(?:12 )?midnight${ZONED}`, (groups) => zoned(groups, clock(24, 0, 'am'))],
  [
    `(?!(?:from|for) )${AT}(?:a )?(?<which>half(?: past)?|quarter past|quarter to|quarter after|(?:20|25|10|5)(?: minutes?)? (?:past|to|after)) (?<hour>\\d{1,2})(?: ?${HALF}|${PART})?`,
    (groups) => withPart(groups, quarters(groups, Number(groups['hour']))),
  ],
  // "leave at ten past": of the hour that it is, or of the next.
  [
    'at (?:(?<count>half|quarter|25|20|10|5)(?<unit> minutes?)?) (?<way>past|to)(?<ended> the hour)?(?=$)',
    (groups) => minuteAlone(groups),
  ],
  // The start of a range counts; "9-11am" starts at nine in the morning.
  [
    `(?:(?:at |from )?(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?<first>[ap]\\.?m\\.?)? ?(?:-|–|to|until|till)|between (?<after>\\d{1,2})(?: ?(?<half>[ap]\\.?m\\.?))? and) ?(?<until>\\d{1,2})(?:[:.]\\d{2})? ?${HALF}${ZONED}`,
    (groups) => zoned(groups, range(groups)),
  ],
  [
    `(?:at |from |between )?(?<hour>\\d{1,2}):(?<minute>\\d{2}) ?(?:-|–|to|until|till|(?<=\\bbetween \\d{1,2}:\\d{2} ?)and) ?\\d{1,2}:\\d{2}${ZONED}`,
    (groups) => zoned(groups, writtenHour(groups)),
  ],
  ['(?:from|between) (?<hour>\\d{1,2}) ?(?:-|–|to|until|till|and) ?\\d{1,2}', ({ hour }) => clock(Number(hour), 0)],
  [
    `${AT}(?<hour>\\d{1,2})[:.h](?<minute>\\d{2}) ?${HALF}${ZONED}`,
    (groups) => zoned(groups, clock(Number(groups['hour']), Number(groups['minute']), groups['meridiem'])),
  ],
  [
    `${AT}(?<hour>\\d{1,2})[:h](?<minute>\\d{2})(?::00)?(?: ?(?:uhr|h|hrs|hours))?(?:${PART}|${ZONED})`,
    (groups) => zoned(groups, withPart(groups, writtenHour(groups))),
  ],
  [
    `${AT}(?<hour>\\d{1,2})\\.(?<minute>\\d{2})${PART}`,
    (groups) => withPart(groups, clock(Number(groups['hour']), Number(groups['minute']))),
  ],
  [
    `${AT}(?<hour>\\d{1,2}) ?${HALF}${ISH}${PART}?${ZONED}`,
    (groups) => zoned(groups, clock(Number(groups['hour']), 0, groups['meridiem'])),
  ],
  [
    `(?:at |by |before |around |about )?(?<hour>\\d{1,2})(?: ?o[’ ]?clock)?${PART}`,
    (groups) => withPart(groups, clock(Number(groups['hour']), 0)),
  ],
  [`${AT}(?<hour>\\d{1,2}) ?o[’ ]?clock${ZONED}`, (groups) => zoned(groups, clock(Number(groups['hour']), 0))],
  [`${AT}(?<hour>\\d{1,2}) ?-?ish`, ({ hour }) => clock(Number(hour), 0)],
  [
    `(?:at|at around|at about) (?<hour>\\d{1,2})(?:[.h](?<minute>\\d{2})|h| hours)?${ZONED}`,
    (groups) => zoned(groups, writtenHour(groups)),
  ],
  // "this time tomorrow", "friday, same time"
  ['(?:at |about |around )?(?:this|the same|same) time', () => ({ clock: CLOCK_NOW })],
  [
    '(?:at )?(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d) ?(?:hours|hrs|h|uhr)',
    ({ hour, minute }) => clock(Number(hour), Number(minute), undefined, true),
  ],
  [
    'at (?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)',
    ({ hour, minute }) => clock(Number(hour), Number(minute), undefined, true),
  ],
  // "tomorrow 10a", "friday 6:30p": only behind a day, for "2a" may be a flat.
  [
    '(?:at |by )?(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?(?<half>[ap])',
    ({ hour, minute, half }) => marked(clock(Number(hour), Number(minute ?? 0), half)),
  ],
  // "9 mar 18h": only behind a day, for "2 h" is a length.
  ['(?:at )?(?<hour>[7-9]|1\\d|2[0-3]) ?(?:h|uhr)', ({ hour }) => marked(clock(Number(hour), 0, undefined, true))],
  // "gym sat 0930", "shift fri 2145 to 0745": only behind a day, for "1500" may be a sum.
  [
    `(?:at |by |before |from )?${HOURS24}(?: ?(?:-|–|to|until|till) ?(?:[01]\\d|2[0-3])[0-5]\\d)?`,
    ({ hour, minute }) => marked(clock(Number(hour), Number(minute), undefined, true)),
  ],
  // "flight 0635 saturday": nothing else begins with a nought.
  [
    `(?=0)${HOURS24}(?: ?(?:-|–|to|until|till) ?(?:[01]\\d|2[0-3])[0-5]\\d)?(?= (?:on )?(?:today|tomorrow|tonight|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)\\b)`,
    ({ hour, minute }) => clock(Number(hour), Number(minute), undefined, true),
  ],
  // "tomorrow 6-8", "wednesday 9 till 4": only behind a day. One that ends on a smaller hour begins before noon.
  [
    '(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?:-|–|to|until|till) ?(?<until>\\d{1,2})(?:[:.]\\d{2})?',
    ({ hour, minute, until }) => bareRange(Number(hour), Number(minute ?? 0), Number(until)),
  ],
  // "friday 18.30": only behind a day, for "2.50" may be a price.
  ['(?:by |before )?(?<hour>\\d{1,2})\\.(?<minute>\\d{2})', (groups) => marked(writtenHour(groups))],
  // "thursday from 2": a time, although that Thursday may be the second.
  ['from (?<hour>\\d{1,2})', ({ hour }) => marked(clock(Number(hour), 0, undefined, false, true))],
  [
    '(?:by |before |until |till |around |about )?(?<hour>\\d{1,2})',
    ({ hour }) => clock(Number(hour), 0, undefined, false, true),
  ],
]

type Found = { clock?: ClockWords; part?: DayPart }
type Groups = Readonly<Record<string, string | undefined>>

/** Undefined if there is no such time; the words then stay in the title. */
function clock(
  hour: number,
  minute: number,
  meridiem?: string,
  isPadded = false,
  isBare = false,
): { clock?: ClockWords } {
  const half = meridiem === undefined ? null : meridiem.startsWith('a') ? 'am' : 'pm'
  const isMidnight = hour === 24 && half === 'am'
  if (minute > 59 || (half !== null && !isMidnight && (hour < 1 || hour > 12)) || (half === null && hour > 23))
    return {}
  if (isBare && hour === 0) return {}
  return { clock: { hour, minute, meridiem: half, isPadded: isPadded || isMidnight, isBare } }
}

/** "9", "9:05"; "09:05" is by a 24-hour clock. */
const writtenHour = ({ hour, minute }: Groups): Found =>
  clock(Number(hour), Number(minute ?? 0), undefined, hour?.startsWith('0'))

/** A number that is a time behind a day, whichever day it is. */
const marked = ({ clock }: Found): Found => (clock ? { clock: { ...clock, isBare: true, isMarked: true } } : {})

/** Empty if the words name no zone; they are then no date. */
function zoned({ zone }: Groups, found: Found): Found {
  if (zone === undefined || !found.clock || zone === 'my time' || zone === 'local time') return found
  const named = clockZone(zone)
  return named === null ? {} : { ...found, clock: { ...found.clock, zone: named } }
}

function withPart({ part, night }: Groups, found: Found): Found {
  if (!found.clock) return found
  const named = part === 'morning' || part === 'afternoon' || part === 'evening' ? part : night ? 'night' : null
  return named === null ? found : { ...found, part: named }
}

/** British usage: "half 8" is half past eight. */
function quarters({ which = '', meridiem }: Groups, hour: number): { clock?: ClockWords } {
  if (hour < 1 || hour > 12) return {}
  const count = which.startsWith('half') ? 30 : which.startsWith('quarter') ? 15 : Number.parseInt(which, 10)
  return which.endsWith(' to') ? clock(hour === 1 ? 12 : hour - 1, 60 - count, meridiem) : clock(hour, count, meridiem)
}

/** "At ten past": its hour is the one that is next. */
function minuteAlone({ count = '', unit, way, ended }: Groups): Found {
  const minutes = count === 'half' ? 30 : count === 'quarter' ? 15 : Number(count)
  if (count === 'half' && way === 'to') return {}
  // “At 5 to call mum” is five o'clock: who reads the end of a line says that it is one.
  if (way === 'to' && minutes <= 12 && unit === undefined && ended === undefined) return {}
  return { clock: { ...CLOCK_NOW, isNow: 'minute', minute: way === 'to' ? 60 - minutes : minutes } }
}

function range(groups: Groups): { clock?: ClockWords } {
  const { minute, until, meridiem } = groups
  const first = groups['first'] ?? groups['half']
  const [hour, end] = [Number(groups['hour'] ?? groups['after']), Number(until)]
  if (end < 1 || end > 12) return {}
  // "11-2pm" starts before noon, "11-2am" before midnight; "8-8pm" lasts the day.
  const otherHalf = meridiem?.startsWith('p') ? 'am' : 'pm'
  const begins = first ?? (hour % 12 >= end % 12 ? otherHalf : meridiem)
  return clock(hour, Number(minute ?? 0), hour > 12 ? undefined : begins)
}

/** A range whose hours say neither am nor pm: "9 till 4" begins in the morning. */
function bareRange(hour: number, minute: number, until: number): Found {
  if (until > 24 || until < 1) return {}
  const isMorning = hour >= 6 && hour < 12 && until < hour
  return clock(hour, minute, isMorning ? 'am' : undefined, false, true)
}
