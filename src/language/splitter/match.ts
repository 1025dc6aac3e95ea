// Which family a title belongs to. A noun counts only where the title's verb agrees with it: whoever disputes an invoice
// is never told to pay it. Where nothing agrees there is no family, and the person is asked.
import { listFamilies, memoize } from './catalog.ts'
import { isVerb } from './lexicon.ts'
import type { Family, FamilySetting, PartTemplate, StepTemplate, WordingPattern } from './recipe.ts'
import { WEIGHTS } from './recipe.ts'
import type { Slots, Subject } from './subject.ts'
import { stem, type Word, wordsOf } from './words.ts'

interface Pattern {
  readonly family: Family
  readonly words: readonly { readonly stem: string; readonly exact: string | null }[]
  readonly kind: 'start' | 'noun' | 'object'
  readonly score: number
}

/** “set up [my new] phone”. */
const MOST_BETWEEN = 2

/** Verbs that say nothing of what is done, so that the noun alone decides. */
const NEUTRAL = new Set(
  'do finish start begin continue complete handle tackle deal work resume'.split(' ').map((word) => stem(word)),
)
const NEGATION = /^(?:don['’]?t|do not|not|never|no|stop|quit|avoid|skip|without)(?=\s|$)/iu
/** Where the object of a title ends: what follows says why, when or where. */
const AFTER_OBJECT = new Set(
  'for about regarding with from because before after by until in on at into onto to via as so that if when while during'.split(
    ' ',
  ),
)
/** Small words that no English title has. */
const FOREIGN = new Set(
  'der das und für mit zum zur beim einen einem eine nicht vom auf bei ein les des du une avec el los las para una il gli della het voor och att med ve için на и с в'.split(
    ' ',
  ),
)

interface Reading {
  readonly words: readonly Word[]
  /** The index after the verb where the title has one, else 0. */
  readonly objectAt: number
  readonly objectEnd: number
  /** Null: a noun phrase. */
  readonly hasVerb: boolean
  readonly isNeutral: boolean
}

const patterns = memoize((): readonly Pattern[] =>
  listFamilies().flatMap((family) => [
    ...family.patterns.map(({ words, weight }): Pattern => {
      const isStart = words.startsWith('^')
      const exact = words.includes('=')
      const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text.toLowerCase() : null }))
      const score = weight + 2 * list.length + (isStart ? 5 : 0)
      return { family, kind: isStart ? 'start' : 'noun', words: list, score }
    }),
    ...family.objects.map((words): Pattern => {
      const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: null }))
      return { family, kind: 'object', words: list, score: WEIGHTS.pair + 2 * list.length }
    }),
  ]),
)

/** For each family: the runs of words that may begin a title of its nouns, longest first. */
const verbRuns = memoize(
  () =>
    new Map(
      listFamilies().map((family) => {
        const starts = family.patterns
          .filter(({ words }) => words.startsWith('^'))
          .flatMap(({ words }) => wordsOf(words)[0]?.stem ?? [])
        const runs = family.verbs.map((verb) => wordsOf(verb).map((word) => word.stem))
        const known = [...runs, ...[...new Set(starts)].map((word) => [word])]
        return [family, known.toSorted((a, b) => b.length - a.length)] as const
      }),
    ),
)

const verbStems = memoize(
  () => new Set([...verbRuns().values()].flatMap((runs) => runs.flatMap((run) => run[0] ?? []))),
)

/** The best-matching family; undefined where no verb and object agree, and for other languages. */
export function familyOf(subject: Subject): Family | undefined {
  const reading = readWords(subject)
  if (!reading) return undefined
  const vetoed = (family: Family): boolean =>
    family.vetoes.some((words) => runAt(wordsOf(words), reading.words, 0, reading.words.length) !== undefined)
  let best: Pattern | undefined
  for (const pattern of patterns()) {
    if (best !== undefined && pattern.score <= best.score) continue
    if (occurs(pattern, reading) && !vetoed(pattern.family)) best = pattern
  }
  return best?.family
}

function readWords({ words, text }: Subject): Reading | undefined {
  const [first, second] = words
  if (first === undefined || NEGATION.test(text)) return undefined
  if (words.some((word) => FOREIGN.has(word.text))) return undefined
  const isSure = /^(?:an?|the|my|our|your|his|her|their)$/iu.test(second?.text ?? '')
  const hasVerb = words.length > 1 && (isSure || isVerb(first.text) || verbStems().has(first.stem))
  const isSortedOut = first.stem === 'sort' && second?.stem === 'out'
  const isGotDone = first.stem === 'get' && /^(?:done|sorted|finished)$/iu.test(words.at(-1)?.text ?? '')
  const objectAt = hasVerb ? 1 : 0
  const skip = words.findIndex((word, index) => index >= objectAt && !AFTER_OBJECT.has(word.text.toLowerCase()))
  const end = words.findIndex((word, index) => index > Math.max(skip, 0) && AFTER_OBJECT.has(word.text.toLowerCase()))
  return {
    words,
    objectAt,
    objectEnd: end < 0 ? words.length : end,
    hasVerb,
    isNeutral: hasVerb && (NEUTRAL.has(first.stem) || isSortedOut || isGotDone),
  }
}

