// The small language of sentence patterns: words, `(a|b c)`, `word?`, `<class>*`, `{slot}`, `{_}` for words that do not
// matter, `<class>` of words, `&(a|b)` before what has to begin with one of these, `!(a|b)` before what must not.
// `sentence-matcher.ts` matches them.

/** A part of a pattern, as it was read. */
export type PatternNode =
  /** One word, any of these. */
  | { readonly kind: 'word'; readonly words: ReadonlySet<string> }
  /** One word or more, whatever they are; `slot` is its index. */
  | { readonly kind: 'slot'; readonly slot: number }
  /** What has to follow, or must not, without taking it. */
  | { readonly kind: 'ahead'; readonly of: PatternNode; readonly isNot: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'optional' | 'repeated'; readonly of: PatternNode }

/** A parsed pattern, ready to match. */
export interface CompiledPattern {
  readonly node: PatternNode
  /** Sets of words; a line that lacks all words of a set cannot match. */
  readonly needs: readonly ReadonlySet<string>[]
  /** The names of its slots, by their index; one may stand in several alternatives. */
  readonly slots: readonly string[]
}

/** Pieces that are the same wherever they stand are read once: a class of words by its name. */
type KnownClasses = Map<string, Piece>

interface Piece {
  readonly node: PatternNode
  /** The words it may begin with; null where any may, or where it may be empty. */
  readonly first: ReadonlySet<string> | null
  readonly needs: readonly ReadonlySet<string>[]
}

const classesRead = new WeakMap<object, KnownClasses>()

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
  const { node, needs } = readPattern(pattern, classes, place, slots)
  return { node, needs, slots }
}

/** Every word that a pattern itself has. */
export function collectWords(node: PatternNode, into: Set<string>): void {
  switch (node.kind) {
    case 'word':
      for (const word of node.words) into.add(word)
      return
    case 'sequence':
      for (const part of node.parts) collectWords(part, into)
      return
    case 'choice':
      for (const one of node.of) collectWords(one, into)
      return
    case 'slot':
      return
    default:
      collectWords(node.of, into)
  }
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
  const known = classesRead.get(classes) ?? new Map<string, Piece>()
  classesRead.set(classes, known)
  const found = known.get(name) ?? readPattern(inner, classes, place, slots, depth + 1)
  known.set(name, found)
  return found
}

/** The symbols of a pattern: brackets, bars, marks, `{slots}`, `<classes>` and words. */
export const patternSymbols = (pattern: string): readonly string[] =>
  pattern
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[()|?&!*]|\{[^}]+\}|<[^>]+>|[^\s()|?{}<>&!*]+/g) ?? []

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
    if (/^[?*|)]$/.test(symbol)) throw new Error(`A pattern has “${symbol}” where a word is expected: ${place}`)
    const words = new Set([symbol])
    return { node: { kind: 'word', words }, first: words, needs: [words] }
  }

  const readSequence = (): Piece => {
    const parts: PatternNode[] = []
    const needs: ReadonlySet<string>[] = []
    const firsts: ReadonlySet<string>[] = []
    // What it may begin with is known as soon as a part can't be left out.
    let first: ReadonlySet<string> | null | undefined
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== '|' && symbol !== ')'; symbol = symbols[at]) {
      const piece = readOne(symbol)
      const mark = symbols[at]
      if (mark === '?' || mark === '*') at++
      const isOptional = mark === '?' || mark === '*'
      if (isOptional) parts.push({ kind: mark === '?' ? 'optional' : 'repeated', of: piece.node })
      else parts.push(piece.node)
      if (symbol !== '&' && symbol !== '!' && first === undefined) {
        if (piece.first === null) first = null
        else {
          firsts.push(piece.first)
          if (!isOptional) first = union(firsts)
        }
      }
      if (!isOptional) needs.push(...piece.needs)
    }
    const [only] = parts
    return { node: only && parts.length === 1 ? only : { kind: 'sequence', parts }, first: first ?? null, needs }
  }

  function readAlternatives(): Piece {
    const all = [readSequence()]
    while (symbols[at] === '|') {
      at++
      all.push(readSequence())
    }
    const [only] = all
    if (only && all.length === 1) return only
    const first = all.every((one) => one.first !== null) ? union(all.map((one) => one.first ?? new Set())) : null
    return { node: choiceOf(all.map(({ node }) => node)), first, needs: first ? [first] : [] }
  }

  const whole = readAlternatives()
  if (at < symbols.length) throw new Error(`A pattern closes what it did not open: ${place}`)
  return whole
}

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => {
  const [only] = sets
  return only && sets.length === 1 ? only : new Set(sets.flatMap((set) => [...set]))
}

/** Alternatives of one word each become one set, so that hundreds of words cost one look. */
function choiceOf(nodes: readonly PatternNode[]): PatternNode {
  const flat = nodes.flatMap((node) => (node.kind === 'choice' ? node.of : [node]))
  const words = new Set(flat.flatMap((node) => (node.kind === 'word' ? [...node.words] : [])))
  const others = flat.filter((node) => node.kind !== 'word')
  const one: PatternNode[] = words.size > 0 ? [{ kind: 'word', words }] : []
  // Longer alternatives first: "to do list" before "to".
  const all = [...others, ...one]
  const [only] = all
  return only && all.length === 1 ? only : { kind: 'choice', of: all }
}
