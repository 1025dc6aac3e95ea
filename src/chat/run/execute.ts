// A request, run: whatever it means is found, its blanks read, its command asked for a view.
import type { LineReading } from '../../contracts/line-reading.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { ask } from '../ask.ts'
import { type AnyCommand, normalizePhrase } from '../command.ts'
import { isDraft, missingOptions, needsForm } from '../form.ts'
import { usageLine } from '../help.ts'
import { excerpt } from '../options.ts'
import { type ParsedCommand, parseButtonLine, parseLine } from '../parse/reading.ts'
import type { RawValues, Request, RequestInput } from '../request.ts'
import { type Button, t, type View, view } from '../view.ts'
import { MissingOptionsError } from './errors.ts'
import { readByModel } from './model-reading.ts'
import { catchUserError, readOptions, tryReadOptions } from './read-options.ts'
import { type ReplyContext, type RequestScope, withShortTransaction } from './request-scope.ts'
import { formatCommand, parseCandidate, parseCertain, resolve, saveButtons } from './resolve.ts'
import { decorateAnswer } from './respond.ts'
import { missingThingView, type ReadSentence, readSentences } from './sentences.ts'

/** Slow work that was done before the transaction, for this command. */
export interface PreparedWork<Me> {
  readonly command: AnyCommand<Me>
  readonly value: unknown
}

/** One request in its transaction. */
export interface Execution<Me> {
  readonly host: RequestScope<Me>
  readonly me: Me
  readonly request: Request
  readonly prepared: PreparedWork<Me> | null
  /** What this turned out to mean has had its slow work. */
  readonly isRetry?: boolean
  /** What the optional model said of the line; undefined before it was asked. */
  readonly reading?: LineReading
}

/** Thrown where a number, a label, *yes* or *no* turns out to mean a line whose slow work comes before its transaction. */
export class NeedsPreparation extends Error {
  readonly line: string
  constructor(line: string) {
    super('Its slow work comes first')
    this.line = line
  }
}

/** Slow work, before the transaction: only where the request means a command that has some. */
export async function prepareWork<Me>(host: RequestScope<Me>, request: Request): Promise<PreparedWork<Me> | null> {
  if (!parseCandidate(host.catalogue, request)?.command.prepare) return null
  const found = await withShortTransaction(host, request, async (me) => {
    const meant = await resolveForPreparation(host, me, request)
    if (!meant?.command.prepare || missingOptions(meant.command, meant.values).length > 0) return null
    const values = await tryReadOptions(me, request, meant)
    return values && { command: meant.command, values }
  })
  if (!found) return null
  const look = <R>(work: (me: Me) => Promise<R>): Promise<R> => withShortTransaction(host, request, work)
  return { command: found.command, value: await found.command.prepare?.(look, found.values as never, request) }
}

/** Reads and runs what a request means; null where nothing was meant for us. */
export async function executeRequest<Me>(doing: Execution<Me>): Promise<View | null> {
  const { input } = doing.request
  if (input.kind === 'typed') return runTypedLine(doing, input)
  if (input.kind === 'edited') return runEdit(doing, input.line)
  const shown = await runPressed(doing)
  return input.kind === 'pressed' && input.returnTo ? reopenList(doing, input.returnTo, shown) : shown
}

/** Runs a line of ours as if it had been pressed. */
export const runLine = <Me>(doing: Execution<Me>, line: string, chosen: RawValues = {}): Promise<View> =>
  runPressed({ ...doing, request: { ...doing.request, input: { kind: 'pressed', line, chosen } } })

/** What a request means with everything put back, read at a first look; null where that shows only when it is run. */
async function resolveForPreparation<Me>(
  host: RequestScope<Me>,
  me: Me,
  request: Request,
): Promise<ParsedCommand<Me> | null> {
  if (request.input.kind === 'typed') return parseCandidate(host.catalogue, request)
  return (await catchUserError(() => resolve(host, me, request))).value ?? null
}

