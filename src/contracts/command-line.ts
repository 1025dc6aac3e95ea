// The line a button stands for, and what an option of a line may be: only `ask` and `formatLine` make such lines, so that
// no view can hold one that names no command.

declare const commandLineBrand: unique symbol

/** A line that asks for a command, as buttons carry it: `task done task:…`. A plain string is not assignable to it. */
export type CommandLine = string & { readonly [commandLineBrand]: true }

/** What a text, a date, a time or a thing that is looked up is filled with. */
export type OptionText = string | number

/** What a whole number is filled with. */
export type OptionInteger = number | `${number}`

/** What a yes or no is filled with. */
export type OptionFlag = 'yes' | 'no'

/** The word that clears an option that can be cleared. */
export type ClearedOption = 'none'
