// The words of all families as patterns, found by the first stem they begin with.
import { memoize } from '../memo.ts'
import { listFamilies, nounClasses } from './catalog.ts'
import { type Family, type VerbGroup, WEIGHTS } from './recipe.ts'
import { stem, type Word, wordsOf } from './words.ts'

/** A verb by its stems, and its place in its list: a family's own act stands first. */
export interface VerbRun {
  readonly stems: readonly string[]
  readonly rank: number
}

export interface Pattern {
  readonly family: Family
  readonly words: readonly { readonly stem: string; readonly exact: string | null }[]
  /** `head`: an object that has to be the last word of the title's object, as members of a noun class do. */
  readonly kind: 'start' | 'noun' | 'object' | 'head'
  readonly weight: number
  readonly score: number
  /** The verbs that agree with it, longest first: those of its own group, or all of the family's for a noun. */
  readonly runs: readonly VerbRun[]
}

/** A pattern that is made when a title first has the word it begins with: of some ten thousand a title needs a dozen. */
interface Entry {
  readonly first: string
  readonly order: number
  readonly make: () => Pattern
}

function entriesOf(family: Family): Omit<Entry, 'order'>[] {
  const runs = memoize(() => familyRuns(family))
  const entry = (words: string, make: () => Pattern) => ({ first: firstStem(words), make: memoize(make) })
  return [
    ...family.patterns.map(({ words, weight }) =>
      entry(words, () => {
        const isStart = words.startsWith('^')
        const exact = words.includes('=')
        const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text.toLowerCase() : null }))
        const score = weight + 2 * list.length + (isStart ? 5 : 0)
        return { family, kind: isStart ? 'start' : 'noun', words: list, weight, score, runs: runs() }
      }),
    ),
    ...family.groups.flatMap((group) => {
      const own = memoize(() => longestFirst(runsOf(group)))
      return group.objects.flatMap((words) => {
        const kind = classNameOf(words)
        if (kind === undefined) return [entry(words, () => objectPattern(family, words, 'object', own()))]
        const nouns = nounClasses().get(kind)
        if (!nouns) throw new Error(`The family “${family.name}” names a class that doesn’t exist: <${kind}>`)
        return nouns.map((noun) => entry(noun, () => objectPattern(family, noun, 'head', own())))
      })
    }),
  ]
}

/** `<clothing>`: every noun of that class. */
export const classNameOf = (words: string): string | undefined => /^<([a-z]+)>$/.exec(words)?.[1]

/** The stem of the first word. */
function firstStem(words: string): string {
  const [, word] = /^[\^=]*([a-z]+)(?=$| )/i.exec(words) ?? []
  // A dash or an apostrophe may belong to it.
  if (word === undefined) return wordsOf(words)[0]?.stem ?? ''
  const known = firstStems.get(word) ?? stem(word)
  firstStems.set(word, known)
  return known
}

/** Patterns begin with the same few thousand words. */
const firstStems = new Map<string, string>()

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
  const known = [...new Set(titleStarts(family))].map((word): VerbRun => ({ stems: [word], rank: 0 }))
  return longestFirst([...family.groups.flatMap(runsOf), ...known])
}

const titleStarts = ({ patterns }: Family): string[] =>
  patterns.filter(({ words }) => words.startsWith('^')).flatMap(({ words }) => firstStem(words) || [])

export const verbStems = memoize(
  () =>
    new Set(
      listFamilies().flatMap((family) => [
        ...family.groups.flatMap(({ verbs }) => verbs.flatMap((verb) => firstStem(verb) || [])),
        ...titleStarts(family),
      ]),
    ),
)

const entriesByStem = memoize(() => {
  const found = new Map<string, Entry[]>()
  const all = listFamilies().flatMap(entriesOf)
  all.forEach((entry, order) => {
    const known = found.get(entry.first)
    if (known) known.push({ ...entry, order })
    else found.set(entry.first, [{ ...entry, order }])
  })
  return found
})

/** The patterns that begin with a word of the title, in the order of their files. */
export function candidates(words: readonly Word[]): Pattern[] {
  return [...new Set(words.map((word) => word.stem))]
    .flatMap((stem) => entriesByStem().get(stem) ?? [])
    .sort((a, b) => a.order - b.order)
    .map(({ make }) => make())
}