async function runTypedLine<Me>(doing: Execution<Me>, { line, isOverheard }: TypedInput): Promise<View | null> {
  const { host, me, request } = doing
  const card = request.targetMessage && (await host.conversation.findCard(me, request.targetMessage))
  if (isOverheard && !card) return null
  const reading = parseLine(host.catalogue, line, card ?? undefined)
  switch (reading.kind) {
    case 'number':
      return runNumber(doing, reading.number)
    case 'numbers':
      return (await fillSelect(doing, reading.numbers)) ?? runCapture(doing, reading.capture)
    case 'yes':
    case 'no': {
      const { question, labelled } = await host.conversation.loadReplyContext(me, request.where)
      const button = question ? { line: question[reading.kind] } : findByLabel(labelled, line)
      if (button) return runButton(doing, button)
      return view(t`No question is open.`, [], { buttons: saveButtons(host.catalogue, request) })
    }
    case 'thanks':
      return view(t`Any time.`)
    case 'command': {
      const labelled = reading.isPhrase ? (await host.conversation.loadReplyContext(me, request.where)).labelled : []
      const button = findByLabel(labelled, line)
      return button ? runButton(doing, button) : runCommand(doing, reading)
    }
    case 'maybe': {
      const recalled = await host.conversation.loadReplyContext(me, request.where)
      const button = findByLabel(recalled.labelled, line)
      if (button) return runButton(doing, button)
      // "add milk to my list" says more than "add" does.
      const said = reading.meant.values
      const sentence = Object.keys(said).length > 0 && (await runSentence(doing, line, reading.capture, 'sure'))
      if (sentence) return sentence
      const values = await tryReadOptions(me, request, reading.meant)
      const meant = values && (await runUnlessNotMeant(doing, reading.meant))
      if (meant) return meant
      const nearly = { ...reading.meant, word: reading.word }
      const answer = await answerPrompt(doing, recalled, line)
      const sentenced = answer ?? (await runSentence(doing, line, reading.capture))
      return sentenced ?? readByModel(doing, line, () => runCapture(doing, reading.capture, nearly))
    }
    case 'capture': {
      const recalled = await host.conversation.loadReplyContext(me, request.where)
      const button = findByLabel(recalled.labelled, line)
      if (button) return runButton(doing, button)
      const answer = await answerPrompt(doing, recalled, line)
      if (answer) return answer
      const sentence = await runSentence(doing, line, reading.capture)
      if (sentence) return sentence
      const { nearMiss, perhaps } = reading
      const nearly = nearMiss ?? (perhaps && (await tryReadOptions(me, request, perhaps)) ? perhaps : undefined)
      return readByModel(doing, line, () => runCapture(doing, reading.capture, nearly))
    }
  }
}

/** Runs a guess; null where the command finds that it was not meant. */
async function runUnlessNotMeant<Me>(doing: Execution<Me>, meant: ParsedCommand<Me>): Promise<View | null> {
  const { value, refused } = await catchUserError(() => runCommand(doing, meant))
  if (refused instanceof NotMeantError) return null
  if (refused) throw refused
  return value ?? null
}

/** What a whole sentence means for this person; null where it means nothing but itself. */
async function runSentence<Me>(
  doing: Execution<Me>,
  line: string,
  capture: ParsedCommand<Me>,
  only?: 'sure',
): Promise<View | null> {
  const { host, me, request } = doing
  const { meant, missing } = await readSentences(host.catalogue, me, request, line)
  if (only && !(meant && (meant.trust === 'title' || (meant.trust === only && meant.hasSlots)))) return null
  if (!meant) return missing && readByModel(doing, line, async () => missingThingView(host.catalogue, request, missing))
  if (meant.answers) {
    const { question } = await host.conversation.loadReplyContext(me, request.where)
    if (question) return runButton(doing, { line: question[meant.answers] })
  }
  if (meant.isUnanswered) return readByModel(doing, line, () => runSurely(doing, meant))
  if (meant.trust === 'title') return runCapture(doing, capture)
  if (meant.trust === 'offer') return runCapture(doing, capture, { ...meant.asked, word: meant.word })
  try {
    return await runSurely(doing, meant)
  } catch (error) {
    // Found out only while it ran, before it changed anything.
    if (error instanceof NotMeantError) return null
    throw error
  }
}

