// Acts in the past, and the names of what they are of: “ran” is of “run” and “running”, “meditated” of “meditation”.
import { readWordLists } from '../data-files.ts'

const basesByForm: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>()
  for (const [base, forms] of readWordLists('language/english/irregular-verbs.txt'))
    for (const form of forms) found.set(form, [...(found.get(form) ?? []), base])
  return found
})()

/** The verbs that a word is an irregular past form of: "ran" → "run". None for other words. */
export const irregularBases = (word: string): readonly string[] => basesByForm.get(word.toLowerCase()) ?? []

const SUBJECT =
  /^\W*(?:(?:yesterday|last night|today|tonight|this morning|earlier|yes|yep|yeah|ok|okay|so|and|also|finally|oh)[, ]+)*(?:(?:i|we)(?:[’']?ve| have)?\s+)?(?:(?:just|already|finally|also|even|actually|only)\s+)*/i

/** Does the line begin with an act in the past: "flossed", "i just ran"? */
export function beginsWithPastAct(line: string): boolean {
  const [first = ''] = line
    .replace(SUBJECT, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  return (/^\p{L}{2,}ed$/u.test(first) && !NO_ACT.has(first)) || irregularBases(first).length > 0
}

/** They end alike, and are no act in the past. */
const NO_ACT: ReadonlySet<string> = new Set(
  'need feed seed weed bed red shed speed breed indeed hundred embed exceed proceed succeed agreed tired bored'.split(
    ' ',
  ),
)

/**
 * Other words for the thing that one word names, for names of habits: "ran" → run, running, runs; "stretches" → stretch,
 * stretching. None for several words.
 */
export function relatedNames(words: string): readonly string[] {
  const word = words.trim().toLowerCase()
  if (!/^\p{L}{3,}$/u.test(word)) return PHRASES.get(word) ?? []
  const bases = [...new Set([...basesOf(word), word])]
  const names = bases.flatMap((base) => [
    base,
    ...gerunds(base),
    ...(base.endsWith('ate') ? [`${base.slice(0, -1)}ion`] : []),
    `${base}s`,
    `${base}es`,
  ])
  return [...new Set(names)].filter((name) => name !== word)
}

/** Two words whose noun is one. */
const PHRASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['worked out', ['workout', 'work out', 'exercise', 'gym']],
  ['work out', ['workout', 'exercise', 'gym']],
])

/** What the word may be a form of. */
function basesOf(word: string): readonly string[] {
  const irregular = irregularBases(word)
  if (irregular.length > 0) return irregular
  const stem = /^(\p{L}{3,}?)(?:ed|ing|es)$/u.exec(word)?.[1]
  if (stem === undefined) return word.endsWith('s') ? [word.slice(0, -1)] : []
  const single = /(.)\1$/.test(stem) ? [stem.slice(0, -1)] : []
  const y = stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : []
  return [stem, `${stem}e`, ...single, ...y]
}

const gerunds = (base: string): readonly string[] => [
  `${base}ing`,
  ...(base.endsWith('e') ? [`${base.slice(0, -1)}ing`] : []),
  ...(/[^aeiou][aeiou][^aeiouwxy]$/.test(base) ? [`${base}${base.at(-1)}ing`] : []),
]
