// A request, opened: its text is read here, once and without the database. Every later step takes what was opened, and
// none begins again with the text.
import type { CommandLine } from '../../contracts/command-line.ts'
import { cleanText } from '../../text.ts'
import { storedLine } from '../ask.ts'
import type { Catalogue } from '../command.ts'
import { needsForm } from '../form.ts'
import { formatLine } from '../parse/line.ts'
import { type ParsedCommand, type ParsedLine, parseButtonLine, parseLine } from '../parse/reading.ts'
import { findSentences, type SentenceCandidate } from '../parse/sentences.ts'
import type { Place, RawValues, Request, RequestInput } from '../request.ts'

/** A request and what its text means, as far as that is known without the database. */
export interface OpenedRequest<Me = never> {
  /** As it came, its texts cleaned of what no database takes. */
  readonly request: Request
  readonly parsed: ParsedRequest<Me>
  readonly plan: Plan
}

/** What a request asks for, by the way it came. */
export type ParsedRequest<Me> =
  | {
      readonly kind: 'typed'
      readonly reading: ParsedLine<Me>
      /** The whole line as a sentence: every reading, the most specific first. Matched at the first call, kept for the next. */
      readonly sentences: () => readonly SentenceCandidate<Me>[]
    }
  /** What an edit means is decided by the card of the message. */
  | { readonly kind: 'edited' }
  /** A button, a form or a native command; null where there is no such command. */
  | { readonly kind: 'command'; readonly meant: ParsedCommand<Me> | null }

/** What is known of a request before any work, so that it can be acknowledged in the right way. */
export interface Plan {
  readonly opensForm: boolean
  /** Its work waits for a model or a platform: acknowledge before it, not after. */
  readonly isSlow: boolean
  readonly isPrivate: boolean
  readonly replacesMessage: boolean
}

/** Reads the text of a request. Never throws. */
export function openRequest<Me>(catalogue: Catalogue<Me>, asked: Request): OpenedRequest<Me> {
  const request = { ...asked, input: toStorableInput(asked.input) }
  return withPlan(request, parseInput(catalogue, request.input, request.file?.name))
}

/** Another line of the same person in the same place: a button's, or a select's with what was chosen in it. */
export function openLine<Me>(
  catalogue: Catalogue<Me>,
  from: Request,
  line: string,
  chosen: RawValues = {},
): OpenedRequest<Me> {
  const input = { kind: 'pressed', line, chosen } as const
  return withPlan({ ...from, input }, parseInput(catalogue, input))
}

/** A command that was read already, asked for by the same person in the same place. */
export const openCommand = <Me>(from: Request, meant: ParsedCommand<Me>): OpenedRequest<Me> =>
  withPlan({ ...from, input: { kind: 'pressed', line: formatCommand(meant) } }, { kind: 'command', meant })

/** The same request, asked in another place: what it means stays, where its answer goes does not. */
export const openInPlace = <Me>({ request, parsed }: OpenedRequest<Me>, where: Place): OpenedRequest<Me> =>
  withPlan({ ...request, where }, parsed)

/** What a request means for certain; null for typed lines that may mean something else. */
export function certainCommand<Me>(parsed: ParsedRequest<Me>): ParsedCommand<Me> | null {
  if (parsed.kind === 'command') return parsed.meant
  return parsed.kind === 'typed' && parsed.reading.kind === 'command' ? parsed.reading : null
}

/** The command a request runs if everything about it reads. */
export function candidateCommand<Me>(parsed: ParsedRequest<Me>): ParsedCommand<Me> | null {
  return parsed.kind === 'typed' && parsed.reading.kind === 'maybe' ? parsed.reading.meant : certainCommand(parsed)
}

/** Whether a value is given that is a secret: such a line is neither repeated nor kept. */
export const hasSecretValue = <Me>({ command, values }: ParsedCommand<Me>): boolean =>
  Object.keys(values).some((name) => command.options[name]?.isSecret === true)

/** A line that asks for the same, words that no option took included. */
export const formatCommand = <Me>({ command, values, unparsed }: ParsedCommand<Me>): CommandLine =>
  storedLine([formatLine(command.name, values), ...(unparsed === '' ? [] : [unparsed])].join(' '))

function parseInput<Me>(catalogue: Catalogue<Me>, input: RequestInput, fileName?: string): ParsedRequest<Me> {
  switch (input.kind) {
    case 'typed': {
      let found: readonly SentenceCandidate<Me>[] | undefined
      const sentences = () => {
        found ??= findSentences(catalogue, input.line)
        return found
      }
      const reading = parseDocument(catalogue, input.line, fileName) ?? parseLine(catalogue, input.line)
      return { kind: 'typed', reading, sentences }
    }
    case 'edited':
      return { kind: 'edited' }
    case 'pressed': {
      const meant = parseButtonLine(catalogue, input.line)
      return { kind: 'command', meant: meant && withChosenValues(meant, input.chosen) }
    }
    case 'command': {
      const command = catalogue.findCommand(input.command)
      return { kind: 'command', meant: command ? { command, values: input.values, unparsed: '' } : null }
    }
  }
}

/** A file, or text that is one by its content; null for what a person says. */
function parseDocument<Me>(catalogue: Catalogue<Me>, line: string, fileName?: string): ParsedLine<Me> | null {
  const byFile = fileName === undefined ? undefined : catalogue.findFileCommand(fileName)
  const found = byFile ?? catalogue.findDocument(line)
  if (!found) return null
  const { command, into } = found
  return { kind: 'command', command, values: { [into]: byFile ? (fileName ?? '') : line }, unparsed: '' }
}

/** A select's line with what was chosen in it; names that are no options of the command are left out. */
export function withChosenValues<Me>(meant: ParsedCommand<Me>, chosen: RawValues = {}): ParsedCommand<Me> {
  const { options } = meant.command
  const known = Object.entries(chosen).filter(([name]) => Object.hasOwn(options, name))
  return { ...meant, values: { ...meant.values, ...Object.fromEntries(known) } }
}

function withPlan<Me>(request: Request, parsed: ParsedRequest<Me>): OpenedRequest<Me> {
  const { input, where } = request
  const meant = certainCommand(parsed)
  const isPrivate = meant ? meant.command.isPrivate !== false : true
  const isSentForm = input.kind === 'command' && input.isForm === true
  return {
    request,
    parsed,
    plan: {
      opensForm: meant !== null && !isSentForm && needsForm(meant.command, meant.values),
      isSlow: candidateCommand(parsed)?.command.prepare !== undefined,
      isPrivate,
      replacesMessage:
        input.kind === 'pressed' && !meant?.command.keepsMessage && !(where.kind === 'shared' && isPrivate),
    },
  }
}

/** What options hold is what a database takes, however it came: NUL and halves of characters are in no language. */
function toStorableInput(said: RequestInput): RequestInput {
  switch (said.kind) {
    case 'command':
      return { ...said, values: cleanValues(said.values) }
    case 'pressed': {
      const { line, returnTo, chosen } = said
      return {
        kind: said.kind,
        line: cleanText(line),
        ...(returnTo === undefined ? {} : { returnTo: cleanText(returnTo) }),
        ...(chosen ? { chosen: cleanValues(chosen) } : {}),
      }
    }
    default:
      return { ...said, line: cleanText(said.line) }
  }
}

const cleanValues = (values: RawValues): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanText(value)]))
