// The option that names a thing of the person's own: by id, by a number of the newest list, by words, or by pointing at
// what was shown before ("the second one"). Whose a thing is, the domain decides.
import { ask } from '../../chat/ask.ts'
import type { Option, OptionContext, SeveralValues } from '../../chat/options.ts'
import { optionDefaults } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { Choice } from '../../chat/view.ts'
import type { Reference } from '../../contracts/reference.ts'
import type { Me } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import { idsOf, resolveReference } from '../../domain/request/references.ts'
import { isEmphaticAll, readReference, splitThings } from '../../language/english/references.ts'
import { AmbiguousError, type SuggestedAction, UserError } from '../../user-error.ts'
import { choiceActions, isPartOfList, type LookupSource, pickMatch, surelyNamed, takePart } from './lookup-matches.ts'

/** An option that names a thing. */
export function lookupOption<T>(about: string, kind: LookupSource<T>): Option<T, Me, false> {
  return {
    ...optionDefaults,
    kind: 'lookup',
    about,
    takes: 'wide',
    read: (raw, asking) => readThing(kind, raw.trim(), asking),
    readSeveral: (raw, asking) => readThings(kind, raw.trim(), asking),
    async pointAt(words, me) {
      const reference = readReference(words)
      if (!reference || reference.kind === 'named') return []
      const pointed = await resolveReference(me, kind.noun, reference)
      return pointed.kind === 'none' ? [] : pointed.ids
    },
    async suggest(typed, { me }) {
      const found = typed.trim() === '' ? await kind.listInitial(me) : await kind.search(me, typed)
      return found.slice(0, 25).map((thing): Choice => ({ label: kind.label(thing), value: kind.id(thing) }))
    },
  }
}

/** The one thing that is named. @throws UserError where none is, AmbiguousError where several may be */
async function readThing<T>(kind: LookupSource<T>, words: string, asking: OptionContext<Me>): Promise<T> {
  const { me } = asking
  const id = UUID.test(words) ? words : await idByListNumber(kind.noun, words, asking)
  if (id !== null) {
    const thing = await kind.findById(me, id.toLowerCase())
    if (thing) return thing
    throw new UserError(`That ${kind.noun} is no longer here.`)
  }
  const reference = readReference(words)
  if (reference) {
    const found = await findReferred(kind, reference, asking)
    const [only, second] = found
    if (only && !second) return only
    if (second) throw new AmbiguousError('Which one?', choiceActions(kind, found, asking))
  }
  // An article, or when it is, is in many names and names nothing: “done for today”.
  const all = NAMELESS.test(words) ? [] : await kind.search(me, words)
  const bare = words.replace(ARTICLE, '')
  // "start the report" names “write report”.
  if (all.length === 0 && bare !== words && !asking.isGuess)
    return pickMatch(kind, bare, await kind.search(me, bare), asking)
  if (!asking.isGuess) {
    const meant = await pickMatch(kind, words, all, asking)
    // “drop bread” of “groceries: oats, tofu, bread”, typed: the list stays unless the person says all of it.
    if (ENDS.test(asking.lineWith('')) && isPartOfList(words, kind.label(meant), true))
      throw partOfMore(kind, meant, words, asking)
    return meant
  }
  const named = await findNamed(kind, words, all, me)
  const [only, other] = named
  // “got the milk” is not all of “buy milk, eggs and bread”: the person says whether it is.
  if (only && !other && isPartOfList(words, kind.label(only), ENDS.test(asking.lineWith(''))))
    throw partOfMore(kind, only, words, asking)
  const found = named.length > 0 || !kind.findByMoment ? named : await kind.findByMoment(me, words)
  return pickMatch(kind, words, found, asking)
}

/** Asks whether all of a list is meant, or the part of it that was named. */
const partOfMore = <T>(kind: LookupSource<T>, thing: T, words: string, asking: OptionContext<Me>): AmbiguousError =>
  new AmbiguousError(`“${excerpt(kind.label(thing))}” is more than that. Do you mean all of it?`, [
    { label: 'All of it', line: asking.lineWith(kind.id(thing)) },
    ...partChoice(kind, thing, words, FINISHES.test(asking.lineWith(''))),
  ])

/** “Got the eggs” of “eggs, flour, soap”: the eggs alone come off it. */
function partChoice<T>(kind: LookupSource<T>, thing: T, words: string, isDone: boolean): SuggestedAction[] {
  const taken = kind.noun === 'task' ? takePart(kind.label(thing), words) : null
  return taken
    ? [
        {
          label: excerpt(`Only ${taken.part}`),
          line: ask('task edit', {
            task: kind.id(thing),
            title: taken.rest,
            ...(isDone ? { part: taken.part } : {}),
          }),
        },
      ]
    : []
}

/** After this the thing is off the list, with all of its parts. */
const ENDS = /^task (?:drop|skip)\b/
/** A part that comes off the list was done. */
const FINISHES = /^task done\b/

/** Those that the words name for certain, or other words for the same. */
async function findNamed<T>(kind: LookupSource<T>, words: string, all: readonly T[], me: Me): Promise<readonly T[]> {
  const named = surelyNamed(kind, words, all)
  if (named.length > 0 || !kind.otherNames) return named
  for (const other of kind.otherNames(words.replace(ARTICLE, ''))) {
    const found = surelyNamed(kind, other, await kind.search(me, other))
    if (found.length > 0) return found
  }
  return named
}

