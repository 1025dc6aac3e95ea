// A typed line that is a sentence of a command, or is captured because it is none.
import { NotMeantError } from '../../user-error.ts'
import { ask } from '../ask.ts'
import type { AnyCommand } from '../command.ts'
import { missingOptions, needsForm } from '../form.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import { findSentences, type SentenceCandidate } from '../parse/sentences.ts'
import { excerpt } from '../phrases.ts'
import type { Request } from '../request.ts'
import { t, textBlock, type View } from '../view.ts'
import { MissingOptionsError } from './errors.ts'
import { missingThingView } from './missing-thing.ts'
import { readByModel } from './model-reading.ts'
import { formatCommand, openCommand } from './open.ts'
import { catchRefusal } from './read-options.ts'
import { languageOf } from './references.ts'
import { type Execution, NeedsPreparation, runCommand, runWithValues } from './run-command.ts'
import { withSaidMoment } from './said-moment.ts'
import { type ReadSentence, readSentences } from './sentences.ts'
import { runForEach } from './several.ts'
import { runTwoWishes } from './two-wishes.ts'
import { runTypedButton } from './typed-buttons.ts'

/** A typed line in its transaction. */
export interface TypedExecution<Me> extends Execution<Me> {
  readonly line: string
  /** Its sentences against what is there, looked up at the first call. */
  readonly readSentence: () => ReturnType<typeof readSentences<Me>>
  readonly sentences: () => readonly SentenceCandidate<Me>[]
}

/** Runs a candidate; null if its command declines it. */
export async function runUnlessNotMeant<Me>(execution: Execution<Me>, meant: ParsedCommand<Me>): Promise<View | null> {
  const { value, refused } = await catchRefusal(() => runCommand(execution, meant))
  if (refused instanceof NotMeantError) return null
  if (refused) throw refused
  return value ?? null
}

/** The sentence candidate that fits this person; null if there is none. */
export async function runSentence<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
  only?: 'sure',
): Promise<View | null> {
  const { host, me, opened } = typed
  const both = await runTwoWishes(typed, typed.line, runSurely)
  if (both) return both
  const { meant, missing } = await typed.readSentence()
  if (!only && meant?.isUnanswered) {
    const asked = await runQuestionAtEnd(typed)
    if (asked) return asked
  }
  if (only && !(meant && (meant.trust === 'title' || (meant.trust === only && saysMore(meant))))) return null
  if (!meant && missing?.candidate.orElse === 'keep') {
    const shown = await runCapture(typed, capture)
    return { ...shown, blocks: [...shown.blocks, textBlock(t`Nothing else is called “${excerpt(missing.words)}”.`)] }
  }
  const told = !meant && missing ? await runTold(typed, missing.words) : null
  if (told) return told
  if (!meant)
    return (
      missing && readByModel(typed, typed.line, () => missingThingView(host.catalogue, me, opened.request, missing))
    )
  if (meant.answers) {
    const { question, isQuestionFresh } = await host.conversation.loadReplyContext(me, opened.request.where)
    // Words that may be anything answer a question only while it is the newest thing that was said.
    if (question && isQuestionFresh) {
      const answer = question[meant.answers]
      const other = meant.answers === 'yes' ? await withSaidMoment(typed, typed.line, answer) : null
      return runTypedButton(typed, { line: other ?? answer })
    }
    // “not that” with no question open: a command that says just these words.
    const others = typed.sentences().filter(({ answers, trust }) => !answers && trust === 'sure')
    const { meant: other } = await readSentences(me, opened.request, others)
    const shown = other && !other.isUnanswered && (await runUnlessNotMeant(typed, other.asked))
    if (shown) return shown
  }
  if (meant.isUnanswered)
    return readByModel(
      typed,
      typed.line,
      async () => (await runUnlessNotMeant(typed, meant.asked)) ?? captureTold(typed, capture),
    )
  if (meant.trust === 'title') return runCapture(typed, capture)
  if (meant.trust === 'offer') return runCapture(typed, capture, { ...meant.asked, word: meant.word })
  try {
    return await runSurely(typed, meant)
  } catch (error) {
    // Found out only while it ran, before it changed anything: the next reading that is another command's.
    if (!(error instanceof NotMeantError)) throw error
    return runNextReading(typed, capture, meant.asked.command)
  }
}

/** The readings behind one that its command declined, until one is run; null where the line is to be kept. */
async function runNextReading<Me>(
  typed: TypedExecution<Me>,
  capture: ParsedCommand<Me>,
  first: AnyCommand<Me>,
): Promise<View | null> {
  const { host, me, opened } = typed
  const declined = new Set([first])
  for (;;) {
    const others = typed
      .sentences()
      .filter(({ command, trust }) => !declined.has(command) || (command === first && trust === 'offer'))
    const next = await readSentences(me, opened.request, others)
    if (!next.meant && next.missing && next.missing.candidate.orElse !== 'keep')
      return missingThingView(host.catalogue, me, opened.request, next.missing)
    // A surer reading of the same command was declined: it is offered.
    if (next.meant?.trust === 'offer' && next.meant.asked.command === first)
      return runCapture(typed, capture, { ...next.meant.asked, word: next.meant.word })
    if (!next.meant || next.meant.trust === 'offer' || next.meant.trust === 'title') return null
    const shown = await runUnlessNotMeant(typed, next.meant.asked)
    if (shown) return shown
    declined.add(next.meant.asked.command)
  }
}

