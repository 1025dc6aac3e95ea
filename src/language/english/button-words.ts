// Which button is meant by words that are not its label: “again” below the end of a session, “skip” below an offer. The lists
// stand in `button-words.txt`.
import { readWordLists } from '../data-files.ts'

const lists = readWordLists('language/english/button-words.txt')

/** Labels that are so meant below any answer that has them. */
const anywhere = new Set(lists.get('anywhere'))

/** The labels that a phrase may mean. */
const labelsOf = new Map<string, string[]>()
for (const [label, phrases] of lists)
  for (const phrase of phrases) labelsOf.set(phrase, [...(labelsOf.get(phrase) ?? []), label])

const LEADS =
  /^(?:ok|okay|yes|yeah|yep|yup|no|nah|right|just|please|well|so|um|hmm+|oh|aye|alright|fine|ugh|and|sorry) (?=\S)/
const ENDS = /(?<=\S) (?:please|thanks|thank you|ta|then|now|i guess|i think|lol|actually|so|for me|pls|mate|sorry)$/
const LONGEST = 40

/** A label as it stands in the lists: “10 more” → “n more”. */
export const labelKey = (label: string): string => plain(label).replaceAll(/\d+/g, 'n')

/** The keys of the labels that a whole line may stand for, the surest first; none for most lines. */
export function labelsMeant(line: string, isUnasked: boolean): readonly string[] {
  if (line.length > LONGEST) return []
  let words = plain(line)
  for (;;) {
    const found = labelsOf.get(words)
    if (found) return isUnasked ? found : found.filter((label) => anywhere.has(label))
    const shorter = LEADS.test(words) ? words.replace(LEADS, '') : words.replace(ENDS, '')
    if (shorter === words) return []
    words = shorter
  }
}

const plain = (line: string): string =>
  line
    .trim()
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
