// How much a line that is no sentence sounds told: “another day another migraine”, “bloody forms”, “rain stopped play again”.
// What speaks for telling is added up, and what speaks for a thing to do is taken off; nothing speaks as loudly as an order.
// The words stand in `telling.txt`.
import { wordSetsOf } from '../data-files.ts'
import { memoizeText } from '../memo.ts'
import { isVerb } from '../splitter/lexicon.ts'
import { beginsWith, clauseWords, isPast, OWED, phrasesOf, withoutLeads } from './clause-words.ts'
import { remarkTone } from './remark-tone.ts'
import { hasToldShape } from './told-shapes.ts'

/** `plainly` is answered, `perhaps` is kept with a way back. */
export type ToldStrength = 'plainly' | 'perhaps' | null

const listOf = wordSetsOf('language/english/telling.txt')
const exclaims = listOf('exclaims')
const opens = listOf('opens')
const alone = listOf('alone')
const states = listOf('states')
const befell = listOf('befell')
const lately = listOf('lately')
const ends = listOf('ends')
const strongEnds = listOf('strongends')
const heads = listOf('heads')
const strongHeads = listOf('strongheads')
const sole = listOf('sole')
const weather = listOf('weather')
const pasts = listOf('pasts')
const everyone = listOf('everyone')
const anybody = listOf('anybody')
const many = listOf('many')
const degrees = listOf('degrees')
const unchanged = listOf('unchanged')
const intransitive = listOf('intransitive')
const marvels = listOf('marvels')
const bare = listOf('bare')
const parts = listOf('parts')
const likes = listOf('likes')
const errands = listOf('errands')
const senses = listOf('senses')
const stresses = listOf('stresses')
const intense = listOf('intense')
const goesOn = listOf('goeson')
const ofWhat = listOf('ofwhat')
const moods = phrasesOf('moods')
const acts = phrasesOf('acts')
const wishes = phrasesOf('wishes')
const needs = phrasesOf('needs')
const presents = phrasesOf('presents')
const asks = phrasesOf('asks')
const determiners = phrasesOf('determiners')

const KEPT_LINES = 30
const MOST_WORDS = 14
const PLAINLY = 2
const PERHAPS = 1

export const soundsTold = memoizeText(KEPT_LINES, (line: string): ToldStrength => {
  const points = pointsOf(line)
  return points >= PLAINLY ? 'plainly' : points >= PERHAPS ? 'perhaps' : null
})

/** How much speaks for telling; 0 for whatever is ordered, wished or asked. */
function pointsOf(line: string): number {
  const all = clauseWords(line.replace(/\bno one\b/i, 'noone'))
  if (all.length > MOST_WORDS || /[?\n]|:\s|^\W*[-*•]/.test(line)) return 0
  // “I was meant to start an hour ago”
  if (hasToldShape(all)) return PLAINLY
  const words = withoutLeads(all.slice(all.findIndex((word) => /\p{L}/u.test(word))))
  // “Any word from the department”
  if (/^any (?:word|news|updates?|luck|sign|joy|answer|reply)\b/.test(words.join(' '))) return PERHAPS
  if (asks.has(words[0] ?? '') || beginsWith(words, wishes) > 0 || beginsWith(words, needs) > 0) return 0
  if (OWED.test(words.join(' '))) return 0
  // “Explains a lot”
  if (words.length > 1 && bare.has(words[0] ?? '')) return PLAINLY
  if (isOrdered(words)) return 0
  const verbs = ofVerbs(words)
  const errand = verbs < PLAINLY && words.some((word) => errands.has(word)) ? 1 : 0
  return (
    ofManner(all, words, line) + ofOpening(all, words, line) + ofEnding(all, line) + ofThings(words) + verbs - errand
  )
}

