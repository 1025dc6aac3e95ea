// The words of a clause, and what they begin and end with: read by those who say what kind of clause it is. The lists stand in
// `clause-words.txt`.
import { wordSetsOf } from '../data-files.ts'
import { irregularBases } from './past-acts.ts'

export const phrasesOf = wordSetsOf('language/english/clause-words.txt')

/** Words that are the subject of what follows them. */
export const subjects = phrasesOf('subjects')
const leads = phrasesOf('leads')
const tails = phrasesOf('tails')

const LONGEST_PHRASE = 6

export const clauseWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    // “She'll be right” is no shell.
    .replaceAll(/\b(i|he|she|we)['’`]ll\b/g, '$1 will')
    .replaceAll(/['’`]/g, '')
    // “Night shift sat sun mon”: a day, and nobody who sat.
    .replaceAll(SATURDAY, 'saturday')
    // “Ughhh”, “sooo”
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .split(/[^\p{L}\p{N}£$€%:.-]+/u)
    .map((word) => word.replace(/[.:-]+$/, ''))
    .filter((word) => word !== '')

/** “Lunch with dan sat” */
const SATURDAY =
  /\bsat(?=[ ,/&+-]+(?:(?:and|or) )?(?:sun|mon|fri|thu|am|pm|\d|morning|night|evening|afternoon|shifts?|class|slot|market|match|game|rota|delivery)\b)|(?<=\b(?:fri|sun|mon|this|next|on|by|until|till)[ ,/&+-]+(?:(?:and|or) )?)sat\b|(?<=\S )(?<!\b(?:i|we|he|she|they|you|who|just|and|kids|dog|cat|all|both) )sat(?=\W*$)/g

/** A form that says that something was so. */
export const isPast = (word: string): boolean =>
  irregularBases(word).some((base) => base !== word) ||
  (/^\p{L}{2,}ed$/u.test(word) && !/^(?:need|seed|weed|feed|speed|breed|indeed|hundred|embed|shed|based)$/.test(word))

/** How many words the longest phrase of the list at the beginning has; 0 where none stands there. */
export function beginsWith(words: readonly string[], phrases: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--)
    if (phrases.has(words.slice(0, length).join(' '))) return length
  return 0
}

export function withoutLeads(words: readonly string[]): readonly string[] {
  const [first, second = ''] = words
  // “No, I'm fine”, but “no answer”.
  const length = first === 'no' && (subjects.has(second) || second === 'not') ? 1 : beginsWith(words, leads)
  return length === 0 || length === words.length ? words : withoutLeads(words.slice(length))
}

export function withoutTails(words: readonly string[]): readonly string[] {
  for (let length = Math.min(LONGEST_PHRASE, words.length - 1); length > 0; length--)
    if (tails.has(words.slice(-length).join(' '))) return withoutTails(words.slice(0, -length))
  return words
}

/** “I have a doubt to clear with sir”, “I decided to learn guitar”: it may be kept. */
export const OWED =
  /^(?:i|we|ive|weve) (?:(?:have|got|have got)\b.* to (?!the\b|my\b|a\b|\d)\p{L}+|(?:have |had )?(?:decided|tried|wanted|hoped|planned|agreed|meant|intended) to )/u
