// A request in its transaction: a typed line, a button, a form or an edit, each run as what it means.
import { missingOptions } from '../form.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { readEdited } from './edited-line.ts'
import { candidateCommand, type OpenedRequest } from './open.ts'
import { catchRefusal, tryReadOptions } from './read-options.ts'
import { type RequestScope, withShortTransaction } from './request-scope.ts'
import { resolveLine } from './resolve-line.ts'
import { type Execution, type PreparedWork, reopenList, runCommand, runPressed } from './run-command.ts'
import { runTypedLine } from './typed-line.ts'

/** Does the slow work before the transaction, if the request's command has any. */
export async function prepareWork<Me>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
): Promise<PreparedWork<Me> | null> {
  if (!opened.plan.isSlow) return null
  const { request } = opened
  const found = await withShortTransaction(host, opened, async (me) => {
    const meant = await resolveForPreparation(host, me, opened)
    if (request.visits && !meant?.command.isForVisitors) return null
    if (!meant?.command.prepare || missingOptions(meant.command, meant.values).length > 0) return null
    const values = await tryReadOptions(me, request, meant)
    return values && { command: meant.command, values }
  })
  if (!found) return null
  const look = <R>(work: (me: Me) => Promise<R>): Promise<R> => withShortTransaction(host, opened, work)
  return { command: found.command, value: await found.command.prepare?.(look, found.values as never, request) }
}

/** Runs what a request means; null where nothing was meant for Proxy. */
export async function executeRequest<Me>(execution: Execution<Me>): Promise<View | null> {
  const { parsed, request } = execution.opened
  const { input } = request
  if (parsed.kind === 'typed') return runTypedLine(execution, parsed)
  if (input.kind === 'edited') return runEdit(execution, input.line)
  const shown = await runPressed(execution)
  return input.kind === 'pressed' && input.returnTo ? reopenList(execution, input.returnTo, shown) : shown
}

/** Resolves a request with a first look at the database; null if only running it can tell. */
async function resolveForPreparation<Me>(
  host: RequestScope<Me>,
  me: Me,
  opened: OpenedRequest<Me>,
): Promise<ParsedCommand<Me> | null> {
  if (opened.parsed.kind === 'typed') return candidateCommand(opened.parsed)
  return (await catchRefusal(() => resolveLine(host, me, opened))).value ?? null
}

/** A message that became a comment or capture follows its edits. */
async function runEdit<Me>(execution: Execution<Me>, line: string): Promise<View | null> {
  const { host, me, opened } = execution
  const { ownMessage } = opened.request
  const subject = ownMessage && (await host.conversation.findCard(me, ownMessage))
  const command = subject && host.catalogue.findEditCommand(subject.kind, line === '')
  if (!command) return null
  const values: Record<string, string> = {}
  const by = command.takesEdit?.by ?? subject.kind
  if (Object.hasOwn(command.options, by)) values[by] = subject.id
  if (command.takesEdit?.into !== undefined) values[command.takesEdit.into] = line
  // Of a line with several clauses only what was told beside the thing has options of its own.
  for (const [name, words] of Object.entries((line === '' ? null : await readEdited(execution, line)) ?? {}))
    if (Object.hasOwn(command.options, name)) values[name] = words
  return runCommand(execution, { command, values, unparsed: '' })
}
