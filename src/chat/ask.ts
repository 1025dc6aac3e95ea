// Lines of buttons, typed: a command that does not exist, an option it does not have or a word its choice does not know
// is an error of the compiler. Generic code that gets the command at run time uses `formatLine`.
import type { CommandLine } from '../contracts/command-line.ts'
import type { CommandMap } from '../contracts/command-map.ts'
import { quoteValue } from './parse/tokens.ts'

/** The name of a command there is: `task done`. */
export type CommandName = keyof CommandMap

/**
 * The options a line of this command may fill; `draft` is the id of a kept form, `asked` the one option that its form
 * asks for. A required one that is left out is asked for by a form.
 */
export type OptionValues<N extends CommandName> = CommandMap[N] & {
  readonly draft?: string
  readonly asked?: keyof CommandMap[N] & string
}

/**
 * The line that asks for a command: `ask('task move', { task: id, to: 'tomorrow' })`. Options that are undefined are
 * left out.
 */
export const ask = <N extends CommandName>(command: N, values?: OptionValues<N>): CommandLine =>
  [
    command,
    ...Object.entries(values ?? {}).flatMap(([option, value]) =>
      value === undefined ? [] : [`${option}:${quoteValue(String(value))}`],
    ),
  ].join(' ') as CommandLine

/** A line that `ask` or `formatLine` made before and that was stored, or came back from a platform. */
export const storedLine = (line: string): CommandLine => line as CommandLine
