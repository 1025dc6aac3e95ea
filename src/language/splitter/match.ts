// Which family a title belongs to. A noun counts only where the title's verb agrees with it: disputing an invoice
// never pays it. Where nothing agrees there is no family, and the person is asked.
import { listFamilies, memoize, nounClasses } from './catalog.ts'
import { generalFamily } from './general.ts'
import { isParticle } from './lexicon.ts'
import { type Family, type VerbGroup, WEIGHTS } from './recipe.ts'
import type { Subject } from './subject.ts'
import {
  endAfter,
  hasThing,
  headAt,
  isParted,
  isPreposition,
  readWords,
  runAt,
  startsWith,
  type TitleWords,
} from './title-words.ts'
import { stem, type Word, wordsOf } from './words.ts'

/** A verb by its stems, and its place in its list: a family's own act stands first. */
interface VerbRun {
  readonly stems: readonly string[]
  readonly rank: number
}

interface Pattern {
  readonly family: Family
  readonly words: readonly { readonly stem: string; readonly exact: string | null }[]
  /** `head`: an object that has to be the last word of the title's object, as members of a noun class do. */
  readonly kind: 'start' | 'noun' | 'object' | 'head'
  readonly weight: number
  readonly score: number
  /** The verbs that agree with it, longest first: those of its own group, or all of the family's for a noun. */
  readonly runs: readonly VerbRun[]
}

/** What the last noun of an object counts more than one inside it: a gift card is a card. */
const HEAD_BONUS = 4

/** An object without any verb says less than words that a family has for itself. */
const PHRASE_LOSS = -20

/** Of two families with the object, the one that has the whole verb: “put up” is more than “put”. */
const MOST_VERB_BONUS = 2
/** For each place further back in a family's list of verbs; never as much as one word of the object. */
const RANK_STEP = 0.3
const MOST_RANK = 6

/** Verbs that mean something else with a particle: to look out is not to look. */
const CHANGED_BY_PARTICLE = new Set(
  'find look pick get put take give set turn make bring come go do run'.split(' ').map(stem),
)

/** As a veto: “cut the twins' nails” is done in front of no mirror. */
const THEIRS = '<theirs>'
const OF_ANOTHER = /(?<!\S)(?:his|her|their|\p{L}+['’]s|\p{L}+s['’]) \p{L}/iu

const patterns = memoize((): readonly Pattern[] => listFamilies().flatMap(patternsOf))

function patternsOf(family: Family): Pattern[] {
  const runs = familyRuns(family)
  return [
    ...family.patterns.map(({ words, weight }): Pattern => {
      const isStart = words.startsWith('^')
      const exact = words.includes('=')
      const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text.toLowerCase() : null }))
      const score = weight + 2 * list.length + (isStart ? 5 : 0)
      return { family, kind: isStart ? 'start' : 'noun', words: list, weight, score, runs }
    }),
    ...family.groups.flatMap((group) => {
      const own = longestFirst(runsOf(group))
      return group.objects.flatMap((words): Pattern[] => {
        const [, kind] = /^<([a-z]+)>$/.exec(words) ?? []
        if (kind === undefined) return [objectPattern(family, words, 'object', own)]
        const nouns = nounClasses().get(kind)
        if (!nouns) throw new Error(`The family “${family.name}” names a class that doesn’t exist: <${kind}>`)
        return nouns.map((noun) => objectPattern(family, noun, 'head', own))
      })
    }),
  ]
}

function objectPattern(family: Family, words: string, kind: 'object' | 'head', runs: readonly VerbRun[]): Pattern {
  const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: null }))
  return { family, kind, words: list, weight: WEIGHTS.pair, score: WEIGHTS.pair + 2 * list.length, runs }
}

const runsOf = ({ verbs }: VerbGroup): VerbRun[] =>
  verbs.map((verb, rank) => ({ stems: wordsOf(verb).map((word) => word.stem), rank }))

const longestFirst = (runs: readonly VerbRun[]): readonly VerbRun[] =>
  runs.toSorted((a, b) => b.stems.length - a.stems.length)

/** What may begin a title of the family's nouns: its verbs, and the first words of its titles. */
function familyRuns(family: Family): readonly VerbRun[] {
  const starts = family.patterns
    .filter(({ words }) => words.startsWith('^'))
    .flatMap(({ words }) => wordsOf(words)[0]?.stem ?? [])
  const known = [...new Set(starts)].map((word): VerbRun => ({ stems: [word], rank: 0 }))
  return longestFirst([...family.groups.flatMap(runsOf), ...known])
}

