// What a terminal holds. Everything else here has no limit: a screen scrolls.

/** Columns of text where the terminal does not say, and the most that read well in one line. */
export const DEFAULT_COLUMNS = 80
export const MAX_COLUMNS = 100
export const MIN_COLUMNS = 20

/** Lines remembered for the arrow keys, also across runs. */
export const MAX_HISTORY_LINES = 500

/** A meter of more steps than this is only said in numbers. */
export const MAX_METER_STEPS = 20

/** As much of a value as a question shows in brackets. */
export const MAX_SHOWN_VALUE = 60

/** Stands for a line break inside a line: pasted ones look like it, and typed ones count. */
export const LINE_BREAK_SIGN = '⏎'
