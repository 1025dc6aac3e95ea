// What a terminal holds. Everything else here has no limit: a screen scrolls.

/** Columns of text where the terminal does not say, and the most that read well in one line. */
export const COLUMNS = 80
export const WIDEST = 100
export const NARROWEST = 20

/** Lines remembered for the arrow keys, also across runs. */
export const HISTORY = 500

/** A meter of more steps than this is only said in numbers. */
export const METER = 20

/** As much of a value as a question shows in brackets. */
export const SHOWN_VALUE = 60

/** Stands for a line break inside a line: pasted ones look like it, and typed ones count. */
export const BREAK = '⏎'
