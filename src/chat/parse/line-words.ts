// The words of a typed line as patterns know them: lower case, standard spelling, likely typing errors mended.
import { isOneEditAway } from '../command.ts'
import type { SentenceLanguage } from './sentence-rules.ts'

/** A word of the line, normalised, and its position. */
export interface LineWord {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** All words of patterns. */
export interface Vocabulary {
  has(word: string): boolean
}

/** Words in lower case without apostrophes and outer punctuation, with their positions. */
export function normalizeTokens(
  line: string,
  { standardSpelling, keyWords }: Pick<SentenceLanguage, 'standardSpelling' | 'keyWords'>,
  vocabulary: Vocabulary,
): readonly LineWord[] {
  const tokens: LineWord[] = []
  for (const found of line.matchAll(/\S+/g)) {
    const [word] = found
    const trimmed = word.replace(/^["“”‘’'([{,;:.!?¿¡]+/u, '')
    const start = found.index + word.length - trimmed.length
    const bare = trimmed.replace(/["“”‘’')\]},;:.!?…]+$/u, '')
    const typed = bare.toLowerCase().replaceAll(/['’`]/g, '')
    if (typed === '') continue
    const folded = withoutDrawl(standardSpelling(typed), vocabulary, standardSpelling)
    const isKnown = folded.length < SHORTEST_TYPO || vocabulary.has(folded) || !/^\p{L}+$/u.test(folded)
    const meant = isKnown ? undefined : keyWords.find((key) => key[0] === folded[0] && isOneEditAway(folded, key))
    tokens.push({ folded: meant ?? folded, start, end: start + bare.length })
  }
  return tokens
}

/** “sooo”, “yesss”: a word that is drawn out, as it is spelt elsewhere. Others stay. */
function withoutDrawl(word: string, vocabulary: Vocabulary, spell: (word: string) => string): string {
  if (vocabulary.has(word) || !/(\p{L})\1{2,}/u.test(word)) return word
  const twice = spell(word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1'))
  const once = spell(word.replaceAll(/(\p{L})\1{2,}/gu, '$1'))
  return vocabulary.has(once) ? once : vocabulary.has(twice) ? twice : word
}

/** A colon behind a word, as a word of its own, for patterns that name it; the first alone. Null where there is none. */
export function withColon(line: string, words: readonly LineWord[]): readonly LineWord[] | null {
  const at = words.findIndex(
    ({ end }, index) => index < words.length - 1 && /^["”’')\]]?:\s/.test(line.slice(end, end + 3)),
  )
  const before = words[at]
  if (!before) return null
  const colon = { folded: COLON, start: before.end, end: before.end }
  return [...words.slice(0, at + 1), colon, ...words.slice(at + 1)]
}

/** How patterns name it. */
export const COLON = ':'

/** Shorter words are one letter from too many others. */
const SHORTEST_TYPO = 5
