// Parses a command's options: from raw text to the values of its `run`.
import { AmbiguousError, Refusal } from '../../user-error.ts'
import type { AnyCommand } from '../command.ts'
import { isSubjectOption, missingOptions } from '../form.ts'
import type { OptionContext } from '../options.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { RawValues, Request } from '../request.ts'

/** By option name; checked against the command's types where it is declared. */
export type ParsedOptionValues = Readonly<Record<string, unknown>>

/** @throws UserError for the first invalid option */
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
    else {
      try {
        found[name] = await option.read(raw, createOptionContext(me, request, command.name, values, name, isGuess))
      } catch (error) {
        if (error instanceof Refusal) error.optionName ??= name
        throw error
      }
    }
  }
  return found
}

/** The command's subjects among these values, or all other values. */
export const pickSubjectValues = <Me>(command: AnyCommand<Me>, values: RawValues, isWanted = true): RawValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isSubjectOption(command, name) === isWanted))

/** The values, or null if any is invalid or missing: then the line was no command. */
export async function tryReadOptions<Me>(
  me: Me,
  request: Request,
  meant: ParsedCommand<Me>,
): Promise<ParsedOptionValues | null> {
  if (meant.unparsed !== '') return null
  // A bare word is a command; with more words its options have to parse.
  const isAlone = Object.keys(meant.values).length === 0
  if (missingOptions(meant.command, meant.values).length > 0) return isAlone ? {} : null
  const { value, refused } = await catchRefusal(() => readOptions(me, request, meant))
  // Several things match: the line is understood, and running it asks which.
  if (refused instanceof AmbiguousError) return {}
  return value ?? null
}

/** Whether it parses. Errors other than refusals are thrown. */
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

/** What an option may use while parsing, and the same line with another value. */
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
