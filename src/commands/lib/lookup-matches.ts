// Which of the things that were found is meant: by name, by what is preferred, or by asking with a button for each.
import type { OptionContext } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { Me } from '../../domain/request/me.ts'
import { isTellingWord } from '../../language/english/telling-words.ts'
import { isVerb } from '../../language/splitter/lexicon.ts'
import { foldText } from '../../text.ts'
import { AmbiguousError, UserError } from '../../user-error.ts'

/** How a kind of thing is looked up. */
export interface LookupSource<T> {
  /** Its name in messages, and its option in the lines of lists: `task`. */
  readonly noun: string
  readonly findById: (me: Me, id: string) => Promise<T | undefined>
  /** Those that match the words, best first. */
  readonly search: (me: Me, words: string) => Promise<readonly T[]>
  /** Suggestions before anything is typed. */
  readonly listInitial: (me: Me) => Promise<readonly T[]>
  readonly id: (thing: T) => string
  readonly label: (thing: T) => string
  /** What tells two of the same name apart: “added 3 March”. */
  readonly age?: (me: Me, thing: T) => string
  /** If several match and only one is preferred, that one is used. */
  readonly isPreferred?: (thing: T) => boolean
  /** Those of a moment in words, "3 pm", where no name has these words. */
  readonly findByMoment?: (me: Me, words: string) => Promise<readonly T[]>
  /** Those that match some of the words, if one look-up can find them. */
  readonly findNearest?: (me: Me, words: string) => Promise<readonly T[]>
  /** Other words for what is named, tried where a sentence names nothing by these: "ran" → "run". */
  readonly otherNames?: (words: string) => readonly string[]
  /** By a number of its own, whatever is numbered on the screen: step 2. */
  readonly findByNumber?: (me: Me, number: number) => Promise<T | undefined>
}

/** The one that matches, or a question with a button for each of three. */
export async function pickMatch<T>(
  kind: LookupSource<T>,
  words: string,
  found: readonly T[],
  asking: OptionContext<Me>,
): Promise<T> {
  const [best, second] = found
  if (best && !second) return best
  if (best && second) {
    const whole = found.filter((thing) => foldText(kind.label(thing)) === foldText(words))
    const fitting = whole.length > 0 ? whole : found
    const preferred = kind.isPreferred ? fitting.filter(kind.isPreferred) : []
    const candidates = preferred.length > 0 ? preferred : fitting
    // Of “viva” and “take printouts, before viva” the first is what “viva” means.
    const own = candidates.filter((thing) => !namesOnlyWhen(kind.label(thing), words))
    const [only, other] = own.length === 1 ? own : candidates
    if (only && !other) return only
    throw new AmbiguousError(`Several match “${excerpt(words)}”. Which one?`, choiceActions(kind, fitting, asking))
  }
  // The refusal of a guess is not shown.
  const near = asking.isGuess ? [] : await searchNearest(kind, words, asking.me)
  const names = near.map((thing) => excerpt(kind.label(thing))).join(', ')
  throw new UserError(
    `No ${kind.noun} matches “${excerpt(words)}”.${names === '' ? '' : ` Closest: ${names}.`}`,
    choiceActions(kind, near, asking),
  )
}

/** Do the words only say when the thing is to be done: “book” of “pay before the book arrives”? */
function namesOnlyWhen(label: string, words: string): boolean {
  const at = foldText(label).indexOf(foldText(words).split(' ')[0] ?? '')
  return at > 0 && /\b(?:before|after|until|till|during|when|once|while)\b/i.test(label.slice(0, at))
}

/** Among matches, the open one whose name contains every word whole. */
export function surelyNamed<T>(kind: LookupSource<T>, words: string, found: readonly T[]): readonly T[] {
  const wanted = wordsOf(words)
  return found.filter((thing) => {
    const own = new Set(wordsOf(kind.label(thing)).flatMap((word) => [word, word.replace(/s$/, '')]))
    return (
      (kind.isPreferred?.(thing) ?? true) && wanted.every((word) => own.has(word) || own.has(word.replace(/s$/, '')))
    )
  })
}

/**
 * Whether a name is a list, and the words are not of all of its things.
 * @param endsIt the command ends the thing: then two things joined by “and” are a list too
 */
