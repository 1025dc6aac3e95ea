// “I'm going to bed, wake me at 7”, “ok focus”: what stands before a wish, or behind it, only leads to it or says why, and the
// wish is what the line means.
import { findSentences } from '../parse/sentences.ts'
import type { Request } from '../request.ts'
import { joinTexts, t, type View } from '../view.ts'
import { openRequest } from './open.ts'
import { catchRefusal } from './read-options.ts'
import { languageOf } from './references.ts'
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
  const done = isBoth && !after.asked.command.prepare ? await runUnlessNotMeant(typed, before.asked) : null
  return runBeside(done ? [done] : [], () => runRest(rest))
}

/** Runs the rest of a line of which something is done: what is refused of it is told beside that, and takes nothing back. */
export async function runBeside(done: readonly View[], run: () => Promise<View | null>): Promise<View | null> {
  const last = done.at(-1)
  if (!last) return run()
  const before = (views: readonly View[]) => views.map(({ title }) => title)
  const { value, refused } = await catchRefusal(run)
  if (value) return { ...value, notice: joinTexts(before(done)) }
  const told = [...before(done.slice(0, -1)), ...(refused ? [t`${refused.message}`] : [])]
  return told.length === 0 ? last : { ...last, notice: joinTexts(told) }
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

/** “Stop im fried”, “ok focus”: a whole phrase, and the reason right behind it, or what leads to it. */
export async function runPhraseWithin<Me>(
  typed: TypedExecution<Me>,
  runRest: (line: string) => Promise<View | null>,
): Promise<View | null> {
  const language = languageOf(typed)
  const ways = [
    [language?.withoutRemark(typed.line), isPhrase],
    [language?.withoutLead(typed.line), isCommand],
  ] as const
  for (const [wish, isMeant] of ways) {
    if (wish == null || !isMeant(typed, wish)) continue
    // Behind “ok” a command is one, whatever else begins so; before a reason the whole may be a sentence.
    const isSentence = isMeant === isPhrase && (await typed.readSentence()).meant?.trust === 'sure'
    return isSentence ? null : runRest(wish)
  }
  return null
}

/** A whole phrase of a command: “stop”. */
const isPhrase = <Me>(typed: TypedExecution<Me>, line: string): boolean => {
  const reading = readingOf(typed, line)
  return reading?.kind === 'command' && reading.isPhrase === true
}

/** In the exact language, too: “focus”. */
const isCommand = <Me>(typed: TypedExecution<Me>, line: string): boolean => {
  const reading = readingOf(typed, line)
  return reading?.kind === 'command' || (reading?.kind === 'maybe' && !/\s/.test(line))
}

function readingOf<Me>({ host, opened }: TypedExecution<Me>, line: string) {
  const { parsed } = openRequest(host.catalogue, { ...opened.request, input: { kind: 'typed', line } })
  return parsed.kind === 'typed' ? parsed.reading : null
}
