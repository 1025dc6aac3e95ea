// The small language of sentence patterns: words, `(a|b c)`, `word?`, `(…)?`, `{slot}`, `{_}` for words that do not
// matter, `<class>` of words, `&(a|b)` before what has to begin with one of these. Compiled to one regular expression over words that each end in a space.

/** A pattern, ready to be matched. */
export interface CompiledPattern {
  /** Made at its first use: a large expression takes a millisecond, and most lines need few of them. */
  readonly expression: () => RegExp
  /** Sets of words, of each of which a line has at least one; else it can't match. */
  readonly needs: readonly ReadonlySet<string>[]
  /** The names of its groups, in their order; one may stand in several alternatives. */
  readonly slots: readonly string[]
  /** How telling it is: its own words count for it, slots against it. */
  readonly weight: number
}

/** How many words a slot holds at most. */
const SLOT_WORDS = 25

/**
 * @param classes patterns by the name of a class of words
 * @param place what to name where the pattern is wrong
 * @throws Error for a pattern that cannot be read: a mistake of ours
 */
export function compilePattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place = pattern,
): CompiledPattern {
  const slots: string[] = []
  const { source, words, needs } = readPattern(pattern, classes, place, slots)
  let expression: RegExp | undefined
  const named = slots.filter((name) => name !== '_').length
  return {
    expression: () => {
      expression ??= new RegExp(`^${source}$`, 'd')
      return expression
    },
    needs,
    slots,
    weight: words * 2 - named - (slots.length - named) * 2,
  }
}

interface Piece {
  readonly source: string
  /** The fewest words of its own. */
  readonly words: number
  /** The words it may begin with; null where any may. */
  readonly first: ReadonlySet<string> | null
  readonly needs: readonly ReadonlySet<string>[]
}

const NO_WORDS: ReadonlySet<string> = new Set()

/** Classes stand in many patterns: each is read once, with the slots it has. */
const readClasses = new WeakMap<object, Map<string, { readonly piece: Piece; readonly slots: readonly string[] }>>()

function readClass(
  name: string,
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place: string,
  slots: string[],
  depth: number,
): Piece {
  const known = readClasses.get(classes) ?? new Map<string, { piece: Piece; slots: readonly string[] }>()
  readClasses.set(classes, known)
  const own: string[] = []
  const found = known.get(name) ?? { piece: readPattern(pattern, classes, place, own, depth + 1), slots: own }
  known.set(name, found)
  slots.push(...found.slots)
  return found.piece
}

/** The symbols of a pattern: brackets, bars, marks, `{slots}`, `<classes>` and words. */
export const patternSymbols = (pattern: string): readonly string[] =>
  pattern
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[()|?&]|\{[^}]+\}|<[^>]+>|[^\s()|?{}<>&]+/g) ?? []

/** Reads a pattern from its symbols; `depth` counts classes within classes. */
function readPattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place: string,
  slots: string[],
  depth = 0,
): Piece {
  if (depth > 5) throw new Error(`A class of words holds itself: ${place}`)
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
    if (symbol === '&') {
      const { source, words, needs } = readOne(symbols[at] ?? '')
      return { source: `(?=${source})`, words, first: NO_WORDS, needs }
    }
    if (symbol.startsWith('{')) {
      slots.push(symbol.slice(1, -1))
      return { source: `((?:\\S+ ){1,${SLOT_WORDS}}?)`, words: 0, first: null, needs: [] }
    }
    if (symbol.startsWith('<')) {
      const inner = classes[symbol.slice(1, -1)]
      if (inner === undefined) throw new Error(`There is no class of words ${symbol}: ${place}`)
      return readClass(symbol, inner, classes, place, slots, depth)
    }
    const word = new Set([symbol])
    return { source: `${symbol.replaceAll(/[.*+^$\\[\]]/g, '\\$&')} `, words: 1, first: word, needs: [word] }
  }

  const readSequence = (): Piece => {
    let source = ''
    let words = 0
    let first: ReadonlySet<string> | null = NO_WORDS
    let isBegun = false
    const needs: ReadonlySet<string>[] = []
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== '|' && symbol !== ')'; symbol = symbols[at]) {
      const piece = readOne(symbol)
      const isOptional = symbols[at] === '?'
      if (isOptional) at++
      source += isOptional ? `(?:${piece.source})?` : piece.source
      words += isOptional ? 0 : piece.words
      if (!isBegun) first = first && piece.first && new Set([...first, ...piece.first])
      if (isOptional) continue
      isBegun ||= symbol !== '&'
      needs.push(...piece.needs)
    }
    // What may be left out whole begins with whatever comes after it.
    return { source, words, first: isBegun ? first : null, needs }
  }

  function readAlternatives(): Piece {
    const all = [readSequence()]
    while (symbols[at] === '|') {
      at++
      all.push(readSequence())
    }
    const [only] = all
    if (only && all.length === 1) return only
    const first = all.every((one) => one.first !== null) ? new Set(all.flatMap((one) => [...(one.first ?? [])])) : null
    return {
      source: `(?:${all.map(({ source }) => source).join('|')})`,
      words: Math.min(...all.map(({ words }) => words)),
      first,
      needs: first ? [first] : [],
    }
  }

  const whole = readAlternatives()
  if (at < symbols.length) throw new Error(`A pattern closes what it did not open: ${place}`)
  return whole
}
