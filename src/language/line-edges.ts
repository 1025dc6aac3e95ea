// Decides where in a line a date may be: at its end, or first with a comma or a time. chrono alone dated 32 of 45
// titles without a date, so date words in the middle, and lookalikes, stay words.
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { belongsTogether, isName, isNumberedBefore, isOnlyALookalike, isVerseBefore } from './lookalikes.ts'
import { bareWord, dateMentions } from './mentions.ts'
import { isVerb } from './splitter/lexicon.ts'
import { unreadTime } from './time-hints.ts'

/** A line, separated from the date at one of its edges. */
export interface LineEdges {
  /** The line's words without the date's, in order. */
  readonly rest: readonly string[]
  /** The date's words as typed. */
  readonly dueText: string
  readonly words: DateWords
}

/** The date at the line's end, if there is one and a title is left. */
export function dateAtEnd(line: readonly string[]): LineEdges | null {
  if (isNothingElse(line)) return null
  for (let from = Math.max(1, line.length - LONGEST); from < line.length; from++) {
    const typed = line.slice(from).join(' ')
    // “Sign the slip (due wed!!)”: a bracket around the date goes with it.
    const bare = IN_BRACKETS.exec(typed)?.[1] ?? (/[([]/.test(typed) ? typed : typed.replace(/[.,!?]+$/, ''))
    const closed = bare.replace(/[.,!?]+$/, '')
    const words = readDateWords(typed) ?? readDateWords(/^at \S+ to$/i.test(closed) ? `${closed} the hour` : closed)
    if (!words) continue
    const before = bareWord(line[from - 1])
    // "the plumber is coming thursday": it is not the coming Thursday.
    if (/^coming /i.test(typed) && /^(?:is|are|was|were|[a-z]+s)$/.test(before)) continue
    if (belongsTogether(before, bareWord(line[from])) || isNumberedBefore(before, typed)) continue
    if (before === 'at' && /^\d{1,2}\/\d{1,2}$/.test(typed)) return null
    // "finish deck - due monday"
    const isParted = /^[-–—|]$/.test(line[from - 1] ?? '') && isSaidDate(typed, words) && from > 1
    if (isOnlyALookalike(typed) || (NO_DATE_AFTER.has(before) && !isParted) || isVerseBefore(before, typed)) return null
    if (/^sat$/i.test(typed) && line.some((word) => ASKS.has(bareWord(word)))) return null
    const front = line.slice(0, from)
    if (isName(before, bareWord(line[from])) || isTorn(front) || isAsked(front) || isTold(front)) return null
    return { rest: line.slice(0, from), dueText: typed, words }
  }
  return null
}

const IN_BRACKETS = /^[([]([^()[\]]+)[)\]][.,!?]*$/

/** Behind a dash only what says that it is a date: “- due monday”, “- tomorrow 9am”; “Blue - Monday” is a name. */
const isSaidDate = (typed: string, { day, clock }: DateWords): boolean =>
  /^(?:due|by|before|on|at|until|deadline)\b/i.test(typed) ||
  (day !== null && (clock !== null || day.kind === 'plus' || day.kind === 'calendar'))

/** The date at the line's start, if a comma (or colon), a time in digits or a preposition shows that it is one. */
export function dateAtStart(line: readonly string[]): LineEdges | null {
  // "today: laundry. tomorrow: gym" has two days, and neither is that of the whole.
  const headings = line.filter((word) => /^(?:today|tomorrow|tonight|[a-z]{3,6}day):$/i.test(word))
  if (isNothingElse(line) || headings.length > 1) return null
  for (let to = Math.min(line.length - 1, LONGEST); to > 0; to--) {
    const typed = line.slice(0, to).join(' ')
    const said = typed.replace(/[,:]$/, '').replace(/^\[(.+)\]$/, '$1')
    // "the 15th: pay the rent"
    const words = readDateWords(said) ?? (said !== typed && /^the \d/i.test(said) ? readDateWords(`on ${said}`) : null)
    if (!words) continue
    // "fri 3pm - call dad": a dash parts the date from the thing, unless a span of days goes on behind it.
    const isDashed = /^[-–—|]$/.test(line[to] ?? '') && line[to + 1] !== undefined
    if (isDashed && !readDateWords(line[to + 1] ?? '')) return { rest: line.slice(to + 1), dueText: typed, words }
    const isMarked = /[,:\]]$/.test(typed) || (words.clock !== null && (words.day !== null || CLOCK.test(typed)))
    const next = bareWord(line[to])
    // “At 6 tell her”: before an act it is a time.
    const isHour = /^at \d{1,2}$/i.test(typed) && isVerb(next)
    const isDay = isHour || isDayToBeginWith(typed, words, next)
    const goesOn = words.clock?.isBare && /^\d{1,2},? (?:and|&|or) \d/.test(line.slice(to, to + 3).join(' '))
    if (!(isMarked || isDay) || isOnlyALookalike(typed) || LISTS_GO_ON.has(next) || goesOn || readDateWords(next))
      return null
    return { rest: line.slice(to), dueText: said, words }
  }
  return null
}

/** Words that are only a time of day. */
const CLOCK = /[ap]\.?m\b|\d:\d|^(?:half|quarter) (?:past|to) |o[’']?clock/i

/** "tomorrow dentist 10am": the day first, the time last. A weekday stays in the title, since it may name the thing. */
export function dateAround(line: readonly string[]): LineEdges | null {
  const end = dateAtEnd(line)
  if (!end || end.words.span !== null || end.rest.length < 2) return null
  // “Tomorrow the garage first thing”: which day is said in front.
  const isPart = end.words.part !== null && /^(?:first|last) thing$/i.test(end.dueText)
  if (!isPart && (!end.words.clock || end.words.day)) return null
  for (let to = Math.min(end.rest.length - 1, LONGEST); to > 0; to--) {
    const typed = end.rest.slice(0, to).join(' ')
    const bare = typed.replace(/[,:]$/, '')
    // "tomorrow's meeting at ten": the day is taken and leaves the title.
    const first =
      readDateWords(bare) ?? (/^(?:today|tomorrow|tonight)[’']s$/i.test(bare) ? readDateWords(bare.slice(0, -2)) : null)
    if (!first?.day || first.clock) continue
    const next = bareWord(end.rest[to])
    const isMarked = /[,:]$/.test(typed)
    const isKept = first.day.kind === 'weekday' && to === 1 && !isMarked && isWholeWeekday(typed)
    const isTaken =
      isMarked || /[’']s$/.test(typed) || isDayToBeginWith(typed, first, next) || first.day.kind === 'calendar'
    if (!isKept && !isTaken) return null
    if (LISTS_GO_ON.has(next)) return null
    return {
      rest: isKept ? end.rest : end.rest.slice(to),
      dueText: `${bare.replace(/[’']s$/, '')} ${end.dueText}`,
      words: { ...end.words, day: first.day, part: end.words.part ?? first.part },
    }
  }
  return null
}

/**
 * "dinner tomorrow at 7 with Ann": the only date of the line, before words that say with whom, where or about what. Any
 * other date in the middle may be part of the title.
 */
export function dateWithin(line: readonly string[]): LineEdges | null {
  const text = line.join(' ')
  const [only, ...more] = dateMentions(text)
  if (!only || more.length > 0 || only.words.day === null || only.words.day.kind === 'period') return null
  const before = text.slice(0, only.start).trim().split(' ')
  const after = text.slice(only.end)
  if (before.length === 1 && before[0] === '') return null
  // “essay due 19 march 2000 words”: what is due says its date wherever it stands.
  const isDue = /^(?:due|deadline)\b/i.test(only.text) && /^,? (?!(?:of )?(?:every|each|the)\b|and |or )\S/i.test(after)
  const isDetail = /^ (?:with|w\/|at|in|about|re|regarding|by|via|over|near|for|from) \S/i.test(after)
  if (!(isDue || isDetail) || /^for /i.test(only.text)) return null
  if (
    !isDue &&
    only.words.day.kind === 'weekday' &&
    only.words.clock === null &&
    !/^(?:on|by|next|this) /i.test(only.text)
  )
    return null
  if (unreadTime(after) !== '') return null
  if (/[,;:]$/.test(only.text) || NO_DATE_AFTER.has(bareWord(before.at(-1))) || isTorn(before) || isAsked(before))
    return null
  // “insurance is due the 15th, auto pays”: what is left is “insurance, auto pays”.
  const [, mark = '', behind = ''] = /^([,;:]?)\s*(.*)$/.exec(after.trim()) ?? []
  const front =
    isDue && before.length > 1 && /^(?:is|are|was)$/i.test(before.at(-1) ?? '') ? before.slice(0, -1) : before
  const rest = mark === '' ? front : [...front.slice(0, -1), `${front.at(-1)}${mark}`]
  return { rest: [...rest, ...behind.split(' ')], dueText: only.text, words: only.words }
}

/**
 * "tomorrow dentist", "on friday call mum", "in half an hour check the oven": initial words say when, unless they begin
 * a name: "Today Show", "tomorrow never dies".
 */
function isDayToBeginWith(typed: string, words: DateWords, next: string): boolean {
  if (words.clock !== null || /^(?:shows?|never|people|land|is|was|and|or|of|the)$/.test(next)) return false
  if (words.span !== null) return /^(?:in|within)\b|\bfrom now$/i.test(typed)
  if (words.day === null) return false
  switch (words.day.kind) {
    case 'plus':
      return true
    case 'after':
      return /^in\b/i.test(typed)
    case 'weekday':
      return /^(?:on|by|next|this) /i.test(typed) && /day$/i.test(typed)
    case 'calendar':
    case 'date of month':
      return /^(?:on|by) /i.test(typed)
    default:
      return false
  }
}

const isWholeWeekday = (word: string): boolean => /^(?:mon|tues|wednes|thurs|fri|satur|sun)day[,:]?$/i.test(word)

/** "Remind me tomorrow at 10 to call Ann": the date is in the middle, the title follows. */
export function dateOfReminder(line: readonly string[]): LineEdges | null {
  if (!/^remind me /i.test(`${line[0]} ${line[1]} `)) return null
  for (let to = 3; to < Math.min(line.length - 1, LONGEST); to++) {
    if (!/^(?:to|about|that)$/.test(bareWord(line[to]))) continue
    const typed = line.slice(2, to).join(' ')
    // “Remind me in january to …”: a month begins with its first day.
    const words =
      readDateWords(typed) ??
      readDateWords(typed.replace(/^(?:in|next|early in|at the start of) (?=[a-z]+$)/i, 'on 1 '))
    return words && { rest: line.slice(to + 1), dueText: typed, words }
  }
  return null
}

/**
 * Whether the text ends in words of time that belong to what follows. Then what follows is part of a date and is never
 * taken for the whole: "in 3 days" before an unreadable "at 9am", "every other" before "friday".
 */
function isTorn(before: readonly string[]): boolean {
  return TORN.test(before.slice(-4).join(' ')) || /[([][\p{L}\p{N}][^)\]]*$/u.test(before.join(' '))
}

const UNITS = '(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|years?)'
const TORN = new RegExp(
  `(?:(?:^|[\\s/,&-]|\\band ) ?(?:mon|tues?|weds?|thu|thurs?|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?|(?:^|\\s)(?:(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|several|next|this|coming|last|first|every|each|other|alternate|all) ${UNITS}(?: from| after| before)?|(?:every |each )?(?:2nd|3rd|4th|second|third|fourth)|every|each|other|alternate|(?:\\d{1,2})(?:st|nd|rd|th)|\\d{1,4}[/.-]\\d{1,2}(?:[/.-]\\d{1,4})?|\\d{1,2}(?::\\d\\d)?[ap]\\.?m|\\d{1,2}:\\d\\d|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tomorrow|tonight|daily|weekly|monthly|nightly|between|except|but|or|week|until|till|before|after|since|starting|january|february|april|june|july|august|september|october|november|december))[,;]?$`,
  'i',
)

/**
 * "find out what's on friday", "check whether the shop is open on sunday": the date belongs to the embedded question.
 */
export function isAsked(before: readonly string[]): boolean {
  const text = before.map(bareWord).join(' ')
  return (
    /\b(?:find out|ask|check|see|know|look up|figure out|work out|decide|wonder|google|tell me|confirm|clarify|learn|remember|research|think about)\b(?: \S+){0,4}? (?:what|whats|when|whens|where|wheres|whether|if|who|whos|which|why|how)\b(?! time to| to )/.test(
      text,
    ) && !/\b(?:to|in order to)$/.test(text)
  )
}

/** “Tell Dave I can't make thursday”, “let mum know we are coming on sunday”: the day is what is told. */
const isTold = (before: readonly string[]): boolean => TOLD.test(before.map(bareWord).join(' '))

const TOLD =
  /\b(?:tell|let|email|text|message|warn|inform|msg|whatsapp)\b(?: \S+){1,4}? (?:that )?(?:(?:i|we|he|she|they|youre|its) )?(?:im|were|am|are|is|cant|cannot|can|wont|will|couldnt|could|ill|well|hes|shes|theyre)(?: not)? (?:make|do|come|coming|manage|attend|go|going|away|off|free|working|late|there|in|out|around|busy|on|ill be)$/

/** A line that is only a date has the date as its title. */
function isNothingElse(line: readonly string[]): boolean {
  return line.length <= LONGEST && readDateWords(line.join(' ')) !== null
}

/** The longest date is like "by next wednesday the 3rd at quarter past 10 p.m.". */
const LONGEST = 12

/** After these words a date says which thing, not when: "photos from friday", "milk and 5pm", "every monday". */
const NO_DATE_AFTER: ReadonlySet<string> = new Set(
  'from for since of about than after every each last past previous like the a an my your his her our their and or & vs - – — to + no not never between happened was its usa alternate other'.split(
    ' ',
  ),
)

/** "Find out who sat." */
const ASKS: ReadonlySet<string> = new Set(['who', 'where', 'what', 'how', 'why', 'that'])

const LISTS_GO_ON: ReadonlySet<string> = new Set(['and', 'or', '&', 'to', '-', '–', '—', 'until', 'till', 'vs', 'of'])
