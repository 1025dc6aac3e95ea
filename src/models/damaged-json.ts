// JSON texts that people restored, edited and broke: what makes no sense in one is left out, and told once.

/**
 * Hears the column of a text in which something had to be replaced, once for each such text; never the text itself.
 * One listener for all: models know no log.
 */
export function onDamagedJson(listener: (column: string) => void): void {
  damagedListener = listener
}

let damagedListener: (column: string) => void = () => undefined
const reported = new Set<string>()
/** So many damaged texts are remembered; whoever has more hears of some again. */
const MAX_REMEMBERED = 1_000

/** Something in this column's text had to be replaced. */
export function reportDamagedJson(column: string, text: string): void {
  const mark = `${column} ${text.length} ${text.slice(0, 100)}`
  if (reported.has(mark)) return
  if (reported.size >= MAX_REMEMBERED) reported.clear()
  reported.add(mark)
  damagedListener(column)
}
