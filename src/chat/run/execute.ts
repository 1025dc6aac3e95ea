// A request, run: whatever it means is found, its blanks read, its command asked for a view.
import { UserError } from '../../user-error.ts'
import { type AnyCommand, phraseOf } from '../command.ts'
import { isDraft, missing, needsForm } from '../form.ts'
import { usage } from '../help.ts'
import { short } from '../options.ts'
import { format } from '../parse/line.ts'
import { type Meant, readLine, readPressed } from '../parse/reading.ts'
import type { RawValues, Request, Said } from '../request.ts'
import { type Button, INSTEAD, t, type View, view } from '../view.ts'
import { Missing } from './errors.ts'
import { attempt, read, reads } from './read-options.ts'
import { type Host, peek, type Recalled } from './request-scope.ts'
import { known, lineOf, possible, pressed, save } from './resolve.ts'
import { dressed } from './respond.ts'

/** Slow work that was done before the transaction, for this command. */
export interface Prepared<Me> {
  readonly command: AnyCommand<Me>
  readonly value: unknown
}

/** One request in its transaction. */
interface Doing<Me> {
  readonly host: Host<Me>
  readonly me: Me
  readonly request: Request
  readonly prepared: Prepared<Me> | null
  /** What this turned out to mean has had its slow work. */
  readonly isAgain?: boolean
}

/** Thrown where a number, a label, *yes* or *no* turns out to mean a line whose slow work comes before its transaction. */
export class Unprepared extends Error {
  readonly line: string
  constructor(line: string) {
    super('Its slow work comes first')
    this.line = line
  }
}

/** Slow work, before the transaction: only where the request means a command that has some. */
export async function prepare<Me>(host: Host<Me>, request: Request): Promise<Prepared<Me> | null> {
  if (!possible(host.catalogue, request)?.command.prepare) return null
  const found = await peek(host, request, async (me) => {
    const meant = await resolved(host, me, request)
    if (!meant?.command.prepare || missing(meant.command, meant.values).length > 0) return null
    const values = await reads(me, request, meant)
    return values && { command: meant.command, values }
  })
  if (!found) return null
  const look = <R>(work: (me: Me) => Promise<R>): Promise<R> => peek(host, request, work)
  return { command: found.command, value: await found.command.prepare?.(look, found.values as never, request) }
}

/** Reads and runs what a request means; null where nothing was meant for us. */
export async function run<Me>(doing: Doing<Me>): Promise<View | null> {
  const { said } = doing.request
  if (said.kind === 'typed') return typed(doing, said)
  if (said.kind === 'edited') return edited(doing, said.line)
  const shown = await press(doing)
  return said.kind === 'pressed' && said.returnTo ? back(doing, said.returnTo, shown) : shown
}

/** Runs a line of ours as if it had been pressed. */
export const lineAgain = <Me>(doing: Doing<Me>, line: string, chosen: RawValues = {}): Promise<View> =>
  press({ ...doing, request: { ...doing.request, said: { kind: 'pressed', line, chosen } } })

/** What a request means with everything put back, read at a first look; null where that shows only when it is run. */
async function resolved<Me>(host: Host<Me>, me: Me, request: Request): Promise<Meant<Me> | null> {
  if (request.said.kind === 'typed') return possible(host.catalogue, request)
  return (await attempt(() => pressed(host, me, request))).value ?? null
}

async function typed<Me>(doing: Doing<Me>, { line, isOverheard }: Typed): Promise<View | null> {
  const { host, me, request } = doing
  const card = request.on && (await host.memory.cardAt(me, request.on))
  if (isOverheard && !card) return null
  const reading = readLine(host.catalogue, line, card ?? undefined)
  switch (reading.kind) {
    case 'number':
      return numbered(doing, reading.number)
    case 'numbers':
      return (await several(doing, reading.numbers)) ?? capture(doing, reading.capture)
    case 'yes':
    case 'no': {
      const { question, labelled } = await host.memory.recall(me, request.where)
      const button = question ? { line: question[reading.kind] } : withLabel(labelled, line)
      if (button) return pointed(doing, button)
      return view(t`No question is open.`, [], { buttons: save(host.catalogue, request) })
    }
    case 'thanks':
      return view(t`Any time.`)
    case 'command': {
      const labelled = reading.isPhrase ? (await host.memory.recall(me, request.where)).labelled : []
      const button = withLabel(labelled, line)
      return button ? pointed(doing, button) : perform(doing, reading)
    }
    case 'maybe': {
      const recalled = await host.memory.recall(me, request.where)
      const button = withLabel(recalled.labelled, line)
      if (button) return pointed(doing, button)
      const values = await reads(me, request, reading.meant)
      if (values) return perform(doing, reading.meant)
      const nearly = { ...reading.meant, word: reading.word }
      return (await asked(doing, recalled, line)) ?? capture(doing, reading.capture, nearly)
    }
    case 'capture': {
      const recalled = await host.memory.recall(me, request.where)
      const button = withLabel(recalled.labelled, line)
      if (button) return pointed(doing, button)
      const answer = await asked(doing, recalled, line)
      if (answer) return answer
      const { nearMiss, perhaps } = reading
      const nearly = nearMiss ?? (perhaps && (await reads(me, request, perhaps)) ? perhaps : undefined)
      return capture(doing, reading.capture, nearly)
    }
  }
}

/**
 * The button of the newest view that is called this, if only one is. Every button can be typed, but for one: “undo” is
 * the newest change, wherever it was made.
 */
function withLabel(labelled: Recalled['labelled'], line: string): Recalled['labelled'][number] | undefined {
  const wanted = phraseOf(line)
  if (wanted === 'undo') return undefined
  const [button, ...others] = labelled.filter(({ label }) => phraseOf(label) === wanted)
  return others.some((other) => other.line !== button?.line) ? undefined : button
}

