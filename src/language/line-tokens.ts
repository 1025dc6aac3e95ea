// Marks in a line: `#tag !high @zone +project ~25m`, each a word of its own, and `tag:home zone:life` for clients that
// use # and @ themselves. A mark that does not resolve stays a word.
import type { TaskPriority } from '../contracts/task-words.ts'

export type { TaskPriority }

/** Resolves zones and projects of the acting person; without one, its mark stays a word. */
export interface KnownMarks {
  /** Whether it names one of their zones, without `@`. */
  readonly isZone?: (word: string) => boolean
  /** Whether it is the name of a channel or role where it was said, with its mark: a word, not a tag or zone. */
  readonly isName?: (word: string) => boolean
  /** Whether it names one of their projects, without `+`. */
  readonly isProject?: (word: string) => boolean
}

/** The marks of a line: `#tag`, `!priority`, `@zone`, `+project`, `~25m`. */
export interface Tokens {
  /** Without `#`, as typed, without duplicates. */
  readonly tags: readonly string[]
  readonly priority?: TaskPriority
  readonly zoneWord?: string
  readonly projectWord?: string
  /** A word with `@` that is no zone of theirs: “home”. */
  readonly unknownZone?: string
  /** 1 to 6,000. */
  readonly minutes?: number
}

/**
 * Separates the marks from the words. The first of a kind counts; a second priority, zone, project or estimate stays a
 * word.
 */
export function takeTokens(line: readonly string[], known: KnownMarks): { words: string[]; tokens: Tokens } {
  const words: string[] = []
  let tokens: Tokens = { tags: [] }
  for (const word of withQuotedNames(withWholeEstimates(line))) {
    if (known.isName?.(word.replace(/[.,;:!?)]+$/, ''))) {
      words.push(word)
      continue
    }
    const next = readToken(marked(word.replace(/[,;]$/, '')), tokens, known)
    if (next) tokens = next
    else words.push(word)
    const [, unknown] = /^@(\p{L}[\p{L}\p{N}-]{1,30})$/u.exec(next ? '' : word) ?? []
    if (unknown !== undefined && known.isZone && tokens.unknownZone === undefined)
      tokens = { ...tokens, unknownZone: unknown }
  }
  return { words, tokens }
}

/**
 * "forms - high priority - due monday": how much it matters, between dashes, commas or brackets, as the mark `!high`.
 * Inside a sentence the same words may belong to the title.
 */
export function withPriorityMark(line: string): string {
  const found = SAID_PRIORITY.exec(line)
  const word = Object.values(found?.groups ?? {}).find((each) => each !== undefined)
  if (!found || word === undefined || /(?:^|\s)!\p{L}/u.test(line)) return line
  const before = line.slice(0, found.index).trim()
  const after = line.slice(found.index + found[0].length).trim()
  return before === '' && after === '' ? line : `${before} ${after} !${MARKS[word.toLowerCase()] ?? ''}`.trim()
}

const MARKS: Readonly<Record<string, TaskPriority>> = {
  urgent: 'urgent',
  important: 'high',
  top: 'urgent',
  highest: 'urgent',
  high: 'high',
  medium: 'medium',
  normal: 'medium',
  low: 'low',
}

const LEVEL = 'urgent|top|highest|high|medium|normal|low'
const SAID_PRIORITY = new RegExp(
  `(?:\\s*[([,;]\\s*|\\s+[-–—]+\\s+|^)(?:priority:? ?(?<named>${LEVEL})|(?<plain>${LEVEL})[ -]prio(?:rity)?|(?:it(?:s|['’]s| is)|this is|that(?:s|['’]s| is)) (?:really |very |super |so |pretty |kinda |quite )*(?<said>urgent|important)|(?<alone>urgent))(?:\\s*[)\\]]|\\s*[,;:!]+(?=\\s|$)|\\s+[-–—]+(?=\\s)|$)`,
  'i',
)

/** "~1h 30m" is one estimate in two words. */
function withWholeEstimates(line: readonly string[]): string[] {
  const words: string[] = []
  for (const word of line) {
    const before = words.at(-1)
    const isRest =
      before !== undefined && /^~\d{1,3}h(?:rs?|ours?)?$/i.test(before) && /^\d{1,2}m(?:ins?)?[,;]?$/i.test(word)
    if (isRest) words[words.length - 1] = `${before.replace(/h.*$/i, 'h')}${word}`
    else words.push(word)
  }
  return words
}

/** `+"Kitchen refit"` is one mark in two words; without its closing quote it stays words. */
function withQuotedNames(line: readonly string[]): string[] {
  const words: string[] = []
  for (let at = 0; at < line.length; at++) {
    const word = line[at] ?? ''
    const end = /^(?:[+@]|zone:|project:)["“]/i.test(word)
      ? line.findIndex((each, index) => index >= at && /\S["”][,;]?$/.test(each))
      : -1
    words.push(end < 0 ? word : line.slice(at, end + 1).join(' '))
    if (end >= 0) at = end
  }
  return words
}

const SPELT: readonly [RegExp, string][] = [
  [/^tag:(?=.)/i, '#'],
  [/^zone:(?=.)/i, '@'],
]

/** `zone:life` as `@life`. */
const marked = (word: string): string => SPELT.reduce((text, [spelt, mark]) => text.replace(spelt, mark), word)

function readToken(word: string, sofar: Tokens, known: KnownMarks): Tokens | null {
  const name = word.slice(1).replace(/^["“](.+)["”]$/, '$1')
  switch (word.charAt(0)) {
    case '#':
      // "#1" is a rank, "#42" a ticket; `tasks.tags` separates tags by commas.
      if (!/^[\p{L}\p{N}\p{M}_/-]+$/u.test(name) || /^[\d_/-]+$/.test(name) || name.length > 50) return null
      return sofar.tags.some((tag) => tag.toLowerCase() === name.toLowerCase())
        ? sofar
        : { ...sofar, tags: [...sofar.tags, name] }
    case '!': {
      const priority = PRIORITIES.find((one) => one === name.toLowerCase())
      return priority && sofar.priority === undefined ? { ...sofar, priority } : null
    }
    case '@':
      return name !== '' && sofar.zoneWord === undefined && known.isZone?.(name) ? { ...sofar, zoneWord: name } : null
    case '+':
      return name !== '' && sofar.projectWord === undefined && known.isProject?.(name)
        ? { ...sofar, projectWord: name }
        : null
    case '~': {
      const minutes = readMinutes(name)
      return minutes !== null && sofar.minutes === undefined ? { ...sofar, minutes } : null
    }
    default:
      return null
  }
}

const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const

/** "25m", "1h", "1h30m", "1h30", "1.5h", "90min". */
function readMinutes(text: string): number | null {
  const match = /^(?:(\d{1,3}(?:\.\d)?)h)?(?:(\d{1,4})(m|min|mins)?)?$/i.exec(text)
  if (!match) return null
  const [, hours, rest, unit] = match
  if (hours === undefined && unit === undefined) return null
  const minutes = Math.round(Number(hours ?? 0) * 60) + Number(rest ?? 0)
  return minutes >= 1 && minutes <= 6_000 ? minutes : null
}
