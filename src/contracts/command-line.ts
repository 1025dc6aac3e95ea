// The type of a button's line and of its option values: only `ask` and `formatLine` make such lines, so no view can
// contain one without a command.

declare const commandLineBrand: unique symbol

/** A line of a button: `task done task:…`. A plain string is not assignable. */
export type CommandLine = string & { readonly [commandLineBrand]: true }

/** A text, date, time or looked-up thing. */
export type OptionText = string | number

/** An integer. */
export type OptionInteger = number | `${number}`

/** A yes or no. */
export type OptionFlag = 'yes' | 'no'

/** The word that clears a clearable option. */
export type ClearedOption = 'none'
