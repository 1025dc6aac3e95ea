// Which family a title belongs to. A noun counts only where the title's verb agrees with it: disputing an invoice
// never pays it. Where nothing agrees there is no family, and the person is asked.
import { listFamilies, memoize, nounClasses } from './catalog.ts'
import { isParticle, isVerb } from './lexicon.ts'
import { type Family, WEIGHTS } from './recipe.ts'
import type { Subject } from './subject.ts'
import { stem, type Word, wordsOf } from './words.ts'

interface Pattern {
  readonly family: Family
  readonly words: readonly { readonly stem: string; readonly exact: string | null }[]
  /** `head`: an object that has to be the last word of the title's object, as members of a noun class do. */
  readonly kind: 'start' | 'noun' | 'object' | 'head'
  readonly weight: number
  readonly score: number
}

/** What the last noun of an object counts more than one inside it: a gift card is a card. */
const HEAD_BONUS = 4

/** “set up [my new] phone”. */
const MOST_BETWEEN = 2

/** Verbs without meaning of their own, so that the noun decides. */
const NEUTRAL = new Set(
  'do finish start begin continue complete handle tackle deal work resume'.split(' ').map((word) => stem(word)),
)
const NEGATION = /^(?:don['’]?t|do not|not|never|no|stop|quit|avoid|skip|without)(?=\s|$)/iu
/** What may follow the head of an object. */
const AFTER_HEAD =
  /^(?:and|or|n|of|\p{N}.*|again|now|today|tomorrow|tonight|properly|online|asap|first|please|ready|done|sorted|finished|fixed|repaired|cleaned|checked|serviced)$/iu
const PRONOUNS = /^(?:it|this|that|them|these|those|him|her|me|us|something|everything|anything|stuff|things?|one)$/iu
/** Words that end the object of a title: what follows says why, when or where. */
const AFTER_OBJECT = new Set(
  'for about regarding with from because before after by until in on at into onto to via as so that if when while during out off up away'.split(
    ' ',
  ),
)
/** Words that no English title contains. */
const FOREIGN = new Set(
  'der das und für mit zum zur beim einen einem eine nicht vom auf bei ein les des du une avec el los las para una il gli della het voor och att med ve için на и с в'.split(
    ' ',
  ),
)

interface Reading {
  readonly words: readonly Word[]
  /** The index after the verb, else 0. */
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
      return { family, kind: isStart ? 'start' : 'noun', words: list, weight, score }
    }),
    ...family.objects.flatMap((words): Pattern[] => {
      const [, kind] = /^<([a-z]+)>$/.exec(words) ?? []
      if (kind === undefined) return [objectPattern(family, words, 'object')]
      const nouns = nounClasses().get(kind)
      if (!nouns) throw new Error(`The family “${family.name}” names a class that doesn’t exist: <${kind}>`)
      return nouns.map((noun) => objectPattern(family, noun, 'head'))
    }),
  ]),
)

function objectPattern(family: Family, words: string, kind: 'object' | 'head'): Pattern {
  const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: null }))
  return { family, kind, words: list, weight: WEIGHTS.pair, score: WEIGHTS.pair + 2 * list.length }
}

/** For each family: the word sequences that may begin a title of its nouns, longest first. */
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

/** Patterns by the stem they begin with; some ten thousand are too many to be tried one by one. */
const patternsByStem = memoize(() => {
  const found = new Map<string, { readonly pattern: Pattern; readonly order: number }[]>()
  patterns().forEach((pattern, order) => {
    const stem = pattern.words[0]?.stem ?? ''
    const known = found.get(stem)
    if (known) known.push({ pattern, order })
    else found.set(stem, [{ pattern, order }])
  })
  return found
})

/** The patterns that begin with a word of the title, in the order of their files. */
function candidates(words: readonly Word[]): Pattern[] {
  return [...new Set(words.map((word) => word.stem))]
    .flatMap((stem) => patternsByStem().get(stem) ?? [])
    .sort((a, b) => a.order - b.order)
    .map(({ pattern }) => pattern)
}

