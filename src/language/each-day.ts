// Several days in one line, “tue and wed next week at 5”: each as if it were said whole, and in their order, so that each can
// be offered.
import { type DateContext, type Due, meaningOf, otherMeanings } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'

const DAY = '(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'
const TAIL = String.raw`(?: (?:this|next) week)?(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?)?`
const DAYS = new RegExp(
  String.raw`\b(?<first>${DAY}(?:,? ${DAY})*),? ?(?:and|&|\+) ?(?<last>${DAY})(?<tail>${TAIL})(?=$|[\s.,!?])`,
  'i',
)

/** “Pick kids up 3.15 today 3.45 tomorrow”: a clock before each of its days; one alone may be a price. */
const CLOCK_DAY = new RegExp(String.raw`\b(\d{1,2}[.:][0-5]\d),? (today|tomorrow|tmrw|${DAY})\b`, 'gi')

/** “Sat + sun” are these two days, and no rhythm. */
const DAY_PLUS = new RegExp(`${DAY} ?[+] ?${DAY}`, 'i')

/** “Chicken in at 5 and the potatoes at half past”: of the hour before. */
export const withHour = (line: string): string => line.replace(HOUR_BEFORE, (whole, hour: string) => `${whole} ${hour}`)
const HOUR_BEFORE = /\bat (\d{1,2})(?::00)?(?: ?[ap]m)?\b[^:]{3,60}? at (?:half|quarter) past(?=$|[.,!])/gi

/** The line with every such day whole: “tue next week at 5 and wed next week at 5”. */
export function withEachDay(typed: string): string {
  const line = withHour(typed)
  if ((line.match(CLOCK_DAY)?.length ?? 0) > 1) return line.replace(CLOCK_DAY, '$2 at $1')
  const { first, last, tail = '' } = DAYS.exec(line)?.groups ?? {}
  if (!first || !last || (tail === '' && !DAY_PLUS.test(line))) return line
  const week = /(?:this|next) week/i.exec(tail)?.[0] ?? ''
  const clock = tail.replace(/,? (?:this|next) week/i, '').replace(/^,? (?:at )?(?=\d)/i, ' at ')
  const days = [...first.split(/,? /), last].map((day) => `${DAY_NAMES[day.slice(0, 2).toLowerCase()]} ${week}${clock}`)
  return line.replace(DAYS, days.join(' and ').replace(/ {2,}/g, ' '))
}

const DAY_NAMES: Readonly<Record<string, string>> = {
  mo: 'monday',
  tu: 'tuesday',
  we: 'wednesday',
  th: 'thursday',
  fr: 'friday',
  sa: 'saturday',
  su: 'sunday',
}

/** “Tues 10am and thurs 2pm”, said on a Thursday morning: days are named in their order. */
export function inOrder(
  due: Due | null,
  words: DateWords,
  before: Due | null | undefined,
  reading: DateContext,
): Due | null {
  if (!due || !before || due.instant >= before.instant || words.day?.kind !== 'weekday') return due
  return meaningOf({ ...words, day: { kind: 'after', count: 1, unit: 'week', from: words.day } }, reading)
}

/** “Call mum at 6 and dad at 7”: the seven after that six, where it has one. */
export function nextAfter(first: Due | null, words: DateWords, reading: DateContext): Due | null {
  const own = meaningOf(words, reading)
  const later = [own, ...otherMeanings(words, reading)]
    .filter((each): each is Due => each !== null && first !== null && each.instant > first.instant)
    .toSorted((a, b) => a.instant.getTime() - b.instant.getTime())
  return later[0] ?? own
}
