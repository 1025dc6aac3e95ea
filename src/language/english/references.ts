// English words that point at what was shown before, and lists of things in one sentence. Pure: which thing is meant is
// decided where the views of the last minutes are known.
import type { Correction, Reference } from '../../contracts/reference.ts'
import { MOMENT_ALONE } from './time-alone.ts'

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
  sixth: 6,
  '6th': 6,
  seventh: 7,
  '7th': 7,
  eighth: 8,
  '8th': 8,
  ninth: 9,
  '9th': 9,
  tenth: 10,
  '10th': 10,
  top: 1,
  last: -1,
  final: -1,
  bottom: -1,
}
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, 2: 2, 3: 3, 4: 4, 5: 5 }
const THING = 'one|task|thing|item|reminder|habit|step|option|choice'
const THINGS = 'ones|tasks|things|items|reminders|habits|steps|options'

const LAST =
  /^(?:it|that|this|her|him|(?:that|this|the same) (?:one|task|thing|item|habit|step)|the one|the task|the thing|the same)$/
const OTHER = new RegExp(`^(?:the )?other(?: (?:${THING}))?$`)
const ALL =
  /^(?:both|them|them both|they|these|those|all|everything|(?:both|all|each|every one|everyone) of (?:them|these|those|it)|them all|(?:all|both) (?:of )?the (?:ones|tasks|things|items|steps)|the lot|the rest|it all|all (?:of )?(?:that|this)|the whole (?:lot|list|thing)|all (?:tasks|things|items|steps))$/
const ALL_BUT =
  /^(?:all|everything|the lot|all (?:of )?(?:them|these|those|it)|every one|everyone) (?:but|except|except for|bar|besides|apart from|other than) (?:for )?(?:the |my )?(.{2,40})$/
const SAYS_MORE = / (?:done|finished|off|gone|complete|completed|can wait)$/
const ALL_COUNTED = new RegExp(`^(?:all|all the|the|these|those) (two|three|four|five|[2-5])(?: (?:${THINGS}))?$`)
const NUMBER = new RegExp(`^(?:the )?(?:number|nr|no\\.|${THING}) (\\d{1,2})$`)
const PLACE = new RegExp(
  `^(?:the )?(?:very )?(${Object.keys(ORDINALS).join('|')})(?: (?:${THING}))?(?: (?:on|in|from) (?:the|that|this|my) list)?$`,
)
const SECOND_LAST = new RegExp(`^(?:the )?(?:second(?: to)? last|last but one|penultimate)(?: (?:${THING}))?$`)
const SOME = new RegExp(`^(?:the )?(first|last|top) (${Object.keys(COUNTS).join('|')})(?: (?:${THINGS}))?$`)
const NAMED = /^(?:the|that|this|my) (.{2,60}?) (?:one|ones|thing|task|reminder)$/

