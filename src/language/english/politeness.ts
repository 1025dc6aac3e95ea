// Words around a wish that change no meaning: "hey, could you please …, thanks". They stand in `politeness.txt`.
import { readWordLists } from '../data-files.ts'

const lists = readWordLists('language/english/politeness.txt')

/** Phrases by the word at the edge of the line, the longest first. */
function byEdge(name: 'openings' | 'closings'): ReadonlyMap<string, readonly (readonly string[])[]> {
  const phrases = (lists.get(name) ?? []).map((words) => words.split(' ')).toSorted((a, b) => b.length - a.length)
  const edges = new Map<string, (readonly string[])[]>()
  for (const words of phrases) {
    const edge = (name === 'openings' ? words[0] : words.at(-1)) ?? ''
    edges.set(edge, [...(edges.get(edge) ?? []), words])
  }
  return edges
}

const openings = byEdge('openings')
const closings = byEdge('closings')

/** How many words at start and end are only polite; at least one word is left. */
export function peelPoliteness(tokens: readonly string[]): { readonly start: number; readonly end: number } {
  let start = 0
  let end = 0
  const isLeft = (count: number): boolean => tokens.length - start - end - count >= 1
  for (;;) {
    const found = openings
      .get(tokens[start] ?? '')
      ?.find((words) => isLeft(words.length) && words.every((word, at) => tokens[start + at] === word))
    if (!found) break
    start += found.length
  }
  for (;;) {
    const last = tokens.length - end
    const found = closings
      .get(tokens[last - 1] ?? '')
      ?.find((words) => isLeft(words.length) && words.every((word, at) => tokens[last - words.length + at] === word))
    if (!found) break
    end += found.length
  }
  return { start, end }
}

/** “Ok focus”, “right then, home”: a short line without what only leads to it; null where nothing does. “No help” wants none. */
export function withoutLead(line: string): string | null {
  const words = line.trim().split(/\s+/)
  if (words.length < 2 || words.length > MOST_WORDS) return null
  const { start } = peelPoliteness(words.map((word) => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')))
  // “Actually no, I'm done”: what is denied on the way is no mere lead.
  const isDenied = words.slice(0, start + 1).some((word) => DENIES.test(word))
  return start === 0 || isDenied ? null : words.slice(start).join(' ')
}

const MOST_WORDS = 5
const DENIES =
  /^\W*(?:no|not|nah|maybe|perhaps|try|might|great|good|nice|lovely|brilliant|excellent|perfect|sweet|class|again|there)\b/i
