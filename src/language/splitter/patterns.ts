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

/** Where a pattern stands in its family; made when a title first has the word it begins with: of ten thousand a title needs
 * a dozen. */
interface Entry {
  readonly family: Family
  readonly order: number
  readonly words: string
  /** The group whose object it is; none for a word of the family itself, which has this weight. */
  readonly group: VerbGroup | undefined
  readonly weight: number
  /** A member of a noun class. */
  readonly isMember: boolean
  made?: Pattern
}

/** Calls `add` for every pattern of the families, in their order. */
function eachEntry(add: (entry: Entry) => void): void {
  let order = 0
  for (const family of listFamilies()) {
    for (const { words, weight } of family.patterns)
      add({ family, order: order++, words, group: undefined, weight, isMember: false })
    for (const group of family.groups)
      for (const words of group.objects) {
        const kind = classNameOf(words)
        const nouns = kind === undefined ? [words] : nounClasses().get(kind)
        if (!nouns) throw new Error(`The family “${family.name}” names a class that doesn’t exist: <${kind}>`)
        for (const noun of nouns)
          add({ family, order: order++, words: noun, group, weight: WEIGHTS.pair, isMember: kind !== undefined })
      }
  }
}

function patternOf(entry: Entry): Pattern {
  entry.made ??= entry.group === undefined ? wordPattern(entry) : objectPattern(entry, entry.group)
  return entry.made
}

function wordPattern({ family, words, weight }: Entry): Pattern {
  const isStart = words.startsWith('^')
  const exact = words.includes('=')
  const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text.toLowerCase() : null }))
  const score = weight + 2 * list.length + (isStart ? 5 : 0)
  return { family, kind: isStart ? 'start' : 'noun', words: list, weight, score, runs: familyRuns(family) }
}

function objectPattern({ family, words, isMember }: Entry, group: VerbGroup): Pattern {
  // “=schools”: a call to one school goes to no list.
  const exact = words.startsWith('=')
  const list = wordsOf(words).map((word) => ({ stem: word.stem, exact: exact ? word.text.toLowerCase() : null }))
  const score = WEIGHTS.pair + 2 * list.length
  const kind = isMember ? 'head' : 'object'
  return { family, kind, words: list, weight: WEIGHTS.pair, score, runs: groupRuns(group) }
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

const runsOf = ({ verbs }: VerbGroup): VerbRun[] =>
  verbs.map((verb, rank) => ({ stems: wordsOf(verb).map((word) => word.stem), rank }))

const longestFirst = (runs: readonly VerbRun[]): readonly VerbRun[] =>
  runs.toSorted((a, b) => b.stems.length - a.stems.length)

const groupRuns = keptFor((group: VerbGroup) => longestFirst(runsOf(group)))

/** What may begin a title of the family's nouns: its verbs, and the first words of its titles. */
const familyRuns = keptFor((family: Family): readonly VerbRun[] => {
  const known = [...new Set(titleStarts(family))].map((word): VerbRun => ({ stems: [word], rank: 0 }))
  return longestFirst([...family.groups.flatMap(runsOf), ...known])
})

/** Runs `find` once for each object, at first use. */
function keptFor<Of extends object, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, Found>()
  return (of) => {
    const found = known.get(of) ?? find(of)
    known.set(of, found)
    return found
  }
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

/** The verbs of two and more words, as families write them. */
const longVerbs = memoize(
  () =>
    new Set(
      listFamilies().flatMap(({ groups, general, patterns }) =>
        [
          ...[...groups, ...general].flatMap(({ verbs }) => verbs),
          ...patterns.map(({ words }) => words.replace(/^\^/, '')),
        ]
          .filter((verb) => /[ -]/.test(verb))
          .map((verb) => verb.replaceAll('-', ' ')),
      ),
    ),
)

/** Whether a family has these two words as a verb of its own: “hand wash”, “blow dry”. */
export const isLongVerb = (verb: string): boolean => longVerbs().has(verb.toLowerCase())

const entriesByStem = memoize(() => {
  const found = new Map<string, Entry[]>()
  eachEntry((entry) => {
    const first = firstStem(entry.words)
    const known = found.get(first)
    if (known) known.push(entry)
    else found.set(first, [entry])
  })
  return found
})

/** The patterns that begin with a word of the title, in the order of their files. */
export function candidates(words: readonly Word[]): Pattern[] {
  return [...new Set(words.map((word) => word.stem))]
    .flatMap((stem) => entriesByStem().get(stem) ?? [])
    .sort((a, b) => a.order - b.order)
    .map(patternOf)
}