export function isPartOfList(words: string, label: string, endsIt: boolean): boolean {
  // “shopping: bread milk wine”: a heading says that it is a list, be it without commas.
  const headed = label.includes(',') ? undefined : /^\p{L}+(?: \p{L}+)?:\s+(\S+(?: \S+){2,})$/u.exec(label)?.[1]
  if (endsIt && headed !== undefined) return wordsOf(words).length * 2 < wordsOf(headed).length + 1
  const parts = label.split(/,\s+|,?\s+(?:and|&)\s+/u).map(wordsOf)
  // “Buy stamps and mail the forms” is two things to do, whichever of them is done.
  const hasOwnActs = parts.length > 1 && parts.slice(1).every(([first = '']) => isVerb(first))
  if (!(endsIt || hasOwnActs ? parts.length > 1 : label.includes(', ') && parts.length > 2)) return false
  const wanted = wordsOf(words).filter((word) => !/^(?:the|an?|my|our|some)$/.test(word))
  return parts.filter((part) => part.some((word) => wanted.includes(word))).length < parts.length
}

/**
 * The one part of a name with commas that the words name, and the name without it: “milk” of “buy milk, eggs and bread”
 * leaves “buy eggs and bread”. Null where they name none or several.
 */
export function takePart(label: string, words: string): { readonly part: string; readonly rest: string } | null {
  const parts = label.split(/,\s+(?:and\s+)?|\s+(?:and|&)\s+/u)
  const all = wordsOf(words)
  const telling = all.filter(isTellingWord)
  const wanted = telling.length > 0 ? telling : all
  const named = parts.filter((part) => wordsOf(part).some((word) => wanted.includes(word)))
  const [only, other] = named
  if (only === undefined || named.length === parts.length || parts.length < 2) return null
  if (other !== undefined) return takeParts(parts, named)
  const index = parts.indexOf(only)
  const left = parts.filter((_, place) => place !== index)
  if (index === 0 && /:\s/.test(only)) return takeParts(parts, named)
  // The verb of the first part is that of all: “buy milk, eggs”.
  const [verb = '', ...thing] = only.split(' ')
  const isShared =
    index === 0 && thing.length > 0 && isVerb(verb) && left.every((part) => !isVerb(part.split(' ')[0] ?? ''))
  const [first = '', ...more] = left
  const rest = [isShared ? `${verb} ${first}` : first, ...more]
  return { part: isShared ? thing.join(' ') : only, rest: rest.join(', ') }
}

/** “Got nappies and wipes” of “shopping: nappies, wipes, calpol”; what stands before the colon or as the first verb stays. */
function takeParts(
  parts: readonly string[],
  named: readonly string[],
): { readonly part: string; readonly rest: string } {
  const [lead = ''] = LEAD.exec(parts[0] ?? '') ?? []
  const bare = (part: string): string => (lead !== '' && part.startsWith(lead) ? part.slice(lead.length) : part)
  const left = parts.filter((part) => !named.includes(part)).map(bare)
  return { part: named.map(bare).join(', '), rest: `${lead}${left.join(', ')}` }
}

/** “shopping: ”, “buy ” */
const LEAD = /^(?:[^:]{2,30}:\s+|(?:buy|get|pick up|order|pack|bring|call|email|clean|wash)\s+(?=\S))/iu

const wordsOf = (words: string): string[] =>
  foldText(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Those that contain at least one of the words or its prefix. */
async function searchNearest<T>(kind: LookupSource<T>, words: string, me: Me): Promise<readonly T[]> {
  if (kind.findNearest) return kind.findNearest(me, words)
  for (const word of words.split(/\s+/).toSorted((a, b) => b.length - a.length)) {
    for (const stem of [word, word.slice(0, -1)]) {
      if (stem.length < 3) continue
      const found = await kind.search(me, stem)
      if (found.length > 0) return found.slice(0, 3)
    }
  }
  return []
}

/** A button for each of the first three, with their age where two have the same name. */
export function choiceActions<T>(kind: LookupSource<T>, things: readonly T[], asking: OptionContext<Me>) {
  const shown = things.slice(0, 3)
  const labels = shown.map((thing) => foldText(excerpt(kind.label(thing))))
  return shown.map((thing, index) => {
    const label = excerpt(kind.label(thing))
    const isTwin = labels.some((other, at) => at !== index && other === labels[index])
    const age = isTwin ? kind.age?.(asking.me, thing) : undefined
    return { label: age === undefined ? label : `${label} · ${age}`, line: asking.lineWith(kind.id(thing)) }
  })
}