/** Whether the pattern stands in the title, and the title's verb agrees with it. */
function occurs({ family, kind, words }: Pattern, reading: Reading): boolean {
  if (kind === 'start') return startsWith(words, reading.words)
  const run = reading.hasVerb ? agreeingVerb(family, reading.words) : undefined
  if (kind === 'object')
    return run !== undefined && runAt(words, reading.words, run, endAfter(run, reading)) !== undefined
  const at = runAt(words, reading.words, 0, reading.objectEnd)
  if (at === undefined) return false
  // The pattern takes the first word in: “post office”, “test results”.
  if (!reading.hasVerb || reading.isNeutral || (at === 0 && words.length > 1)) return true
  return run !== undefined && runAt(words, reading.words, run, endAfter(run, reading)) !== undefined
}

/** How many words of the title are one of the family's verbs. */
function agreeingVerb(family: Family, title: readonly Word[]): number | undefined {
  const run = verbRuns()
    .get(family)
    ?.find((verb) => verb.every((word, index) => title[index]?.stem === word))
  return run?.length
}

/** “look for a plumber”: a preposition that belongs to the verb ends no object. */
function endAfter(run: number, { words }: Reading): number {
  const from = words.findIndex((word, index) => index >= run && !AFTER_OBJECT.has(word.text.toLowerCase()))
  const end = words.findIndex((word, index) => index > Math.max(from, run) && AFTER_OBJECT.has(word.text.toLowerCase()))
  return end < 0 ? words.length : end
}

interface PatternWord {
  readonly stem: string
  readonly exact?: string | null
}

/** Where these words stand in a row, the first of them between `from` and `to`. */
function runAt(words: readonly PatternWord[], title: readonly Word[], from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (words.every((word, index) => isSame(word, title[at + index]))) return at
  }
  return undefined
}

/** At the start of the title, where one or two others may come before the last word. */
function startsWith(words: readonly PatternWord[], title: readonly Word[]): boolean {
  let at = 0
  return words.every((word, index) => {
    const last = index === words.length - 1 && index > 0 ? at + MOST_BETWEEN : at
    for (; at <= last; at += 1) {
      if (isSame(word, title[at])) {
        at += 1
        return true
      }
    }
    return false
  })
}

function isSame(word: PatternWord, found: Word | undefined): boolean {
  return typeof word.exact === 'string' ? found?.text.toLowerCase() === word.exact : found?.stem === word.stem
}

const parts = memoize(() =>
  listFamilies().flatMap((family) =>
    family.parts.flatMap((part) => part.title.map((say) => ({ found: part, where: family.where, ...readable(say) }))),
  ),
)

const steps = memoize(() =>
  listFamilies().flatMap((family) =>
    [...family.steps, ...family.parts.flatMap((part) => part.steps)].flatMap((template) =>
      template.say.map((say) => ({ found: template, where: family.where, ...readable(say) })),
    ),
  ),
)

const pieces = memoize(() =>
  steps().flatMap(({ found, where }) => found.smaller.flat().map((say) => ({ found: say, where, ...readable(say) }))),
)

/** The part a sub-task's title came from, with the slots read back out of the title. */
export function partOf(title: string): Found<PartTemplate> | undefined {
  return readBack(parts(), title)
}

/** The template a step's words came from, whichever family it is in, with the slots read back. */
export function templateOf(description: string): Found<StepTemplate> | undefined {
  return readBack(steps(), description)
}

/** Where a step happens, by the family whose words it has; undefined for words of somebody's own. */
export function settingOf(description: string): FamilySetting | undefined {
  return (readBack(steps(), description) ?? readBack(pieces(), description))?.where
}

interface Found<T> {
  readonly found: T
  readonly slots: Slots
  readonly where: FamilySetting
}

interface Readable {
  readonly pattern: RegExp
  readonly names: readonly string[]
  readonly letters: number
  readonly start: string
}

/** Of all wordings that fit, the one with the most letters of its own. */
function readBack<T>(
  all: readonly (Readable & { found: T; where: FamilySetting })[],
  text: string,
): Found<T> | undefined {
  let best: (Readable & { found: T; where: FamilySetting }) | undefined
  for (const each of all) {
    if ((best === undefined || each.letters > best.letters) && text.startsWith(each.start) && each.pattern.test(text))
      best = each
  }
  if (!best) return undefined
  const values = best.pattern.exec(text)
  const slots = Object.fromEntries(best.names.map((name, index) => [name, values?.[index + 1]]))
  return { found: best.found, where: best.where, slots }
}

function readable(say: WordingPattern[number]): Readable {
  const literal = say.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return {
    pattern: new RegExp(`^${literal.join('(.+)')}$`, 'u'),
    names: Array.from(say.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''),
    letters: literal.join('').length,
    start: say.split('{')[0] ?? '',
  }
}