/** What a number, a label, *yes* or *no* stands for, pressed. */
async function pointed<Me>(doing: Doing<Me>, to: Pick<Button, 'line' | 'returnTo'>): Promise<View> {
  const { host, prepared, isAgain } = doing
  const command = readPressed(host.catalogue, to.line)?.command
  if (command?.prepare && prepared?.command !== command && !isAgain) throw new Unprepared(to.line)
  const shown = await lineAgain(doing, to.line)
  return to.returnTo ? back(doing, to.returnTo, shown) : shown
}

/** The answer to what the newest view asked, if this line can be one. */
async function asked<Me>(doing: Doing<Me>, { asks }: Recalled, line: string): Promise<View | null> {
  const { host, me, request } = doing
  const meant = asks && readPressed(host.catalogue, asks.line)
  if (!meant) return null
  const answering = { ...meant, values: { ...meant.values, [asks.into]: line.trim() } }
  return (await reads(me, request, answering)) ? perform(doing, answering) : null
}

/** A message that became a comment or a capture follows its edits. */
async function edited<Me>(doing: Doing<Me>, line: string): Promise<View | null> {
  const { host, me, request } = doing
  const subject = request.message && (await host.memory.cardAt(me, request.message))
  const command = subject && host.catalogue.edit(subject.kind, line === '')
  if (!command) return null
  const values: Record<string, string> = {}
  const by = command.takesEdit?.by ?? subject.kind
  if (Object.hasOwn(command.options, by)) values[by] = subject.id
  if (command.takesEdit?.into !== undefined) values[command.takesEdit.into] = line
  return perform(doing, { command, values, left: '' })
}

async function numbered<Me>(doing: Doing<Me>, number: number): Promise<View> {
  const { host, me, request } = doing
  const { numbered: lines } = await host.memory.recall(me, request.where)
  const found = lines[number - 1]
  if (!found) {
    const ways: Button[] =
      number >= 5 && number <= 180 && host.catalogue.find('focus start')
        ? [{ label: `Focus ${number} min`, line: format('focus start', { minutes: String(number) }) }]
        : []
    const buttons = [...ways, ...save(host.catalogue, request)]
    return view(t`Nothing is numbered ${number} here.`, [], { buttons })
  }
  const result = await pointed(doing, found)
  return found.label === String(number) ? result : { ...result, notice: result.notice ?? t`${number}: ${found.label}` }
}

/** Several choices of one select of the newest view; null where the numbers are no such thing. */
async function several<Me>(doing: Doing<Me>, numbers: readonly number[]): Promise<View | null> {
  const { numbered: lines } = await doing.host.memory.recall(doing.me, doing.request.where)
  const [first, ...others] = numbers.map((number) => lines[number - 1]?.choice)
  if (!first || others.length >= first.fills.length) return null
  const values: Record<string, string> = {}
  for (const [index, choice] of [first, ...others].entries()) {
    const name = first.fills[index]
    if (name === undefined || choice?.of !== first.of) return null
    values[name] = choice.value
  }
  return lineAgain(doing, first.of, values)
}

/** Captures a line; what it nearly said is offered as a way back. */
async function capture<Me>(
  doing: Doing<Me>,
  meant: Meant<Me>,
  nearly?: Meant<Me> & { readonly word: string },
): Promise<View> {
  const shown = await perform({ ...doing, prepared: null }, meant)
  if (!nearly) return shown
  const button = { label: `I meant: ${nearly.word}`, line: INSTEAD, returnTo: lineOf(nearly) }
  return { ...shown, buttons: [...shown.buttons, button] }
}

/** The list a button came from, with the outcome on top. */
async function back<Me>(doing: Doing<Me>, line: string, outcome: View): Promise<View> {
  const { host, me, request } = doing
  const undo = await host.memory.settle(me, outcome, request)
  const { title } = await dressed(host, me, outcome)
  const shown = await lineAgain(doing, line)
  return { ...shown, notice: title, buttons: undo ? [...shown.buttons, undo] : shown.buttons }
}

async function press<Me>(doing: Doing<Me>): Promise<View> {
  const { host, me, request } = doing
  const meant = await pressed(host, me, request)
  const named = request.said.kind === 'pressed' ? known(host.catalogue, request) : null
  if (!named || !isDraft(named.command, named.values)) return perform(doing, meant)
  // A draft is for its form, which the platform opens where it can; here are words for where it can't.
  const { refused } = await attempt(() => read(me, request, meant))
  throw new Missing(named.command, named.values, missing(meant.command, meant.values), refused?.message)
}

async function perform<Me>({ host, me, request, prepared }: Doing<Me>, meant: Meant<Me>): Promise<View> {
  const { command } = meant
  if (meant.left !== '')
    throw new UserError(
      `I can't place “${short(meant.left)}”. It goes: ${usage(command)}`,
      save(host.catalogue, request),
    )
  const lacking = missing(command, meant.values)
  if (lacking.length > 0) throw new Missing(command, meant.values, lacking)
  const values = await read(me, request, meant)
  const isForm = request.said.kind === 'command' && request.said.isForm === true
  if (!isForm && needsForm(command, meant.values)) throw new Missing(command, meant.values, [])
  const ready = prepared?.command === command ? prepared.value : null
  const ask = { request, prepared: ready, raw: meant.values, catalogue: host.catalogue }
  // The catalogue forgot this command's own types; `read` made the values from its own options.
  return command.run(me, values as never, ask as never)
}

type Typed = Extract<Said, { kind: 'typed' }>
