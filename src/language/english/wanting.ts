// Statements that ask for something to be done: “the tap is leaking”, “we're out of milk”, “car needs petrol”. Of a thing, not
// of a person or of how one feels. The words stand in `wanting.txt`.
import { readWordLists } from '../data-files.ts'

const lists = readWordLists('language/english/wanting.txt')
const anyOf = (name: string): string => (lists.get(name) ?? []).join('|')
const wordsOf = (name: string): ReadonlySet<string> => new Set(lists.get(name))

const OPENING =
  '(?:(?:oh|ugh|argh|omg|and|so|also|ok|oh no|damn|looks like|apparently|i think|just noticed|noticed|still|now) )*'
const SUBJECT = '(?<subject>(?:(?:the|my|our|a|his|her|their|this|that|these|those|some|both) )?\\S+(?: \\S+){0,3}?)'
const VERB =
  '(?: (?:is|are|was|were|has|have|has gone|have gone|looks|look|seems|seem|feels|keeps|is getting|are getting|went|got|has got|s|isnt|arent))?'
const DEGREE =
  '(?: (?:completely|totally|nearly|almost|really|very|so|a bit|a little|getting|still|again|now|already|all|pretty|quite|just|half|literally|being|going|fully|too|been|always|constantly))*'
const END =
  '(?: (?:again|now|already|still|too|badly|everywhere|a lot|all over the place|all over|today|tonight|in (?:the|my|our) .+|on (?:the|my|our) .+|under .+|at (?:the|my|our|home|work).*|for .+|and .+|since .+|like .+|lol|smh|ffs))*'

/** Said of a thing; what follows the subject. */
const OF_A_THING: readonly RegExp[] = [
  `${SUBJECT}${VERB}${DEGREE} (?:${anyOf('states')})${END}`,
  `${SUBJECT}(?: (?:really|probably|also|still|seriously|just|def|definitely|prob|desperately))* (?:${anyOf('wants')}) \\S.*`,
  `${SUBJECT} (?:isnt|arent|is not|are not|is still not|still isnt|still not|not|wont|will not|doesnt|dont|does not|do not|cant|didnt|stopped|has stopped|have stopped|hasnt|havent|has not|refuses to|wouldnt|wont even)(?: (?:even|really|been|properly|yet))* (?:${anyOf('fails')})${END}`,
  `${SUBJECT} (?:keeps|keep|kept|is always|are always)(?: on)? (?:${anyOf('keeps')})${END}`,
  `${SUBJECT} (?:has|have|just|has just)? ?(?:run out|ran out|broke|broke down|packed up|packed in|given up|gone bang|died|conked out|stopped|fell off|fell apart|came off|burst|cracked|snapped|blew|expired|smells?|stinks?|leaks?|drips?|sticks?|squeaks?|rattles?|beeps?|wobbles?)${END}`,
].map((pattern) => new RegExp(`^${OPENING}${pattern}$`, 'i'))

const WITHOUT =
  'out of|low on|running low on|running out of|short of|short on|down to the last|down to our last|all out of'
/** Said of what is used up. */
const USED_UP: readonly RegExp[] = [
  `(?:(?:i|we|im|were|i am|we are|weve|ive)(?: are| am| have)? )?(?:(?:nearly|almost|all|completely|totally|already|now|just|also|again) )*(?:${WITHOUT}) (?<thing>.+)`,
  `(?:(?:i|we|weve|ive)(?: have)? )?(?:(?:nearly|almost|just|already) )*(?:ran|run) out of (?<thing>.+)`,
  `(?:(?:theres|there is|there are|weve got|we have|ive got|i have|got) )?(?:(?:almost|nearly|hardly|barely) )*(?:no|any)(?: more)? (?<thing>.+?)(?: left| in the (?:house|fridge|cupboard|car))`,
].map((pattern) => new RegExp(`^${OPENING}${pattern}$`, 'i'))

const persons = wordsOf('persons')
const without = wordsOf('without')
const mortal = wordsOf('mortal')

/** Does the line state that a thing is broken, used up or needs something? */
export const isWanting = (line: string): boolean => line.split(/[.!;]\s+/).some(isWantingSentence)

function isWantingSentence(line: string): boolean {
  const said = line
    .trim()
    .toLowerCase()
    .replaceAll(/['’`]/g, '')
    .replaceAll(/[^\p{L}\p{N}\s%-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (said.length > LONGEST || line.includes('?') || line.includes('\n') || /\bno need\b/.test(said)) return false
  for (const pattern of USED_UP) {
    const thing = pattern.exec(said)?.groups?.['thing']
    if (thing !== undefined) return !without.has(thing.replace(/^(?:the|my|our|any|all) /, '').replace(ENDING, ''))
  }
  return OF_A_THING.some((pattern) => {
    const subject = pattern.exec(said)?.groups?.['subject']
    return subject !== undefined && namesThing(subject) && (!DIED.test(said) || diesAsThing(subject))
  })
}

/** Who died is mourned; only of a thing that runs or grows it means that something has to be done. */
const DIED = /\b(?:died|dead|dying)\b/
/** Does it name a thing of which people say that it died? */
export const namesMortal = (words: readonly string[]): boolean =>
  words.some((word) => mortal.has(word.replace(/s$/, '')))
const diesAsThing = (subject: string): boolean => mortal.has((subject.split(' ').at(-1) ?? '').replace(/s$/, ''))

const ENDING = / (?:again|now|today|already|too|as well|lol|right now|at the moment)$/

/** Longer lines are prose. */
const LONGEST = 90

/** “The tap”, “batterys”; no person, no part of oneself, nothing that was shown before. */
function namesThing(subject: string): boolean {
  const words = subject.replace(/^(?:the|my|our|a|his|her|their|this|that|these|those|some|both) /, '').split(' ')
  const last = words.at(-1) ?? ''
  return (
    !PRONOUN.test(words[0] ?? '') &&
    // “Deadlines stress me out”: somebody is.
    !words.some((word) => /^(?:me|us|him|them|you)$/.test(word)) &&
    !persons.has(last) &&
    !persons.has(last.replace(/s$/, '')) &&
    /\p{L}{2}/u.test(last)
  )
}

const PRONOUN =
  /^(?:i|im|ive|you|youre|he|hes|she|shes|it|its|we|were|weve|they|theyre|theyve|everything|everyone|everybody|nobody|nothing|something|someone|somebody|what|who|there|here|today|tomorrow|and|but|so|if|when|because)$/
