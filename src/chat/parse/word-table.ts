// Numbers the lists of words of all patterns, so that the words of a line are looked up once, and not for every pattern that
// has one of these: a line is matched against hundreds.
import type { CompiledPattern, PatternNode, WordLists } from './sentence-pattern.ts'

/** The lists of words of patterns by their numbers, and which of them have a word. */
export interface WordTable {
  readonly ids: ReadonlyMap<WordLists, number>
  /** Every word of a pattern, and where the numbers of its lists begin. */
  readonly words: ReadonlyMap<string, number>
  /** The numbers of the lists of each word, each end marked by `END`: one array, since thousands cost more than they hold. */
  readonly idsOfWords: Uint32Array
}

/** The words of a line, and in which of the table's lists they are. */
export interface LookedUpWords {
  readonly table: WordTable
  readonly words: readonly string[]
  /** By number, thirty-two words each: bit n says whether the word n of these is in the lists. */
  readonly layers: readonly Uint32Array[]
}

const BITS = 32
const END = 2 ** 32 - 1

/** The table of all lists that these patterns have, need or may begin with. */
export function createWordTable(patterns: readonly CompiledPattern[]): WordTable {
  const ids = new Map<WordLists, number>()
  const idsOfWord = new Map<string, number[]>()
  const number = (lists: WordLists): void => {
    if (ids.has(lists)) return
    const id = ids.size
    ids.set(lists, id)
    for (const list of lists)
      for (const word of list) {
        const known = idsOfWord.get(word)
        if (!known) idsOfWord.set(word, [id])
        else if (known.at(-1) !== id) known.push(id)
      }
  }
  const seen = new Set<PatternNode>()
  const walk = (node: PatternNode): void => {
    // Classes are the same parts in many patterns.
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'word') number(node.words)
    else if (node.kind === 'sequence') node.parts.forEach(walk)
    else if (node.kind === 'choice') node.of.forEach(walk)
    else if (node.kind !== 'slot') walk(node.of)
  }
  for (const { node, first, needs } of patterns) {
    walk(node)
    needs.forEach(number)
    if (first) number(first)
  }
  const words = new Map<string, number>()
  const flat: number[] = []
  for (const [word, found] of idsOfWord) {
    words.set(word, flat.length)
    for (const id of found) flat.push(id)
    flat.push(END)
  }
  return { ids, words, idsOfWords: Uint32Array.from(flat) }
}

/** Finds the lists that each word is in. */
export function lookUpWords(table: WordTable, words: readonly string[]): LookedUpWords {
  const layers = Array.from({ length: Math.ceil(words.length / BITS) }, () => new Uint32Array(table.ids.size))
  for (const [at, word] of words.entries()) {
    const layer = layers[Math.floor(at / BITS)]
    if (!layer) continue
    const bit = 1 << (at % BITS)
    const from = table.words.get(word)
    if (from === undefined) continue
    for (let index = from; ; index++) {
      const id = table.idsOfWords[index]
      if (id === undefined || id === END) break
      layer[id] = (layer[id] ?? 0) | bit
    }
  }
  return { table, words, layers }
}

/** Whether the word at an index is in the lists of a number. */
export const isWordIn = ({ layers }: LookedUpWords, id: number, at: number): boolean =>
  (((layers[at >> 5]?.[id] ?? 0) >>> (at & 31)) & 1) === 1

/** Whether any word of the line is. */
export function hasWordIn({ layers }: LookedUpWords, id: number): boolean {
  for (const layer of layers) if (layer[id]) return true
  return false
}
