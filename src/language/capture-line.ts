// One typed line becomes a thing to do: its title, its marks, its date. What is not understood stays in the title;
// nothing that was typed is lost.
import { cleanText, cutText } from '../text.ts'
import { addDays, localDay } from '../time/index.ts'
import { type Due, meaningOf, type Reading } from './date-meaning.ts'
import { dateAround, dateAtEnd, dateAtStart, dateOfReminder } from './line-edges.ts'
import { type Known, type Tokens, takeTokens } from './line-tokens.ts'

export type { Due, Reading } from './date-meaning.ts'
export type { TaskPriority } from './line-tokens.ts'
export { isWhen, readTimeOfDay, readWhen } from './when.ts'

/** A captured line, taken apart: nothing of it is lost. */
export interface Captured extends Tokens {
  /** 1 to 255 characters, by UTF-16 units and by code points; '' only when the line is empty. */
  readonly title: string
  /** What did not fit, and every line after the first: for the notes. '' mostly. */
  readonly rest: string
  readonly due: Due | null
  /** The words the date was read from, as typed. '' without a date. */
  readonly dueText: string
  /** All that was typed, cleaned: to be kept, so that it can be read again once the zone is known. */
  readonly raw: string
}

/** Reads a line as a capture. Never throws. The rules: `line-edges.ts` for dates, `line-tokens.ts` for marks. */
export function readCapture(line: string, options: Reading & Known): Captured {
  const raw = cleanText(line)
  const [first = '', ...more] = raw.trim().split('\n')
  const { words, tokens } = takeTokens(wordsOf(first), options)
  // A line of marks alone has no title but the marks.
  if (words.length === 0) return { ...titled(first.trim(), more), ...NO_TOKENS, due: null, dueText: '', raw }
  const dated = readDate(words, options)
  return {
    ...titled((dated?.rest ?? words).join(' '), more),
    ...tokens,
    due: dated?.due ?? null,
    dueText: dated?.dueText ?? '',
    raw,
  }
}

/** "report draft friday 9am" → rest "report draft", when "friday 9am". When is '' where the line ends in no date. Needs no zone. */
export function takeTrailingWhen(text: string): { rest: string; when: string } {
  const found = dateAtEnd(wordsOf(cleanText(text)))
  return found ? { rest: found.rest.join(' '), when: found.dueText } : { rest: text, when: '' }
}

const TITLE_LENGTH = 255
const NO_TOKENS: Tokens = { tags: [] }

function readDate(
  words: readonly string[],
  reading: Reading,
): { rest: readonly string[]; dueText: string; due: Due } | null {
  const found = dateOfReminder(words) ?? dateAround(words) ?? dateAtEnd(words) ?? dateAtStart(words)
  const due = found && meaningOf(found.words, reading)
  if (!found || !due) return null
  // "scan receipts 2019-03-12": a date gone by names the thing.
  const yesterday = addDays(localDay(reading.now, reading.zone, reading.dayStartsAt), -1)
  return due.day <= yesterday ? null : { rest: found.rest, dueText: found.dueText, due }
}

function titled(title: string, more: readonly string[]): { title: string; rest: string } {
  const { kept, rest } = cutText(title, TITLE_LENGTH)
  return { title: kept, rest: [rest, more.join('\n').trim()].filter((part) => part !== '').join('\n') }
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter((word) => word !== '')
}
