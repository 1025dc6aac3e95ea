// Finds repetitions in a typed line: "meds 9pm every day", "rent on the 1st and 15th of every month". A rhythm is read
// as a whole with its time, first day and end, or not at all.
import { quoteStart } from '../text.ts'
import { addDays, type Day, type LocalTime, localDay, localTime } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import { type DateContext, meaningOf } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import type { FoundRhythm, Rhythm } from './found-rhythm.ts'
import { bareWord, dateMentions } from './mentions.ts'
import { digitsFor } from './number-words.ts'
import type { RecurrenceRule } from './recurrence-sentence.ts'
import { isCertainRhythm, readBareRule } from './recurrence-words.ts'
import { readParts, saysWeek, withClockBehind, withDayApart } from './rhythm-parts.ts'
import { isDailyUntil, NO_TIMES, partNamed, readTimes, timeLast, timesInOrder } from './rhythm-times.ts'
import { lastDayOf, type SeriesLimits, takeSeriesLimits, withPlainDays } from './series-limits.ts'
import { unreadTime } from './time-hints.ts'
import { endsInEmoji } from './title-end.ts'

export type { FoundRhythm, Rhythm } from './found-rhythm.ts'

/**
 * Parses a whole phrase as a rhythm.
 * @param reading for ends that depend on today ("until friday", "for 2 weeks"); without it such a phrase is not parsed
 */