/** “Call …”, “printed …”: what is to be done, or what was. “Rain stopped play” only begins with such a word. */
const isOrdered = (words: readonly string[]): boolean => {
  const [first = '', second = ''] = words
  if (!(isVerb(first) || acts.has(first)) || states.has(first)) return false
  // “Merge conflict hell”
  if (words.length < 5 && sole.has(words.at(-1) ?? '')) return false
  return !pasts.has(second) && beginsWith(words, opens) === 0
}

/** Sighs, and words that are said twice: “tension tension tension”, “another day another migraine”. */
function ofManner(all: readonly string[], words: readonly string[], line: string): number {
  const isRepeated = words.length < 5 && words.some((word, at) => word.length > 3 && word === words[at + 1])
  const isParallel = all.length > 3 && all.filter((word) => /^(?:another|same|no|so)$/.test(word)).length > 1
  const sighs = all.some((word) => exclaims.has(word)) && all.length > 1
  return (sighs ? 2 : 0) + (isRepeated || isParallel ? 2 : 0) + (remarkTone(line) === 'plain' ? 0 : 0.5)
}

function ofOpening(all: readonly string[], words: readonly string[], line: string): number {
  const [first = ''] = words
  if (words.length < 2) return sole.has(first) || (states.has(first) && first !== 'losing') ? 2 : 0
  if (beginsWith(words, opens) > 0 || beginsWith(all, opens) > 0) return 2
  // “Finally got through”
  if (all.slice(0, 3).some((word, at) => lately.has(word) && isPast(all[at + 1] ?? ''))) return 2
  // “Hyperfocused on birds for 3 hours”, “feet like balloons”
  if (isPast(first) && FOR_HOURS.test(words.join(' '))) return 2
  if (words[1] === 'like' && words.length < 5 && parts.has(first)) return 2
  // “Flat out like a lizard drinking”, “busy as a bee”
  if (SIMILE.test(words.join(' ')) && !OF_WHICH.test(first)) return 2
  // “Measured twice cut once still stuffed it”
  if (STILL.test(words.slice(1).join(' '))) return 2
  // “Proper knackered”
  if (states.has(first) || (degrees.has(first) && words.length < 4 && moods.has(words[1] ?? ''))) return 2
  if (beginsWith(words, marvels) > 0) return line.trimEnd().endsWith('!') ? 2 : 1
  // “Pure misery out there”
  if (intense.has(first) && words.slice(1, 3).some((word) => heads.has(word))) return 2
  // “12 hours on my feet”
  if (OF_HOURS.test(all.join(' '))) return 2
  // “So no lessons”
  if (first === 'no' && words.length === 2) return /^so\b/.test(all.join(' ')) ? 2 : 1
  const length = beginsWith(words, alone)
  if (length > 0 && goesOn.has(words[length] ?? 'today')) return 2
  // “Spent 40 on takeaway”; “burnt pan” may be a thing.
  if (befell.has(first)) return ofWhat.has(words[1] ?? '') || COUNTED.test(words[1] ?? '') ? 2 : 1
  return weather.has(first) ? 0.5 : 0
}

const SIMILE = /^(?:\p{L}+ ){1,4}(?:like|as) an? \p{L}+(?: \p{L}+){0,3}$/u
const OF_WHICH = /^(?:something|anything|things?|one|a|an|the)$/
const STILL =
  /\bstill (?:\p{L}+ed\b|got\b|lost\b|nothing\b|not (?!to\b)|cant\b|havent\b|didnt\b|failed\b|broke\b|here\b|going\b|raining\b|waiting\b|awake\b|here\b)/u
const FOR_HOURS = / for (?:\d+|two|three|four|five|half|a whole|ages|hours|the whole|an entire|over)\b/
const OF_HOURS =
  /^(?:\d+|two|three|four|five|six|ten|twelve|half the|whole) (?:hours?|hrs?|days?|weeks?|months?|nights?|mins?|minutes?) (?:without|since|wasted|gone|late|later|behind|down|lost|straight|flat|waiting|stuck|sitting|standing|staring|and counting|on (?:my feet|hold|the phone|a bus|the road|no sleep))\b/
