// Several days in one line, “tue and wed next week at 5”: each as if it were said whole, and in their order, so that each can
// be offered.
import { type DateContext, type Due, meaningOf } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'

const DAY = '(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'
const TAIL = String.raw`(?: (?:this|next) week)?(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?)?`
const DAYS = new RegExp(
  String.raw`\b(?<first>${DAY}(?:,? ${DAY})*),? ?(?:and|&|\+) ?(?<last>${DAY})(?<tail>${TAIL})(?=$|[\s.,!?])`,
  'i',
)

/** The line with every such day whole: “tue next week at 5 and wed next week at 5”. */
export function withEachDay(line: string): string {
  const { first, last, tail = '' } = DAYS.exec(line)?.groups ?? {}
  if (!first || !last || tail === '') return line
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
