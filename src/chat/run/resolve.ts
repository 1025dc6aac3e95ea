// What a request means: as much as can be known of it before any work, and all of it with what was kept put back.
import type { CommandLine } from '../../contracts/command-line.ts'
import { UserError } from '../../user-error.ts'
import { storedLine } from '../ask.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { isDraft, submittedValues } from '../form.ts'
import { excerpt } from '../options.ts'
import { DRAFT_OPTION, formatLine, STORED_LINE_OPTION, UNFILLED_OPTION } from '../parse/line.ts'
import { type ParsedCommand, parseButtonLine, parseCapture, parseLine } from '../parse/reading.ts'
import type { RawValues, Request, RequestInput } from '../request.ts'
import type { Button } from '../view.ts'
import { catchUserError, pickSubjectValues, readOptions } from './read-options.ts'
import type { RequestScope } from './request-scope.ts'

/** What can be said of a request without the database: certain for all but typed lines. */
export function parseCertain<Me>(catalogue: Catalogue<Me>, request: Request): ParsedCommand<Me> | null {
  const { input } = request
  if (input.kind === 'pressed') {
    const meant = parseButtonLine(catalogue, input.line)
    return meant && withChosenValues(meant, input)
  }
  if (input.kind === 'edited') return null
  if (input.kind === 'typed') {
    const reading = parseLine(catalogue, input.line)
    return reading.kind === 'command' ? reading : null
  }
  const command = catalogue.findCommand(input.command)
  return command ? { command, values: input.values, unparsed: '' } : null
}

/** The command a request would run if everything about it reads. */
export function parseCandidate<Me>(catalogue: Catalogue<Me>, request: Request): ParsedCommand<Me> | null {
  const { input } = request
  if (input.kind !== 'typed') return parseCertain(catalogue, request)
  const reading = parseLine(catalogue, input.line)
  if (reading.kind === 'maybe') return reading.meant
  return reading.kind === 'command' ? reading : null
}

/**
 * A pressed line, a form, a native command: drafts and kept lines put back.
 * @throws UserError where there is no such command, or what was kept is gone
 */
export async function resolve<Me>(host: RequestScope<Me>, me: Me, request: Request): Promise<ParsedCommand<Me>> {
  const { input } = request
  if (input.kind === 'command') {
    const command = host.catalogue.findCommand(input.command)
    if (!command) throw new UserError(`There is no command “${excerpt(input.command)}”. Try: help`)
    if (!input.isForm) return { command, values: input.values, unparsed: '' }
    const { [UNFILLED_OPTION]: unfilled, ...values } = await restoreDraft(host, me, command, input.values)
    const began = unfilled === undefined ? await loadInitialValues(me, request, { command, values, unparsed: '' }) : {}
    return { command, values: submittedValues(command, values, began), unparsed: '' }
  }
  const meant = parseButtonLine(host.catalogue, input.line)
  if (!meant) throw new UserError(`I no longer know “${excerpt(input.line)}”. Try: help`)
  const unpacked = await restoreLine(host, me, meant)
  return input.kind === 'pressed' ? withChosenValues(unpacked, input) : unpacked
}

/** What its form was filled with. A thing that is not there any more is refused when the values are read. */
async function loadInitialValues<Me>(
  me: Me,
  request: Request,
  { command, values }: ParsedCommand<Me>,
): Promise<RawValues> {
  if (!command.prefill) return {}
  const named = { command, values: pickSubjectValues(command, values), unparsed: '' }
  const { value: things } = await catchUserError(() => readOptions(me, request, named))
  return things ? command.prefill(me, things as never) : {}
}

/** A form's values, with those put back that were too long to travel with it. */
export async function restoreDraft<Me>(
  host: RequestScope<Me>,
  me: Me,
  command: AnyCommand<Me>,
  given: RawValues,
): Promise<RawValues> {
  const { [DRAFT_OPTION]: draft, ...values } = given
  if (draft === undefined || !isDraft(command, given)) return given
  const kept = await loadDraft(host, me, command, 'form', draft)
  if (!kept) throw new UserError('That form is more than a day old. Ask for it again.')
  return { ...kept.values, ...values }
}

/** A line that asks for the same, words without a place included. */
export const formatCommand = <Me>({ command, values, unparsed }: ParsedCommand<Me>): CommandLine =>
  storedLine([formatLine(command.name, values), ...(unparsed === '' ? [] : [unparsed])].join(' '))

/** What was asked, in words: what the person typed, or a line that says it. */
export const requestWords = ({ input }: Request): string => {
  if (input.kind === 'command') return formatLine(input.command, input.values)
  return input.kind === 'pressed' && input.chosen ? formatLine(input.line, input.chosen) : input.line
}

/** A refused typed line can still be kept as it is. */
export function saveButtons<Me>(catalogue: Catalogue<Me>, { input }: Request): Button[] {
  const words = input.kind === 'typed' ? input.line.trim() : ''
  if (words === '') return []
  const { command } = parseCapture(catalogue, words)
  // Its names were refused with it: none of them is read, and every word stays.
  const into = command.captures?.into
  return into === undefined ? [] : [{ label: 'Save as task', line: formatLine(command.name, { [into]: words }) }]
}

/** What a draft holds, or a line that was too long for its button, put back. */
async function restoreLine<Me>(host: RequestScope<Me>, me: Me, meant: ParsedCommand<Me>): Promise<ParsedCommand<Me>> {
  const { command } = meant
  const { [STORED_LINE_OPTION]: line, [DRAFT_OPTION]: draft, ...values } = meant.values
  if (line !== undefined) {
    const kept = await loadDraft(host, me, command, 'line', line)
    if (kept) return kept
    throw new UserError('That button is more than a day old. Ask for it again.')
  }
  if (draft === undefined || !isDraft(command, meant.values)) return meant
  // A form that was kept too long ago begins empty.
  return (await loadDraft(host, me, command, 'form', draft)) ?? { ...meant, values }
}

async function loadDraft<Me>(
  { conversation, catalogue }: RequestScope<Me>,
  me: Me,
  command: AnyCommand<Me>,
  kind: 'line' | 'form',
  id: string,
): Promise<ParsedCommand<Me> | null> {
  const kept = await conversation.findDraft(me, id)
  const again = kept?.kind === kind ? parseButtonLine(catalogue, kept.content) : null
  return again?.command === command ? again : null
}

/** A select's line with what was chosen in it. */
const withChosenValues = <Me>(
  meant: ParsedCommand<Me>,
  said: Extract<RequestInput, { kind: 'pressed' }>,
): ParsedCommand<Me> => (said.chosen ? { ...meant, values: { ...meant.values, ...said.chosen } } : meant)
