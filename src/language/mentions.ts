// Finds every mention of time in a line. What is not taken as a date may be offered; what stays in a title is never
// half of a date.
import { chronoMoments } from './chrono-moments.ts'
import { inCityBehind } from './clock-zones.ts'
import { type DateContext, type Due, meaningOf, otherMeanings } from './date-meaning.ts'
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { inOrder, nextAfter, withEachDay } from './each-day.ts'
import { eventClock } from './event-moments.ts'
import { belongsTogether, hasVerse, isName, isNumberedBefore, isOnlyALookalike, isVerseBefore } from './lookalikes.ts'
import { memoizeText } from './memo.ts'
import { readSpan } from './spans.ts'
import { namesMovableDay } from './time-hints.ts'
import { lunchClock, openClock, pointedClock, spanOfDays, vagueWords } from './vague-moments.ts'

/** Date words in a line, as typed. */
export interface Mention {
  readonly text: string
  /** Start and end in the line, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly words: DateWords
}

/**
 * All spans of date words in a line, longest first from the left, without overlaps. Lookalikes ("sun cream", "Black
 * Friday", "John 3:16") are excluded. Needs no zone.
 */
export const dateMentions = (line: string): readonly Mention[] => (line.length > LONGEST_LINE ? [] : mentionsIn(line))

const mentionsIn = memoizeText(30, (line: string): readonly Mention[] => {
  const words = wordsIn(line)
  const found: Mention[] = []
  for (let from = 0; from < words.length; ) {
    const mention = mentionFrom(line, words, from)
    if (!mention) {
      from++
      continue
    }
    found.push(mention.mention)
    from = mention.next
  }
  return found
})

/** A longer line is a text; its dates are ignored. */
const LONGEST_LINE = 600

/** What is further ahead is offered only where nothing nearer may be meant. */
const MOST_AHEAD_MS = 330 * 86_400_000

/** At most this many moments are offered for one line. */
const MOST_OFFERS = 2

/**
 * "cancel the trial 2 days before it expires 3 april": the day that is counted back to, and the day it is counted from.
 * Neither is taken unasked. Null where nothing is counted back from an event.
 */
export function countedBack(line: string): readonly DateWords[] | null {
  const { back = '', way = '', event = '' } = line.length > LONGEST_LINE ? {} : (BACK.exec(line)?.groups ?? {})
  const [only, ...more] = back === '' ? [] : eventDates(event)
  if (!only || more.length > 0 || only.words.span !== null) return null
  // "20 mins before the train at 5:15pm"
  const lead = way.toLowerCase() === 'before' ? readSpan(`in ${back.toLowerCase()}`) : null
  if (lead !== null) return only.words.clock ? [{ ...only.words, lead }, only.words] : null
  if (!only.words.day || (only.start === 0 && !NAMED_BACK.test(back))) return null
  const counted = readDateWords(`${back} ${way} ${only.text.replace(/^(?:on|by|due) /i, '')}`)
  return counted ? [counted, only.words] : NAMED_BACK.test(back) ? [only.words] : null
}

/** “before christmas”: without its preposition a feast's name is none. */
function eventDates(event: string): readonly Mention[] {
  const found = dateMentions(event)
  const words = found.length > 0 ? null : readDateWords(`on ${event}`)
  return words?.day ? [{ text: event, start: 0, end: event.length, words }] : found
}

/** "the weekend before 16 march": another day than the one that is named. */
const NAMED_BACK = /^the (?:weekend|\w+day)$/i

const BACK =
  /\b(?<back>(?:(?:an?|the|\d{1,2}|two|three|four|five|a couple of) )?(?:days?|weeks?|months?|night|evening|morning)|the (?:weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:an?|half an|\d{1,3}) ?(?:minutes?|mins?|hours?|hrs?)) (?<way>before|after|from) (?<event>\S.{1,80})$/i

/**
 * The possible moments of a line, for buttons; the likeliest first. Separate day and time are combined. Past moments
 * are not offered.
 */
export function offersIn(typed: string, reading: DateContext): readonly Due[] {
  const line = withEachDay(typed)
  const back = countedBack(line)
  if (back)
    return back.flatMap((words) => meaningOf(words, reading) ?? []).filter(({ instant }) => instant > reading.now)
  const range = spanOfDays(line)
  const found = dateMentions(line)
  const hasClock = found.some(({ words }) => words.clock !== null)
  const mentions = found.filter((mention) => !namesThing(line, mention) && (hasClock || !namesFeast(line, mention)))
  const days = mentions.filter(({ words }) => words.day !== null)
  const clocks = mentions.filter(({ words }) => words.day === null && words.clock !== null)
  const spans = mentions.filter(({ words }) => words.span !== null)
  const pointed = pointedClock(line)
  const vague =
    pointed ??
    (days.length > 0 ? (lunchClock(line) ?? openClock(line)) : null) ??
    (clocks.length > 0 ? null : eventClock(line))
  const clock = clocks[0] ?? (vague ? { words: vague } : undefined)
  if (range) {
    // Of a span of days its beginning is meant; the clock may be any day's.
    const due = meaningOf(range, reading)
    return due && due.instant > reading.now ? [due] : []
  }
  const read: (Due | null)[] = []
  // “Tuesday at 10 or wednesday”: each of the days before another reading of one.
  const others: (Due | null)[] = []
  for (const { words } of [...spans, ...days]) {
    const whole =
      words.clock === null && clock
        ? { ...words, clock: clock.words.clock, part: words.part ?? clock.words.part }
        : words
    read.push(inOrder(meaningOf(whole, reading), whole, read.at(-1), reading))
    others.push(inCityBehind(line, whole, reading), ...otherMeanings(whole, reading))
  }
  read.push(...others)
  // “Diwali dinner 4pm”: the clock is another day's than today.
  const isOfFeast = days.length === 0 && namesMovableDay(line)
  if (clock && days.length !== 1 && !isOfFeast) {
    const first = meaningOf(clock.words, reading)
    read.push(first, inCityBehind(line, clock.words, reading))
    // “Calpol at 6 and again at 10”: both, rather than the other reading of one.
    const [, second] = clocks
    read.push(
      ...(second && days.length === 0
        ? [nextAfter(first, second.words, reading)]
        : otherMeanings(clock.words, reading)),
    )
  }
  if (read.length === 0)
    for (const words of vagueWords(line)) read.push(meaningOf(words, reading), ...otherMeanings(words, reading))
  const known = read.filter((each): each is Due => each !== null)
  // In march “in march” is this one, whose first day is over.
  const isNear = ({ instant }: Due): boolean => instant.getTime() - reading.now.getTime() < MOST_AHEAD_MS
  const due = known.some(isNear) ? known.filter(isNear) : known
  const all = due.length > 0 || hasVerse(line) || TITLED_DAY.test(line) ? due : chronoMoments(line, reading)
  const seen = new Set<number>()
  return all
    .filter(({ instant }) => {
      if (instant <= reading.now || seen.has(instant.getTime())) return false
      seen.add(instant.getTime())
      return true
    })
    .slice(0, MOST_OFFERS)
}

/** “good friday service”: without a preposition or a clock the feast says which thing. */
function namesFeast(line: string, { end, words }: Mention): boolean {
  return words.day?.kind === 'feast' && words.day.isBare && !/^[.,!?)]*$/.test(line.slice(end))
}

