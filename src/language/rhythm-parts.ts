// Rhythms of several parts: days with a time of their own, “every weekday at 7 except friday, then at 9”, “tuesdays and
// thursdays at 6:30, saturdays at 9”. Each part is read as a rhythm; all of them are meant.
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import type { FoundRhythm, Rhythm } from './found-rhythm.ts'
import { dateMentions } from './mentions.ts'
import { type RecurrenceRule, WORKDAYS } from './recurrence-sentence.ts'
import { timeOfWords } from './rhythm-times.ts'

const DAY = '(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?'
const DAYS = `${DAY}(?:(?:, and |, | and | & | or )${DAY})*|weekends?`
const BUT = '(?:except|but|apart from|other than|only)'
const CLOCK =
  '(?:at |from )?(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m)?|noon|midday|half (?:past )?\\w+|quarter (?:past|to) \\w+)'

const TIMES = /\d|\b(?:noon|midday|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g

/** “… except friday, then at 9”, “… but fridays at 9” */
const OTHER_AT = new RegExp(
  `^(?<base>.+?),? ${BUT} (?:for |on )?(?:the )?(?<days>${DAYS}),? ?(?:(?:when|then|where|thats|that is|its|it is|is|are|which is|instead|and|–|-)+ ?)*(?<clock>${CLOCK})(?: instead)?$`,
)
/** “… but at 9 on fridays” */
const AT_OTHER = new RegExp(`^(?<base>.+?),? ${BUT} (?<clock>${CLOCK}) (?:on |for )?(?<days>${DAYS})$`)
/** “at 7 on weekdays and 9 at weekends” */
const CLOCK_FIRST = new RegExp(
  `^(?<one>${CLOCK}) (?:on|at) (?:the )?(?<days1>weekdays?|weekends?|${DAYS})(?:,| and| but|, and) (?<two>${CLOCK}) (?:on|at) (?:the )?(?<days2>weekdays?|${DAYS})$`,
)
/** Where a further part may begin. */
const NEXT = /(?:,| and| plus| but|;) (?:also |and |but |on |only )?(?:the )?/g

/**
 * @param text lower case, without apostrophes
 * @param readOne reads a rhythm of one part
 */
export function readParts(text: string, readOne: (words: string) => Rhythm | null): Rhythm | null {
  // Each part has a time of its own.
  if ((text.match(TIMES)?.length ?? 0) < 2) return null
  const { base = '', days, clock = '' } = (OTHER_AT.exec(text) ?? AT_OTHER.exec(text))?.groups ?? {}
  const apart = joined([readOne(`${base} except ${days}`), readOne(`every ${days} ${led(clock)}`)])
  if (apart) return apart
  const { one = '', days1 = '', two = '', days2 = '' } = CLOCK_FIRST.exec(text)?.groups ?? {}
  const clockFirst = joined([
    readOne(`every ${singular(days1)} ${led(one)}`),
    readOne(`every ${singular(days2)} ${led(two)}`),
  ])
  if (clockFirst) return clockFirst
  for (const { index, 0: between } of text.matchAll(NEXT)) {
    const first = readOne(text.slice(0, index))
    if (!first) continue
    const rest = text.slice(index + between.length)
    const parts = joined([first, readOne(rest) ?? readParts(rest, readOne)])
    if (parts) return parts
  }
  return null
}

/**
 * “mon to fri at 7”, “tuesdays at 10”, “tues thurs 6:30, saturdays at 9”: days of every week, without the word for it. Not
 * what lasts for days, “conference mon-fri 9am”.
 */
export function saysWeek({ recurrences, words, title }: Pick<FoundRhythm, 'recurrences' | 'words' | 'title'>): boolean {
  if (recurrences.some(({ local_time, rule }) => local_time === null || !/^FREQ=WEEKLY;BYDAY=/.test(rule))) return false
  if (LASTS.test(title) || ONCE.test(`${title} ${words}`)) return false
  return recurrences.length > 1 || recurrences.some(({ rule }) => rule === WORKDAYS) || PLURAL_DAY.test(words)
}

const LASTS =
  /\b(?:conference|course|training|workshop|festival|holiday|trip|leave|retreat|visit|exams?|camp|cover|on call|sale|expo|fair|congress|summit|off|away)\b/i
const ONCE = /\b(?:this|next|coming|last) (?:week|mon|tue|wed|thu|fri|sat|sun)|\b\d{1,2}(?:st|nd|rd|th)\b/i
const PLURAL_DAY = /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|mwf|tu?th)\b/i

/** “Every first monday send the invoices, at 9”: the time stands behind the thing. */
export function withClockBehind(found: FoundRhythm): FoundRhythm {
  if (found.recurrences.some(({ local_time }) => local_time !== null)) return found
  const [, title = '', clock = ''] = CLOCK_BEHIND.exec(found.title) ?? []
  if (clock === '') return withOpenClock(found)
  // “By 4” is a time behind a rhythm, and else no more than a number.
  return timed(found, title, clock, readDateWords(clock) ?? readDateWords(clock.replace(/^(?:by|before) /i, 'at ')))
}

