// A month alone, where a date is wanted: “move it to april” is its first day, and of the month that it is already the last.
import { type Day, MONTHS } from '../time/index.ts'

const NAMES = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')
const ALONE = new RegExp(`^(?:in |until |till |by |next )?(?<name>${NAMES}|sept)$`, 'i')

/** The words of its day for the date reader; null where the words are no month. */
export function monthWords(words: string, today: Day): string | null {
  const name = ALONE.exec(words.trim())?.groups?.['name']?.toLowerCase()
  if (name === undefined) return null
  const month = MONTHS.findIndex((each) => each.toLowerCase().startsWith(name.slice(0, 3))) + 1
  return `${month === Number(today.slice(5, 7)) ? 'end' : 'beginning'} of ${MONTHS[month - 1]?.toLowerCase()}`
}
