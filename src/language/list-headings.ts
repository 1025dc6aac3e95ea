// The heading of a list: its name as a tag of what stands below it, its day as their date.
import type { ListItem } from './list-marks.ts'
import { dateMentions } from './mentions.ts'

/** What a heading says of the lines below it. */
export interface ListHeading {
  /** '' where its words say nothing: "to do". */
  readonly tag: string
  /** "tomorrow"; '' without a date. */
  readonly when: string
  /** For lines without marks too. */
  readonly isForAll: boolean
  /** How far a marked heading is set in: it ends where lines stand as far out. Null: at the next empty line. */
  readonly depth: number | null
  /** An empty line stands between it and its list. */
  readonly isOverGap: boolean
}

export const NO_HEADING: ListHeading = { tag: '', when: '', isForAll: false, depth: null, isOverGap: false }

/** A line with what its heading says of it. */
export function underHeading({ tag, when }: ListHeading, item: ListItem): ListItem {
  const dated = when !== '' && dateMentions(item.text).length === 0 ? `${item.text} ${when}` : item.text
  return { ...item, text: tag === '' ? dated : `${dated} #${tag}` }
}

/** Whether a heading names no group: "to do", "my list for". */
export const isPlainHeading = (name: string): boolean => wordsOfHeading(name).every((word) => PLAIN.has(word))

/** "For the school trip" → "school-trip"; '' for a sentence. */
export function tagOfHeading(name: string): string {
  const all = wordsOfHeading(name)
  const words = all.length <= 3 ? all : all.filter((word) => !PLAIN.has(word))
  return words.length > 4 || words.length === 0 || /^[\d-]+$/.test(words.join('-')) ? '' : words.join('-').slice(0, 50)
}

const wordsOfHeading = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const PLAIN: ReadonlySet<string> = new Set(
  'i to do todo todos list lists need have must things thing tasks task jobs stuff my our the a an today tomorrow this week also and for on in of by remember please could you can would action items actions next steps here are is from at meeting see below following these other'.split(
    ' ',
  ),
)