/**
 * “My therapist told me to try this. How does it work?”: of a line that is only a remark as a whole, the question at its
 * end is answered. Null where the last sentence asks for nothing that can be shown, or where one before it is a wish.
 */
async function runQuestionAtEnd<Me>(typed: TypedExecution<Me>): Promise<View | null> {
  const { host, me, opened, line } = typed
  const sentences = line.length > LONGEST_TALK || line.includes('\n') ? [] : line.split(/(?<=[.!?…])\s+/u)
  const question = sentences.at(-1)
  if (question === undefined || sentences.length < 2 || sentences.length > MOST_SENTENCES) return null
  const read = async (words: string) => {
    const candidates = findSentences(host.catalogue, words).filter(({ trust, answers }) => trust === 'sure' && !answers)
    const request: Request = { ...opened.request, input: { kind: 'typed', line: words } }
    const { value } = await catchRefusal(() => readSentences(me, request, candidates))
    return value?.meant && !value.meant.isUnanswered ? { request, meant: value.meant } : null
  }
  const asked = await read(question)
  if (asked?.meant.asked.command.byModel !== 'show') return null
  for (const before of sentences.slice(0, -1)) {
    const wish = await read(before)
    if (wish && wish.meant.asked.command.byModel === 'run') return null
  }
  return runUnlessNotMeant({ ...typed, opened: { ...opened, request: asked.request } }, asked.meant.asked)
}

/**
 * “Got the job!!”, “slept in, already behind”: read as a report of something that isn't there, and it is no deed. Null where
 * it may be one.
 */
async function runTold<Me>(typed: TypedExecution<Me>, missing: string): Promise<View | null> {
  const language = languageOf(typed)
  // “Rang them they're out of it”: what has a clause in it is no name of a thing.
  const isNoName =
    language?.isPersonAlone(missing) ||
    (language?.beginsWithPronoun(missing) && language.readClauses(missing).length > 1)
  if (!isNoName && !language?.isStateTold(typed.line)) return null
  const talk = typed.host.catalogue.commands.find(({ yieldsToOthers }) => yieldsToOthers)
  return talk ? runUnlessNotMeant(typed, { command: talk, values: { to: 'remark' }, unparsed: '' }) : null
}

const LONGEST_TALK = 300
const MOST_SENTENCES = 4

/** “add milk to my list” fills options, “add an item to my list” is to be asked for one. */
const saysMore = <Me>({ hasSlots, asked }: ReadSentence<Me>): boolean =>
  hasSlots || missingOptions(asked.command, asked.values).length > 0

/** The options of a sentence are parsed already, as uncertain ones. */
export async function runSurely<Me>(
  execution: Execution<Me>,
  { asked, values, several }: ReadSentence<Me>,
): Promise<View> {
  const { me, opened, prepared, isRetry } = execution
  const { command } = asked
  const lacking = missingOptions(command, asked.values)
  if (lacking.length > 0) throw new MissingOptionsError(me, command, asked.values, lacking)
  if (needsForm(command, asked.values)) throw new MissingOptionsError(me, command, asked.values, [])
  if (command.prepare && prepared?.command !== command && !isRetry)
    throw new NeedsPreparation(openCommand(opened.request, asked))
  return several
    ? runForEach(several, (each) => runWithValues(execution, asked, each), execution.host.explain)
    : runWithValues(execution, asked, values)
}

/** Captures a line; a near miss is offered as a button. */
export async function runCapture<Me>(
  execution: Execution<Me>,
  meant: ParsedCommand<Me>,
  nearly?: ParsedCommand<Me> & { readonly word: string },
): Promise<View> {
  const shown = await runCommand({ ...execution, prepared: null }, meant)
  return nearly ? withWayBack(shown, nearly, nearly.word) : shown
}

/** Captures what may only have been told: one tap takes it back, with the answer that a remark has. */
export async function captureTold<Me>(typed: TypedExecution<Me>, meant: ParsedCommand<Me>): Promise<View> {
  const shown = await runCapture(typed, meant)
  const isDoubtful = !shown.undoButton && languageOf(typed)?.mayBeTold(typed.line)
  return isDoubtful
    ? { ...shown, undoButton: { label: 'Not a task', returnTo: ask('me answer', { to: 'remark' }) } }
    : shown
}

/** A view of what was done, with the other reading on its way back. */
export const withWayBack = <Me>(shown: View, nearly: ParsedCommand<Me>, word: string): View => ({
  ...shown,
  undoButton: { label: `I meant: ${word}`, returnTo: formatCommand(nearly) },
})
