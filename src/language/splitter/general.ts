// Families for a verb with any object, or with any object of a kind: tried where no family names the object.
import { listFamilies, memoize } from './catalog.ts'
import { isParticle } from './lexicon.ts'
import { kindsOf } from './noun-kinds.ts'
import type { Family } from './recipe.ts'
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

/** A kind of its own: a thing that belongs to somebody. */
const OWN_THING = 'own'
const OWNABLE = ['artifact', 'animal', 'object', 'shape', 'substance', 'unknown', 'food', 'plant']
const OWNED = /^(?:my|our|his|her|their|\p{L}+['’]s?)$/iu

/** “sort out Dad's finances” is not about Dad, nor “wash Mrs Lee's hair” about her. */
function isOwner(words: readonly Word[], at: number): boolean {
  let last = at
  while (/^\p{Lu}/u.test(words[last + 1]?.text ?? '') && !/['’]s?$/u.test(words[last]?.text ?? '')) last += 1
  return /['’]s?$/u.test(words[last]?.text ?? '') && words[last + 1] !== undefined
}

const MINE = /^(?:my|our)$/iu

interface GeneralVerb {
  readonly family: Family
  /** Stems. */
  readonly run: readonly string[]
}

const verbsByStem = memoize(() => {
  const found = new Map<string, GeneralVerb[]>()
  for (const family of listFamilies())
    for (const verb of family.general) {
      const [, plain = '', behind] = /^(.+?)(?: (\*\w+))?$/.exec(verb) ?? []
      const run = [...wordsOf(plain).map((word) => word.stem), ...(behind === undefined ? [] : [asBehind(behind)])]
      const known = found.get(run[0] ?? '')
      if (known) known.push({ family, run })
      else found.set(run[0] ?? '', [{ family, run }])
    }
  return found
})

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
  const { words } = reading
  const [first] = words
  if (first === undefined) return undefined
  let best: { readonly family: Family; readonly score: number } | undefined
  for (const { family, run } of verbsByStem().get(first.stem) ?? []) {
    const isApart = isParted(run, words) || isDoneBehind(run, words) || isWordBehind(run, words)
    if (!isApart && !run.every((each, index) => words[index]?.stem === each)) continue
    const after = isApart ? 1 : run.length
    // A particle makes another verb: “pick up the van” chooses nothing.
    const isOther = run.length === 1 && isParticle(words[after]?.text ?? '')
    if (isOther && !isApart) continue
    const at = words[after + 1] !== undefined && isParticle(words[after]?.text ?? '') ? after + 1 : after
    const begins = words[at]
    if (begins === undefined || !hasObject(begins) || isPreposition(begins.text)) continue
    if (needsKind && family.kinds.length === 0) continue
    // “get *ed”, “make *safer” say as much as a kind.
    const tells = run.includes(ANY_DONE) || (family.kinds.length === 0 && run.some((each) => each.startsWith('*')))
    let score = 2 * run.length + (tells ? KIND_BONUS : 0)
    if (family.kinds.length > 0) {
      // “dig the plot over” is about a plot.
      const last = run[1]?.replace(/^\*/, '')
      const end = isApart ? words.findIndex((word, index) => index > at && word.stem === last) : -1
      const head = headOf(words, at, end < 0 ? endAfter(at, reading) : Math.min(end, endAfter(at, reading)))
      const kinds = new Set(head && kindsOf(head, words[words.indexOf(head) - 1]))
      // “update my Behance” updates nobody.
      if (MINE.test(begins.text) && kinds.delete('name') && kinds.size === 0) kinds.add('unknown')
      // “deal with Pete being late” is about Pete.
      if (kindsOf(begins).has('name') && !isOwner(words, at)) kinds.add('name')
      // “find Sam's shoes”: they are there already.
      if (OWNED.test(begins.text) && OWNABLE.some((kind) => kinds.has(kind))) kinds.add(OWN_THING)
      if (!family.kinds.some((kind) => kinds.has(kind))) continue
      score += KIND_BONUS + (kinds.has(OWN_THING) && family.kinds.includes(OWN_THING) ? 1 : 0)
    }
    if ((best === undefined || score > best.score) && !isVetoed(family)) best = { family, score }
  }
  return best?.family
}
