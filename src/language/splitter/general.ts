// Families for a verb with any object, or with any object of a kind: tried where no family names the object.
import { memoize } from '../memo.ts'
import { listFamilies, nounClasses, verbClasses } from './catalog.ts'
import { isParticle } from './lexicon.ts'
import { classesIn, kindsOf } from './noun-kinds.ts'
import { classNameOf } from './patterns.ts'
import type { Family, GeneralGroup } from './recipe.ts'
import {
  ANY_DONE,
  endAfter,
  hasObject,
  headOf,
  isDoneBehind,
  isParted,
  isPreposition,
  isWordBehind,
  type TitleWords,
} from './title-words.ts'
import { stem, type Word, wordsOf } from './words.ts'

/** What an object of the right kind counts more than any object. */
const KIND_BONUS = 5
/** What the program one works in counts: more than an object of any kind. */
const TOOL_BONUS = 9

/** Any verb in a world, as on a ward or a site: less than a verb with an object of its kind, more than a verb alone. */
const WORLD_SCORE = 4

/** A kind of its own: a thing that belongs to somebody. */
const OWN_THING = 'own'
/** Five and more of a thing: a pile. */
const MANY = 'many'
const IS_MANY = /^(?:[5-9]|[1-9]\d+|dozens?|twenty|thirty|forty|fifty|hundred)$/iu
const OWNABLE = ['artifact', 'animal', 'object', 'shape', 'substance', 'unknown', 'food', 'plant']
const OWNED = /^(?:my|our|his|her|their|\p{L}+['’]s?)$/iu

/** “sort out Dad's finances” is not about Dad, nor “wash Mrs Lee's hair” about her. */
function isOwner(words: readonly Word[], at: number): boolean {
  let last = at
  while (/^\p{Lu}/u.test(words[last + 1]?.text ?? '') && !/['’]s?$/u.test(words[last]?.text ?? '')) last += 1
  return /['’]s?$/u.test(words[last]?.text ?? '') && words[last + 1] !== undefined
}

/** The one of the broad kinds that tells how one begins: it is stopped first, and has a manual. */
const MACHINE = 'machine'

const BED = /^(?:bed|bay)$/iu
const TITLED = /^(?:mrs?|ms|miss|dr|sir|fr|rev)$/iu
const MINE = /^(?:my|our)$/iu

interface GeneralVerb {
  readonly family: Family
  /** Stems; none for `*`, which is any verb. */
  readonly run: readonly string[]
  readonly kinds: readonly string[]
}

/** Stands for any verb: the object alone, or the program one works in, says what it is about. */
const ANY_VERB = '*'

const verbsByStem = memoize(() => {
  const found = new Map<string, GeneralVerb[]>()
  for (const family of listFamilies())
    for (const { verb, kinds } of family.general.flatMap((group) => membersOf(family, group))) {
      const [, plain = '', behind] = /^(.+?)(?: (\*\w+))?$/.exec(verb) ?? []
      const stems = plain === ANY_VERB ? [] : wordsOf(plain).map((word) => word.stem)
      const run = [...stems, ...(behind === undefined ? [] : [asBehind(behind)])]
      const known = found.get(run[0] ?? ANY_VERB)
      if (known) known.push({ family, run, kinds })
      else found.set(run[0] ?? ANY_VERB, [{ family, run, kinds }])
    }
  return found
})

/** Each verb of a group with its kinds; for `<patient>` the verbs of that class. */
function membersOf(
  family: Family,
  { verbs, kinds }: GeneralGroup,
): { readonly verb: string; readonly kinds: readonly string[] }[] {
  return verbs.flatMap((each) => {
    const [, name] = /^<([a-z]+)>$/.exec(each) ?? []
    const members = name === undefined ? [each] : verbClasses().get(name)
    if (!members) throw new Error(`The family “${family.name}” names verbs that don’t exist: <${name}>`)
    return members.map((verb) => ({ verb, kinds }))
  })
}

/** `*online` as its words are compared. */
const asBehind = (behind: string): string => (behind === ANY_DONE ? behind : `*${stem(behind.slice(1))}`)

/**
 * The general family whose verb begins the title and whose kinds have the head of its object.
 * @param needsKind only families that name kinds
 */
export function generalFamily(
  reading: TitleWords,
  isVetoed: (family: Family) => boolean,
  needsKind: boolean,
): Family | undefined {
  const [first] = reading.words
  if (first === undefined) return undefined
  const tools = toolsOf(reading.words)
  let best: { readonly family: Family; readonly score: number } | undefined
  for (const verb of [...(verbsByStem().get(first.stem) ?? []), ...anyVerbs(reading)]) {
    const { family, kinds } = verb
    if (needsKind && kinds.length + family.tools.length === 0) continue
    const score = scoreOf(verb, reading, tools, needsKind)
    if (score !== undefined && (best === undefined || score > best.score) && !isVetoed(family)) best = { family, score }
  }
  return best?.family
}

/** What is settled with others is no work on the thing itself: “confirm 120 covers” designs none. */
export const DEALS = new Set(
  'confirm send chase cancel return buy sell ask claim book pay approve'.split(' ').map(stem),
)

const anyVerbs = ({ hasVerb, words }: TitleWords): readonly GeneralVerb[] =>
  hasVerb && !DEALS.has(words[0]?.stem ?? '') ? (verbsByStem().get(ANY_VERB) ?? []) : []

/** How much of the title a general verb with its kinds says; undefined where they do not agree. */
function scoreOf(
  { family, run, kinds: wanted }: GeneralVerb,
  reading: TitleWords,
  tools: ReadonlySet<string>,
  isWeaklyKnown: boolean,
): number | undefined {
  const { words } = reading
  const isApart = isParted(run, words) || isDoneBehind(run, words) || isWordBehind(run, words)
  if (!isApart && !run.every((each, index) => words[index]?.stem === each)) return undefined
  const after = isApart ? 1 : Math.max(1, run.length)
  // “scale and polish for Mr Bix”: what a trade does to somebody may be said for him.
  const isForSomebody =
    run.length > 0 && /^(?:for|on)$/iu.test(words[after]?.text ?? '') && TITLED.test(words[after + 1]?.text ?? '')
  // A particle makes another verb: “pick up the van” chooses nothing.
  const isOther = run.length === 1 && isParticle(words[after]?.text ?? '') && !isForSomebody
  if (isOther && !isApart) return undefined
  const isBehind = isForSomebody || (words[after + 1] !== undefined && isParticle(words[after]?.text ?? ''))
  const at = isBehind ? after + 1 : after
  const begins = words[at]
  if (begins === undefined || !hasObject(begins) || isPreposition(begins.text)) return undefined
  if (run.length === 0 && wanted.length === 0 && isWeaklyKnown) return undefined
  if (wanted.length === 0 && family.tools.length > 0) {
    const tool = family.tools.find((each) => tools.has(each))
    if (tool === undefined) return undefined
    return run.length === 0 && classNameOf(tool) !== undefined ? WORLD_SCORE : 2 * run.length + TOOL_BONUS
  }
  if (run.length === 0 && isWeaklyKnown) return undefined
  // “get *ed”, make *safer” say as much as a kind.
  const tells = run.includes(ANY_DONE) || (wanted.length === 0 && run.some((each) => each.startsWith('*')))
  if (wanted.length === 0) return run.length === 0 ? undefined : 2 * run.length + (tells ? KIND_BONUS : 0)
  // “dig the plot over” is about a plot.
  const last = run[1]?.replace(/^\*/, '')
  const end = isApart ? words.findIndex((word, index) => index > at && word.stem === last) : -1
  const kinds = kindsAt(reading, at, end < 0 ? endAfter(at, reading) : Math.min(end, endAfter(at, reading)))
  const found = wanted.filter((kind) => kinds.has(kind))
  if (found.length === 0) return undefined
  const isNarrow = found.some((kind) => nounClasses().has(kind))
  // Any verb with a thing of the broadest kind says less than a verb that a family has for itself, and nothing of a verb
  // that other families know: “take back the videos” is no work on them.
  if (run.length === 0 && !isNarrow)
    return verbsByStem().has(words[0]?.stem ?? '') ? undefined : found.includes(MACHINE) ? 2 : 1
  return (
    2 * run.length +
    (tells ? KIND_BONUS : 0) +
    KIND_BONUS +
    (isNarrow || [OWN_THING, MANY, MACHINE].some((kind) => found.includes(kind)) ? 1 : 0)
  )
}

/** The kinds of an object between these places. */
function kindsAt({ words, isSum }: TitleWords, at: number, end: number): ReadonlySet<string> {
  const begins = words[at]
  const head = headOf(words, at, end)
  const kinds = new Set(head && kindsOf(head, words[words.indexOf(head) - 1]))
  if (begins === undefined) return kinds
  // “put £200 into the pot”: whatever stands behind, it is money.
  if (isSum) return new Set(['sum', 'possession'])
  if (IS_MANY.test(begins.text) && words[at + 1] !== undefined && !isPreposition(words[at + 1]?.text ?? ''))
    kinds.add(MANY)
  // “14 Birch Close”, “9 Mill Lane”: where somebody lives.
  if (/^\d+[a-z]?$/u.test(begins.text) && /^\p{Lu}\p{Ll}/u.test(words[at + 1]?.text ?? ''))
    kinds.add('location').add('address')
  // “prep Mr Moss for his scan” is about him, whatever else a moss is.
  if (TITLED.test(begins.text) && !isOwner(words, at)) return new Set(['name', 'person'])
  // “recannulate bed 8” is about who lies there.
  if (BED.test(begins.text) && /^\d+$/u.test(words[at + 1]?.text ?? '')) return new Set(['name', 'person'])
  // “update my Behance” updates nobody.
  if (MINE.test(begins.text) && kinds.delete('name') && kinds.size === 0) kinds.add('unknown')
  // “deal with Pete being late” is about Pete.
  if (kindsOf(begins).has('name') && !isOwner(words, at)) kinds.add('name')
  // “find Sam's shoes”: they are there already.
  if (OWNED.test(begins.text) && OWNABLE.some((kind) => kinds.has(kind))) kinds.add(OWN_THING)
  return kinds
}

/** What stands behind “in”, “on”, “into”, “with”: “the façade in Revit” is drawn, not built. A world anywhere. */
function toolsOf(words: readonly Word[]): ReadonlySet<string> {
  const worlds = [...classesIn(words)].map((name) => `<${name}>`)
  const behind = words.flatMap((word, at) =>
    /^(?:in|on|into|onto|with|via|using)$/iu.test(words[at - 1]?.text ?? '') ? [word.text.toLowerCase()] : [],
  )
  return new Set([...worlds, ...behind])
}