/** “At 9” in the middle may be of nine rooms. */
const OPEN_CLOCK = /\d ?[ap]\.?m\b|\d:\d\d|\b(?:noon|midday|midnight)\b/i

/** “Every mon wed fri gym 6pm”: a time that can be nothing else counts without a word before it, wherever it stands. */
function withOpenClock(found: FoundRhythm): FoundRhythm {
  const [only, second] = dateMentions(found.title)
  if (!only || second || only.words.span !== null || !OPEN_CLOCK.test(only.text)) return found
  const at = found.title.indexOf(only.text)
  const title = `${found.title.slice(0, at)} ${found.title.slice(at + only.text.length)}`.replace(/\s+/g, ' ').trim()
  return at < 0 || title === '' ? found : timed(found, title, only.text, only.words)
}

function timed(found: FoundRhythm, title: string, clock: string, time: DateWords | null): FoundRhythm {
  if (!time?.clock || time.day) return found
  const local_time = timeOfWords(time.clock, time.part)
  return {
    ...found,
    title,
    words: `${found.words} ${clock}`,
    recurrences: found.recurrences.map((each) => ({ ...each, local_time })),
  }
}

/** “Bins out wednesday nights, every other week”: the day stands apart from how often it comes. */
export function withDayApart(found: FoundRhythm, read: (words: string) => Rhythm | null): FoundRhythm {
  const days = [...found.title.matchAll(DAY_APART)]
  const [only, second] = days
  const isOpen = found.recurrences.every(({ rule }) => /^FREQ=WEEKLY(?:;INTERVAL=\d+)?$/.test(rule))
  if (!isOpen || !only?.groups || second || found.from) return found
  const { day = '', part } = only.groups
  const words = `${found.words.replace(/ (?:at|from) .*$/, '')} on ${day}`
  const rhythm = read(`${words}${found.words.slice(found.words.replace(/ (?:at|from) .*$/, '').length)}`) ?? read(words)
  if (!rhythm) return found
  const title = `${found.title.slice(0, only.index)}${part ? ` ${/night/i.test(part) ? 'at' : 'in the'} ${part.replace(/s$/i, '')}` : ''}${found.title.slice(only.index + only[0].length)}`
  return {
    ...found,
    ...rhythm,
    words,
    title: title
      .replace(/ please\b/i, '')
      .replace(/[ ,]+$/, '')
      .trim(),
  }
}

const DAY_APART =
  /(?:^|,? )(?:on )?(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?(?: (?<part>mornings?|afternoons?|evenings?|nights?))?(?=$|[ ,])/gi

const CLOCK_BEHIND =
  /^(.+?),? ((?:at|by|before) (?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|noon|midday|half (?:past )?\w+)(?: in the (?:morning|afternoon|evening)| at night)?)$/i

/** “Every weekday”, as a rhythm is read. */
const singular = (days: string): string => days.replace(/^(week(?:day|end))s$/, '$1')

const led = (clock: string): string => (/^(?:at|from) /.test(clock) ? clock : `at ${clock}`)

/** Null where one is no rhythm, or says no time: “every monday and thursday at 6” is of one part. */
function joined(parts: readonly (Rhythm | null)[]): Rhythm | null {
  const recurrences: RecurrenceRule[] = []
  for (const part of parts) {
    if (!part || part.recurrences.some(({ local_time, basis }) => local_time === null || basis !== 'calendar'))
      return null
    recurrences.push(...part.recurrences)
  }
  return {
    recurrences: recurrences.flatMap((each, index) => withoutLater(each, recurrences.slice(index + 1))),
    from: parts[0]?.from ?? null,
  }
}

/** “Every day at 8, weekends at 10”: a day that is named again has the later time alone. */
function withoutLater(each: RecurrenceRule, later: readonly RecurrenceRule[]): readonly RecurrenceRule[] {
  const days = daysOf(each)
  const named = later.flatMap((other) => (other.rule === 'FREQ=DAILY' ? [] : daysOf(other)))
  const kept = days.filter((day) => !named.includes(day))
  if (kept.length === days.length) return [each]
  return kept.length === 0 ? [] : [{ ...each, rule: `FREQ=WEEKLY;BYDAY=${kept.join(',')}` }]
}

/** The weekdays of a rule of each week or day; none of another one. */
const daysOf = ({ rule }: RecurrenceRule): readonly string[] =>
  rule === 'FREQ=DAILY' ? WEEK : (/^FREQ=WEEKLY;BYDAY=([A-Z,]+)$/.exec(rule)?.[1]?.split(',') ?? [])

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
