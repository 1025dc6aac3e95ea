// How a thing may be referred to: with an article, as "the laundry task", or as an activity ("taking out the bins").
import { liftMoment } from './lift-moment.ts'
import { irregularBases } from './past-acts.ts'
import { readReference } from './references.ts'

const ARTICLE = /^(the|my|our|that|this|a|an|some|any|all|of|about|to|for) +/i
const KIND_WORD =
  / +(task|tasks|thing|item|items|one|event|appointment|reminder|alarm|entry|chore|habit|todo|to-do|to do|errand|meeting|call)$/i

const IS_KIND =
  /^(?:(?:the|my|our|that|this|a|an|some|any|all|next|last|first) )*(?:tasks?|things?|items?|events?|appointments?|meetings?|reminders?|alarms?|entry|entries|chores?|habits?|todos?|to-dos?|to do|lists?|to do lists?|calendar|stuff|everything|all)$/i

/** Other wordings of a name, the most literal first; none where the words only say what kind of thing it is. */
export function nameVariants(words: string): readonly string[] {
  const variants = [words.trim()]
  // “The thing with the reagents”, “the one about tax”.
  const about =
    /^(?:the|that|this|my) (?:thing|one|task|reminder|bit|stuff|job) (?:with|about|for|on|to do with|of) (.{2,})$/i.exec(
      words.trim(),
    )?.[1]
  if (about !== undefined) return [...variants, ...nameVariants(about)]
  let bare = words.trim()
  for (let next = bare.replace(ARTICLE, ''); next !== bare && next !== ''; next = bare.replace(ARTICLE, '')) bare = next
  variants.push(bare)
  const short = bare.replace(KIND_WORD, '')
  if (short !== bare && short !== '') variants.push(short)
  const lifted = liftMoment(bare)
  // A day gone by is no part of a name that may be left out: “check meds yesterday” is another day’s check.
  if (lifted && !lifted.isPast) variants.push(lifted.rest, lifted.rest.replace(ARTICLE, ''))
  const telling = tellingWords(short)
  if (telling !== '' && telling !== short) variants.push(telling)
  const done = infinitive(telling)
  if (done !== telling) variants.push(...done.split('\n'))
  // "milk's" in "milk's done", "flossed" for a habit called Floss.
  const owned = bare.replaceAll(/[’']s(?=\s|$)/g, '')
  if (owned !== bare) variants.push(owned)
  variants.push(...basesOfPast(telling))
  // "mrs patel invoiced" → "invoice mrs patel": the act may stand behind its thing.
  const [, thing = '', act = ''] = /^(\S+(?: \S+){0,3}) (\p{L}{4,})$/u.exec(telling) ?? []
  if (act !== '') variants.push(...basesOfPast(act).map((base) => `${base} ${thing}`))
  // "That event", "the list": no name at all, and what was spoken of last is not meant either.
  const isNamed = (each: string): boolean =>
    each.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= 2 &&
    !IS_KIND.test(each) &&
    // “The” alone is in every name.
    (tellingWords(each) !== '' || readReference(each) !== null) &&
    (each === variants[0] || readReference(each) === null)
  return [...new Set(variants)].filter(isNamed)
}

/** An article alone names nothing. */
export const isArticle = (words: string): boolean => /^(?:the|an?)$/i.test(words.trim())

/** Said of the one who speaks: “I'm done”. */
export const isOfOneself = (words: string): boolean => /^\W*(?:i|we)(?:[’']?m|[’']?re)?\b/i.test(words)

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'the a an my our your his her their this that these those some any to of for with on in at and it its is'.split(' '),
)

const tellingWords = (words: string): string =>
  words
    .split(/\s+/)
    .filter((word) => !FUNCTION_WORDS.has(word.toLowerCase()))
    .join(' ')

/** "flossed" → "floss", "walked the dog" → "walk dog", "ran to the shop" → "run shop". */
function basesOfPast(words: string): readonly string[] {
  const [first = '', ...others] = words.split(' ')
  const irregular = irregularBases(first)
  if (irregular.length > 0) return irregular.map((base) => [base, ...others].join(' '))
  const found = /^(\p{L}{3,})ed(?= |$)(.*)$/u.exec(words)
  if (!found) return []
  const [, stem = '', rest = ''] = found
  const single = /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem
  return [`${stem}${rest}`, `${stem}e${rest}`, `${single}${rest}`]
}

/** "taking out bins" → "take out bins", "tak out bins": either may be in the title. One a line. */
function infinitive(words: string): string {
  const found = /^(\p{L}{2,})ing(?= |$)(.*)$/u.exec(words)
  if (!found) return words
  const [, stem = '', rest = ''] = found
  const single = /(.)\1$/.test(stem) ? stem.slice(0, -1) : stem
  return [...new Set([`${stem}${rest}`, `${stem}e${rest}`, `${single}${rest}`])].join('\n')
}
