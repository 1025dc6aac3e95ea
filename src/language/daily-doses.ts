// “Pills at 8 and 8”, “insulin at 7, 12 and 6”: what is taken several times a day is taken every day, though nobody says so.
import type { DateContext } from './date-meaning.ts'
import type { FoundRhythm } from './found-rhythm.ts'
import { dateMentions } from './mentions.ts'
import { digitsFor } from './number-words.ts'
import { readRhythm } from './rhythms.ts'

const CLOCK =
  '(?:again )?(?:at )?(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\b\\.?)?|noon|midday|midnight)(?: (?:in the (?:morning|evening|afternoon)|at night))?'
const TIMES = `${CLOCK}(?:(?:, ?(?:and )?| and | & | ?\\+ ?|(?<=[ap]m) (?=\\d{1,2}(?:[:.]\\d\\d)? ?[ap]m))${CLOCK})+`

/** A line that ends in several times of day: none of them alone is when it is. */
export const SEVERAL_TIMES = new RegExp(`(?:^|\\s)(?=at |\\d{1,2}(?:[:.]\\d\\d| ?[ap]m))${TIMES}\\W*$`, 'i')

const DOSE = new RegExp(
  `^(?<title>(?:.* )?(?:pills?|meds?|tablets?|tabs|medication|medicines?|inhaler|insulin|antibiotics?|(?:eye ?)?drops|vitamins?|painkillers?|capsules?|doses?)(?: \\S+){0,3}?),? (?<times>${TIMES})$`,
  'i',
)

/** The rhythm of such a line; null where it names a day, or another thing. */
export function findDailyDoses(line: string, reading?: DateContext): FoundRhythm | null {
  const { title, times } = DOSE.exec(written(line))?.groups ?? {}
  if (title === undefined || times === undefined || dateMentions(title).length > 0) return null
  // “8am 1pm 6pm”
  const listed = times.replaceAll(/(?<=[ap]m) (?=\d)/gi, ', ')
  const words = `every day ${/^at /i.test(listed) ? listed : `at ${listed}`}`
  const rhythm = readRhythm(words, reading)
  return rhythm && rhythm.recurrences.length > 1 ? { ...rhythm, title, words, isCertain: true } : null
}

/** “At eight and again at eight in the evening, please” → “at 8 and at 8pm”. */
const written = (line: string): string =>
  digitsFor(line.replace(/[.!]+$/, '').replace(/,? please$/i, ''))
    .replaceAll(/\bagain (?=at )/gi, '')
    .replaceAll(/(?<=\d) in the morning/gi, 'am')
    .replaceAll(/(?<=\d) (?:in the (?:evening|afternoon)|at night)/gi, 'pm')
