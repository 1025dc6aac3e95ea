// Where in a line a date may stand: at its end, or first with a comma or a clock. chrono alone dated 32 of 45 titles
// that had no date, so words between are words, and so are those that only look like dates.
import { type DateWords, readDateWords } from './date-words.ts'

/** A line, parted from the date at one of its edges. */
export interface Edged {
  /** The line's words without the date's, in order. */
  readonly rest: readonly string[]
  /** The date's words as typed. */
  readonly dueText: string
  readonly words: DateWords
}

/** The date at the line's end, if there is one and something is left. */
export function dateAtEnd(line: readonly string[]): Edged | null {
  if (isNothingElse(line)) return null
  for (let from = Math.max(1, line.length - LONGEST); from < line.length; from++) {
    const typed = line.slice(from).join(' ')
    const words = readDateWords(typed) ?? readDateWords(typed.replace(/[.,!?]+$/, ''))
    if (!words) continue
    const before = bare(line[from - 1])
    if (belongsTogether(before, bare(line[from]))) continue
    if (isOnlyALookalike(typed) || NO_DATE_AFTER.has(before)) return null
    if (/^sat$/i.test(typed) && line.some((word) => ASKS.has(bare(word)))) return null
    if (isName(before, bare(line[from]))) return null
    return { rest: line.slice(0, from), dueText: typed, words }
  }
  return null
}

/** The date at the line's beginning, when a comma (or colon) or a clock in digits shows that it is one. */
export function dateAtStart(line: readonly string[]): Edged | null {
  if (isNothingElse(line)) return null
  for (let to = Math.min(line.length - 1, LONGEST); to > 0; to--) {
    const typed = line.slice(0, to).join(' ')
    const words = readDateWords(typed.replace(/[,:]$/, ''))
    if (!words) continue
    const isMarked = /[,:]$/.test(typed) || (words.clock !== null && /\d ?[ap]\.?m|\d:\d/i.test(typed))
    const next = bare(line[to])
    const isDay = to === 1 && isDayToBeginWith(words, next)
    if (!(isMarked || isDay) || isOnlyALookalike(typed) || LISTS_GO_ON.has(next) || readDateWords(next)) return null
    return { rest: line.slice(to), dueText: typed.replace(/[,:]$/, ''), words }
  }
  return null
}

/** "tomorrow dentist 10am": the day first, the clock last. A weekday stays in the title: it may name the thing. */
export function dateAround(line: readonly string[]): Edged | null {
  const end = dateAtEnd(line)
  if (!end?.words.clock || end.words.day || end.words.span || end.rest.length < 2) return null
  const typed = line[0] ?? ''
  const first = readDateWords(typed.replace(/[,:]$/, ''))
  if (
    !first?.day ||
    first.clock ||
    (first.day.kind === 'plus' && !isDayToBeginWith(first, bare(line[1]))) ||
    (first.day.kind !== 'plus' && !isWholeWeekday(typed))
  )
    return null
  return {
    rest: first.day.kind === 'plus' ? end.rest.slice(1) : end.rest,
    dueText: `${typed} ${end.dueText}`,
    words: { ...end.words, day: first.day, part: end.words.part ?? first.part },
  }
}

/** "tomorrow dentist": these words first say when, unless they begin a name: "Today Show", "tomorrow never dies". */
function isDayToBeginWith(words: DateWords, next: string): boolean {
  return (
    words.day?.kind === 'plus' && words.clock === null && !/^(?:shows?|never|people|land|is|was|and|or)$/.test(next)
  )
}

const isWholeWeekday = (word: string): boolean => /^(?:mon|tues|wednes|thurs|fri|satur|sun)day[,:]?$/i.test(word)

/** "Remind me tomorrow at 10 to call Ann": what stands between is the date, what comes after is the thing. */
export function dateOfReminder(line: readonly string[]): Edged | null {
  if (!/^remind me /i.test(`${line[0]} ${line[1]} `)) return null
  for (let to = 3; to < Math.min(line.length - 1, LONGEST); to++) {
    if (bare(line[to]) !== 'to') continue
    const typed = line.slice(2, to).join(' ')
    const words = readDateWords(typed)
    return words && { rest: line.slice(to + 1), dueText: typed, words }
  }
  return null
}

/** A line that is a date and nothing more has no other title. */
function isNothingElse(line: readonly string[]): boolean {
  return line.length <= LONGEST && readDateWords(line.join(' ')) !== null
}

/** No date is longer than "by next wednesday the 3rd at quarter past 10 p.m.". */
const LONGEST = 10

/** Behind these a date tells which thing, not when: "photos from friday", "milk and 5pm", "every monday". */
const NO_DATE_AFTER: ReadonlySet<string> = new Set(
  'from for since of about than after every each last past previous like the a an my your his her our their and or & vs - – — to + no not never between happened was its usa alternate other'.split(
    ' ',
  ),
)

const NAMED_DAYS: ReadonlySet<string> = new Set(
  'black good holy happy easter palm ash shrove pancake fat super cyber blue bloody manic ruby casual freaky girl maundy giving sheffield whit boxing'.split(
    ' ',
  ),
)

/** "Find out who sat." */
const ASKS: ReadonlySet<string> = new Set(['who', 'where', 'what', 'how', 'why', 'that'])

const LISTS_GO_ON: ReadonlySet<string> = new Set(['and', 'or', '&', 'to', '-', '–', '—', 'until', 'till', 'vs'])

/** "drop by", "look at": the little word is the verb's, not the date's. */
function belongsTogether(verb: string, little: string): boolean {
  if (little === 'by') return /^(?:drop|stop|swing|come|pass|go|stand|get)$/.test(verb)
  if (little === 'at') return /^(?:look|laugh|shout|aim)$/.test(verb)
  return little === 'on' && /^(?:carry|move|log|hang)$/.test(verb)
}

/** "Black Friday", "High Noon". */
function isName(before: string, word: string): boolean {
  if (/^(?:noon|midnight)$/.test(word)) return /^(?:high|after|around)$/.test(before)
  return /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(word) && NAMED_DAYS.has(before)
}

function isOnlyALookalike(typed: string): boolean {
  return /^(?:sun\.?|now|(?:by )?1\/[2-9]|2\/3|3\/4|24\/7|20\/20|9\/11)[.,:!?]*$/i.test(typed)
}

function bare(word: string | undefined): string {
  return (word ?? '')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/^["“(]+|["”).,:;!?]+$/g, '')
}
