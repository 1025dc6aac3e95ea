// Is cancelling it a thing to do? An order, a subscription or a booking is cancelled with whoever provides it; a meeting or a
// plan is only taken off the calendar. The words stand in `cancelling.txt`.
import { wordSetsOf } from '../data-files.ts'
import { memoizeText } from '../memo.ts'
import { clauseWords } from './clause-words.ts'

const wordsOf = wordSetsOf('language/english/cancelling.txt')
const services = wordsOf('services')
const meets = wordsOf('meets')

const KEPT_LINES = 10

export const cancelsService = memoizeText(KEPT_LINES, (line: string): boolean => {
  if (!/\b(?:cancel|call off)\b/i.test(line)) return false
  const words = clauseWords(line).map((word) => (/[^s]s$/.test(word) && !services.has(word) ? word.slice(0, -1) : word))
  if (words.some((word) => meets.has(word))) return false
  return UNTIL_WHEN.test(words.join(' ')) || words.some((word) => services.has(word))
})

/** “Before friday”: what is on the calendar is cancelled for its day, and by none. */
const UNTIL_WHEN =
  /\b(?:cancel|call off)\b .*\S (?:by|before|in time for|at least|ahead of|so (?:i|we) (?:dont|do not|wont)) \S/