export function readRhythm(text: string, reading?: DateContext): Rhythm | null {
  if (text.length > LONGEST) return null
  const plain = text.toLowerCase().replace(/[’']/g, '').replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  const days = plain
    .replace(/\bmwf\b/, 'mon wed fri')
    .replace(/\b(?:tth|tuth|t\/th)\b/, 'tue thu')
    .replace(/\bdaily,? (?:on )?(?=weekdays|weekends)/, '')
  if (days !== plain) return readRhythm(days, reading)
  return readOnePart(plain, reading) ?? readParts(plain, (part) => readOnePart(part, reading))
}

function readOnePart(plain: string, reading: DateContext | undefined): Rhythm | null {
  const typed = timeLast(withPlainDays(digitsFor(plain)))
  const limits = takeLimits(typed, reading)
  if (!limits || (limits.lasts !== null && reading === undefined)) return null
  const words = (isDailyUntil(limits) ? `${limits.rest} every day` : limits.rest).split(' ')
  const part = /\b(morning|afternoon|evening|night)s?\b/.exec(limits.rest)?.[1]
  // Time or first day before, the rule, time after.
  for (let front = 0; front < Math.min(words.length, MOST_CLOCK_WORDS + 1); front++) {
    const before = front === 0 ? NO_TIMES : readTimes(words.slice(0, front).join(' '), true)
    if (!before) continue
    for (let back = words.length; back > front && back >= words.length - MOST_CLOCK_WORDS; back--) {
      const after = back === words.length ? NO_TIMES : readTimes(words.slice(back).join(' '), false)
      if (!after || (before.clocks.length > 0 && after.clocks.length > 0)) continue
      const rule = readBareRule(words.slice(front, back).join(' ').replace(/^,|,$/g, '').trim())
      if (!rule) continue
      const first = limits.from?.clock ? [limits.from] : []
      const usual = partNamed(part) ?? reading?.usualPart ?? null
      const times = timesInOrder([...before.clocks, ...after.clocks, ...first], usual)
      if (rule.basis === 'completion' && times.length > 1) return null
      const clocks = times.length === 0 ? [null] : [...new Set(times)]
      const from = limits.from ?? before.day
      const excluded_dates = limits.excluded.length === 0 ? null : limits.excluded.join(',')
      const begins = firstDayOf(from, clocks, reading)
      return {
        recurrences: clocks.map((local_time, index) => ({
          ...rule,
          rule: `${rule.rule}${endOfSeries(limits, begins, clocks.length, index)}`,
          local_time,
          excluded_dates,
        })),
        from,
      }
    }
  }
  return null
}

/** Its limits, with a time behind them put in front: "every day for 10 days at 8am". */
function takeLimits(typed: string, reading: DateContext | undefined): SeriesLimits | null {
  const words = HAS_LIMIT.test(typed) ? typed.split(' ') : []
  for (let back = Math.min(MOST_CLOCK_BEHIND, words.length - 3); back > 0; back--) {
    const clock = words.slice(-back).join(' ')
    const times = readTimes(clock, false)
    if (!times || times.clocks.length === 0) continue
    const before = words.slice(0, -back).join(' ')
    const limits = takeSeriesLimits(before, reading)
    if (limits && limits.rest !== before) return { ...limits, rest: `${limits.rest} ${clock}` }
  }
  return takeSeriesLimits(typed, reading)
}

/** Without one of these words nothing limits a series. */
const HAS_LIMIT = /\b(?:for|until|till?|through|from|starting|beginning|times|this|next)\b/

/** The day on which a series begins: the named one, else today, or tomorrow if all its times have passed. */
function firstDayOf(
  from: DateWords | null,
  clocks: readonly (LocalTime | null)[],
  reading: DateContext | undefined,
): Day | null {
  if (reading === undefined) return null
  const named = from && meaningOf({ ...from, clock: null }, reading)
  if (named) return named.day
  const now = localTime(reading.now, reading.zone)
  const isPast = clocks.every((clock) => clock !== null && clock <= now)
  return addDays(localDay(reading.now, reading.zone, reading.dayStartsAt), isPast ? 1 : 0)
}

/** UNTIL and COUNT of RFC 5545; of several times a day each takes its share of the count. */
function endOfSeries(limits: SeriesLimits, begins: Day | null, shares: number, index: number): string {
  const last = begins === null ? limits.until : lastDayOf(limits, begins)
  const until = last === null ? '' : `;UNTIL=${last.replaceAll('-', '')}T000000Z`
  // COUNT and UNTIL exclude each other in RFC 5545; the number is what was meant last.
  if (limits.times === null) return until
  return `;COUNT=${Math.max(1, Math.ceil((limits.times - index) / shares))}`
}

/**
 * Parses "mon", "every weekday 9am", "last friday of the month", "3 days after done", "every day until 6 March 2026".
 * @param reading for ends that depend on today: "every day until friday"
 * @throws UserError with examples for other words, or for several times of day.
 */
export function readRecurrence(text: string, reading?: DateContext): RecurrenceRule {
  const [recurrence, ...more] = readRhythm(text, reading)?.recurrences ?? []
  if (recurrence && more.length === 0) return recurrence
  const shown = quoteStart(text)
  if (recurrence)
    throw new UserError(`“${shown}” names ${more.length + 1} times of day; a task has one. Add one task for each time.`)
  throw new UserError(
    `I can't read “${shown}” as a repeat. Try “every mon”, “every 2 weeks on tue”, “monthly on the 1st” or “3 days after done”.`,
  )
}

/** The rhythm in a line, if there is one. */
export function findRhythm(line: string, reading?: DateContext): FoundRhythm | null {
  const found = searchRhythm(line, reading)
  if (found && SAYS_ANOTHER.test(found.title)) return { ...found, isCertain: false }
  return found && withDayApart(found, (words) => readRhythm(words, reading))
}

/** “call mum every sunday at 6 and dad every saturday at 5”: one of two was found. */
const SAYS_ANOTHER =
  /(?:,| and) every \S|\b(?:every|each) (?:other |second |few |\d+ )?(?:day|week|month|year|morning|evening|night|mon|tue|wed|thu|fri|sat|sun)/i

function searchRhythm(line: string, reading: DateContext | undefined): FoundRhythm | null {
  if (!HINT.test(line) || line.length > 600) return null
  const words = line.split(/\s+/).filter((word) => word !== '')
  const last = words.length
  // Searched at the end, then at the start, then between; the longest wins.
  for (let from = Math.max(0, last - MOST_WORDS); from < last; from++) {
    if (from === 0) continue
    const found = windowOf(words, from, last, reading)
    if (!found) continue
    const limited = limitedInFront(found, reading)
    if (limited) return limited
    const before = bareWord(words[from - 1])
    // “put the bins on for every second thursday”
    if (from > 2 && /^(?:for|on)$/.test(before) && /^(?:every|each)\b/i.test(found.words))
      return { ...found, title: words.slice(0, from - 1).join(' '), isCertain: isCertainRhythm(found.words) }
    // “Lunch 12 to 1 every day”: no number of days.
    const isCounted = COUNTED.test(before) && !/^(?:every|each|daily)\b/i.test(found.words)
    if (NO_RHYTHM_AFTER.has(before) || isCounted) return null
    return { ...found, isCertain: isCertainRhythm(found.words) || saysWeek(found) }
  }
  for (let to = Math.min(last - 1, MOST_WORDS); to > 0; to--) {
    const found = windowOf(words, 0, to, reading)
    if (!found) continue
    const next = bareWord(words[to])
    const isNamed = /^(?:is|was|are|counts|of|i|you|we|they|should|will|can|has|and|or|to|in|about)$/.test(next)
    const isAlone = /^(?:daily|weekly|monthly|yearly|nightly|hourly|fortnightly|quarterly)$/i.test(found.words)
    const timed = withClockBehind(found)
    return { ...timed, isCertain: !isNamed && !isAlone && (isCertainRhythm(found.words) || saysWeek(timed)) }
  }
  for (let from = 1; from < last - 1; from++) {
    const before = bareWord(words[from - 1])
    if (!HINT.test(words.slice(from, from + 4).join(' ')) || NO_RHYTHM_AFTER.has(before) || COUNTED.test(before))
      continue
    for (let to = Math.min(last - 1, from + MOST_WORDS); to > from; to--) {
      const found = windowOf(words, from, to, reading)
      // "every morning and evening": half of a rhythm.
      if (/^(?:and|&|or) (?:every )?(?:morning|afternoon|evening|night)s?\b/i.test(words.slice(to).join(' ')))
        return null
      // "monthly report assignments": an adjective.
      if (found && /\s|days$/i.test(found.words))
        return { ...found, isCertain: isCertainRhythm(found.words) && isDetail(words.slice(to).join(' ')) }
    }
  }
  return null
}

/** "… every day at 8 with food": what follows says how, where or for whom, and nothing of time. */
const isDetail = (after: string): boolean =>
  /^(?:(?:with|in|at|from|for|by|via|about|using|near|over) \S|[£$€₹]\d|\(\S)/i.test(after) &&
  !HINT.test(after) &&
  dateMentions(after).length === 0 &&
  unreadTime(after) === ''

/** "starting monday water the plants every day": a limit that stands before the title. */
function limitedInFront(found: FoundRhythm, reading: DateContext | undefined): FoundRhythm | null {
  if (!/^(?:starting|beginning|commencing|from|as of|until|till|for (?:the next )?(?:\d|an? ))/i.test(found.title))
    return null
  const words = found.title.split(' ')
  for (let end = Math.min(words.length - 1, MOST_CLOCK_WORDS); end > 1; end--) {
    const front = words.slice(0, end).join(' ').replace(/,$/, '')
    const typed = `${found.words} ${front}`
    const rhythm =
      takeSeriesLimits(`x ${digitsFor(front.toLowerCase())}`, reading)?.rest === 'x' && readRhythm(typed, reading)
    if (rhythm) return { ...rhythm, title: words.slice(end).join(' '), words: typed, isCertain: isCertainRhythm(typed) }
  }
  return null
}

const [LONGEST, MOST_WORDS, MOST_CLOCK_WORDS, MOST_CLOCK_BEHIND] = [250, 20, 8, 3]

/** Without one of these words a line contains no rhythm. */
const HINT =
  /\b(?:mwf|tth|tuth|every|once (?:a|per)|everyday|each|daily|weekly|monthly|yearly|annually|nightly|fortnightly|biweekly|bi-weekly|quarterly|weekdays|weekends|alternate|(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:mornings|afternoons|evenings|nights)|of (?:a|every|each) month|(?:mon|tue|wed|thu|fri)(?:day)? ?(?:-|–|to) ?(?:fri|sat|sun|thu|wed)(?:day)?)\b|\b(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)(?:day|sday|nesday|rsday|urday)? ?(?:\/|,|&|and| ) ?(?:tue|wed|thu|fri|sat|sun)|\d(?:st|nd|rd|th)\b[^.]*(?:and|&|,)[^.]*\d(?:st|nd|rd|th)\b|\b(?:first|fifteenth|1st)\b.*\band\b|\d(?: ?[ap]m)?,? (?:and|&) \d.*\b(?:for|until|till?|through)\b/i

/** "in 2 sundays" is one day. */
const COUNTED = /^(?:\d+|two|three|four|few|couple)$/

const NO_RHYTHM_AFTER: ReadonlySet<string> = new Set(
  'except but excluding of from about like than not for with by in a an the my your and or because since make makes made if when'.split(
    ' ',
  ),
)

function windowOf(
  words: readonly string[],
  from: number,
  to: number,
  reading: DateContext | undefined,
): FoundRhythm | null {
  const typed = words
    .slice(from, to)
    .join(' ')
    .replace(/[,.;!?:]+$/, '')
  if (!HINT.test(typed)) return null
  const rhythm = readRhythm(typed, reading)
  if (!rhythm) return null
  const rest = [...words.slice(0, from), ...words.slice(to)].join(' ')
  // “I keep missing the bins, it's fortnightly on tuesdays”: what only led to the rhythm goes.
  const left = (
    endsInEmoji(rest) ? rest : rest.replace(/(?:[,;] (?:it|they)(?:[’']?s|[’']?re| is| are))?[,;:]?$/i, '')
  ).trim()
  // A part of the day without a time stays in the title: "bins out in the evening".
  const part =
    rhythm.recurrences[0]?.local_time === null ? /\b(morning|afternoon|evening|night)s?\b/i.exec(typed)?.[1] : undefined
  // “the fees are due on the 1st of every month £640”
  const kept =
    part === undefined
      ? left.replace(/^it[’']?s (?=\p{L})/iu, '').replace(/ (?:is|are) due(?: on| by)?(?= [£$€₹(]|$)/i, '')
      : `${left} ${/night/i.test(part) ? 'at' : 'in the'} ${part.toLowerCase()}`
  return left === '' ? null : { ...rhythm, title: kept, words: typed, isCertain: false }
}
