// Where the clauses of a line end: at its stops, and before the conjunctions that lead to another.
import type { Clause } from '../../contracts/clause.ts'
import { isVerb } from '../splitter/lexicon.ts'

/** What a clause begins with that a conjunction leads to. */
const HEAD =
  "(?=(?:i|im|i[’']m|ive|i[’']ve|ill|i[’']ll|we|he|she|they|it|it[’']s|that[’']?s|there|neither|none|nobody|nothing|everyone|everything|need|gotta|got to|have to|must|should|can|could|please|lets|let[’']s|let me|remind|dont|don[’']t|no need|no point|what|where|when|maybe|pls)\\b)"
const BREAK = new RegExp(
  `(?<![.\\s](?:dr|mr|mrs|ms|st|no|vs|approx|e\\.g|i\\.e))[.!?;…]+\\s+|,\\s+(?!\\d{3}\\b)|\\s+[-–—]+\\s+|\\s+(?:and so|so then|and then|so|but|cos|coz|cuz|because|though|although|and)\\s+${HEAD}`,
  'giu',
)
/** “so bring the washing in”: behind “so” an act may follow at once. */
const SO = /\s+so\s+(?=(\p{L}+)\s+\S)/giu
/** “on nights so brain is fried”: what follows is a clause by its verb. */
const SO_IS =
  /\s+(?:so|because|cos|but)\s+(?=(?:\p{L}+[’']?\p{L}* ){1,3}(?:is|are|was|were|isn[’']?t|aren[’']?t|has|have|can[’']?t|won[’']?t)\b)/giu

/** The parts of a line between these, each with where it begins; none is empty. */
export function splitClauses(typed: string): readonly Pick<Clause, 'text' | 'from'>[] {
  const ends = [...typed.matchAll(BREAK)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
  for (const match of typed.matchAll(SO))
    if (isVerb((match[1] ?? '').toLowerCase())) ends.push({ from: match.index, to: match.index + match[0].length })
  for (const match of typed.matchAll(SO_IS)) ends.push({ from: match.index, to: match.index + match[0].length })
  const parts: { text: string; from: number }[] = []
  let from = 0
  for (const end of ends.toSorted((a, b) => a.from - b.from)) {
    if (end.from < from) continue
    parts.push({ text: typed.slice(from, end.from).trim(), from })
    from = end.to
  }
  return [...parts, { text: typed.slice(from).trim(), from }].filter(({ text }) => text !== '')
}
