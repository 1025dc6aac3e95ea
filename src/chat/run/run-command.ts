// One command, run: its options read, its slow work at hand; and the lines of buttons, which are commands.
import type { LineReading } from '../../contracts/line-reading.ts'
import { DomainError, UserError } from '../../user-error.ts'
import { type AnyCommand, commandNoun } from '../command.ts'
import { isDraft, missingOptions, needsForm } from '../form.ts'
import { usageLine } from '../help.ts'
import { formatLine } from '../parse/line.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import { excerpt } from '../phrases.ts'
import type { RawValues, Request } from '../request.ts'
import type { Button, View } from '../view.ts'
import { MissingOptionsError } from './errors.ts'
import { certainCommand, hasSecretValue, type OpenedRequest, openLine } from './open.ts'
import { catchRefusal, type ParsedOptionValues, readOptions } from './read-options.ts'
import type { RequestScope } from './request-scope.ts'
import { requestWords, resolveLine, saveButtons } from './resolve-line.ts'
import { decorateAnswer } from './respond.ts'
import { readSeveral, runForEach } from './several.ts'

/** The result of slow work done before the transaction, for this command. */
export interface PreparedWork<Me> {
  readonly command: AnyCommand<Me>
  readonly value: unknown
}

/** One request in its transaction. */
export interface Execution<Me> {
  readonly host: RequestScope<Me>
  readonly me: Me
  readonly opened: OpenedRequest<Me>
  readonly prepared: PreparedWork<Me> | null
  /** The slow work of this command has been done. */
  readonly isRetry?: boolean
  /** What the optional model said of the line; undefined before it was asked. */
  readonly reading?: LineReading
}

/** Thrown if a number, label, *yes* or *no* stands for a line whose slow work must precede its transaction. */
export class NeedsPreparation<Me> extends Error {
  readonly opened: OpenedRequest<Me>
  constructor(opened: OpenedRequest<Me>) {
    super('Its slow work comes first')
    this.opened = opened
  }
}

/** Reads the options of a command and runs it. @throws Refusal, MissingOptionsError */
export async function runCommand<Me>(execution: Execution<Me>, meant: ParsedCommand<Me>): Promise<View> {
  const { host, me, opened } = execution
  const { request } = opened
  const { command } = meant
  // Before its options are read: a question about them would name things that the program may not see.
  requireAllowed(request, command)
  const [, empty] = /(?:^|\s)([a-z][a-z-]*):$/.exec(meant.unparsed) ?? []
  if (empty !== undefined && Object.hasOwn(command.options, empty))
    throw new UserError(
      `“${empty}:” has no value. Type it behind the colon, or leave “${empty}:” out. Try: ${usageLine(command)}`,
      saveButtons(host.catalogue, request),
    )
  if (meant.unparsed !== '')
    throw new UserError(
      `I don't understand ${hasSecretValue(meant) ? 'all of that' : `“${excerpt(meant.unparsed)}” here`}.${QUOTES_HINT.test(requestWords(request)) ? ' Put a value of several words in quotes.' : ''} Try: ${usageLine(command)}`,
      saveButtons(host.catalogue, request),
    )
  refuseForeignName(execution, meant)
  const lacking = missingOptions(command, meant.values)
  if (lacking.length > 0) throw new MissingOptionsError(me, command, meant.values, lacking)
  const several = await readSeveral(me, request, meant)
  if (several) return runForEach(several, (values) => runWithValues(execution, meant, values), host.explain)
  const values = await readOptions(me, request, meant)
  const isForm = request.input.kind === 'command' && request.input.isForm === true
  if (!isForm && needsForm(command, meant.values)) throw new MissingOptionsError(me, command, meant.values, [])
  return runWithValues(execution, meant, values)
}

/** A value named on the line. */
const QUOTES_HINT = /\s[a-z-]+:\S/

/** Names of things are this long at most. */
const LONGEST_NAME = 255

/**
 * `task edit milk tags:a`: a name that another command of the same noun has, and this one has not, is no part of a thing.
 * @throws UserError with the command that has it
 */
function refuseForeignName<Me>({ host, opened }: Execution<Me>, { command, values }: ParsedCommand<Me>): void {
  if (opened.request.input.kind !== 'typed') return
  const noun = commandNoun(command.name)
  for (const [option, value] of Object.entries(values)) {
    const { kind, takes, max = 0 } = command.options[option] ?? {}
    // Prose may hold such words; the name of a thing, “habit add Run notes:x”, holds none.
    if (kind === 'text' && takes === 'rest' && (command.captures || max === 0 || max > LONGEST_NAME)) continue
    for (const [, name = ''] of value.matchAll(/(?:^|\s)([a-z][a-z-]*):\S/g)) {
      if (Object.hasOwn(command.options, name)) continue
      const owner = host.catalogue.commands.find(
        (other) =>
          commandNoun(other.name) === noun &&
          Object.hasOwn(other.options, noun) === Object.hasOwn(command.options, noun) &&
          other.options[name]?.isHidden === undefined &&
          Object.hasOwn(other.options, name),
      )
      const isName = host.catalogue.commands.some((other) => Object.hasOwn(other.options, name))
      if (owner || isName || kind !== 'text')
        throw new UserError(
          `There is no “${name}” in “${command.name}”. ${owner ? `Try: ${usageLine(owner)}` : `Put words that belong together in quotes. Try: ${usageLine(command)}`}`,
        )
    }
  }
}