const ARTICLE = /^(?:the|my|a|an|some|our)\s+/i
const NAMELESS =
  /^(?:the|my|an?|some|our|to|of|and|for good|(?:for |until |by )?(?:now|then|today|tonight|tomorrow|later)|for (?:the|this) (?:day|night|week|morning|afternoon|evening))$/i

/** Several things named at once: "1 2 3", "milk and eggs", "both". Null where the words name one. */
async function readThings<T>(
  kind: LookupSource<T>,
  words: string,
  asking: OptionContext<Me>,
): Promise<SeveralValues<T> | null> {
  const { me } = asking
  const reference = readReference(words)
  if (reference && reference.kind !== 'named') {
    if (asking.isGuess && reference.kind === 'all' && !isEmphaticAll(words)) return null
    const pointed = await resolveReference(me, kind.noun, reference, asking.isGuess)
    if (pointed.kind !== 'found' || pointed.ids.length < 2) return null
    const found = await findAllById(kind, me, pointed.ids)
    if (reference.kind !== 'all' || reference.except === undefined) return { found, missing: [] }
    const out = surelyNamed(kind, reference.except, found)
    // What is left out has to be among them.
    return out.length > 0 ? { found: found.filter((thing) => !out.includes(thing)), missing: [] } : null
  }
  const parts = splitThings(words)
  if (!parts) return null
  const isNumbers = parts.every((part) => /^\d+$/.test(part))
  // A name may itself be a list: "fish and chips".
  if (!isNumbers && !parts.every((part) => UUID.test(part))) {
    const whole = await kind.search(me, words)
    if (surelyNamed(kind, words, whole).length > 0) return null
  }
  const found: T[] = []
  const missing: string[] = []
  for (const part of parts) {
    const thing = await readPart(kind, part, asking)
    if (typeof thing === 'string') missing.push(thing)
    else if (found.every((other) => kind.id(other) !== kind.id(thing))) found.push(thing)
  }
  // Names of one or two words that are not there were misremembered; longer ones make it another line.
  const areShort = parts.every((part) => part.split(/\s+/).length <= 2)
  const isLikely = found.length > 0 && (isNumbers || areShort || found.length >= missing.length)
  if (!isLikely || (asking.isGuess && missing.length > 0)) return null
  return found.length + missing.length > 1 ? { found, missing } : null
}

/** A part of several, or why it names nothing. */
async function readPart<T>(kind: LookupSource<T>, part: string, asking: OptionContext<Me>): Promise<T | string> {
  const { me } = asking
  const own = /^\d+$/.test(part) ? await kind.findByNumber?.(me, Number(part)) : undefined
  if (own) return own
  if (/^\d+$/.test(part) && (await idByListNumber(kind.noun, part, asking)) === null)
    return `There is no number ${part} here.`
  const bare = part.replace(ARTICLE, '')
  const isName = !UUID.test(part) && !/^\d+$/.test(part) && readReference(part) === null
  try {
    if (!isName) return await readThing(kind, part, asking)
    const sure = surelyNamed(kind, bare, await kind.search(me, bare))
    return await pickMatch(kind, bare, sure, asking)
  } catch (error) {
    if (error instanceof AmbiguousError) return `Several match “${excerpt(bare)}”.`
    if (error instanceof UserError) return `No ${kind.noun} matches “${excerpt(bare)}”.`
    throw error
  }
}

/** The things that words like "the second one" mean here; none where nothing was shown. @throws UserError */
async function findReferred<T>(
  kind: LookupSource<T>,
  reference: Reference,
  { me, isGuess }: OptionContext<Me>,
): Promise<readonly T[]> {
  if (reference.kind === 'named') {
    const { shown } = await recents.loadReplyMeanings(me, me.channelId)
    const found = surelyNamed(kind, reference.words, await kind.search(me, reference.words))
    for (const view of shown) {
      const ids = idsOf(view, kind.noun)
      const among = found.filter((thing) => ids.includes(kind.id(thing)))
      if (among.length > 0) return among
    }
    return found
  }
  const pointed = await resolveReference(me, kind.noun, reference, isGuess)
  if (pointed.kind !== 'none') return findAllById(kind, me, pointed.ids)
  if (pointed.count > 1 && (reference.kind === 'places' || reference.kind === 'all'))
    throw new UserError(`There are ${pointed.count} in the list. Which do you mean? Type a number, like 2 or 1-2.`)
  return []
}

async function findAllById<T>(kind: LookupSource<T>, me: Me, ids: readonly string[]): Promise<T[]> {
  const found: T[] = []
  for (const id of ids) {
    const thing = await kind.findById(me, id)
    if (thing) found.push(thing)
  }
  return found
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The id behind a number of the newest list here, if it lists such things. */
async function idByListNumber(noun: string, words: string, { me }: OptionContext<Me>): Promise<string | null> {
  const number = /^#?(\d{1,3})$/.exec(words)?.[1]
  if (number === undefined) return null
  const { numbered: lines } = await recents.loadReplyMeanings(me, me.channelId)
  const line = lines[Number(number) - 1]?.line
  return line ? (new RegExp(`(?:^|\\s)${noun}:([0-9a-f-]{36})`).exec(line)?.[1] ?? null) : null
}
