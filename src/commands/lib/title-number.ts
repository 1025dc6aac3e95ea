// “Make that 20” of “order 15 chairs”: a number alone is another number of the title where that counts something, and the
// hour where it does not.
import { digitsFor, NUMBER_WORD } from '../../language/number-words.ts'

const NUMBER = new RegExp(
  `(?<![\\p{L}\\d:./-])(?:[£$€₹]?\\d+(?:\\.\\d{1,2})?(?![\\d:/-]|\\.\\d)|${NUMBER_WORD}(?![\\p{L}-]))`,
  'giu',
)
/** Behind a number: what it counts, or what it is measured in. */
const COUNTED = /^(?: \p{L}+){0,2}? ?\p{L}{2,}s\b|^ ?(?:x|kg|g|m|ml|l|k|cm|mm|quid|euro|litres?|lb|oz)\b/iu

/** Names what is paid. */
const COSTS = /\b(?:bills?|pay|fees?|rent|prices?|costs?|deposit|invoice|tickets?|quote|subs|donation|fine)\b/i

/** The one number of a title that counts, measures or costs; null where there is none, or several. */
export function countOfTitle(title: string): string | null {
  const counts = [...title.matchAll(NUMBER)].filter(
    ({ 0: number, index }) =>
      /^[£$€₹]|\d{3}/.test(number) ||
      COUNTED.test(title.slice(index + number.length)) ||
      (COSTS.test(title) && index + number.length === title.length),
  )
  const [only, second] = counts
  return only && !second ? only[0] : null
}

/** The title with another count; null where it has none. */
export function withCount(title: string, by: string): string | null {
  const old = countOfTitle(title)
  if (old === null) return null
  const sign = /^[£$€₹]/.exec(old)?.[0] ?? ''
  const isCapital = /^\p{Lu}/u.test(old)
  const written = isCapital ? by.charAt(0).toUpperCase() + by.slice(1) : by
  return title.replace(old, /^[£$€₹]/.test(by) ? by : `${sign}${written}`)
}

/** A number alone, in digits or as a word, and no clock. */
export const isCount = (words: string): boolean =>
  /^[£$€₹]?\d{1,5}(?:\.\d{1,2})?$/.test(digitsFor(words.trim().toLowerCase()))

/**
 * May a line with one number be about what the title counts? “200 they said”, “its 20 actually”: in digits, with no mark of
 * a clock. Where it counts nothing, a number that people say for no hour is none.
 */
export function maySayCount(line: string, title: string, hasDate: boolean): boolean {
  const number = NUMBER_ALONE.exec(line)?.[1]
  return number !== undefined && (countOfTitle(title) !== null || Number(number) > (hasDate ? 23 : 12))
}

const NUMBER_ALONE =
  /^(?!.*\b(?:at|in) \d)\D*?(?<![\d:.])([£$€₹]?\d{1,5})(?![\d:.]|\s?[ap]m\b|st\b|nd\b|rd\b|th\b)\D*$/i
