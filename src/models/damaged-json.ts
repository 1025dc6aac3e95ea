// Damaged JSON texts, restored or edited by hand: invalid parts are replaced by defaults and reported once.

/**
 * Reports the column of a text in which something was replaced, once for each such text; never the text. A single
 * listener, since models know no log.
 */
export function onDamagedJson(listener: (column: string) => void): void {
  damagedListener = listener
}

let damagedListener: (column: string) => void = () => undefined
const reported = new Set<string>()
/** The number of damaged texts remembered; beyond it some are reported again. */
const MAX_REMEMBERED = 1_000

/** Something in this column's text was replaced. */
export function reportDamagedJson(column: string, text: string): void {
  const mark = `${column} ${text.length} ${text.slice(0, 100)}`
  if (reported.has(mark)) return
  if (reported.size >= MAX_REMEMBERED) reported.clear()
  reported.add(mark)
  damagedListener(column)
}
