// “Pills at 8 and 8”, “insulin at 7, 12 and 6”: what is taken several times a day is taken every day, though nobody says so.
import type { DateContext } from './date-meaning.ts'
import type { FoundRhythm } from './found-rhythm.ts'
import { dateMentions } from './mentions.ts'
import { readRhythm } from './rhythms.ts'

const CLOCK = '(?:at )?(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\b\\.?)?|noon|midday|midnight)'
const TIMES = `${CLOCK}(?:(?:, ?(?:and )?| and | & | ?\\+ ?)${CLOCK})+`

/** A line that ends in several times of day: none of them alone is when it is. */
export const SEVERAL_TIMES = new RegExp(`(?:^|\\s)(?=at |\\d{1,2}(?:[:.]\\d\\d| ?[ap]m))${TIMES}\\W*$`, 'i')

const DOSE = new RegExp(
  `^(?<title>(?:.* )?(?:pills?|meds?|tablets?|tabs|medication|medicines?|inhaler|insulin|antibiotics?|(?:eye ?)?drops|vitamins?|painkillers?|capsules?|doses?)(?: \\S+){0,3}?),? (?<times>${TIMES})$`,
  'i',
)

/** The rhythm of such a line; null where it names a day, or another thing. */
export function findDailyDoses(line: string, reading?: DateContext): FoundRhythm | null {
  const { title, times } = DOSE.exec(line.replace(/[.!]+$/, ''))?.groups ?? {}
  if (title === undefined || times === undefined || dateMentions(title).length > 0) return null
  const words = `every day ${/^at /i.test(times) ? times : `at ${times}`}`
  const rhythm = readRhythm(words, reading)
  return rhythm && rhythm.recurrences.length > 1 ? { ...rhythm, title, words, isCertain: true } : null
}