/** A sentence whose options have been read: they are not read again, since they were read as a guess. */
async function runSurely<Me>(doing: Execution<Me>, { asked, values }: ReadSentence<Me>): Promise<View> {
  const { host, request, prepared, isRetry } = doing
  const { command } = asked
  const lacking = missingOptions(command, asked.values)
  if (lacking.length > 0) throw new MissingOptionsError(doing.me, command, asked.values, lacking)
  if (needsForm(command, asked.values)) throw new MissingOptionsError(doing.me, command, asked.values, [])
  if (command.prepare && prepared?.command !== command && !isRetry) throw new NeedsPreparation(formatCommand(asked))
  const ready = prepared?.command === command ? prepared.value : null
  const ask = { request, prepared: ready, raw: asked.values, catalogue: host.catalogue }
  return command.run(doing.me, values as never, ask as never)
}

/**
 * The button of the newest view that is called this, if only one is. Every button can be typed, but for one: “undo” is
 * the newest change, wherever it was made.
 */
function findByLabel(labelled: ReplyContext['labelled'], line: string): ReplyContext['labelled'][number] | undefined {
  const wanted = normalizePhrase(line)
  if (wanted === 'undo') return undefined
  const [button, ...others] = labelled.filter(({ label }) => normalizePhrase(label) === wanted)
  return others.some((other) => other.line !== button?.line) ? undefined : button
}

/** What a number, a label, *yes* or *no* stands for, pressed. */
async function runButton<Me>(doing: Execution<Me>, to: Pick<Button, 'line' | 'returnTo'>): Promise<View> {
  const { host, prepared, isRetry } = doing
  const command = parseButtonLine(host.catalogue, to.line)?.command
  if (command?.prepare && prepared?.command !== command && !isRetry) throw new NeedsPreparation(to.line)
  const shown = await runLine(doing, to.line)
  return to.returnTo ? reopenList(doing, to.returnTo, shown) : shown
}

/** The answer to what the newest view asked, if this line can be one. */
async function answerPrompt<Me>(doing: Execution<Me>, { asks }: ReplyContext, line: string): Promise<View | null> {
  const { host, me, request } = doing
  const meant = asks && parseButtonLine(host.catalogue, asks.line)
  if (!meant) return null
  const answering = { ...meant, values: { ...meant.values, [asks.into]: line.trim() } }
  return (await tryReadOptions(me, request, answering)) ? runCommand(doing, answering) : null
}

/** A message that became a comment or a capture follows its edits. */
async function runEdit<Me>(doing: Execution<Me>, line: string): Promise<View | null> {
  const { host, me, request } = doing
  const subject = request.ownMessage && (await host.conversation.findCard(me, request.ownMessage))
  const command = subject && host.catalogue.findEditCommand(subject.kind, line === '')
  if (!command) return null
  const values: Record<string, string> = {}
  const by = command.takesEdit?.by ?? subject.kind
  if (Object.hasOwn(command.options, by)) values[by] = subject.id
  if (command.takesEdit?.into !== undefined) values[command.takesEdit.into] = line
  return runCommand(doing, { command, values, unparsed: '' })
}

