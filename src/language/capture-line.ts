// Parses one typed line into a task: title, marks, date. What is not understood stays in the title; nothing typed is
// lost, and part of a date is never taken for the whole.
import type { TaskReminders } from '../contracts/tasks.ts'
import { cleanText, cutText } from '../text.ts'
import { addDays, localDay } from '../time/index.ts'
import { stripCarrier } from './carriers.ts'
import { type ClosedLine, takeClosing } from './closing-marks.ts'
import { splitListed } from './comma-lists.ts'
import { findDailyDoses } from './daily-doses.ts'
import { type DateContext, type Due, meaningOf } from './date-meaning.ts'
import { splitDated } from './dated-lists.ts'
import { withEachDay } from './each-day.ts'
import { otherOffers } from './event-moments.ts'
import { takeHourly } from './hourly.ts'
import {
  dateAround,
  dateAtEnd,
  dateAtStart,
  dateOfReminder,
  dateWithin,
  isAsked,
  type LineEdges,
} from './line-edges.ts'
import { type KnownMarks, type Tokens, takeTokens, withPriorityMark } from './line-tokens.ts'
import {
  conditionLast,
  eventLast,
  thingFirst,
  timesBehind,
  withOpenDate,
  withoutDuty,
  withoutEmphasis,
} from './line-wording.ts'
import { type ListItem, withoutListMark } from './list-marks.ts'
import { splitList } from './lists.ts'
import { countedBack, dateMentions, offersIn } from './mentions.ts'
import { takeLineReminder } from './reminder-words.ts'
import { rhythmLast } from './rhythm-last.ts'
import { type FoundRhythm, findRhythm } from './rhythms.ts'
import { type RunwayWords, takeRunway } from './runway-words.ts'
import { takeStamp } from './stamps.ts'
import { takeLineStart } from './start-words.ts'
import { isOften, namesMovableDay, unreadTime, usualPartOf } from './time-hints.ts'
import { endsInRemark, titleBeforeDate } from './title-end.ts'
import { spanOfDays } from './vague-moments.ts'

export type { DateContext, Due } from './date-meaning.ts'
export type { TaskPriority } from './line-tokens.ts'
export { isClockAlone, isWhen, readTimeOfDay, readWhen } from './when.ts'

/** A parsed line; together its parts contain everything typed. */
export interface CapturedLine extends Tokens {
  /** 1 to 255 characters, by UTF-16 units and by code points; '' only for an empty line. */
  readonly title: string
  /** What did not fit, and every line after the first: for the notes. Usually ''. */
  readonly rest: string
  readonly due: Due | null
  /** The words of the date, as typed. '' without a date. */
  readonly dueText: string
  /** The whole line, cleaned, so that it can be parsed again once the zone is known. */
  readonly raw: string
  /** Its repetition, if the line has one; the title still contains its words, `rhythm.title` does not. */
  readonly rhythm: FoundRhythm | null
  /** Other possible moments: a second reading of `due`, or readings if none was taken. At most two. */
  readonly offers: readonly Due[]
  /** Words of time that were not understood, to be reported. Usually ''. */
  readonly unread: string
  /** The items, if the line may be a list: "milk, eggs, bread". */
  readonly items: readonly ListItem[]
  /** A reminder was requested, so a missing time is asked for. */
  readonly isReminder: boolean
  /** The way to it, if the line says one; absent otherwise. */
  readonly runway?: RunwayWords
  /** How early and how often it reminds; null if the line doesn't say. */
  readonly reminder: TaskReminders | null
  /** Before when it is not offered; null if the line doesn't say. */
  readonly start: Due | null
}

/** How a line is parsed. */
export interface CaptureReading extends DateContext, KnownMarks {
  /** It followed a word that adds, so that "eggs to my shopping list" suffices. */
  readonly isAdded?: boolean
  /** It goes on a list with a name. */
  readonly isListed?: boolean
}

/** Parses a line as a capture. Never throws. The rules: `line-edges.ts` for dates, `line-tokens.ts` for marks. */
export function readCapture(line: string, options: CaptureReading): CapturedLine {
  const [first = '', ...more] = cleanText(line).trim().split('\n')
  const closed = takeClosing(first)
  if (closed) return readClosed(closed, more.map((each) => `\n${each}`).join(''), line, options)
  const taken = takeRunway(first)
  if (taken === null) return readWithoutRunway(line, options)
  const read = readWithoutRunway([taken.rest, ...more].join('\n'), options)
  const hasTime = read.due?.hasTime === true || read.rhythm?.recurrences.some(({ local_time }) => local_time !== null)
  // Without a clock time it is no appointment, and its words are a title.
  if (!hasTime && !taken.isExplicit) return readWithoutRunway(line, options)
  return { ...read, raw: cleanText(line), runway: taken.words, items: [] }
}