const fold = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replace(/[.!?…]+$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Do the words say that all are meant? "Them" may be one thing of several parts. */
export const isEmphaticAll = (words: string): boolean => /\b(?:all|both|every|everything|each)\b/i.test(words)

/** What the words point at, where all of them are such a reference; null where they name a thing themselves. */
export function readReference(words: string): Reference | null {
  const line = fold(words)
  if (line === '' || line.length > 80) return null
  if (LAST.test(line)) return { kind: 'last' }
  if (OTHER.test(line)) return { kind: 'other' }
  if (ALL.test(line)) return /\bboth\b/.test(line) ? { kind: 'all', count: 2 } : { kind: 'all' }
  const except = ALL_BUT.exec(line)?.[1]
  // “All of them but milk done”, “… friday”: a sentence, and no name.
  if (except !== undefined && !SAYS_MORE.test(except) && !MOMENT_ALONE.test(except.split(' ').at(-1) ?? ''))
    return { kind: 'all', except }
  const counted = ALL_COUNTED.exec(line)?.[1]
  if (counted !== undefined) return { kind: 'all', count: COUNTS[counted] ?? 2 }
  const places = readPlaces(line)
  const noun = /\b(task|habit|step)s?$/.exec(line)?.[1]
  if (places) return { kind: 'places', places, ...(noun ? { noun } : {}) }
  const named = NAMED.exec(line)?.[1]
  return named === undefined ? null : { kind: 'named', words: named }
}

/** "the second one" → 2; "the last two" → the last but one, the last; "the first and third" → 1, 3. */
function readPlaces(line: string): readonly number[] | null {
  if (SECOND_LAST.test(line)) return [-2]
  const some = SOME.exec(line)
  const count = COUNTS[some?.[2] ?? '']
  if (some && count !== undefined) {
    const from = some[1] === 'last' ? -count : 1
    return Array.from({ length: count }, (_, index) => from + index)
  }
  const parts = line.split(/ and (?:also )?|, ?| & /)
  const places = parts.map(readPlace)
  return places.every((place) => place !== null) ? places : null
}

function readPlace(words: string): number | null {
  const number = NUMBER.exec(words)?.[1]
  if (number !== undefined) return Number(number)
  const ordinal = PLACE.exec(words)?.[1]
  return ordinal === undefined ? null : (ORDINALS[ordinal] ?? null)
}

const INSTEAD = [
  /^(?:no|nope|oops|sorry|wait|actually|argh|ugh)[,.!:; -]+(?:no[,.]? )?(?:not (?:that|this|it)(?: one)?[,.;:]? ?)?(?:i (?:meant|mean|wanted)(?: to (?:say|do))? )?(.+)$/,
  /^not (?:that|this|it)(?: one)?(?:[,.;:-]+ ?| but )(?:i (?:meant|mean|wanted) )?(.+)$/,
  /^(?:i|it) (?:meant|mean|wanted|was)(?: to say)? (.+)$/,
  /^(?:not|isnt|wasnt) .{1,60}?, ?(?:i (?:meant|mean) |but )?(.+)$/,
]
const SAYS_NONE =
  /^no (?!i |the other|not |it |that |this )\S.* (?:today|tonight|tomorrow|this (?:week|month|time|morning|afternoon|evening)|next week|on \w+day|any ?more)$/
const NOT_THAT =
  /^(?:no[,.]? )?(?:not|wrong) (?:that|this|it|one|task|thing)(?: one)?$|^(?:the )?wrong (?:one|task|thing|habit)$|^(?:no[,.]? )?i didnt mean (?:that|it|that one)$|^(?:(?:no|oh|wait|sorry|hmm|hang on|ah|oops)[,.]? ?)*(?:thats|that is|this is|its) (?:wrong|not right|incorrect|a mistake|not what i (?:meant|wanted|said|asked for))$/
const TOO = [
  /^(?:and|also|same for|same with|same to|likewise) (?:also )?(.+?)(?: too| as well)?$/,
  /^(.+?)(?: too| as well)$/,
]

/** Does the line correct or extend what was just done? Whether its words name anything, the caller finds out. */
export function readCorrection(words: string): Correction | null {
  const line = fold(words)
  if (line === '' || line.length > 120) return null
  if (NOT_THAT.test(line)) return { how: 'instead', words: '' }
  for (const pattern of INSTEAD) {
    const found = pattern.exec(line)?.[1]?.trim()
    // “No practice this week” says that there is none.
    if (found && SAYS_NONE.test(line)) return null
    if (found) return { how: 'instead', words: found.replace(/ instead$/, '') }
  }
  // “And the mot?” asks; only “and the mot too?” wants the same.
  if (/\?\W*$/.test(words) && !/\b(?:too|also|as well)\b/.test(line)) return null
  for (const pattern of TOO) {
    const found = pattern.exec(line)?.[1]?.trim()
    if (found) return { how: 'too', words: found }
  }
  return null
}

/** Asks for the same once more: "another one", "had another". */
export const isOneMoreWanted = (words: string): boolean =>
  /^(?:and |just |i )*(?:had |did |drank |ate |took )?(?:another|one more|1 more|again)(?: one| glass| cup| time| round| please)*$/.test(
    fold(words),
  )

/** Asks for other suggestions than those just shown: "not that one", "another one", "something different". */
export const isOtherWanted = (words: string): boolean =>
  /^(?:(?:no|nah|nope|meh)[, ]+)?(?:not (?:that|this|those|these|it|any of (?:them|these|those))(?: ones?)?|(?:give me |show me |gimme |give )?(?:another|other|others|an ?other|a different)(?: ones?| things?| tasks?)?|(?:show me |give me |gimme |give )?(?:something|smth|sth|sumthing) (?:else|different)|(?:a )?different (?:ones?|things?)|next one|(?:skip|pass)(?: (?:it|this|that|them|these|those|this one|that one|these ones|for now|please))?|none of (?:them|these|those)|i dont (?:want|feel like|fancy|like) (?:that|this|it|those|these|any of (?:them|these|those))(?: ones?)?)$/.test(
    fold(words),
  )

/** Says that none of the choices is meant, or that all stays as it is: "neither", "never mind", "no, keep it". */
export const isDismissal = (words: string): boolean => DISMISSAL.test(fold(words)) || isKeepWish(words)

/** “Ok”, “perfect”: a yes to an offer, and elsewhere no more than a nod. */
export const isAgreement = (words: string): boolean =>
  /^(?:ok|okay|k|kk|alright|great|cool|perfect|nice|👍\p{Emoji_Modifier}?)$/u.test(fold(words))

/** Wants a thing as it was: "actually no, keep it", "leave it", "don't bother". */
export const isKeepWish = (words: string): boolean => {
  const line = fold(words).replaceAll(',', '')
  return KEEP.test(line) || KEEP_FOR.test(line)
}

const DISMISSAL =
  /^(?:neither|none|none of (?:them|these|those|the above)|never ?mind|nvm|no matter|forget it|cancel|nothing|not now|no thanks|no thank you|no ta|im good|i am good|im ok|all good thanks)$/

/** “No wait, that's nights, leave it”: with the reason between. */
const KEEP_FOR =
  /^(?:(?:no|wait|actually|oh|nah|sorry|hang on|ah) )+(?:\S+ ){1,6}(?:so )?(?:leave|keep) (?:it|that)(?: (?:there|alone|then|as it (?:is|was)|as is|where it (?:is|was)))?$/
const KEEP =
  /^(?:(?:actually|no|nope|nah|wait|oh|ok|okay|well|hmm|sorry|on second thoughts?|i changed my mind|changed my mind|please|just)\s+)*(?:(?:keep|leave) (?:it|that|them|this|everything|all)(?: (?:as it is|as is|as they are|as it was|alone|there|then|please|for now|where it is|on|at|for|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight))*|(?:do not|dont) (?:bother|move it|change (?:it|anything)|do (?:it|that|anything))|(?:it|that|its|thats) (?:is )?(?:fine|ok|okay|good) (?:as (?:it is|is)|where it is)|changed my mind|i changed my mind|actually no|no actually)$/

/**
 * "milk, eggs and bread" → milk · eggs · bread; "1 2 3", "2, 3", "1-3" → the numbers. Null where the words name one
 * thing at most.
 */
export function splitThings(words: string): readonly string[] | null {
  const line = words.trim()
  const numbers = splitNumbers(line)
  if (numbers) return numbers
  const parts = line
    .split(/\s*(?:,|;|\+|&|\n)\s*(?:and\s+)?|\s+and\s+(?:also\s+)?|\s+as well as\s+/i)
    .map((part) => part.replace(/^(?:both|also)\s+/i, '').trim())
    .filter((part) => part !== '')
  // “Drop the swap, its sorted”: what goes on with a sentence names no second thing.
  if (parts.slice(1).some((part) => CLAUSE.test(part))) return null
  const most = parts.every((part) => ID.test(part)) ? MAX_IDS : MAX_THINGS
  return parts.length > 1 && parts.length <= most ? parts : null
}

const CLAUSE = /^(?:it|he|she|they|we|i|that|there|you)(?:[’']?(?:s|m|ve|re|ll|d))? \S/i

/** More than so many at once is a text, not a list of names. */
const MAX_THINGS = 25

/** Ids are in lines of our own: as many as a page of a list holds. */
const MAX_IDS = 50
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function splitNumbers(line: string): readonly string[] | null {
  const parts = line
    .toLowerCase()
    .replaceAll(/(\d)\s*(?:-|–|to|through|bis|\.\.)\s*(?=#?\d)/g, '$1-')
    .split(/\s*(?:,|;|&|\+)\s*|\s+and\s+|\s+/)
    .filter((part) => part !== '' && part !== 'and')
  const numbers: string[] = []
  for (const part of parts) {
    const found = /^#?(\d{1,3})(?:-#?(\d{1,3}))?$/.exec(part)
    if (!found) return null
    const first = Number(found[1])
    const last = Number(found[2] ?? found[1])
    if (last < first || last - first >= MAX_THINGS) return null
    for (let number = first; number <= last; number++) numbers.push(String(number))
  }
  return numbers.length > 1 && numbers.length <= MAX_THINGS ? [...new Set(numbers)] : null
}
