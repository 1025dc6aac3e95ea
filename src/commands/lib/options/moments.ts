// Days, times of day and time zones, in words.
import { type Option, optionDefaults, requireLength } from '../../../chat/options.ts'
import { excerpt } from '../../../chat/phrases.ts'
import { type Me, readingOf, timeStyleFor, todayOf } from '../../../domain/request/me.ts'
import {
  type Due,
  isClockAlone,
  isWhen,
  readTimeOfDay,
  readWhen,
  takeTrailingWhen,
} from '../../../language/capture-line.ts'
import { monthWords } from '../../../language/month-alone.ts'
import { readRecurrence } from '../../../language/rhythms.ts'
import { readLength } from '../../../language/spans.ts'
import { foldText } from '../../../text.ts'
import { canonicalZone, findZones, formatDay } from '../../../time/index.ts'
import { AmbiguousError, UserError } from '../../../user-error.ts'

/** A date of which only the day counts. As `dateOption`. */
export const dayOption = (about: string, which: 'any' | 'to come' = 'any'): Option<Due, Me, false> => ({
  ...dateOption(about, which),
  isDay: true,
})

/**
 * A date in words, in the person's zone: "tomorrow 9am", "fri", "5 March".
 * @param which `to come` excludes past days
 */
export const dateOption = (about: string, which: 'any' | 'to come' = 'any'): Option<Due, Me, false> => ({
  ...optionDefaults,
  kind: 'when',
  about,
  takes: 'wide',
  splitTrailing(text) {
    const { rest, when: mine } = takeTrailingWhen(text)
    return mine === '' ? null : { text: rest, mine }
  },
  acceptsText: isWhen,
  read(raw, { me, name, request, lineWith }) {
    const reading = readingOf(me)
    const isNamed = request.input.kind === 'typed' && request.input.line.toLowerCase().includes(`${name}:`)
    const named = isNamed ? `${name}:` : ''
    const ways = [
      { label: 'Today', line: lineWith('today') },
      { label: 'Tomorrow', line: lineWith('tomorrow') },
    ]
    const read = readWhen(monthWords(raw, todayOf(me)) ?? raw, reading, which === 'any' ? [] : ways, named)
    const due: Due = isClockAlone(raw) ? { ...read, isClockAlone: true } : read
    if (which === 'any') return due
    if (due.day >= todayOf(me)) return due
    const past = `“${excerpt(raw)}” is in the past: it was ${formatDay(due.day)}.`
    throw new UserError(`${past} Today, tomorrow, or another day?`, ways)
  },
})

/** A length of time in words, as minutes: "an hour", "2 days", "a week". */
export const lengthOption = (about: string): Option<number, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'word',
  example: 'hour',
  read(raw) {
    // “Push everything back 20” is by minutes.
    const bare = /^\d{1,3}$/.exec(raw.trim())
    const minutes = bare ? Number(bare[0]) : readLength(raw)
    if (minutes === null) throw new UserError(`I can't read “${excerpt(raw)}” as a length. Try “an hour” or “2 days”.`)
    return minutes
  },
})

/**
 * How a thing repeats, in words: "mon", "every day until 20 March". Its value is the words. What is no rhythm is refused
 * here, so that a sentence which only begins with “every” is another one: “every day at 8 vitamins”.
 */
export const rhythmOption = (about: string): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: LONGEST_RHYTHM,
  read(raw, { me, name }) {
    const words = raw.trim()
    requireLength(words, LONGEST_RHYTHM, name)
    readRecurrence(words, readingOf(me))
    return words
  },
})

const LONGEST_RHYTHM = 250

/** An IANA zone, by name or by a city: "Vienna". */
export const timeZoneOption = (about: string): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'lookup',
  about,
  takes: 'wide',
  read(raw, asking) {
    const words = raw.trim()
    const known = canonicalZone(words)
    if (known !== null) return known
    const found = findZones(words)
    const [first] = found
    if (
      first &&
      (found.length === 1 || foldText(first.split('/').at(-1) ?? '') === foldText(words.replaceAll(/\s+/g, '_')))
    )
      return first
    if (found.length > 1)
      throw new AmbiguousError(
        `Several zones match “${excerpt(words)}”. Which one?`,
        found.slice(0, 3).map((zone) => ({ label: zone, line: asking.lineWith(zone) })),
      )
    throw new UserError(
      `I don't know a time zone called “${excerpt(words)}”. Try the nearest big city, like Vienna or New York.`,
    )
  },
  suggest: async (typed) => findZones(typed).map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone })),
})

/**
 * A wall-clock time, `HH:MM`: "9", "9am", "21:00".
 * @param small as in `readTimeOfDay`
 */
export const timeOption = (about: string, small?: 'morning'): Option<string, Me, false> => ({
  ...optionDefaults,
  kind: 'time',
  about,
  takes: 'word',
  matches: isTimeOfDay,
  acceptsText: isTimeOfDay,
  read: (raw, { me }) => readTimeOfDay(raw, small, timeStyleFor(me.preferences).hours),
})

function isTimeOfDay(words: string): boolean {
  try {
    readTimeOfDay(words)
    return true
  } catch {
    return false
  }
}
