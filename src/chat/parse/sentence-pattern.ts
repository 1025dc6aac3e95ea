// The small language of sentence patterns: words, `(a|b c)`, `word?`, `<class>*`, `<class>~` for such words that tell
// nothing, `{slot}`, `{_}` for words that do not matter, `<class>` of words, `&(a|b)` before what has to begin with one of these, `!(a|b)` before what must not.
// `sentence-matcher.ts` matches them.

/** A part of a pattern, as it was read. */
export type PatternNode =
  /** One word, any of these. */
  | { readonly kind: 'word'; readonly words: WordLists }
  /** One word or more, whatever they are; `slot` is its index. */
  | { readonly kind: 'slot'; readonly slot: number }
  /** What has to follow, or must not, without taking it. */
  | { readonly kind: 'ahead'; readonly of: PatternNode; readonly isNot: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'optional' | 'repeated'; readonly of: PatternNode }
  /** Any number of these, none of which makes the pattern more likely. */
  | { readonly kind: 'filler'; readonly of: PatternNode }

/** Several lists that stand for their union: those of classes are large and shared, so they are never copied. */
export type WordLists = readonly (readonly string[])[]

/** A parsed pattern, ready to match. */
export interface CompiledPattern {
  readonly node: PatternNode
  /** The words it may begin with; null where any may. */
  readonly first: WordLists | null
  /** A line that lacks all words of one of these cannot match. */
  readonly needs: readonly WordLists[]
  /** The names of its slots, by their index; one may stand in several alternatives. */
  readonly slots: readonly string[]
}

/** Pieces that are the same wherever they stand are made once: a word, and a class by its `<name>`. */
type KnownPieces = Map<string, Piece>

interface Piece {
  readonly node: PatternNode
  /** The words it may begin with; null where any may, or where it may be empty. */
  readonly first: WordLists | null
  readonly needs: readonly WordLists[]
}

const piecesOfClasses = new WeakMap<object, KnownPieces>()

function knownPieces(classes: Readonly<Record<string, string>>): KnownPieces {
  const known = piecesOfClasses.get(classes) ?? new Map<string, Piece>()
  piecesOfClasses.set(classes, known)
  return known
}

/**
 * @param classes patterns by word class
 * @param place used in error messages
 * @throws Error for an invalid pattern: a programming error
 */
export function compilePattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place = pattern,
): CompiledPattern {
  const slots: string[] = []
  const { node, first, needs } = readPattern(pattern, classes, place, slots)
  return { node, first, needs, slots }
}

function readClass(
  name: string,
  classes: Readonly<Record<string, string>>,
  place: string,
  slots: string[],
  depth: number,
): Piece {
  const inner = classes[name]
  if (inner === undefined) throw new Error(`There is no class of words <${name}>: ${place}`)
  // A class with slots of its own is read where it stands, since slots are counted there.
  if (inner.includes('{')) return readPattern(inner, classes, place, slots, depth + 1)
  const known = knownPieces(classes)
  const found = known.get(`<${name}>`) ?? readPattern(inner, classes, place, slots, depth + 1)
  known.set(`<${name}>`, found)
  return found
}

function readWord(word: string, known: KnownPieces): Piece {
  const found = known.get(word)
  if (found) return found
  const words = [[word]]
  const piece: Piece = { node: { kind: 'word', words }, first: words, needs: [words] }
  known.set(word, piece)
  return piece
}

function readWords(words: readonly string[], known: KnownPieces): Piece {
  const [only] = words
  if (only !== undefined && words.length === 1) return readWord(only, known)
  const lists = [words]
  return { node: { kind: 'word', words: lists }, first: lists, needs: [lists] }
}

/** What stands behind the last part of an alternative: a bar, a bracket, or nothing more. */
const ENDS: ReadonlySet<string | undefined> = new Set(['|', ')', undefined])
/** A symbol that is a word. */
const WORD = /^[^()|?&!*~{<]/

/** What a mark behind a part makes of it. */
const OPTIONAL: Readonly<Record<string, 'optional' | 'repeated' | 'filler'>> = {
  '?': 'optional',
  '*': 'repeated',
  '~': 'filler',
}

/** The symbols of a pattern: brackets, bars, marks, `{slots}`, `<classes>` and words. */
export const patternSymbols = (pattern: string): readonly string[] =>
  pattern
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[()|?&!*~]|\{[^}]+\}|<[^>]+>|[^\s()|?{}<>&!*~]+/g) ?? []

