// What was found out about a text, kept for the next who asks about the same words: every reader of a line asks for the
// dates of its parts.

/**
 * The same function of a text, which keeps its newest answers.
 * @param size how many it keeps; a few lines' worth
 * @param find depends on the text alone; what it gives is changed by nobody
 */
export function memoizeText<Found>(size: number, find: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Found
    const made = find(text)
    known.set(text, made)
    const [oldest] = known.size > size ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return made
  }
}

/** Runs `make` once, at first use. */
export function memoize<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
