// Typed button lines: an unknown command, option or choice is a compile error. Generic code with a command at run time
// uses `formatLine`.
import type { CommandLine } from '../contracts/command-line.ts'
import type { CommandMap } from '../contracts/command-map.ts'
import { quoteValue } from './parse/tokens.ts'

/** The name of an existing command: `task done`. */
export type CommandName = keyof CommandMap

/**
 * The options a line of this command may fill; `draft` is the id of a kept form, `asked` the one option that its form
 * asks for. A required one that is left out is asked for by a form.
 */
export type OptionValues<N extends CommandName> = CommandMap[N] & {
  readonly draft?: string
  readonly asked?: keyof CommandMap[N] & string
}

/** Makes the line of a command: `ask('task move', { task: id, to: 'tomorrow' })`. Undefined options are left out. */
export const ask = <N extends CommandName>(command: N, values?: OptionValues<N>): CommandLine =>
  [
    command,
    ...Object.entries(values ?? {}).flatMap(([option, value]) =>
      value === undefined ? [] : [`${option}:${quoteValue(String(value))}`],
    ),
  ].join(' ') as CommandLine

/** A line made earlier by `ask` or `formatLine` that was stored or sent back by a platform. */
export const storedLine = (line: string): CommandLine => line as CommandLine
