// “No, postpone it a week”, after it was let go: another command for the same thing.
import type { CommandLine } from '../../contracts/command-line.ts'
import { commandVerb } from '../command.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import { findSentences } from '../parse/sentences.ts'
import { catchRefusal, readOptions } from './read-options.ts'
import type { Execution } from './run-command.ts'

/**
 * The line of the command that the words say of “it”, for the thing that was just acted on; null where they say none.
 * @param into the option that named the thing in `before`
 */
export async function findInstead<Me>(
  { host, me, opened }: Execution<Me>,
  words: string,
  before: ParsedCommand<Me>,
  into: string,
): Promise<CommandLine | null> {
  const id = before.values[into]
  if (id === undefined || !ENDS.has(commandVerb(before.command.name))) return null
  for (const { command, trust, values, moment } of findSentences(host.catalogue, words)) {
    const points = command.language?.readReference(values[into] ?? '')?.kind === 'last'
    if (trust !== 'sure' || command === before.command || !points) continue
    const when = Object.entries(command.options).find(([name, { kind }]) => kind === 'when' && !values[name])?.[0]
    const said = { ...values, ...(moment && when !== undefined ? { [when]: moment } : {}) }
    const { [into]: _, ...others } = said
    const reading = { command, values: others, unparsed: '' }
    // What is said of the thing has to have a meaning: “a week” is no date, but a length.
    if ((await catchRefusal(() => readOptions(me, opened.request, reading, true))).refused) continue
    return formatLine(command.name, { ...said, [into]: id })
  }
  return null
}

/** What these acted on is over: “it” can only be meant with what they did taken back. */
const ENDS: ReadonlySet<string> = new Set(['done', 'drop', 'skip'])