/** Parses the symbols of a pattern; `depth` counts nested classes. */
function readPattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place: string,
  slots: string[],
  depth = 0,
): Piece {
  if (depth > 6) throw new Error(`A class of words holds itself: ${place}`)
  const symbols = patternSymbols(pattern)
  const known = knownPieces(classes)
  let at = 0

  const readOne = (symbol: string): Piece => {
    at++
    if (symbol === '(') {
      const inner = readAlternatives()
      if (symbols[at] !== ')') throw new Error(`A pattern leaves a bracket open: ${place}`)
      at++
      return inner
    }
    if (symbol === '&' || symbol === '!') {
      const { node, needs } = readOne(symbols[at] ?? '')
      const isNot = symbol === '!'
      return { node: { kind: 'ahead', of: node, isNot }, first: null, needs: isNot ? [] : needs }
    }
    if (symbol.startsWith('{')) {
      slots.push(symbol.slice(1, -1))
      return { node: { kind: 'slot', slot: slots.length - 1 }, first: null, needs: [] }
    }
    if (symbol.startsWith('<')) return readClass(symbol.slice(1, -1), classes, place, slots, depth)
    if (/^[?*~|)]$/.test(symbol)) throw new Error(`A pattern has “${symbol}” where a word is expected: ${place}`)
    return readWord(symbol, known)
  }

  const readSequence = (): Piece => {
    const parts: PatternNode[] = []
    const needs: WordLists[] = []
    const firsts: (readonly string[])[] = []
    // What it may begin with is known as soon as a part can't be left out.
    let first: WordLists | null | undefined
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== '|' && symbol !== ')'; symbol = symbols[at]) {
      const piece = readOne(symbol)
      const mark = symbols[at]
      const kind = mark === undefined ? undefined : OPTIONAL[mark]
      const isOptional = kind !== undefined
      if (isOptional) at++
      parts.push(isOptional ? { kind, of: piece.node } : piece.node)
      if (symbol !== '&' && symbol !== '!' && first === undefined) {
        if (piece.first === null) first = null
        else {
          firsts.push(...piece.first)
          if (!isOptional) first = firsts
        }
      }
      if (!isOptional) needs.push(...piece.needs)
    }
    const [only] = parts
    return { node: only && parts.length === 1 ? only : { kind: 'sequence', parts }, first: first ?? null, needs }
  }

  function readAlternatives(): Piece {
    // Most alternatives are a word: those become one list at once, since making a part of each was most of the work.
    const words: string[] = []
    const others: Piece[] = []
    do {
      const symbol = symbols[at]
      const isWord = symbol !== undefined && ENDS.has(symbols[at + 1]) && WORD.test(symbol)
      if (isWord) {
        words.push(symbol)
        at++
      } else others.push(readSequence())
    } while (symbols[at] === '|' && ++at)
    const all = words.length > 0 ? [...others, readWords(words, known)] : others
    const [only] = all
    if (only && all.length === 1) return only
    const first = all.every((one) => one.first !== null) ? all.flatMap((one) => one.first ?? []) : null
    return { node: choiceOf(all.map(({ node }) => node)), first, needs: first ? [first] : [] }
  }

  const whole = readAlternatives()
  if (at < symbols.length) throw new Error(`A pattern closes what it did not open: ${place}`)
  return whole
}

/** Alternatives of one word each become one list, so that hundreds of words cost one look; longer lists are shared. */
function choiceOf(nodes: readonly PatternNode[]): PatternNode {
  const single: string[] = []
  const large: (readonly string[])[] = []
  // Longer alternatives first: "to do list" before "to".
  const all: PatternNode[] = []
  for (const node of nodes)
    for (const one of node.kind === 'choice' ? node.of : [node]) {
      if (one.kind !== 'word') all.push(one)
      else
        for (const list of one.words) {
          const [only] = list
          if (only !== undefined && list.length === 1) single.push(only)
          else large.push(list)
        }
    }
  const words = single.length > 0 ? [single, ...large] : large
  if (words.length > 0) all.push({ kind: 'word', words })
  const [only] = all
  return only && all.length === 1 ? only : { kind: 'choice', of: all }
}
