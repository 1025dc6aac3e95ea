// What an opened request means with what was kept put back: drafts, lines that were too long for their button.
import { UserError } from '../../user-error.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { isDraft, submittedValues } from '../form.ts'
import { DRAFT_OPTION, formatLine, STORED_LINE_OPTION, UNFILLED_OPTION } from '../parse/line.ts'
import { findCaptureCommand, type ParsedCommand, parseButtonLine } from '../parse/reading.ts'
import { excerpt } from '../phrases.ts'
import type { RawValues, Request } from '../request.ts'
import type { Button } from '../view.ts'
import { candidateCommand, type OpenedRequest, withChosenValues } from './open.ts'
import { catchRefusal, pickSubjectValues, readOptions } from './read-options.ts'
import type { RequestScope } from './request-scope.ts'

/**
 * The line of a button, form or native command with drafts and stored parts restored.
 * @throws UserError if the command does not exist or the stored part has expired
 */
export async function resolveLine<Me>(
  host: RequestScope<Me>,
  me: Me,
  { request, parsed }: OpenedRequest<Me>,
): Promise<ParsedCommand<Me>> {
  const { input } = request
  const meant = candidateCommand(parsed)
  if (input.kind === 'command') {
    if (!meant) throw new UserError(`There is no command “${excerpt(input.command)}”. Try: help`)
    if (!input.isForm) return meant
    const { command } = meant
    const { [UNFILLED_OPTION]: unfilled, ...values } = await restoreDraft(host, me, command, meant.values)
    const began = unfilled === undefined ? await loadInitialValues(me, request, { command, values, unparsed: '' }) : {}
    return { command, values: submittedValues(command, values, began), unparsed: '' }
  }
  if (!meant) throw new UserError(`I no longer know “${excerpt(input.line)}”. Try: help`)
  const restored = await restoreLine(host, me, meant)
  return input.kind === 'pressed' ? withChosenValues(restored, input.chosen) : restored
}

/** A form's values. A subject that no longer exists is refused when the values are parsed. */
async function loadInitialValues<Me>(
  me: Me,
  request: Request,
  { command, values }: ParsedCommand<Me>,
): Promise<RawValues> {
  if (!command.prefill) return {}
  const named = { command, values: pickSubjectValues(command, values), unparsed: '' }
  const { value: things } = await catchRefusal(() => readOptions(me, request, named))
  return things ? command.prefill(me, things as never) : {}
}

/** A form's values with those restored that were too long to travel with it. */
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

/** The request in words: the typed line, or an equivalent one. */
export const requestWords = ({ input }: Request): string => {
  if (input.kind === 'command') return formatLine(input.command, input.values)
  return input.kind === 'pressed' && input.chosen ? formatLine(input.line, input.chosen) : input.line
}

/** A refused typed line can still be saved as a task. */
export function saveButtons<Me>(catalogue: Catalogue<Me>, { input }: Request): Button[] {
  const words = input.kind === 'typed' ? input.line.trim() : ''
  if (words === '') return []
  const { command, into } = findCaptureCommand(catalogue, words)
  // Its option names were refused too, so the whole line stays text.
  return [{ label: 'Save as task', line: formatLine(command.name, { [into]: words }) }]
}

/** Restores a draft, or a line that was too long for its button. */
async function restoreLine<Me>(host: RequestScope<Me>, me: Me, meant: ParsedCommand<Me>): Promise<ParsedCommand<Me>> {
  const { command } = meant
  const { [STORED_LINE_OPTION]: line, [DRAFT_OPTION]: draft, ...values } = meant.values
  if (line !== undefined) {
    const kept = await loadDraft(host, me, command, 'line', line)
    if (kept) return kept
    throw new UserError('That button is more than a day old. Ask for it again.')
  }
  if (draft === undefined || !isDraft(command, meant.values)) return meant
  // The form of an expired draft begins empty.
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
