// How a thing repeats, said anew of something that repeats already: “make it weekly” after “every monday” keeps Monday,
// “thursdays instead” of every second Wednesday is every second Thursday. What the new words leave open stays as it was.
import { type Day, weekday } from '../time/index.ts'
import { partsOf } from './recurrence-sentence.ts'
import { readRhythm } from './rhythms.ts'

/** What is known of the thing before. */
export interface RhythmBefore {
  /** Its rhythm in words; null if it does not repeat. */
  readonly words: string | null
  /** The day it is on. */
  readonly day: Day | null
}

/** The words of the rhythm that is meant; those that were said where they say all of it, or can't be read here. */
export function amendRhythm(said: string, before: RhythmBefore): string {
  const amended = withOldDays(said, before)
  // What keeps its days keeps its first one too: “every week” of what starts next Thursday.
  const isOneOfIts =
    before.words !== null &&
    before.day !== null &&
    ruleOf(amended)?.['BYDAY']?.includes(codeOf(before.day)) === true &&
    !LIMITED.test(said)
  const begun = `${amended} from ${before.day}`
  return isOneOfIts && ruleOf(begun) !== null ? begun : amended
}

const LIMITED = /\b(?:from|starting|until|till|for)\b/i

function withOldDays(said: string, before: RhythmBefore): string {
  const now = ruleOf(said)
  const past = before.words === null ? null : ruleOf(before.words)
  if (now?.['FREQ'] !== 'WEEKLY') return said
  const isDayOpen = now['BYDAY'] === undefined
  const days = isDayOpen ? (weekdaysOf(past) ?? ownWeekday(before.day)) : undefined
  if (isDayOpen) return days === undefined ? said : withDays(said, days)
  // “Thursdays” says nothing of every how many weeks.
  const { INTERVAL: interval } = past?.['FREQ'] === 'WEEKLY' ? past : {}
  return interval !== undefined && DAYS_ALONE.test(said)
    ? `every ${interval} weeks on ${said.replace(/^on /i, '')}`
    : said
}

/** The words of a rhythm without some of its weekdays; null where none of these is in it, or none is left. */
export function withoutDays(rhythm: string, except: string): string | null {
  const past = ruleOf(rhythm)
  const out = ruleOf(except)?.['BYDAY']?.split(',') ?? []
  const days = past?.['FREQ'] === 'WEEKLY' ? (past['BYDAY']?.split(',') ?? []) : []
  const kept = days.filter((day) => !out.includes(day))
  // In front of the time and the end, so that a first day may follow.
  if (days.length === 0) return rhythm.replace(/(?= at \d\d:\d\d| until |, \d|$)/, ` except ${except}`)
  if (kept.length === 0 || kept.length === days.length) return null
  const time = / at \d\d:\d\d/.exec(rhythm)?.[0] ?? ''
  return `every ${past?.['INTERVAL'] ?? 1} weeks on ${namesOf(kept)}${time}`
}

/** A weekday that a rhythm keeps, in front of a time or a limit behind it: “every week at 9”, “weekly from april”. */
function withDays(said: string, days: string): string {
  const [, rule = said, time = ''] = /^(.*?)((?: (?:at|from|starting|until|till|for) .*)?)$/i.exec(said.trim()) ?? []
  return `${rule.replace(/^weekly$/i, 'every week')} on ${days}${time}`
}

function ruleOf(words: string): Readonly<Record<string, string>> | null {
  const [first, second] = readRhythm(words)?.recurrences ?? []
  return first && !second && first.basis === 'calendar' ? partsOf(first.rule) : null
}

const NAMES: Readonly<Record<string, string>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
}

function weekdaysOf(rule: Readonly<Record<string, string>> | null): string | undefined {
  if (rule?.['FREQ'] !== 'WEEKLY') return undefined
  const names = namesOf(rule['BYDAY']?.split(',') ?? [])
  return names === '' ? undefined : names
}

const namesOf = (codes: readonly string[]): string => codes.flatMap((code) => NAMES[code] ?? []).join(' and ')

const codeOf = (day: Day): string => weekday(day).slice(0, 2).toUpperCase()

const ownWeekday = (day: Day | null): string | undefined => (day === null ? undefined : NAMES[codeOf(day)])

/** Says which days, perhaps at what time, and no word of how often. */
const DAYS_ALONE =
  /^(?:on )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?(?:,? and |, | & | )?)+(?:at .*)?$/i
