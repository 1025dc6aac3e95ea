// “Not finished, break”, “did the bins, next”: a few words that mean something by themselves, and beside them
// only how things are, or what was done. The words are what the line asks for.
import type { Clause } from '../../contracts/clause.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { commandNoun, normalizePhrase } from '../command.ts'
import { type ParsedCommand, parseLine } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { isTalk, readSure, runBeside } from './behind-talk.ts'
import { findMeantButton } from './meant-button.ts'
import { languageOf } from './references.ts'
import type { ReadSentence } from './sentences.ts'
import { runCapture, runUnlessNotMeant, type TypedExecution } from './typed-sentence.ts'

const MOST_CLAUSES = 3

/**
 * Runs the one clause that is a phrase of ours or a button of what was said last. Null where no clause is one, or several
 * are, and where another one is more than told or done: all of them are judged before the first is run.
 * @param capture keeps what is declined after all, once something was done
 * @param runRest runs a part of the line as a typed line
 */
export async function runPhraseAmong<Me>(
  typed: TypedExecution<Me>,
  recalled: ReplyMeanings,
  capture: ParsedCommand<Me>,
  runRest: (line: string) => Promise<View | null>,
): Promise<View | null> {
  const clauses = languageOf(typed)?.readClauses(typed.line) ?? []
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return null
  const answers = clauses.filter(({ text }) => isAnswer(typed, recalled, text))
  const [answer, second] = answers
  if (!answer || second) return null
  if (isSlow(typed, answer.text)) return null
  const deeds = await readDeeds(
    typed,
    clauses.filter(({ text }) => text !== answer.text),
  )
  if (!deeds) return null
  const done: View[] = []
  for (const { text, read } of deeds) {
    const { request } = typed.opened
    const opened = { ...typed.opened, request: { ...request, input: { kind: 'typed' as const, line: text } } }
    const shown = await runUnlessNotMeant({ ...typed, opened }, read.asked)
    if (shown) done.push(shown)
    // Nothing was changed yet, so the line is kept.
    else if (done.length === 0) return null
    else done.push(await runCapture(typed, { ...capture, values: { [capture.command.captures?.into ?? '']: text } }))
  }
  return runBeside(done, () => runRest(answer.text))
}

/** What was done, of the clauses beside the answer; null where one of them is more than told or done. Changes nothing. */
async function readDeeds<Me>(
  typed: TypedExecution<Me>,
  clauses: readonly Clause[],
): Promise<readonly { readonly text: string; readonly read: ReadSentence<Me> }[] | null> {
  const deeds: { text: string; read: ReadSentence<Me> }[] = []
  for (const { text, kind } of clauses) {
    const read = await readSure(typed, text)
    const isWish = read !== null && !isTalk(read) && !read.isUnanswered
    const isDeed = isWish && read.hasSlots && read.namesThing
    // “Not finished” takes nothing back beside what is asked for.
    const isTold = kind === 'statement' || kind === 'setting' || kind === 'filler'
    if (isDeed && read.asked.command.byModel === 'run' && !read.asked.command.captures) {
      if (read.asked.command.prepare) return null
      deeds.push({ text, read })
    } else if (!isTold && (isWish || kind === 'task' || !(read || languageOf(typed)?.isStateTold(text)))) return null
  }
  return deeds
}

/** Slow work comes in a request of its own, which would know nothing of the rest of the line. */
function isSlow<Me>({ host }: TypedExecution<Me>, text: string): boolean {
  const reading = parseLine(host.catalogue, text)
  return reading.kind === 'command' && reading.command.prepare !== undefined
}

/** A whole phrase, but for greetings and what takes something back; a label of the newest view; words for one. */
function isAnswer<Me>(typed: TypedExecution<Me>, recalled: ReplyMeanings, text: string): boolean {
  const reading = parseLine(typed.host.catalogue, text)
  if (reading.kind === 'command' && reading.isPhrase) return commandNoun(reading.command.name) !== 'me'
  const words = normalizePhrase(text)
  return (
    recalled.labelled.some(({ label }) => normalizePhrase(label) === words) ||
    findMeantButton(typed, recalled, text) !== null
  )
}
