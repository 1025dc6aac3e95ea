// The times of day of a rhythm: "8am and 8pm", "at 8, 12 and 6"; before its rule also its first day, "tomorrow 5pm".
import type { LocalTime } from '../time/index.ts'
import { timeMeant } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { EXCEPTION } from './recurrence-words.ts'
import type { SeriesLimits } from './series-limits.ts'

/** The times of day that stand beside a rule, and its first day. */
export interface RhythmTimes {
  readonly clocks: readonly Pick<DateWords, 'clock' | 'part'>[]
  readonly day: DateWords | null
}

export const NO_TIMES: RhythmTimes = { clocks: [], day: null }

/** "8am and 8pm", "at 9"; before the rule also "tomorrow 5pm". */
export function readTimes(text: string, mayHaveDay: boolean): RhythmTimes | null {
  const words = text
    .replace(/,$/, '')
    // “Every day before 9” has that hour to be done by.
    .replace(/^(?:by|before|no later than) (?=\d|noon\b|midday\b|midnight\b)/, 'at ')
    .replace(/^(?:starting|beginning|commencing|from|as of)(?: on)? (?=\S)/, mayHaveDay ? '' : '$&')
    // “Every wednesday 7.30”; “2000” may be the words of an essay.
    .replace(/^(?=\d{1,2}\.\d\d$|0\d{3}$)/, 'at ')
  const whole = readDateWords(words)
  if (whole?.clock?.isNow) return null
  if (whole && whole.span === null) {
    if (whole.day !== null && (!mayHaveDay || whole.day.kind === 'period')) return null
    if (whole.clock?.isBare && whole.day === null) return null
    return { clocks: whole.clock ? [whole] : [], day: whole.day === null ? null : whole }
  }
  const parts = words.split(/\s*(?:,? and |,| & |\+)\s*/)
  if (parts.length < 2 || parts.length > 6) return null
  const clocks = parts.map((part) => readDateWords(/^\d{1,2}$/.test(part) ? `at ${part}` : part))
  const read = clocks.filter((each): each is DateWords => each !== null && each.clock !== null && each.day === null)
  return read.length === parts.length ? { clocks: read, day: null } : null
}

/** Most words of a time of day. */
const MOST_CLOCK_WORDS = 4

/** "every weekday 9:15 except wednesday" with the time behind its exception, as a rule is read; else as it is. */
export function timeLast(text: string): string {
  const found = EXCEPTION.exec(text)
  if (!found) return text
  const words = text.slice(0, found.index).split(' ')
  for (let count = Math.min(MOST_CLOCK_WORDS, words.length - 1); count > 0; count--) {
    const clock = words.slice(-count).join(' ')
    const times = readTimes(clock, false)
    if (times && times.clocks.length > 0) return `${words.slice(0, -count).join(' ')}${found[0]} ${clock}`
  }
  return text
}

/** The wall-clock time of a clock's words; midnight without any. */
export function timeOfWords(clock: DateWords['clock'], part: DateWords['part']): LocalTime {
  return clock === null ? '00:00' : timeMeant(clock, part).time
}

/**
 * “8:30 and 3:15”: of several times, one without am or pm that lies before the one in front of it is in the afternoon;
 * “8 and 8” are twelve hours apart, and so are “8pm and 8”.
 */
export function timesInOrder(clocks: RhythmTimes['clocks'], usual: DateWords['part']): LocalTime[] {
  const times: LocalTime[] = []
  for (const { clock, part } of clocks) {
    const time = timeOfWords(clock, part ?? usual)
    const later = `${String(Number(time.slice(0, 2)) + 12)}${time.slice(2)}`
    const isOpen = part === null && clock !== null && clock.meridiem === null && !clock.isPadded && time < '12:00'
    const last = times.at(-1) ?? ''
    times.push(isOpen && time <= last && last < later ? later : time)
  }
  return times
}

/** A word for a part of the day. */
export function partNamed(word: string | undefined): DateWords['part'] {
  return word === 'morning' || word === 'afternoon' || word === 'evening' || word === 'night' ? word : null
}

/** “8am and 8pm for a week”: several times of day that go on until an end are those of each day. */
export const isDailyUntil = ({ rest, until, lasts }: Pick<SeriesLimits, 'rest' | 'until' | 'lasts'>): boolean =>
  (until !== null || lasts !== null) && (readTimes(rest, false)?.clocks.length ?? 0) > 1
