// Where no family has the object with the verb: the family that says most of the title's words, in its lists and in its
// steps. “do the Ocado slot” is nearest to groceries online.
import { memoize } from '../memo.ts'
import { listFamilies, nounClasses } from './catalog.ts'
import { isParticle } from './lexicon.ts'
import { classesIn } from './noun-kinds.ts'
import type { Family } from './recipe.ts'
import { isPreposition, type TitleWords } from './title-words.ts'
import { stem, type Word } from './words.ts'

/** What a word in a family's own lists counts more than one in its steps. */
const IN_LIST = 2
const IN_STEPS = 1

/** What the head of the object counts more than another word, and what stands behind “for”, “in”, “with” less. */
const OF_HEAD = 1.5
const BEHIND_PREPOSITION = 0.7

/** How much of a title a family has to say: with its verb, and with its nouns where no verb says anything. Weighed on
 * titles that were asked about. */
const ENOUGH_WITH_VERB = 6
const ENOUGH_ALONE = 19
/** The next family has to say less by this much: of two that say the same, neither is meant. */
const MARGIN = 1.05

/** Words that stand in any title. */
const SMALL = new Set(
  'the a an my our your his her their its of to for in on at by with from and or it is be as that this what who how where when them they one some any all new old next last more two three four five six do get make have so not no up out off now'.split(
    ' ',
  ),
)

/** Verbs that are another one with each object: “set the table”, “set the workshop on fire”. */
export const LIGHT = new Set(
  'set put get take make give go bring run have keep hold start'.split(' ').map((verb) => stem(verb)),
)

interface Place {
  /** The place of the family in the list. */
  readonly family: number
  readonly weight: number
}

interface Index {
  readonly places: ReadonlyMap<string, readonly Place[]>
  readonly verbs: ReadonlyMap<string, ReadonlySet<number>>
}

/** Made when a title first has no family: most splits need none of it. */
const index = memoize((): Index => {
  const stems = new Map<string, string>()
  const stemOf = (word: string): string => {
    const known = stems.get(word) ?? stem(word)
    stems.set(word, known)
    return known
  }
  const places = new Map<string, Place[]>()
  const verbs = new Map<string, Set<number>>()
  listFamilies().forEach((family, at) => {
    for (const [word, weight] of weightsOf(family.text, stemOf)) {
      const known = places.get(word)
      if (known) known.push({ family: at, weight })
      else places.set(word, [{ family: at, weight }])
    }
    for (const verb of [...family.groups, ...family.general].flatMap((group) => group.verbs)) {
      const first = stemOf(verb.split(' ')[0] ?? '')
      const known = verbs.get(first)
      if (known) known.add(at)
      else verbs.set(first, new Set([at]))
    }
  })
  return { places, verbs }
})

/** The words of a family's file; `<clothing>` is one of them. */
function weightsOf(text: string, stemOf: (word: string) => string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const line of text.toLowerCase().split('\n')) {
    if (line.startsWith('#') || line.startsWith('not:') || line.startsWith('where:')) continue
    const key = /^[a-z]+:/.exec(line)?.[0].length ?? 0
    const weight = key > 0 ? IN_LIST : IN_STEPS
    for (const [token] of line.slice(key).matchAll(/<[a-z]+>|[a-z]{2,}/g)) {
      const word = token.startsWith('<') ? token : stemOf(token)
      if (!SMALL.has(word) && (found.get(word) ?? 0) < weight) found.set(word, weight)
    }
  }
  return found
}

/** How much a word tells that so many families have. */
const rarity = (count: number): number => Math.log(listFamilies().length / (1 + count))

/** What a word of a title is called in the index: itself, and its classes. */
const namesOf = (word: Word): string[] => [
  word.stem,
  ...[...classesIn([word])].filter((kind) => nounClasses().has(kind)).map((kind) => `<${kind}>`),
]

/** The family that says enough of the title, and more than any other; undefined where none does. */
export function nearestFamily(reading: TitleWords, isVetoed: (family: Family) => boolean): Family | undefined {
  if (reading.hasVerb && LIGHT.has(reading.words[0]?.stem ?? '')) return undefined
  const nouns = nounScores(reading)
  const isPlain = !reading.hasVerb || reading.isNeutral
  const ofVerb = !isPlain ? index().verbs.get(reading.words[0]?.stem ?? '') : undefined
  const verbScore = ofVerb ? 2 * rarity(ofVerb.size) : 0
  let best: { readonly family: Family; readonly score: number } | undefined
  let next = 0
  for (const [at, score] of nouns) {
    const family = listFamilies()[at]
    const hasVerb = ofVerb?.has(at) ?? false
    if (family === undefined || score < (hasVerb ? ENOUGH_WITH_VERB : isPlain ? ENOUGH_ALONE : Infinity)) continue
    if (isVetoed(family)) continue
    const whole = score + (hasVerb ? verbScore : 0)
    if (best === undefined || whole > best.score) {
      next = best?.score ?? 0
      best = { family, score: whole }
    } else next = Math.max(next, whole)
  }
  return best && best.score >= next * MARGIN ? best.family : undefined
}

/** By the family's place: how much of the words behind the verb it says. */
function nounScores(reading: TitleWords): ReadonlyMap<number, number> {
  const nouns = new Map<number, number>()
  let isBehind = false
  reading.words.forEach((word, at) => {
    if (at < reading.objectAt) return
    if (isPreposition(word.text)) isBehind = true
    if (SMALL.has(word.stem) || isParticle(word.text) || isPreposition(word.text) || /^\p{N}/u.test(word.text)) return
    const weight = at === reading.objectEnd - 1 ? OF_HEAD : isBehind ? BEHIND_PREPOSITION : 1
    const ofWord = new Map<number, number>()
    for (const name of namesOf(word)) {
      const found = index().places.get(name) ?? []
      for (const place of found) {
        const score = weight * place.weight * rarity(found.length)
        if (score > (ofWord.get(place.family) ?? 0)) ofWord.set(place.family, score)
      }
    }
    for (const [family, score] of ofWord) nouns.set(family, (nouns.get(family) ?? 0) + score)
  })
  return nouns
}