const verbStems = memoize(
  () => new Set(listFamilies().flatMap((family) => familyRuns(family).flatMap(({ stems }) => stems[0] ?? []))),
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
  const reading = readWords(subject, (verb) => verbStems().has(verb))
  if (!reading) return undefined
  const vetoed = (family: Family): boolean =>
    family.vetoes.some((words) =>
      words === THEIRS
        ? OF_ANOTHER.test(subject.text)
        : runAt(wordsOf(words), reading.words, 0, reading.words.length) !== undefined,
    )
  let best: { readonly family: Family; readonly score: number; readonly isWeak: boolean } | undefined
  for (const pattern of candidates(reading.words)) {
    if (best !== undefined && pattern.score + HEAD_BONUS + MOST_VERB_BONUS <= best.score) continue
    const found = occurrence(pattern, reading)
    if (found === undefined) continue
    const score =
      pattern.score +
      (found === 'head' ? HEAD_BONUS : found === 'phrase' ? PHRASE_LOSS : 0) +
      verbBonus(pattern, reading)
    if ((best === undefined || score > best.score) && !vetoed(pattern.family))
      best = { family: pattern.family, score, isWeak: pattern.weight === WEIGHTS.weak }
  }
  // A verb alone says less than a verb with an object of its kind.
  if (best && !best.isWeak) return best.family
  return generalFamily(reading, vetoed, best !== undefined) ?? best?.family
}

/** Where the pattern stands in a title whose verb agrees with it: at the head of the object, or elsewhere. */
function occurrence(
  { kind, words, weight, runs }: Pattern,
  reading: TitleWords,
): 'head' | 'inside' | 'phrase' | undefined {
  if (kind === 'start') {
    if (!startsWith(words, reading.words)) return undefined
    if (weight > WEIGHTS.weak) return 'inside'
    // A particle makes another verb: “find out the password” looks for nothing to have.
    const isOther =
      words.length === 1 && CHANGED_BY_PARTICLE.has(words[0]?.stem ?? '') && isParticle(reading.words[1]?.text ?? '')
    return !isOther && hasThing(reading.words, words.length) ? 'inside' : undefined
  }
  const ofObjects = kind === 'object' || kind === 'head'
  const run = reading.hasVerb ? agreeingVerb(runs, reading.words) : undefined
  if (ofObjects) {
    // “risk assessment for the trip”: without a verb the usual one is meant.
    if (!reading.hasVerb && words.length > 1 && headAt(words, reading.words, 0, reading.objectEnd)) return 'phrase'
    if (run === undefined) return undefined
    // “list the buggy on marketplace”: an object that begins with a preposition may stand behind another.
    const [first] = words
    const isBehind = words.length > 1 && first !== undefined && isPreposition(first.stem)
    const end = isBehind ? reading.words.length : endAfter(run, reading)
    if (headAt(words, reading.words, run, end)) return 'head'
    // Inside a longer object a run says little: a school fete is no school, a pension letter no pension. “hole in
    // jumper” says both what and where.
    const isWhere = kind === 'object' && words.some((word) => isPreposition(word.stem))
    return isWhere && runAt(words, reading.words, run, end) !== undefined ? 'head' : undefined
  }
  const isBehind = words.length > 1 && isPreposition(words[0]?.stem ?? '')
  const at = runAt(words, reading.words, 0, isBehind ? reading.words.length : reading.objectEnd)
  if (at === undefined) return undefined
  if (isBehind && run !== undefined) return 'inside'
  // “clean the bathroom mirror” is about a mirror, “do the school run rota” about a rota.
  const isWhere = words.some((word) => isPreposition(word.stem))
  if (reading.hasVerb && !isWhere && at > 0 && !headAt(words, reading.words, at, reading.objectEnd)) return undefined
  // The pattern includes the first word: “post office”, “test results”.
  if (!reading.hasVerb || reading.isNeutral || (at === 0 && words.length > 1)) return 'inside'
  return run !== undefined && runAt(words, reading.words, run, endAfter(run, reading)) !== undefined
    ? 'inside'
    : undefined
}

/** A group lists its own act first: of two families that have the object, the one to which the verb means more. */
function verbBonus({ kind, runs }: Pattern, { words }: TitleWords): number {
  if (kind !== 'object' && kind !== 'head') return 0
  const run = runs.find(({ stems }) => isVerbOf(stems, words))
  return run ? (run.stems.length > 1 ? MOST_VERB_BONUS : 0) - Math.min(MOST_RANK, run.rank) * RANK_STEP : 0
}

const isVerbOf = (verb: readonly string[], title: readonly Word[]): boolean =>
  verb.every((word, index) => title[index]?.stem === word) || isParted(verb, title)

/** How many words of the title are one of these verbs. */
function agreeingVerb(runs: readonly VerbRun[], title: readonly Word[]): number | undefined {
  const run = runs.find(({ stems }) => isVerbOf(stems, title))
  return run && (isParted(run.stems, title) ? 1 : run.stems.length)
}