/** Without what closes its first line; that stays in a title which nothing was taken off. */
function readClosed({ rest, emoji }: ClosedLine, more: string, line: string, options: CaptureReading): CapturedLine {
  const read = readCapture(`${rest}${more}`, options)
  if (!read.due && !read.rhythm && !read.start && !read.reminder) return readWithoutRunway(line, options)
  const title = emoji === '' ? read.title : `${read.title} ${emoji}`
  return { ...read, raw: cleanText(line), title: title.length > TITLE_LENGTH ? read.title : title }
}

function readWithoutRunway(line: string, options: CaptureReading): CapturedLine {
  const raw = cleanText(line)
  const [first = '', ...more] = raw.trim().split('\n')
  const plain = withOpenDate(withoutListMark(withoutEmphasis(first.trim())))
  const whole = timesBehind(thingFirst(withPriorityMark(withoutDuty(plain))))
  const asked = takeHourly(whole, options)
  const reminded = asked ? null : takeLineReminder(whole)
  const bare = reminded?.rest ?? whole
  const stamped = takeStamp(bare, options)
  const { words, tokens } = takeTokens(wordsOf(stamped.rest), options)
  const none = {
    ...{ due: null, dueText: '', raw, rhythm: null, offers: [], unread: '', items: [], isReminder: false },
    ...{ reminder: reminded?.reminder ?? null, start: null },
  }
  // A line of marks only has the marks as its title.
  if (words.length === 0) return { ...titled(first.trim(), more), ...NO_TOKENS, ...none }
  const carried = stripCarrier(words.join(' '), options.isAdded)
  const typed = carried.rest === '' ? words.join(' ') : carried.rest
  const spoken = rhythmLast(eventLast(options.isAdded || carried.isReminder ? conditionLast(typed) : typed))
  const begun = takeLineStart(spoken)
  const start = begun && meaningOf(begun.start, options)
  const text = begun && start ? begun.rest : spoken
  const list =
    splitList(text) ??
    (carried.isCarried ? splitList(words.join(' ')) : null) ??
    (options.isListed || carried.tags.length > 0 ? splitListed(text) : null)
  const read = {
    ...none,
    ...tokens,
    tags: [...tokens.tags, ...carried.tags.filter((tag) => !tokens.tags.includes(tag))],
    isReminder: carried.isReminder || reminded !== null || /^(?:please )?remind me\b/i.test(text),
    start,
    items: list?.items ?? [],
  }
  if (stamped.due) return { ...read, ...titled(text, more), due: stamped.due, dueText: stamped.dueText }
  const hourly = asked ?? (reminded === null ? takeHourly(text, options) : null)
  if (hourly) {
    const { due, reminder, words: dueText } = hourly
    const title = stripCarrier(hourly.rest).rest || hourly.rest
    return { ...read, ...titled(title, more), due, dueText, reminder, items: [], isReminder: true }
  }
  const reading: DateContext = { ...options, usualPart: options.usualPart ?? usualPartOf(text) }
  const rhythm = findRhythm(text, reading) ?? findDailyDoses(text, reading)
  if (rhythm?.isCertain)
    return { ...read, ...(rhythm.recurrences.length > 1 ? { items: [] } : {}), ...titled(text, more), rhythm }
  // The last date of a certain list is its last item's: “need to: a, b by friday”.
  const dated =
    list?.isCertain === true
      ? { edged: null, found: { due: null, dueText: '', offers: offersIn(text, reading), unread: '' } }
      : readDate(wordsOf(text), reading, read.isReminder)
  // "quarterly report today": a rhythm that is only offered does not replace the date.
  const isOfRhythm = rhythm !== null && dated.found.due !== null && rhythm.words.includes(dated.found.dueText)
  // “Tue and wed next week at 5” may be each week, or these two days.
  const offers = withEachDay(text) === text ? [] : offersIn(text, reading)
  if (rhythm && (!dated.found.due || isOfRhythm)) return { ...read, ...titled(text, more), rhythm, offers }
  const title = dated.edged ? titleBeforeDate(dated.edged.rest, wordsOf(text)) : wordsOf(text)
  return { ...read, ...titled(dated.edged ? behindWish(title.join(' ')) : title.join(' '), more), ...dated.found }
}

