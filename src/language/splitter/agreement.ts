// Steps speak of several things as of several: “Go to the call points and look at them”.
import { wordsOf } from './words.ts'

/** Slots whose words a step goes on to speak of. */
const THINGS = /\{(?:thing|bare|whole)\}/u

const VERBS: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
  ['needs', 'need'],
  ['wants', 'want'],
  ['runs', 'run'],
  ['costs', 'cost'],
  ['belongs', 'belong'],
  ['goes', 'go'],
  ['lives', 'live'],
  ['sits', 'sit'],
  ['meets', 'meet'],
  ['fits', 'fit'],
  ['takes', 'take'],
  ['holds', 'hold'],
  ['works', 'work'],
  ['stands', 'stand'],
  ['hangs', 'hang'],
  ['comes', 'come'],
  ['lies', 'lie'],
  ['looks', 'look'],
  ['turns', 'turn'],
  ['starts', 'start'],
  ['feels', 'feel'],
])
const VERB = [...VERBS.keys()].join('|')
const AFTER_THING = new RegExp(`^ (${VERB})\\b`, 'u')
const AFTER_IT = new RegExp(`\\bit (?:(${VERB})|(must|may|can|could|will|should))\\b`, 'gu')
const PRONOUN: ReadonlyMap<string, string> = new Map([
  ['it', 'them'],
  ['its', 'their'],
])

const ONE_IN_S = /(?:ss|us|is|ics|['’]s?|news|series|premises|lens|gas|bus|chess|christmas|maths|wales|paris)$/iu
const MANY = /^(?:people|children|men|women|feet|teeth|mice|geese|lice|police|cattle|staff|kids)$/iu
const BEHIND =
  /\s(?:(?:taking|offering|selling|using|needing|wearing|having|doing)|of|from|in|on|at|to|with|for|by|off|under|over|into|that|who|which)\s/iu

/** Whether these words of a title name several things: “the call points”, “neck strips and blades”, “pads of the car”. */
export function isPlural(thing: string): boolean {
  const head = thing.split(BEHIND)[0] ?? thing
  if (/\S and \S/u.test(head)) return true
  const words = wordsOf(head).filter(({ text }) => !/^\p{N}/u.test(text))
  const last = words.at(-1)?.text ?? ''
  if (MANY.test(last)) return true
  // “Netflix”, “Mrs Jones” are one; “the Hendersons” are several.
  const isName = /^\p{Lu}\p{Ll}/u.test(last) && !/^the /iu.test(thing)
  return !isName && /\p{Ll}{2}s$/u.test(last) && !ONE_IN_S.test(last)
}

/** A step's template as it is said of several things; the same where nothing has to agree. */
export function inPlural(say: string): string {
  const slot = THINGS.exec(say)
  if (!slot) return say
  const at = slot.index + slot[0].length
  const behind = say
    .slice(at)
    .replace(AFTER_THING, (_, verb: string) => ` ${VERBS.get(verb) ?? verb}`)
    .replace(AFTER_IT, (_, verb: string | undefined, modal: string | undefined) =>
      verb === undefined ? `they ${modal ?? ''}` : `they ${VERBS.get(verb) ?? verb}`,
    )
    .replace(/\b(?:it|its)\b/gu, (word) => PRONOUN.get(word) ?? word)
  return say.slice(0, at) + behind
}

/** The thing a step's words go on to speak of, if its slot is there. */
export const thingSlotOf = (say: string): string | undefined => THINGS.exec(say)?.[0].slice(1, -1)