/** "photos from friday", "tomorrow's bread": the date says which thing. */
function namesThing(line: string, { start, end }: Mention): boolean {
  return (
    /^[’']s/.test(line.slice(end)) ||
    /\b(?:from|of|about|like|than|since|the|a|last|past)\s+$/i.test(line.slice(0, start))
  )
}

interface Word {
  readonly text: string
  readonly start: number
}

function wordsIn(line: string): Word[] {
  return [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], start: match.index }))
}

/** The longest date is like "by next wednesday the 3rd at quarter past 10 p.m.". */
const LONGEST = 12

function mentionFrom(line: string, words: readonly Word[], from: number): { mention: Mention; next: number } | null {
  const first = words[from]
  if (!first) return null
  const before = bareWord(words[from - 1]?.text)
  for (let to = Math.min(words.length, from + LONGEST); to > from; to--) {
    const last = words[to - 1]
    if (!last) continue
    const typed = line.slice(first.start, last.start + last.text.length)
    const text = typed
      .replace(/^["“(]+/, '')
      .replace(/["”).,:;!?]+$/, '')
      .replace(/[’']s$/, '')
    const read = readDateWords(text)
    const isNumbered = isNumberedBefore(before, text) || (/\d$/.test(text) && PAGES.test(bareWord(words[to]?.text)))
    if (!read || isNumbered) continue
    const isNone =
      isOnlyALookalike(text) ||
      (before === 'at' && /^\d{1,2}\/\d{1,2}$/.test(text)) ||
      (isWeakAlone(text) && !(from === 0 && /^(?:noon|midnight)$/i.test(text))) ||
      /^(?:past|to)$/.test(words.length === to + 1 ? bareWord(words[to]?.text) : '') ||
      belongsTogether(before, bareWord(first.text)) ||
      isName(before, bareWord(first.text)) ||
      isVerseBefore(before, text) ||
      isCount(text, words[to]?.text) ||
      isTitleOfWork(typed, words[to]?.text) ||
      (/^(?:[2346]\/[48]|12\/8)$/.test(bareWord(last.text)) &&
        /^(?:time|beat|measure|signature)$/.test(bareWord(words[to]?.text))) ||
      (read.day?.kind === 'plus' && NAMES_GO_ON.test(bareWord(words[to]?.text)))
    if (isNone) return null
    const start = first.start + typed.indexOf(text)
    return { mention: { text, start, end: start + text.length, words: read }, next: to }
  }
  return null
}

/** "buy 10 to 12 eggs", "run 5 to 10 km": numbers of something. */
function isCount(text: string, next: string | undefined): boolean {
  // “calls at 9 10 and 11”: three hours, and no ten past nine.
  if (/\b\d{1,2} \d{1,2}$/.test(text) && /^(?:and|&|\+|or|\d{1,2}),?$/.test(bareWord(next))) return true
  return /^\d{1,2} (?:to|past) \d{1,2}$/i.test(text) && next !== undefined && readDateWords(bareWord(next)) === null
}

/** “due 19 march 2000 words”: the number is that of the words. */
const PAGES =
  /^(?:words?|pages?|pgs|chapters?|slides?|questions?|problems?|lines?|paragraphs?|characters|marks|points|essays?|exercises?)$/

/** A weekday or month inside a name in capitals. */
const TITLED_DAY =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December) \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u

/** "watch Friday Night Lights", "Saturday Night Live": a name goes on in capitals. */
function isTitleOfWork(typed: string, next: string | undefined): boolean {
  return /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u.test(typed) && /^\p{Lu}\p{Ll}/u.test(next ?? '')
}

/** "Today Show", "Tomorrow Never Dies". */
const NAMES_GO_ON = /^(?:shows?|never|people|land)$/

/** Names, verbs and nouns when they stand alone: "sat", "sun", "wed". */
function isWeakAlone(text: string): boolean {
  return /^(?:sat|sun|wed|mon|fri|thu|tue|noon|midnight)$/i.test(text)
}

/** A word without surrounding punctuation, lower case, without apostrophes. */
export function bareWord(word: string | undefined): string {
  return (word ?? '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/^["“(]+|["”).,:;!?]+$/g, '')
}
