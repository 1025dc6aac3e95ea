// The times of day of a rhythm: "8am and 8pm", "at 8, 12 and 6"; before its rule also its first day, "tomorrow 5pm".
import type { LocalTime } from '../time/index.ts'
import { timeMeant } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'

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
    .replace(/^(?:starting|beginning|commencing|from|as of)(?: on)? (?=\S)/, mayHaveDay ? '' : '$&')
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

/** The wall-clock time of a clock's words; midnight without any. */
export function timeOfWords(clock: DateWords['clock'], part: DateWords['part']): LocalTime {
  return clock === null ? '00:00' : timeMeant(clock, part).time
}

/** A word for a part of the day. */
export function partNamed(word: string | undefined): DateWords['part'] {
  return word === 'morning' || word === 'afternoon' || word === 'evening' || word === 'night' ? word : null
}
