// “I'm going to bed, wake me at 7”: small talk before a wish only leads to it, and the wish is what the line means.
import { findSentences } from '../parse/sentences.ts'
import type { Request } from '../request.ts'
import type { View } from '../view.ts'
import { catchRefusal } from './read-options.ts'
import { type ReadSentence, readSentences } from './sentences.ts'
import { runUnlessNotMeant, type TypedExecution } from './typed-sentence.ts'

/**
 * Runs what stands behind small talk. Null where the line has no such beginning, or where the whole of it is a sentence.
 * @param runRest runs the rest as a typed line
 */
export async function runBehindTalk<Me>(
  typed: TypedExecution<Me>,
  runRest: (line: string) => Promise<View | null>,
): Promise<View | null> {
  const [, first = '', rest = ''] = FIRST_CLAUSE.exec(typed.line) ?? []
  if (rest === '' || !/\S\s+\S/.test(first) || first.split(/\s+/).length > MOST_WORDS) return null
  if (typed.line.includes('\n')) return null
  const { meant: whole } = await typed.readSentence()
  if (whole?.trust === 'sure' && !isTalk(whole)) return null
  const before = await readSure(typed, first)
  const isBoth = before !== null && !isTalk(before)
  if (!before || (isBoth && !isTalkToo(typed, first, before))) return null
  const after = await readSure(typed, rest)
  // “Off to lunch, back at 1” is talk to its end.
  if (!after || isTalk(after) || after.isUnanswered) return null
  const done = isBoth ? await runUnlessNotMeant(typed, before.asked) : null
  const shown = await runRest(rest)
  return shown && done ? { ...shown, notice: done.title } : shown
}

/** A clause up to a comma, a dash or the end of a sentence, and what follows. */
const FIRST_CLAUSE = /^([^,;.!?\n]{2,60}?)(?:[,;.!]+|\s[-–—])\s+(\S+\s+\S.*)$/u
const MOST_WORDS = 8

/** An answer that gives way to every other command. */
export const isTalk = <Me>({ asked }: ReadSentence<Me>): boolean => asked.command.yieldsToOthers === true

/** “I'm going to bed” closes the day, and is small talk as well: both parts of the line are meant. */
const isTalkToo = <Me>({ host }: TypedExecution<Me>, line: string, { hasSlots }: ReadSentence<Me>): boolean =>
  !hasSlots &&
  findSentences(host.catalogue, line).some(({ command, trust }) => trust === 'sure' && command.yieldsToOthers)

/** The sure reading of a part of the line, as if it had been typed alone; null where it has none that reads. */
export async function readSure<Me>(
  { host, me, opened }: TypedExecution<Me>,
  line: string,
): Promise<ReadSentence<Me> | null> {
  const request: Request = { ...opened.request, input: { kind: 'typed', line } }
  const candidates = findSentences(host.catalogue, line).filter(({ trust, answers }) => trust === 'sure' && !answers)
  const { value } = await catchRefusal(() => readSentences(me, request, candidates))
  return value?.meant ?? null
}
