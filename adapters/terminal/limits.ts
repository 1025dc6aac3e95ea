// The terminal's limits. Everything else is unlimited, since a screen scrolls.

/** Columns if the terminal does not say, and the widest line that reads well. */
export const DEFAULT_COLUMNS = 80
export const MAX_COLUMNS = 100
export const MIN_COLUMNS = 20

/** Lines in the history, also across runs. */
export const MAX_HISTORY_LINES = 500

/** A meter with more steps is shown as numbers only. */
export const MAX_METER_STEPS = 20

/** Longest part of a value that a question shows in brackets. */
export const MAX_SHOWN_VALUE = 60

/** Shown for a line break inside a line, pasted or typed. */
export const LINE_BREAK_SIGN = '⏎'
