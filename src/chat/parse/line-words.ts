// The words of a typed line as patterns know them: lower case, standard spelling, likely typing errors mended.
import { isOneEditAway } from '../command.ts'
import type { SentenceLanguage } from './sentence-rules.ts'

/** A word of the line, normalised, and its position. */
export interface LineWord {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** Words in lower case without apostrophes and outer punctuation, with their positions. */
export function normalizeTokens(
  line: string,
  { standardSpelling, keyWords }: Pick<SentenceLanguage, 'standardSpelling' | 'keyWords'>,
  vocabulary: ReadonlySet<string>,
): readonly LineWord[] {
  const tokens: LineWord[] = []
  for (const found of line.matchAll(/\S+/g)) {
    const [word] = found
    const trimmed = word.replace(/^["“”‘’'([{,;:.!?¿¡]+/u, '')
    const start = found.index + word.length - trimmed.length
    const bare = trimmed.replace(/["“”‘’')\]},;:.!?…]+$/u, '')
    const typed = bare.toLowerCase().replaceAll(/['’`]/g, '')
    if (typed === '') continue
    const folded = standardSpelling(typed)
    const isKnown = folded.length < SHORTEST_TYPO || vocabulary.has(folded) || !/^\p{L}+$/u.test(folded)
    const meant = isKnown ? undefined : keyWords.find((key) => key[0] === folded[0] && isOneEditAway(folded, key))
    tokens.push({ folded: meant ?? folded, start, end: start + bare.length })
  }
  return tokens
}

/** Shorter words are one letter from too many others. */
const SHORTEST_TYPO = 5