/** “tomorrow I have to call Bob”: without its date the line begins with a wish. */
const behindWish = (title: string) => (/^(?:i|we)(?:[’']|\b)/i.test(title) ? stripCarrier(title).rest || title : title)

/**
 * "report draft friday 9am" → rest "report draft", when "friday 9am". When is '' if the line does not end in a date.
 * Needs no zone.
 */
export function takeTrailingWhen(text: string): { rest: string; when: string } {
  // “call mum at 5 and dad at 6” ends in the date of its second thing.
  const found = splitDated(cleanText(text)) ? null : dateAtEnd(wordsOf(cleanText(text)))
  return found ? { rest: found.rest.join(' '), when: found.dueText } : { rest: text, when: '' }
}

const TITLE_LENGTH = 255
const NO_TOKENS: Tokens = { tags: [] }

type Dated = Pick<CapturedLine, 'due' | 'dueText' | 'offers' | 'unread'>

function readDate(
  words: readonly string[],
  reading: DateContext,
  isReminder: boolean,
): { readonly edged: LineEdges | null; readonly found: Dated } {
  // Of a span of days neither end is the date: its beginning is offered, all words stay.
  const line = words.join(' ')
  if (spanOfDays(line) !== null || countedBack(line) !== null) {
    const offers = offersIn(line, reading)
    return { edged: null, found: { due: null, dueText: '', offers, unread: offers.length > 0 ? '' : unreadTime(line) } }
  }
  const edged =
    dateOfReminder(isReminder && !/^remind$/i.test(words[0] ?? '') ? ['remind', 'me', ...words] : words) ??
    dateAround(words) ??
    dateAtEnd(words) ??
    dateAtStart(words) ??
    dateWithin(words)
  const due = edged && meaningOf(edged.words, reading)
  // "scan receipts 2019-03-12": a past date is part of the name.
  const yesterday = addDays(localDay(reading.now, reading.zone, reading.dayStartsAt), -1)
  if (edged && due && due.day > yesterday && isWholeDate(edged) && !isBareFeast(edged) && !endsInRemark(edged.rest))
    return {
      edged,
      found: { due, dueText: edged.dueText, offers: otherOffers(edged.words, due, line, reading), unread: '' },
    }
  const text = words.join(' ')
  const isPast = due !== null && due.day <= yesterday
  const offers = isPast || isAsked(words) || isOften(text) ? [] : offersIn(text, reading)
  const unread = isPast || offers.length > 0 ? '' : edged && due === null ? edged.dueText : unreadTime(text)
  return { edged: null, found: { due: null, dueText: '', offers, unread } }
}

/** A time is never taken alone beside words for a day, nor a day if a time is elsewhere in the line. */
function isWholeDate({ rest, words }: LineEdges): boolean {
  // “In 3 days and again in a week”
  if (/^again$/i.test(rest.at(-1) ?? '') && dateMentions(rest.join(' ')).length > 0) return false
  if (words.span !== null) return true
  // "monday 9am standup, tuesday 2pm retro" has two whole dates.
  if (words.day !== null && words.clock !== null)
    return dateMentions(rest.join(' ')).every((other) => other.words.day === null || other.words.clock === null)
  if (words.day === null && namesMovableDay(rest.join(' '))) return false
  const others = dateMentions(rest.join(' '))
  // “swimming at four and brownies at half six”: two things, each with its time.
  return words.day === null
    ? others.every((other) => other.words.day === null) && !(others.length === 1 && AND_AT.test(rest.join(' ')))
    : others.every((other) => other.words.day !== null || other.words.clock === null)
}

/** Behind a time another thing follows. */
const AND_AT = /\bat \S+(?: \S+)?,? (?:and|then|but) \S+ \S/i

/** “plan easter monday” may be what is planned: only a preposition, or a clock, makes a feast the date. */
const isBareFeast = ({ words: { day, clock, part } }: LineEdges): boolean =>
  day?.kind === 'feast' && day.isBare && clock === null && part === null

function titled(title: string, more: readonly string[]): { title: string; rest: string } {
  const { kept, rest } = cutText(title, TITLE_LENGTH)
  return { title: kept, rest: [rest, more.join('\n').trim()].filter((part) => part !== '').join('\n') }
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter((word) => word !== '')
}
