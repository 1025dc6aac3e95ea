// “Yes, at 8”, where half past eight was offered: the answer is a yes with another time.
import type { CommandLine } from '../../contracts/command-line.ts'
import { formatLine } from '../parse/line.ts'
import { parseButtonLine } from '../parse/reading.ts'
import { tryReadOptions } from './read-options.ts'
import { languageOf } from './references.ts'
import type { Execution } from './run-command.ts'

/** The line of a yes with the moment that was said instead of its own; null where none was said, or where it has none. */
export async function withSaidMoment<Me>(
  execution: Execution<Me>,
  line: string,
  yes: CommandLine,
): Promise<CommandLine | null> {
  const { host, me, opened } = execution
  const moment = languageOf(execution)?.liftMoment(line)?.moment ?? ''
  const offered = parseButtonLine(host.catalogue, yes)
  if (moment === '' || !offered) return null
  for (const [name, value] of Object.entries(offered.values)) {
    if (!CLOCK.test(value)) continue
    const meant = { ...offered, values: { ...offered.values, [name]: moment } }
    if (await tryReadOptions(me, opened.request, meant)) return formatLine(meant.command.name, meant.values)
  }
  return null
}

const CLOCK = /^\d{1,2}:\d\d$/
