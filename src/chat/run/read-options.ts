// A command's blanks, read: from raw words to what its `run` is given.
import { AmbiguousError, Refusal } from '../../user-error.ts'
import type { AnyCommand } from '../command.ts'
import { isSubjectOption, missingOptions } from '../form.ts'
import type { OptionContext } from '../options.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { RawValues, Request } from '../request.ts'

/** By option name; the command's own types are checked where it is declared. */
export type ParsedOptionValues = Readonly<Record<string, unknown>>

/** @throws UserError with what is wrong with the first blank that does not read */
export async function readOptions<Me>(
  me: Me,
  request: Request,
  { command, values }: ParsedCommand<Me>,
  isGuess = false,
): Promise<ParsedOptionValues> {
  const found: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(command.options)) {
    const raw = values[name]
    if (raw === undefined || raw.trim() === '') found[name] = option.default
    else found[name] = await option.read(raw, createOptionContext(me, request, command.name, values, name, isGuess))
  }
  return found
}

/** Of these values the command's things, or all but them. */
export const pickSubjectValues = <Me>(command: AnyCommand<Me>, values: RawValues, isWanted = true): RawValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isSubjectOption(command, name) === isWanted))

/** The values, or null where anything is wrong or missing: then the line was no command. */
export async function tryReadOptions<Me>(
  me: Me,
  request: Request,
  meant: ParsedCommand<Me>,
): Promise<ParsedOptionValues | null> {
  if (meant.unparsed !== '') return null
  // A word alone is a wish for that command; more words have to fill its blanks.
  const isAlone = Object.keys(meant.values).length === 0
  if (missingOptions(meant.command, meant.values).length > 0) return isAlone ? {} : null
  const { value, refused } = await catchRefusal(() => readOptions(me, request, meant))
  // Several match: the line was understood, and asks back when it is performed.
  if (refused instanceof AmbiguousError) return {}
  return value ?? null
}

/** Does it read? Errors that are no refusals pass. */
export async function catchRefusal<R>(
  work: () => Promise<R>,
): Promise<{ readonly value?: R; readonly refused?: Refusal }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error }
    throw error
  }
}

/** What an option may know while it reads, and the line that says it again with another value. */
export const createOptionContext = <Me>(
  me: Me,
  request: Request,
  command: string,
  values: RawValues,
  name: string,
  isGuess = false,
): OptionContext<Me> => ({
  me,
  ...(isGuess ? { isGuess } : {}),
  request,
  name,
  lineWith: (value) => formatLine(command, { ...values, [name]: value }),
})
