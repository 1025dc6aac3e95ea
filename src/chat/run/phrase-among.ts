// “Not finished, break”, “did the bins, next”: a few words that mean something by themselves, and beside them
// only how things are, or what was done. The words are what the line asks for.
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import { commandNoun, normalizePhrase } from '../command.ts'
import { parseLine } from '../parse/reading.ts'
import type { View } from '../view.ts'
import { isTalk, readSure } from './behind-talk.ts'
import { findMeantButton } from './meant-button.ts'
import { languageOf } from './references.ts'
import { runUnlessNotMeant, type TypedExecution } from './typed-sentence.ts'

const MOST_CLAUSES = 3

/**
 * Runs the one clause that is a phrase of ours or a button of what was said last. Null where no clause is one, or several
 * are, and where another one is more than told or done.
 * @param runRest runs a part of the line as a typed line
 */
export async function runPhraseAmong<Me>(
  typed: TypedExecution<Me>,
  recalled: ReplyMeanings,
  runRest: (line: string) => Promise<View | null>,
): Promise<View | null> {
  const clauses = languageOf(typed)?.readClauses(typed.line) ?? []
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return null
  const answers = clauses.filter(({ text }) => isAnswer(typed, recalled, text))
  const [answer, second] = answers
  if (!answer || second) return null
  const done: View[] = []
  for (const { text, kind } of clauses) {
    if (text === answer.text) continue
    const read = await readSure(typed, text)
    const isWish = read !== null && !isTalk(read) && !read.isUnanswered
    const isDeed = isWish && read.hasSlots && read.namesThing
    // “Not finished” takes nothing back beside what is asked for.
    const isTold = kind === 'statement' || kind === 'setting' || kind === 'filler'
    if (isDeed && read.asked.command.byModel === 'run' && !read.asked.command.captures) {
      const { request } = typed.opened
      const opened = { ...typed.opened, request: { ...request, input: { kind: 'typed' as const, line: text } } }
      const shown = await runUnlessNotMeant({ ...typed, opened }, read.asked)
      if (!shown) return null
      done.push(shown)
    } else if (!isTold && (isWish || kind === 'task' || !(read || languageOf(typed)?.isStateTold(text)))) return null
  }
  const shown = await runRest(answer.text)
  const [first] = done
  return shown && first ? { ...shown, notice: first.title } : shown
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
