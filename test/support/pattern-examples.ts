// Sentences made from the patterns that read them.
import { patternSymbols } from '../../src/chat/parse/sentence-pattern.ts'

/** Which way is taken through a pattern. */
export interface PatternChoices {
  /** One of so many alternatives, from 0. */
  readonly pick: (count: number) => number
  /** Is what may be left out said? */
  readonly keepsOptional: (piece: readonly SentencePart[]) => boolean
}

/** The plainest way: the first alternatives, and nothing that may be left out. */
export const plainChoices: PatternChoices = { pick: () => 0, keepsOptional: () => false }
/** The first alternatives, with everything that may be left out. */
export const fullChoices: PatternChoices = { pick: () => 0, keepsOptional: () => true }

/** A piece of a sentence: a word, a slot by its name, or a word that the next slot has to begin with. */
export type SentencePart =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'begins'; readonly word: string }
  | { readonly kind: 'slot'; readonly slot: string }

/** One sentence of a pattern, its slots still empty. @throws Error for a pattern that cannot be read */
export function expandPattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  choices: PatternChoices,
): readonly SentencePart[] {
  const symbols = patternSymbols(pattern)
  let at = 0

  const readOne = (symbol: string): readonly SentencePart[] => {
    at++
    if (symbol === '(') {
      const inner = readAlternatives()
      at++
      return inner
    }
    if (symbol === '!') {
      // What must not follow is no part of the sentence.
      readOne(symbols[at] ?? '')
      return []
    }
    if (symbol === '&') {
      return readOne(symbols[at] ?? '').map((part) =>
        part.kind === 'word' ? { ...part, kind: 'begins' as const } : part,
      )
    }
    if (symbol.startsWith('{')) return [{ kind: 'slot', slot: symbol.slice(1, -1) }]
    if (symbol.startsWith('<')) return expandPattern(classes[symbol.slice(1, -1)] ?? '', classes, choices)
    return [{ kind: 'word', word: symbol }]
  }

  const readSequence = (): readonly SentencePart[] => {
    const parts: SentencePart[] = []
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== '|' && symbol !== ')'; symbol = symbols[at]) {
      const piece = readOne(symbol)
      const mark = symbols[at]
      const isOptional = mark === '?' || mark === '*' || mark === '~'
      if (isOptional) at++
      // What may be said again and again is only accepted, never shown.
      if (!isOptional || (mark === '?' && choices.keepsOptional(piece))) parts.push(...piece)
    }
    return parts
  }

  function readAlternatives(): readonly SentencePart[] {
    const all = [readSequence()]
    while (symbols[at] === '|') {
      at++
      all.push(readSequence())
    }
    return all[all.length === 1 ? 0 : choices.pick(all.length)] ?? []
  }

  return readAlternatives()
}

/** The parts with their slots filled. @param fill null where a slot can't be filled: then there is no sentence */
export function fillSentence(
  parts: readonly SentencePart[],
  fill: (slot: string, before: string) => string | null,
): string | null {
  const words: string[] = []
  let begins = ''
  for (const part of parts) {
    if (part.kind === 'word') words.push(part.word)
    else if (part.kind === 'begins') begins = `${begins}${part.word} `
    else {
      const filled = fill(part.slot, words.at(-1)?.split(' ').at(-1) ?? '')
      if (filled === null) return null
      words.push(`${begins}${filled}`)
      begins = ''
    }
  }
  return words.join(' ').replaceAll(' : ', ': ')
}
