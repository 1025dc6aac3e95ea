// “stretch every hour until 5”: rings again and again within one day. A rhythm has one time a day, so that this becomes
// a first moment and a number of repetitions.
import type { TaskReminders } from '../contracts/tasks.ts'
import { addDays, localDay, localTime, wallClockInstant } from '../time/index.ts'
import { type DateContext, type Due, timeMeant } from './date-meaning.ts'
import type { ClockWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { dateMentions } from './mentions.ts'
import { digitsFor, NUMBER_WORD } from './number-words.ts'
import { MAX_REPEATS } from './reminder-words.ts'
import { readLength } from './spans.ts'

/** A line without the words that say how often it rings. */
export interface HourlyReminder {
  readonly rest: string
  /** As typed: “every hour until 5”. */
  readonly words: string
  /** When it rings first. */
  readonly due: Due
  readonly reminder: TaskReminders
}

const MINUTE_MS = 60_000
/** A longer line is a text. */
const LONGEST = 300
/** Between two rings; more often is a timer. */
const MIN_EVERY = 5
const MAX_EVERY = 720

const EVERY = `(?:(?:every|each) (?:single )?(?<every>(?:\\d{1,3}|${NUMBER_WORD}|half an?|half|quarter of an|couple of|few)? ?(?:minutes?|mins?|m|hours?|hrs?|h))|(?<hourly>hourly))(?: today)?`
const CLOCK =
  '(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\.?)?|noon|midday|midnight|(?:half|quarter) (?:past |to )?\\d{1,2}|[a-z]+)'
const UNTIL = '(?:until|till?|up to|up until)'
const LIMIT = `(?:(?:(?:from|between|starting(?: at| from)?) (?<from>${CLOCK}|now) ?(?:-|–|to|and|${UNTIL}) ?|${UNTIL} )(?:about |around )?(?<until>${CLOCK})(?: today| this (?:afternoon|evening))?|for (?:the next )?(?<length>(?:an?|\\d{1,2}|two|three|four|five|six) (?:hours?|hrs?)|half an hour))`

const AT_END = new RegExp(`^(?<front>.+?)[,;(]? (?<words>${EVERY},? ${LIMIT})\\)?[.!]?$`, 'i')
const ASKED = '(?:(?:please |can you |could you )*(?:remind|ping|nudge|alert|tell|buzz) me )?'
/** “remind me every 2 hours to drink water until midnight”: its parts stand on both sides of the thing. */
const AROUND = new RegExp(
  `^${ASKED}(?<words>${EVERY})[,:]? (?:to |that |about )?(?<middle>\\p{L}.*),? (?<end>${LIMIT})[.!]?$`,
  'iu',
)
const IN_FRONT = new RegExp(`^${ASKED}(?<words>${EVERY},? ${LIMIT})[,:]? (?:to |that |about )?(?<back>\\p{L}.*)$`, 'iu')

/**
 * The words of a line that say how often it rings until when, with the moments they mean; null if there are none, or if
 * they can't be held: more than fifty rings, a day other than today, an end that has passed.
 */
export function takeHourly(line: string, reading: DateContext): HourlyReminder | null {
  if (!/\b(?:every|each|hourly)\b/i.test(line) || line.length > LONGEST) return null
  const groups = matchHourly(line)
  const rest = (groups?.['front'] ?? groups?.['back'] ?? groups?.['middle'] ?? '').replace(/[,;:]+$/, '').trim()
  // Another day, or another rhythm: “every hour until 5 on weekdays”.
  if (!groups || rest === '' || dateMentions(rest).length > 0 || /\b(?:every|each|daily)\b/i.test(rest)) return null
  const every = groups['hourly'] ? 60 : minutesOf(groups['every'] ?? '')
  if (every === null || every < MIN_EVERY || every > MAX_EVERY) return null
  const start = startOf(groups['from'], reading)
  if (start === null) return null
  const end = endOf(groups['until'], groups['length'], start, reading)
  if (end === null) return null
  const first = firstRing(start, every, reading.now)
  const times = Math.floor((end.getTime() - first.getTime()) / (every * MINUTE_MS))
  if (times < 0 || times > MAX_REPEATS) return null
  const { zone } = reading
  const due = { day: localDay(first, zone, '00:00'), time: localTime(first, zone), instant: first, hasTime: true }
  const reminder = { leads: null, every: times === 0 ? null : every, times: times === 0 ? null : times }
  return { rest, words: [groups['words'], groups['end']].filter(Boolean).join(' '), due, reminder }
}

/** Whether the words of a line say that it rings hourly until a time. Needs no zone. */
export const namesHourly = (line: string): boolean => line.length <= LONGEST && matchHourly(line) !== undefined

const matchHourly = (line: string): Readonly<Record<string, string | undefined>> | undefined =>
  (AT_END.exec(line) ?? IN_FRONT.exec(line) ?? AROUND.exec(line))?.groups

const minutesOf = (words: string): number | null => {
  const text = words
    .trim()
    .replace(/^half(?: an?)? ?/i, 'half an ')
    .replace(/^(?=couple|few|quarter)/i, 'a ')
  return readLength(/^(?:minutes?|mins?|m|hours?|hrs?|h)$/i.test(text) ? `1 ${text}` : text.replace(/^a few/i, '3'))
}

/** Undefined: it begins one interval from now. Null: the words are no time. */
function startOf(words: string | undefined, reading: DateContext): Date | undefined | null {
  if (words === undefined || words.toLowerCase() === 'now') return undefined
  const clock = clockOf(words)
  // “from 9 to 5” at ten began at nine, not tonight.
  return clock && onToday(clock, 0, reading)
}

/** The end by the clock, or after a length; null if the words are none, or it has passed. */
function endOf(
  until: string | undefined,
  length: string | undefined,
  start: Date | undefined,
  reading: DateContext,
): Date | null {
  if (length !== undefined) {
    const minutes = readLength(length.toLowerCase())
    return minutes === null ? null : new Date((start ?? reading.now).getTime() + minutes * MINUTE_MS)
  }
  const clock = clockOf(until ?? '')
  if (!clock) return null
  // “until 5” without am or pm is the next five on the dial.
  const isOpen = clock.meridiem === null && !clock.isPadded && clock.hour >= 1 && clock.hour <= 12
  return (
    [0, ...(isOpen ? [12, 24] : isSmallHour(clock) ? [24] : [])]
      .map((hours) => onToday({ ...clock, isPadded: true }, hours, reading))
      .find((end) => end !== null && end > reading.now && end > (start ?? reading.now)) ?? null
  )
}

/** “until 2am” said in the evening is the coming night's. */
const isSmallHour = ({ hour, meridiem }: ClockWords): boolean => meridiem !== 'pm' && hour % 12 < 6

const clockOf = (words: string): ClockWords | null =>
  readDateWords(/^\d/.test(words) ? `at ${words.toLowerCase()}` : digitsFor(words.toLowerCase()))?.clock ?? null

/** A clock on the calendar's today, so many hours later: after midnight too, “until 5” is the five to come. */
function onToday(clock: ClockWords, hoursLater: number, { now, zone }: DateContext): Date | null {
  const { time, days } = timeMeant(clock, null)
  const hour = Number(time.slice(0, 2)) + hoursLater
  const day = addDays(localDay(now, zone, '00:00'), days + Math.floor(hour / 24))
  return wallClockInstant(day, `${String(hour % 24).padStart(2, '0')}${time.slice(2)}`, zone)
}

/** The first ring after now: on the start's own grid if it has begun. */
function firstRing(start: Date | undefined, every: number, now: Date): Date {
  const step = every * MINUTE_MS
  if (start === undefined) return new Date(Math.round((now.getTime() + step) / MINUTE_MS) * MINUTE_MS)
  if (start > now) return start
  return new Date(start.getTime() + Math.ceil((now.getTime() - start.getTime() + 1) / step) * step)
}
