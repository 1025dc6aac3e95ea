// The small language of sentence patterns: words, `(a|b c)`, `word?`, `(…)?`, `{slot}`, `{_}` for words that do not
// matter, `<class>` of words, `&(a|b)` before what has to begin with one of these. Compiled to one regular expression over words that each end in a space.

/** A pattern, ready to be matched. */
export interface CompiledPattern {
  readonly expression: RegExp
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
  const { source, words } = readPattern(pattern, classes, place, slots)
  const named = slots.filter((name) => name !== '_').length
  return {
    expression: new RegExp(`^${source}$`, 'd'),
    slots,
    weight: words * 2 - named - (slots.length - named) * 2,
  }
}

interface Piece {
  readonly source: string
  /** The fewest words of its own. */
  readonly words: number
}

/** Reads a pattern from its symbols; `depth` counts classes within classes. */
function readPattern(
  pattern: string,
  classes: Readonly<Record<string, string>>,
  place: string,
  slots: string[],
  depth = 0,
): Piece {
  if (depth > 5) throw new Error(`A class of words holds itself: ${place}`)
  const symbols: readonly string[] =
    pattern
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .match(/[()|?&]|\{[^}]+\}|<[^>]+>|[^\s()|?{}<>&]+/g) ?? []
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
      const { source, words } = readOne(symbols[at] ?? '')
      return { source: `(?=${source})`, words }
    }
    if (symbol.startsWith('{')) {
      slots.push(symbol.slice(1, -1))
      return { source: `((?:\\S+ ){1,${SLOT_WORDS}}?)`, words: 0 }
    }
    if (symbol.startsWith('<')) {
      const inner = classes[symbol.slice(1, -1)]
      if (inner === undefined) throw new Error(`There is no class of words ${symbol}: ${place}`)
      return readPattern(inner, classes, place, slots, depth + 1)
    }
    return { source: `${symbol.replaceAll(/[.*+^$\\[\]]/g, '\\$&')} `, words: 1 }
  }

  const readSequence = (): Piece => {
    let source = ''
    let words = 0
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== '|' && symbol !== ')'; symbol = symbols[at]) {
      const piece = readOne(symbol)
      const isOptional = symbols[at] === '?'
      if (isOptional) at++
      source += isOptional ? `(?:${piece.source})?` : piece.source
      words += isOptional ? 0 : piece.words
    }
    return { source, words }
  }

  function readAlternatives(): Piece {
    const all = [readSequence()]
    while (symbols[at] === '|') {
      at++
      all.push(readSequence())
    }
    const [only] = all
    if (only && all.length === 1) return only
    return {
      source: `(?:${all.map(({ source }) => source).join('|')})`,
      words: Math.min(...all.map(({ words }) => words)),
    }
  }

  const whole = readAlternatives()
  if (at < symbols.length) throw new Error(`A pattern closes what it did not open: ${place}`)
  return whole
}