async function runNumber<Me>(doing: Execution<Me>, number: number): Promise<View> {
  const { host, me, request } = doing
  const { numbered: lines } = await host.conversation.loadReplyContext(me, request.where)
  const found = lines[number - 1]
  if (!found) {
    const ways: Button[] =
      number >= 5 && number <= 180 && host.catalogue.findCommand('focus start')
        ? [{ label: `Focus ${number} min`, line: ask('focus start', { minutes: number }) }]
        : []
    const buttons = [...ways, ...saveButtons(host.catalogue, request)]
    return view(t`There is no number ${number} here.`, [], { buttons })
  }
  const result = await runButton(doing, found)
  return found.label === String(number) ? result : { ...result, notice: result.notice ?? t`${number}: ${found.label}` }
}

/** Several choices of one select of the newest view; null where the numbers are no such thing. */
async function fillSelect<Me>(doing: Execution<Me>, numbers: readonly number[]): Promise<View | null> {
  const { numbered: lines } = await doing.host.conversation.loadReplyContext(doing.me, doing.request.where)
  const [first, ...others] = numbers.map((number) => lines[number - 1]?.choice)
  if (!first || others.length >= first.fills.length) return null
  const values: Record<string, string> = {}
  for (const [index, choice] of [first, ...others].entries()) {
    const name = first.fills[index]
    if (name === undefined || choice?.of !== first.of) return null
    values[name] = choice.value
  }
  return runLine(doing, first.of, values)
}

/** Captures a line; what it nearly said is offered as a way back. */
async function runCapture<Me>(
  doing: Execution<Me>,
  meant: ParsedCommand<Me>,
  nearly?: ParsedCommand<Me> & { readonly word: string },
): Promise<View> {
  const shown = await runCommand({ ...doing, prepared: null }, meant)
  if (!nearly) return shown
  return { ...shown, undoButton: { label: `I meant: ${nearly.word}`, returnTo: formatCommand(nearly) } }
}

/** The list a button came from, with the outcome on top. */
async function reopenList<Me>(doing: Execution<Me>, line: string, outcome: View): Promise<View> {
  const { host, me, request } = doing
  const undo = await host.conversation.commit(me, outcome, request)
  const { title } = await decorateAnswer(host, me, outcome)
  const shown = await runLine(doing, line)
  return { ...shown, notice: title, buttons: undo ? [...shown.buttons, undo] : shown.buttons }
}

async function runPressed<Me>(doing: Execution<Me>): Promise<View> {
  const { host, me, request } = doing
  const meant = await resolve(host, me, request)
  const named = request.input.kind === 'pressed' ? parseCertain(host.catalogue, request) : null
  if (!named || !isDraft(named.command, named.values)) return runCommand(doing, meant)
  // A draft is for its form, which the platform opens where it can; here are words for where it can't.
  const { refused } = await catchUserError(() => readOptions(me, request, meant))
  throw new MissingOptionsError(
    me,
    named.command,
    named.values,
    missingOptions(meant.command, meant.values),
    refused?.message,
  )
}

async function runCommand<Me>({ host, me, request, prepared }: Execution<Me>, meant: ParsedCommand<Me>): Promise<View> {
  const { command } = meant
  if (meant.unparsed !== '')
    throw new UserError(
      `I don't understand “${excerpt(meant.unparsed)}” here. Try: ${usageLine(command)}`,
      saveButtons(host.catalogue, request),
    )
  const lacking = missingOptions(command, meant.values)
  if (lacking.length > 0) throw new MissingOptionsError(me, command, meant.values, lacking)
  const values = await readOptions(me, request, meant)
  const isForm = request.input.kind === 'command' && request.input.isForm === true
  if (!isForm && needsForm(command, meant.values)) throw new MissingOptionsError(me, command, meant.values, [])
  const ready = prepared?.command === command ? prepared.value : null
  const ask = { request, prepared: ready, raw: meant.values, catalogue: host.catalogue }
  // The catalogue forgot this command's own types; `read` made the values from its own options.
  return command.run(me, values as never, ask as never)
}

type TypedInput = Extract<RequestInput, { kind: 'typed' }>
