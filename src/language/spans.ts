// Lengths of time from now, in minutes: "in 20 minutes", "an hour and a half from now". Texts come as in `day-patterns.ts`.
import { digitsFor } from './number-words.ts'

/** Minutes from now: "in 20 minutes", "an hour and a half from now"; null for other words. */
export function readSpan(text: string): number | null {
  const words = text
    .replace(/^(?:in|within) (?:about |around |like |roughly |maybe |say |exactly |just |another )?(?:the next )?/, '')
    .replace(/ from now$|(?:’s|’)? time$/, '')
  if (words === text) return null
  const fixed = FIXED_SPANS.get(words)
  if (fixed !== undefined) return fixed
  const match = SPAN.exec(words) ?? CLOSE_SPAN.exec(words) ?? SHORT_SPAN.exec(words)
  if (!match) return null
  const { hours, half, halfTail, minutes } = match.groups ?? {}
  if (hours === undefined && minutes === undefined) return null
  const total = countOf(hours) * 60 + (half || halfTail ? 30 : 0) + countOf(minutes)
  return Number.isFinite(total) && total <= 9_999 * 60 ? Math.round(total) : null
}

const HOURS = `(?<hours>an?|\\d{1,4}(?:\\.\\d{1,2})?|a couple of)(?<half> and a half)? ?(?:hours?|hrs?|h)(?<halfTail> and a half)?`
const MINUTES = '(?<minutes>an?|\\d{1,4}(?:\\.\\d)?|a couple of) ?(?:minutes?|mins?|m)'
const SPAN = new RegExp(`^(?:${HOURS}(?:(?:,? and|,)? ?(?:${MINUTES})?)?)$`)
const CLOSE_SPAN = /^(?<hours>\d{1,2})h ?(?<minutes>[0-5]\d)m?$/
const SHORT_SPAN = new RegExp(`^${MINUTES}$`)
const FIXED_SPANS: ReadonlyMap<string, number> = new Map([
  ['half an hour', 30],
  ['half hour', 30],
  ['a half hour', 30],
  ['a half an hour', 30],
  ['a quarter of an hour', 15],
  ['quarter of an hour', 15],
  ['3 quarters of an hour', 45],
  ['3/4 of an hour', 45],
  ['1/4 of an hour', 15],
  ['1/2 an hour', 30],
  ['1/2 hour', 30],
  ['an hour or so', 60],
])

/** A count in words or digits: “a”, “a couple of”, “3”; 0 where there is none. */
export function countOf(count: string | undefined): number {
  if (count === undefined) return 0
  if (/^a couple/.test(count)) return 2
  return /^an?$/.test(count) ? 1 : Number(count)
}

const UNIT_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 }

/** A length of time in minutes: "an hour", "90 mins", "two days", "a week"; null for other words. */
export function readLength(words: string): number | null {
  const typed = digitsFor(words.toLowerCase().replace(/\s+/g, ' ').trim())
  const text = /^[a-z]+$/.test(typed) ? `a ${typed}` : typed
  const span = readSpan(`in ${text}`)
  if (span !== null) return span
  const [, count, unit = ''] = /^(an?|a couple of|a few|\d{1,3}) (days?|weeks?|fortnights?|months?)$/.exec(text) ?? []
  if (count === undefined) return null
  const number = count === 'a few' ? 3 : countOf(count)
  if (/^f/.test(unit)) return number * 14 * 24 * 60
  return number * (/^mo/.test(unit) ? 30 * 24 * 60 : (UNIT_MINUTES[unit.charAt(0)] ?? 0))
}
