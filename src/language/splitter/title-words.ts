// The words of a title by place: its verb, where its object begins and ends, and where a run of words stands in them.
import { isParticle, isVerb } from './lexicon.ts'
import { classesOfCompound, isTradeVerb } from './noun-kinds.ts'
import { stem, type Word } from './words.ts'

/** “set up [my new] phone”. */
const MOST_BETWEEN = 2

/** Verbs without meaning of their own, so that the noun decides. */
const NEUTRAL = new Set(
  'do finish start begin continue complete handle tackle deal work resume'.split(' ').map((word) => stem(word)),
)
/** “read the news less”, “drink less coffee”: the opposite of the verb. */
const LESS =
  /^(?!say )\p{L}+ (?:less|fewer|no) \p{L}|^(?:cut|keep) (?:down|back) on\s|\s(?:less|less often|a bit less|no more|so much|as much)$/iu
const NEGATION =
  /^(?:don['’]?t|do not|not|never|no|stop(?! (?:the |my )?(?:direct debits?|standing orders?|subscription|cheque|milk|papers?|deliver(?:y|ies))(?: |$))|quit(?= \p{L}+ing(?: |$)| (?!my |the |our |job))|avoid|skip|without)(?=\s|$)/iu
const SUM = /^\p{L}+ (?:(?:up|over|back|aside|the|\p{L}+['’]s?|\p{Lu}\p{L}+) )?[£$€]\s?\d/u
/** What may follow the head of an object. */
const AFTER_HEAD =
  /^(?:and|or|n|of|p|pp|ch|ex|together|apart|back|over|down|away|\p{N}.*|again|now|today|tomorrow|tonight|properly|online|asap|first|please|ready|done|sorted|finished|fixed|repaired|cleaned|checked|serviced)$/iu
const PRONOUNS = /^(?:it|this|that|them|these|those|him|her|me|us|something|everything|anything|stuff|things?|one)$/iu
/** Words that end the object of a title: what follows says why, when or where. */
const AFTER_OBJECT = new Set(
  'not where which who whose vs versus against for about regarding re with without near using from because before after by until in on at into onto to via as so that if when while during out off up away between among behind under inside outside across along upstairs downstairs past per round around above below beside beyond i we he she they'.split(
    ' ',
  ),
)
/** “fit an outside socket”, “mark the past papers”: behind an article these say which, and end nothing. */
const ALSO_ADJECTIVE = /^(?:outside|inside|upstairs|downstairs|past|near|off|out|under|round)$/iu
const ARTICLES = /^(?:an?|the|my|our|your|his|her|their|new|old|broken)$/iu

function endsObject(words: readonly Word[], at: number): boolean {
  const text = words[at]?.text ?? ''
  if (!AFTER_OBJECT.has(text.toLowerCase())) return false
  return !(ALSO_ADJECTIVE.test(text) && ARTICLES.test(words[at - 1]?.text ?? '') && at + 1 < words.length)
}

/** Words that no English title contains. */
const FOREIGN = new Set(
  'der das und für mit zum zur beim einen einem eine nicht vom auf bei ein les des du une avec el los las para una il gli della het voor och att med ve için на и с в'.split(
    ' ',
  ),
)

export interface TitleWords {
  readonly words: readonly Word[]
  /** The index after the verb, else 0. */
  readonly objectAt: number
  readonly objectEnd: number
  /** Null: a noun phrase. */
  readonly hasVerb: boolean
  readonly isNeutral: boolean
  /** An amount of money stands behind the verb. */
  readonly isSum: boolean
}

export function readWords(
  { words, text }: { readonly words: readonly Word[]; readonly text: string },
  isFamilyVerb: (stem: string) => boolean,
): TitleWords | undefined {
  const [first, second] = words
  if (first === undefined || NEGATION.test(text) || LESS.test(text)) return undefined
  if (words.some((word) => FOREIGN.has(word.text))) return undefined
  const isSure = /^(?:an?|the|my|our|your|his|her|their)$/iu.test(second?.text ?? '')
  // “witness statement for Mrs Lee”: verb and noun that together are a thing.
  const isThing = classesOfCompound(words, 0).size > 0 && !isParticle(second?.text ?? '')
  const hasVerb =
    words.length > 1 &&
    !isThing &&
    (isSure || isVerb(first.text) || isTradeVerb(first.text) || isFamilyVerb(first.stem))
  const isSortedOut = first.stem === 'sort' && second?.stem === 'out'
  const isGotDone = first.stem === 'get' && /^(?:done|sorted|finished)$/iu.test(words.at(-1)?.text ?? '')
  const objectAt = hasVerb ? 1 : 0
  const skip = words.findIndex((word, index) => index >= objectAt && !AFTER_OBJECT.has(word.text.toLowerCase()))
  const end = words.findIndex((_, index) => index > Math.max(skip, 0) && endsObject(words, index))
  return {
    words,
    objectAt,
    objectEnd: end < 0 ? words.length : end,
    hasVerb,
    isSum: SUM.test(text),
    isNeutral: hasVerb && (NEUTRAL.has(first.stem) || isSortedOut || isGotDone),
  }
}

/** A verb that decides alone needs a thing after it: “write it”, “clean up” and “paint” say too little. */
export function hasObject(word: Word | undefined): boolean {
  return word !== undefined && !isParticle(word.text) && !PRONOUNS.test(word.text)
}

/** Whether a thing follows at this place, be it behind a particle: “send out the reviews”. */
export function hasThing(title: readonly Word[], at: number): boolean {
  const word = title[at]
  return hasObject(word !== undefined && isParticle(word.text) && title.length > at + 1 ? title[at + 1] : word)
}

/** Whether the object ends with these words, but for numbers and small words: “chapter 5”, “the oven properly”. */
export function headAt(words: readonly PatternWord[], title: readonly Word[], from: number, end: number): boolean {
  for (let at = from; at + words.length <= end; at += 1) {
    const next = title[at + words.length]
    const isLast = at + words.length === end || AFTER_HEAD.test(next?.text ?? '')
    if (isLast && words.every((word, index) => isSame(word, title[at + index]))) return true
  }
  return false
}

/** What stands behind the object where somebody else does it: “trimmed”, “cut”. */
const DONE =
  /^(?!need|speed|seed|weed|feed|bed|shed|red)(?:\p{L}{2,}ed|cut|done|made|built|sewn|proofread|written|rewritten|drawn|taken|seen|fitted|redone|rebuilt|put up|shorn|swept)$/iu

/** “get the hedge trimmed” for “get *ed”. */
export function isDoneBehind([first, last]: readonly string[], title: readonly Word[]): boolean {
  return (
    last === ANY_DONE &&
    title[0]?.stem === first &&
    title.length > 2 &&
    title.some((word, at) => at > 1 && DONE.test(word.text))
  )
}

/** Stands for any participle in a general verb. */
export const ANY_DONE = '*ed'

/** “take the boots to the cobbler” for “take *to”. */
export function isWordBehind([first, last = '']: readonly string[], title: readonly Word[]): boolean {
  if (!last.startsWith('*') || last === ANY_DONE || title[0]?.stem !== first) return false
  const word = last.slice(1)
  return title.findIndex((each, at) => at > 1 && each.stem === word) > 1
}

/** Particles that may stand behind the object; “ask the tutor for help” is no “ask for”. */
const BEHIND = new Set('up out in off down away back on over through round together apart ready'.split(' '))

/** Particles that are prepositions before a noun. */
const ALSO_PREPOSITIONS = new Set('up in off down on over through round'.split(' '))

/** “put the bins out”: the verb's particle stands behind the object. */
export function isParted([first, particle, ...more]: readonly string[], title: readonly Word[]): boolean {
  if (particle === undefined || more.length > 0 || !BEHIND.has(particle) || title[0]?.stem !== first) return false
  const at = title.findIndex((word) => word.stem === particle)
  // “the mole on my back”: a noun there. “put the note on the board”: no particle, a place follows.
  const next = title[at + 1]
  const isPlace =
    next !== undefined &&
    ALSO_PREPOSITIONS.has(particle) &&
    !AFTER_OBJECT.has(next.text.toLowerCase()) &&
    !AFTER_HEAD.test(next.text)
  return at > 1 && !isPlace && !ARTICLES.test(title[at - 1]?.text ?? '')
}

/** “look for a plumber”: a preposition that belongs to the verb ends no object. */
export function endAfter(run: number, { words }: TitleWords): number {
  const from = words.findIndex((word, index) => index >= run && !AFTER_OBJECT.has(word.text.toLowerCase()))
  const end = words.findIndex((_, index) => index > Math.max(from, run) && endsObject(words, index))
  return end < 0 ? words.length : end
}

export interface PatternWord {
  readonly stem: string
  readonly exact?: string | null
}

/** Where these words occur in sequence, starting between `from` and `to`. */
export function runAt(
  words: readonly PatternWord[],
  title: readonly Word[],
  from: number,
  to: number,
): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (words.every((word, index) => isSame(word, title[at + index]))) return at
  }
  return undefined
}

/** “write [my] letter”, but not “write [intro] to”: its “to” belongs to the verb. */
function mayStandApart(words: readonly PatternWord[]): boolean {
  return words.length > 2 || !/^(?:to|for|with|at|in|on|into|from)$/u.test(words[1]?.stem ?? '')
}

/** How many words may stand before the last one: any before a participle, else only what says nothing of the kind. */
function mayStandBetween(last: PatternWord, title: readonly Word[], from: number): number {
  if (/ed$/u.test(last.stem) || AFTER_OBJECT.has(last.stem) || isParticle(last.stem)) return MOST_BETWEEN
  let count = 0
  while (count < MOST_BETWEEN && BETWEEN.test(title[from + count]?.text ?? '')) count += 1
  return count
}

/** “the”, “my new”, “Ann's”, “two”: “answer customer emails” is another thing than “answer emails”. */
const BETWEEN =
  /^(?:the|an?|my|our|your|his|her|their|its|this|that|these|those|some|any|all|both|every|each|more|few|new|old|next|last|first|big|small|little|good|nice|quick|short|long|dirty|clean|fresh|whole|own|other|second|main|daily|weekly|monthly|kids|two|three|four|five|\p{N}+|\p{L}+['’]s?)$/iu

/** At the start of the title, with at most two other words before the last. */
export function startsWith(words: readonly PatternWord[], title: readonly Word[]): boolean {
  let at = 0
  return words.every((word, index) => {
    const isLast = index === words.length - 1 && index > 0
    const last = isLast && mayStandApart(words) ? at + mayStandBetween(word, title, at) : at
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

/** The last noun of an object, without numbers and small words behind it. */
export function headOf(title: readonly Word[], from: number, end: number): Word | undefined {
  for (let at = from; at < end; at += 1) {
    const next = title[at + 1]
    // “the 40 brackets”: no number behind a head yet.
    if (ARTICLES.test(title[at]?.text ?? '') && at + 1 < end) continue
    if (at + 1 === end || (next !== undefined && AFTER_HEAD.test(next.text))) return title[at]
  }
  return undefined
}

/** Whether the word ends an object: “for”, “with”. */
export function isPreposition(word: string): boolean {
  return AFTER_OBJECT.has(word.toLowerCase())
}