/** What a token for one zone may ask for: commands that act on its tasks alone. */
const ZONE_NOUNS: ReadonlySet<string> = new Set(['task', 'step'])

/**
 * A token may limit a program to what changes nothing, and to the tasks of one zone; a visitor takes part in what was
 * shared with them.
 * @throws DomainError where the command is beyond that
 */
function requireAllowed<Me>({ access, visits }: Request, command: AnyCommand<Me>): void {
  if (visits && !command.isForVisitors) throw new DomainError('visitor.not-here', visits)
  if (!access) return
  if (command.isForPersonAlone) throw new DomainError('token.by-program')
  if (access.scope === 'read' && command.byModel !== 'show') throw new DomainError('token.read-only')
  if (access.zoneId !== null && !ZONE_NOUNS.has(commandNoun(command.name))) throw new DomainError('token.other-zone')
}

/** Runs a command whose options have been read. */
export async function runWithValues<Me>(
  execution: Execution<Me>,
  { command, values: raw }: ParsedCommand<Me>,
  values: ParsedOptionValues,
): Promise<View> {
  const { host, me, opened, prepared } = execution
  requireAllowed(opened.request, command)
  const ready = prepared?.command === command ? prepared.value : null
  const context = {
    request: opened.request,
    prepared: ready,
    raw,
    catalogue: host.catalogue,
    runLine: (line: string) => runLine(execution, line),
  }
  // The catalogue erases option types; `read` made these values from the command's own options.
  return withActed(await command.run(me, values as never, context as never), command, raw)
}

/** The answer with what was done to which thing, so that "no, the other one" can do it to another. */
function withActed<Me>(shown: View, command: AnyCommand<Me>, raw: RawValues): View {
  const { card } = shown
  // What only asks did nothing yet.
  if (shown.acted || shown.question || !card || command.options[card.kind]?.kind !== 'lookup') return shown
  return { ...shown, acted: { line: formatLine(command.name, { ...raw, [card.kind]: card.id }), into: card.kind } }
}

/** Runs what was pressed, or asked for by name. */
export async function runPressed<Me>(execution: Execution<Me>): Promise<View> {
  const { host, me, opened } = execution
  const meant = await resolveLine(host, me, opened)
  const named = opened.request.input.kind === 'pressed' ? certainCommand(opened.parsed) : null
  if (!named || !isDraft(named.command, named.values)) return runCommand(execution, meant)
  // A draft belongs to its form, which the platform opens if it can; this is the answer in words if not.
  const { refused } = await catchRefusal(() => readOptions(me, opened.request, meant))
  throw new MissingOptionsError(
    me,
    named.command,
    named.values,
    missingOptions(meant.command, meant.values),
    refused && host.explain(refused).message,
  )
}

/** Runs one of the application's own lines as if it had been pressed. */
export const runLine = <Me>(execution: Execution<Me>, line: string, chosen: RawValues = {}): Promise<View> => {
  const { host, opened } = execution
  return runPressed({ ...execution, opened: openLine(host.catalogue, opened.request, line, chosen) })
}

/** What a number, a label, *yes* or *no* stands for, pressed. @throws NeedsPreparation */
export async function runButton<Me>(execution: Execution<Me>, to: Pick<Button, 'line' | 'returnTo'>): Promise<View> {
  const { host, opened, prepared, isRetry } = execution
  const pressed = openLine(host.catalogue, opened.request, to.line)
  const command = certainCommand(pressed.parsed)?.command
  if (command?.prepare && prepared?.command !== command && !isRetry) throw new NeedsPreparation(pressed)
  const shown = await runPressed({ ...execution, opened: pressed })
  return to.returnTo ? reopenList(execution, to.returnTo, shown) : shown
}

/** The list a button came from, with the outcome on top. */
export async function reopenList<Me>(execution: Execution<Me>, line: string, outcome: View): Promise<View> {
  const { host, me, opened } = execution
  const undo = await host.conversation.commit(me, outcome, opened.request)
  const { title } = await decorateAnswer(host, me, outcome)
  const shown = await runLine(execution, line)
  return { ...shown, notice: title, buttons: undo ? [...shown.buttons, undo] : shown.buttons }
}