/** The best-matching family; undefined if no verb and object agree, and for other languages. */
export function familyOf(subject: Subject): Family | undefined {
  const reading = readWords(subject)
  if (!reading) return undefined
  const vetoed = (family: Family): boolean =>
    family.vetoes.some((words) => runAt(wordsOf(words), reading.words, 0, reading.words.length) !== undefined)
  let best: { readonly family: Family; readonly score: number } | undefined
  for (const pattern of candidates(reading.words)) {
    if (best !== undefined && pattern.score + HEAD_BONUS <= best.score) continue
    const found = occurrence(pattern, reading)
    if (found === undefined) continue
    const score = pattern.score + (found === 'head' ? HEAD_BONUS : 0)
    if ((best === undefined || score > best.score) && !vetoed(pattern.family)) best = { family: pattern.family, score }
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

/** Where the pattern stands in a title whose verb agrees with it: at the head of the object, or elsewhere. */
function occurrence({ family, kind, words, weight }: Pattern, reading: Reading): 'head' | 'inside' | undefined {
  if (kind === 'start') {
    if (!startsWith(words, reading.words)) return undefined
    return weight > WEIGHTS.weak || hasObject(reading.words[words.length]) ? 'inside' : undefined
  }
  const run = reading.hasVerb ? agreeingVerb(family, reading.words) : undefined
  if (kind === 'object' || kind === 'head') {
    if (run === undefined) return undefined
    const end = endAfter(run, reading)
    if (headAt(words, reading.words, run, end)) return 'head'
    // One word inside a longer object says little: a school fete is no school.
    const isLoose = kind === 'object' && words.length > 1
    return isLoose && runAt(words, reading.words, run, end) !== undefined ? 'inside' : undefined
  }
  const at = runAt(words, reading.words, 0, reading.objectEnd)
  if (at === undefined) return undefined
  // “clean the bathroom mirror” is about a mirror.
  if (reading.hasVerb && words.length === 1 && at > 0 && !headAt(words, reading.words, at, reading.objectEnd))
    return undefined
  // The pattern includes the first word: “post office”, “test results”.
  if (!reading.hasVerb || reading.isNeutral || (at === 0 && words.length > 1)) return 'inside'
  return run !== undefined && runAt(words, reading.words, run, endAfter(run, reading)) !== undefined
    ? 'inside'
    : undefined
}

/** A verb that decides alone needs a thing after it: “write it”, “clean up” and “paint” say too little. */
function hasObject(word: Word | undefined): boolean {
  return word !== undefined && !isParticle(word.text) && !PRONOUNS.test(word.text)
}

/** Whether the object ends with these words, but for numbers and small words: “chapter 5”, “the oven properly”. */
function headAt(words: readonly PatternWord[], title: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at + words.length <= end; at += 1) {
    const next = title[at + words.length]
    const isLast = at + words.length === end || AFTER_HEAD.test(next?.text ?? '')
    if (isLast && words.every((word, index) => isSame(word, title[at + index]))) return true
  }
  return false
}

/** How many words of the title are one of the family's verbs. */
function agreeingVerb(family: Family, title: readonly Word[]): number | undefined {
  const run = verbRuns()
    .get(family)
    ?.find((verb) => verb.every((word, index) => title[index]?.stem === word) || isParted(verb, title))
  return run && (isParted(run, title) ? 1 : run.length)
}

/** “put the bins out”: the verb's particle stands behind the object. */
function isParted([first, particle, ...more]: readonly string[], title: readonly Word[]): boolean {
  if (particle === undefined || more.length > 0 || !isParticle(particle) || title[0]?.stem !== first) return false
  return title[1]?.stem !== particle && title.findIndex((word) => word.stem === particle) > 1
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

/** Where these words occur in sequence, starting between `from` and `to`. */
function runAt(words: readonly PatternWord[], title: readonly Word[], from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (words.every((word, index) => isSame(word, title[at + index]))) return at
  }
  return undefined
}

/** At the start of the title, with at most two other words before the last. */
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
