// How people answer an offered plan, or change the one they have: “the report first”, “just garage and gas”, “not the
// boiler”, “swap the car for mum”, “two is enough”. Only what is said: what the names mean, the plan knows.
import { memoizeText } from '../memo.ts'

/** What an answer does to the things of a plan; names as typed. */
export type PlanReply =
  | { readonly how: 'accept' }
  | { readonly how: 'skip' }
  /** So many of them are enough. */
  | { readonly how: 'fewer'; readonly count: number }
  /** These alone; these in front of the others; without these; these as well. */
  | {
      readonly how: 'only' | 'first' | 'without' | 'too'
      readonly names: readonly string[]
      /** Nothing but names, which may be new things as well. */
      readonly isBare?: true
    }
  /** Two that change places, in the order in which they were said. */
  | { readonly how: 'swap'; readonly names: readonly [string, string] }

const LEADS =
  /^(?:(?:ok|okay|right|so|um|hmm|hm|well|yes|yeah|yep|sure|actually|(?:no|nah|nope)(?=[,.;]| (?:just|only|lets|let['’]s|make it|do|take)\b)|maybe|please|then|and|but|today|this morning|for today|i think|i guess|i(?:['’]?d| would) (?:rather|like|prefer)|i want|let us (?:just )?(?:do|go with|take|have)|let['’]?s (?:just )?(?:do|go with|go for|try|have|make it|say|take)|can (?:we|i|you) (?:just )?(?:do|have|make it)|could we (?:just )?do|shall we do|i['’]?ll (?:just )?(?:do|take|go with|try|have)|going (?:with|for)|do|just do)[,.:;!]* )/i
const ENDS =
  /[,.;!]* (?:today|for today|this morning|please|then|now|i think|thanks|thank you|ok|okay|instead please|first thing)$/i

const COUNTS: Readonly<Record<string, number>> = { one: 1, '1': 1, two: 2, '2': 2, three: 3, '3': 3 }
const NUMBER = '(one|two|three|1|2|3)'

const ACCEPTS =
  /^(?:(?:take|those|these|them|the|all|all of|both|yes|yeah|looks|sounds|that|that['’]?s|it['’]?s|they|they['’]?re|are|to|ill take|three|two|fine|good|great|perfect|ok|okay|plan|works|work|for me|with me|by me|will do|do|go with|lovely|right|nice|exactly|one|picks|sure|can do|agreed|deal|done deal|happy with|seems|all good|in that order) ?)+$/i
const SAYS_YES =
  /\b(?:those|these|take them|all of them|all three|to all|fine|good|great|perfect|ok|okay|works|work|agreed|deal|happy|yes|yeah|lovely|nice|sure|exactly|go with|will do)\b/i
const SKIPS =
  /^(?:(?:skip|drop|cancel|scrap|forget|leave)(?: (?:it|that|this|them|those|these|the plan|planning|it all|all of (?:it|them|those|these)|today|the day))+|skip|no plans?(?: today)?|not (?:today|any of (?:it|them|those|these))|nothing(?: today| at all)?|none(?: of (?:it|them|those|these|that))?|(?:take|have|need)(?: (?:today off|the day off|a day off|a rest day|a sick day))|(?:rest|sick) day|day off)(?:[,.;:–-]*(?: (?:im|i am|i['’]m|i feel|feeling|because|since|as|too|so|really|still|not|a|bit|very))*(?: (?:ill|sick|poorly|unwell|exhausted|tired|knackered|rough|migraine|not well|in bed|off sick|ive got a migraine|no energy|hungover|wiped out|done in|feeling ill|off today)))?$/i
const FEWER = [
  new RegExp(
    `^(?:(?:too much|too many|that['’]?s (?:too much|a lot|too many)|its too much|a lot|only|just|make it|keep it to|stick to|only do|no more than|at most|max)[,.;:–-]* ?)+(?:the first )?${NUMBER}(?: (?:of (?:them|those|these)|things|thing|tasks|is enough|are enough|will do|is plenty|are plenty|is fine|max|at most|for today|only))*$`,
    'i',
  ),
  new RegExp(
    `^(?:the first )?${NUMBER}(?: (?:of (?:them|those|these)|things|thing|tasks))? (?:is|are|will be|would be|['’]s) (?:enough|plenty|all i can do|all i can manage|the limit)$`,
    'i',
  ),
  new RegExp(`^(?:the first|first) ${NUMBER}$`, 'i'),
]

const SWAPS =
  /^(?:(?:swap|switch|exchange|change) (?<one>.+?) (?:for|with|and) (?<other>.+)|replace (?<old>.+?) (?:with|by) (?<fresh>.+)|(?<instead>.+?) (?:instead of|rather than|in place of|not) (?<out>.+))$/i
const FIRST =
  /^(?:start(?:ing)? with (?<start>.+)|(?:put |move )?(?<named>.+?) (?:first|goes first|comes first|to the top|on top|at the top|before (?:anything|everything)(?: else)?|is (?:first|the main one|most important|the big one)))$/i
const WITHOUT =
  /^(?:(?:all |everything |anything |them |those |these |yes |fine |both )*(?:but|except|apart from|bar|minus|without)(?: for)? (?:not )?(?<kept>.+)|(?:not|no|skip|drop|leave out|lose|take out|take off|remove|minus|without) (?<out>.+)|(?<moved>.+?) (?:can wait|another day|not today|off the list|is for another day|out))$/i
const TOO =
  /^(?:(?:add|plus|also|and also|put in|include) (?<added>.+?)(?: too| as well| to (?:it|that|the plan|today))?|(?<named>.+?) (?:too|as well|also))$/i
const ONLY =
  /^(?:(?:only|just|nothing but|it['’]?s) (?:(?:one|two|three|1|2|3)(?: (?:things|thing|tasks))?(?: today| for today)?[,:;–-]* )?(?<only>.+?)|(?<alone>.+?)[,;]? (?:and (?:nothing else|that['’]?s it|that['’]?s all)|only|nothing else|nothing more|is all|is enough|will do|are enough|alone))$/i

const LONGEST = 90
const MOST_WORDS = 14

/** Null where the line has no such shape; a shape alone says little, so that its names have to be of the plan. */
export const readPlanReply = memoizeText(10, (line: string): PlanReply | null => {
  if (line.length > LONGEST || line.includes('\n') || line.split(/\s+/).length > MOST_WORDS || /[?#@]/.test(line)) {
    return null
  }
  const typed = line
    .trim()
    .replace(/[.!…]+$/, '')
    .trim()
  const bare = peel(typed)
  // “Ok then”, “sounds good, thanks”
  const answer = withoutEnds(typed)
  if ([typed, answer].some((said) => ACCEPTS.test(said) && SAYS_YES.test(said))) return { how: 'accept' }
  if (SKIPS.test(bare) || SKIPS.test(typed)) return { how: 'skip' }
  for (const shape of FEWER) {
    const count = COUNTS[(shape.exec(typed) ?? shape.exec(bare))?.[1]?.toLowerCase() ?? '']
    if (count !== undefined) return { how: 'fewer', count }
  }
  return readNamed(bare, bare !== typed)
})

function readNamed(line: string, isLed: boolean): PlanReply | null {
  // “The bishop, and leave the sermon”: what is left out needs no name of its own.
  const bare = line.replace(/,? (?:and|but) (?:leave|skip|not|drop)(?! out\b) \S.{1,40}$/i, '')
  if (bare !== line && !/^(?:not|no|skip|drop|leave|but)\b/i.test(bare)) return { how: 'only', names: namesIn(bare) }
  const swap = SWAPS.exec(bare)?.groups
  const one = swap?.['one'] ?? swap?.['old'] ?? swap?.['out']
  const other = swap?.['other'] ?? swap?.['fresh'] ?? swap?.['instead']
  if (one !== undefined && other !== undefined) return { how: 'swap', names: [nameIn(one), nameIn(other)] }
  const without = groupOf(WITHOUT, bare)
  if (without !== null) return { how: 'without', names: namesIn(without) }
  const only = groupOf(ONLY, bare)
  if (only !== null) return { how: 'only', names: namesIn(only) }
  const first = groupOf(FIRST, bare)
  if (first !== null) return { how: 'first', names: namesIn(first) }
  const too = groupOf(TOO, bare)
  if (too !== null) return { how: 'too', names: namesIn(too) }
  // “Garage, gas”, “lets do plumber stuff and cards”: nothing but names.
  const names = namesIn(bare)
  return names.every((name) => /\p{L}{2}/u.test(name) && !/^(?:in|at|on|by|to|for)\b/i.test(name)) &&
    names.length > (isLed ? 0 : 1)
    ? { how: 'only', names, isBare: true }
    : null
}

const groupOf = (shape: RegExp, bare: string): string | null =>
  Object.values(shape.exec(bare)?.groups ?? {}).find((each) => each !== undefined) ?? null

/** Without what only leads to it and closes it. */
const peel = (typed: string): string => withoutEnds(repeated(typed, LEADS))

const withoutEnds = (words: string): string => repeated(words, ENDS)

/** Takes off what matches as long as something else is left. */
function repeated(words: string, shape: RegExp): string {
  const next = words.replace(shape, '')
  return next === words || next === '' ? words : repeated(next, shape)
}

const namesIn = (words: string): readonly string[] =>
  words
    .split(/[,;+&]|\band\b|\bn\b|\bthen\b|\bplus\b/i)
    .map(nameIn)
    .filter((name) => name !== '')

/** “The plumber stuff” → “plumber”. */
const nameIn = (words: string): string =>
  words
    .trim()
    .replace(/^(?:(?:the|my|our|that|this|those|these|doing|do|a|an) )+/i, '')
    .replace(/ (?:stuff|thing|things|one|bit|task|job|part)$/i, '')