const COUNTED = /^(?:\d|[£$€])/

function ofEnding(all: readonly string[], line: string): number {
  if (/[.…!]\s*again\W*$/i.test(line)) return 2
  for (const length of [5, 4, 3, 2, 1]) {
    const end = length < all.length ? all.slice(-length).join(' ') : ''
    if (strongEnds.has(end)) return 2
    // “Frost on the windscreen again”
    if (ends.has(end)) return weather.has(all[0] ?? '') ? 1.5 : 1
  }
  return 0
}

/** “Merge conflict hell”, “typical nhs”. */
function ofThings(words: readonly string[]): number {
  const last = words.at(-1) ?? ''
  if (words.length < 2 || !heads.has(last)) return 0
  // “Blank page syndrome”; “book about burnout” is of it.
  return strongHeads.has(last) && !words.some((word) => OF.test(word)) ? 2 : 1
}

const OF = /^(?:about|on|for|of|with|in|to|against|from|vs)$/

/** “Rain stopped play”, “client meeting got preponed”, “everything smells of sick”, “my fan sounds like a jet”. */
function ofVerbs(words: readonly string[]): number {
  const [first = '', second = ''] = words
  // “Somebody set off the fire alarm”
  if (
    anybody.has(first) &&
    words.length > 2 &&
    (isVerb(second.replace(/s$/, '')) || isPast(second) || unchanged.has(second))
  )
    return 2
  // “Two parents complained”
  if (words.length < 5 && intransitive.has(words.at(-1) ?? '') && words.some((word) => many.has(word))) return 2
  const subject = words.findIndex((word, at) => at < 5 && (pasts.has(word) || isPresent(words, at)))
  if (subject > 0 && !/ing$/.test(first.replace(/thing$/, '')) && !isPast(first))
    return isOfWhich(words, subject) ? 0.5 : 2
  if (TO_ME.test(words.join(' '))) return 2
  // “Friend not answer me”, as people say it who learnt English late; “printer not working” is to be seen to
  const not = words.indexOf('not')
  const [refused = ''] = words.slice(not + 1)
  if (not > 0 && not < 3 && !/ing$/.test(refused) && isVerb(refused)) return 2
  // “Year 11 actually listened”
  if (words.some((word, at) => at > 1 && isPast(word) && stresses.has(words[at - 1] ?? ''))) return 2
  return words.slice(1, 4).some((word) => isPast(word)) && !isPast(first) ? 0.5 : 0
}

/** “Boss scream on me” */
const TO_ME = /^\p{L}+ .*\p{L}{3,} (?:on|at|with|against) (?:me|us)(?: again| today)?$/u

/** “The report jim asked for”, “photos we took in june”, “dad's got a present to wrap”: a thing, and which one. */
const isOfWhich = (words: readonly string[], verb: number): boolean =>
  (verb > 1 && /^(?:i|we|he|she|they|you)$/.test(words[verb - 1] ?? '')) ||
  /^(?:for|to|about|with|from|of)$/.test(words.at(-1) ?? '') ||
  (words.at(-2) === 'to' && isVerb(words.at(-1) ?? ''))

/** “Smells of”, “sounds like”: a third person, and not the plural of a thing. */
function isPresent(words: readonly string[], at: number): boolean {
  const [first = ''] = words
  const word = words[at] ?? ''
  if (!/[^s]s$/.test(word)) return false
  if (at === 1 && everyone.has(first)) return words.length > 2
  // “Bookshelf looks amazing”
  if (senses.has(word) && remarkTone(words.slice(at + 1).join(' ')) !== 'plain') return true
  return (
    likes.has(words[at + 1] ?? '') && determiners.has(first) && (presents.has(word) || isVerb(word.replace(/s$/, '')))
  )
}
