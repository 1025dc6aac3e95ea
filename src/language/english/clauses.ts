// What each clause of a line is: “car failed its mot, need to book tyres” tells how things are, and then what is to be done.
import type { Clause, ClauseKind } from '../../contracts/clause.ts'
import { splitDated } from '../dated-lists.ts'
import { memoizeText } from '../memo.ts'
import { dateMentions } from '../mentions.ts'
import { isRole, isVerb } from '../splitter/lexicon.ts'
import { stem } from '../splitter/words.ts'
import { splitClauses } from './clause-parts.ts'
import {
  beginsWith,
  clauseWords,
  isPast,
  OWED,
  phrasesOf,
  subjects,
  withoutLeads,
  withoutTails,
} from './clause-words.ts'
import { irregularBases } from './past-acts.ts'
import { soundsTold } from './telling.ts'
import { WHICH } from './told.ts'

const fillers = phrasesOf('fillers')
const auxiliaries = phrasesOf('auxiliaries')
const presents = phrasesOf('presents')
const followers = phrasesOf('followers')
const wishes = phrasesOf('wishes')
const needs = phrasesOf('needs')
const acts = phrasesOf('acts')
const openers = phrasesOf('openers')
const settings = phrasesOf('settings')
const moods = phrasesOf('moods')
const statepasts = phrasesOf('statepasts')
const glue = phrasesOf('glue')
const whens = phrasesOf('whens')
const affects = phrasesOf('affects')
const evaluations = phrasesOf('evaluations')
const asks = phrasesOf('asks')
const thoughts = phrasesOf('thoughts')
const namesMore = phrasesOf('namesmore')
const determiners = phrasesOf('determiners')
const suits = phrasesOf('suits')

/** Wordings of one line. */
const KEPT_LINES = 30
/** Longer lines are prose. */
const LONGEST = 300

/** The clauses of a line in their order, at least one; none for prose and for several lines. */
export const readClauses = memoizeText(KEPT_LINES, findClauses)

function findClauses(line: string): readonly Clause[] {
  const typed = line.trim()
  // Several things, each with its own day, are a list.
  if (typed.length > LONGEST || typed.includes('\n')) return []
  if (/:\s/.test(typed) && splitDated(typed) !== null) return []
  const parts = splitClauses(typed)
  return parts.map((clause) => {
    const kind = kindOf(clause.text)
    const isThing =
      kind === 'other' && /\S\s+\S/.test(clause.text) && !clause.text.endsWith('?') && !ASKED.test(clause.text)
    return {
      ...clause,
      kind,
      pointsBack: POINTS_BACK.test(clause.text),
      isDated: isThing && dateMentions(clause.text).length > 0,
      hasMoment: parts.length > 1 && dateMentions(clause.text).length > 0,
      isConclusion: /\bso\s+(?:then\s+)?$/i.test(typed.slice(0, clause.from)),
    }
  })
}

/** Does the whole line only tell how things are: “feel a bit better now”, “the train was cancelled, what a day”? */
export const isOnlyTold = memoizeText(KEPT_LINES, tellsOnly)

function tellsOnly(line: string): boolean {
  const clauses = readClauses(line)
  return (
    line.length <= LONGEST_TOLD &&
    !/:\s/.test(line) &&
    splitDated(line) === null &&
    !HAS_A.test(line) &&
    !isNameOfWork(line) &&
    !WHICH.test(line) &&
    clauses.length > 0 &&
    (isToldInClauses(clauses) ||
      // “Kids up at 5. again.”
      (soundsTold(line) === 'plainly' && clauses.every(({ kind }) => kind !== 'task')))
  )
}

const isToldInClauses = (clauses: readonly Clause[]): boolean =>
  (clauses.some(({ kind }) => kind === 'statement') ||
    (clauses.every(({ kind }) => kind === 'filler') && !clauses.every(({ text }) => THANKS.test(text)))) &&
  clauses.every(({ kind }) => kind === 'statement' || kind === 'setting' || kind === 'filler')

/** They are answered as what they are. */
const THANKS = /^\W*(?:thanks|thank you|cheers|ta)\W*$/i

const LONGEST_TOLD = 160

/** “I have a dream”: a thing, and nothing is told of it. */
const HAS_A = /^\W*i (?:have|had|got) an? \S+$/i

/** “And Then There Were None”: more than two words, nearly all with a capital. */
const isNameOfWork = (line: string): boolean => {
  const words = line.split(/\s+/)
  return words.length > 2 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.7
}

/** A question or an order. */
const ASKED =
  /^\W*(?:what|when|where|who|which|how|why|can|could|will|would|should|shall|do|does|did|is|are|let|please|don[’']?t|remind|if|yes|no|not|the one)\b/i
/** Its object is a pronoun. */
const POINTS_BACK =
  /\s(?:more$|some$|another$|it|them|him|her|that|those|these|one|there)\b(?!\s+(?:is|are|was|i|we)\b)/i

/** “I slept three hours”, “morning, got the job”: a state in the past, or what befell one; no deed. */
export function beginsWithState(line: string): boolean {
  const words = withoutLeads(clauseWords(line))
  const [first = ''] = words
  return (
    beginsWith(/^(?:i|we|ive|weve|morning|afternoon|evening)$/.test(first) ? words.slice(1) : words, statepasts) > 0
  )
}

/** Faces, gestures, hearts and what is set off at a party. */
const FACES =
  /[\u{1F600}-\u{1F64F}\u{1F910}-\u{1F92F}\u{1F930}-\u{1F93A}\u{1F970}-\u{1F97A}\u{1F9D0}\u{1FAE0}-\u{1FAE8}\u{1F389}\u{1F38A}\u{1F480}\u{2620}\u{2639}\u{263A}\u{2764}\u{1F493}-\u{1F49F}\u{1F44D}-\u{1F44F}\u{1F525}\u{1F4A9}\u{1F5A4}]/gu

function kindOf(text: string): ClauseKind {
  const all = clauseWords(text)
  // “🥛🍞🥚” is three things, “😭” is a mood.
  if (all.length === 0 && /\p{Extended_Pictographic}/u.test(text.replaceAll(FACES, ''))) return 'other'
  if (fillers.has(all.join(' ')) || URGES.test(all.join(' '))) return 'filler'
  if (/^(?:so |but |and )*no (?:need|point|longer)\b/.test(all.join(' '))) return 'statement'
  if (tellsWhenDone(withoutLeads(all))) return 'statement'
  const words = withoutTails(withoutLeads(all))
  if (words.length === 0 || fillers.has(words.join(' '))) return 'filler'
  const [first = '', second = ''] = words
  // “So many emails” leads to nothing.
  if (all[0] !== first && beginsWith(all, openers) && all.length > 2 && !text.endsWith('?')) return 'statement'
  // “I should have taken a gap year”, “best night in months”
  const isWish = beginsWith(words, wishes) > 0
  if (DOES_FEEL.test(words.join(' ')) || (isWish && soundsTold(text) === 'plainly')) return 'statement'
  if (CAN_WAIT.test(words.join(' '))) return 'other'
  if (isWish || PROMISED.test(words.join(' '))) return 'task'
  if (OWED.test(words.join(' '))) return 'other'
  if (beginsWith(words, needs) && words.length > 1) return 'task'
  if (text.endsWith('?')) return 'other'
  if (words.every((word) => moods.has(word) || glue.has(word)) && words.some((word) => moods.has(word)))
    return all.length > 1 ? 'statement' : 'setting'
  if (first === 'feel' && FELT.test(words.slice(1).join(' '))) return 'task'
  if (beginsWith(words, openers) && words.length > 1) return 'statement'
  if (soundsTold(text) === 'plainly') return 'statement'
  if (beginsWith(words, settings) > 1) return 'setting'
  // “How can you help me” and “please give me a hand” are asked.
  if (!isVerb(first) && !asks.has(first) && (affectsMe(words) || endsWith(words, evaluations))) return 'statement'
  if (isVerb(first) && !subjects.has(first)) {
    if (auxiliaries.has(second) || (isRole(stem(first)) && tellsPast(words))) return 'statement'
    return words.length > 1 && !thoughts.has(first) ? 'task' : 'other'
  }
  if (acts.has(first) && words.length > 1) return 'task'
  if (first === 'lets' && isVerb(second) && !thoughts.has(second)) return 'task'
  if (asks.has(first)) return 'other'
  if (/^(?:i|we)$/.test(first) && beginsWith(words.slice(1), statepasts) > 0) return 'statement'
  if (/^(?:i|we)$/.test(first) && isVerb(second) && !thoughts.has(second))
    return isPast(second) && !irregularBases(second).includes(second) ? 'statement' : 'other'
  // “Something to do”, “this report”: only a verb makes a statement of them.
  if (subjects.has(first) && !namesMore.has(first))
    return words.length > 1 && !INTENDS.test(words.join(' ')) ? 'statement' : 'other'
  if (tellsPast(words) || tellsPresent(words) || tellsShortly(text)) return 'statement'
  // “Called them, no answer, try again at 10”: what was done, and what there is none of.
  if (words.length > 1 && (isPast(first) || first === 'no')) return 'setting'
  return beginsWith(words, settings) ? 'setting' : 'other'
}

/** “Prescription's ready”, “the car's making a noise”. */
const tellsShortly = (text: string): boolean =>
  /^(?:\S+ ){0,3}\p{L}+[’']s (?:\p{L}+ing\b|(?:ready|off|out|back|here|gone|late|early|closed|open|shut|full|empty|ill|sick|asleep|awake|up|down|on|in|at|over|not|been|got|done|due|dead|broken|free|busy|cancelled|fine|ok|better|worse|really|so|too|still|just|all|a|an|the|my|going)\b)/iu.test(
    text,
  )

/** “Feel the fabric”, “feel better card for jo”. */
const FELT =
  /^(?:the|an?|his|her|my|our|for|out|if|(?:better|good) (?:card|soup|gift|present|basket|box|flowers|playlist|film|book))\b/
/** “So I don't forget”: why it is said, and nothing of what is told. */
const URGES =
  /^(?:so |and |please )*(?:that )?(?:i |we )?(?:dont|do not|mustnt|must not|cant|cannot|wont) (?:let me )?forget(?: it| that| this| again)*$/
/** “I do worry about her” */
const DOES_FEEL =
  /^(?:i|we) do (?:really |still )?(?:worry|love|miss|like|hate|feel|hope|wish|wonder|care|try|enjoy|find|think|struggle|forget|tend|dread|envy|admire|appreciate|see|know|get)\b/
const PROMISED =
  /^(?:(?:dont|do not) forget |remember )?(?:that )?(?:i|we) (?:promised|told|said)\b.* (?:id|ill|i would|i will|wed|well) \S/
/** “Mum can wait till sunday”: where something is put. */
const CAN_WAIT =
  /\S (?:can|could|must|should|will have to|has to|have to) (?:wait|be moved|move|stay) (?:on |to |for |un?till? |over )?\S/
/** What one means to do is no state. */
const INTENDS = /^(?:i|we|im|were) (?:ll|will|am going|going to|gonna|shall)\b/

/** A subject, and behind it a verb that says how things are. */
function tellsPresent(words: readonly string[]): boolean {
  return words.slice(1, 6).some((word, index) => {
    const next = words[index + 2]
    if (auxiliaries.has(word)) return next !== undefined || /nt$/.test(word)
    return presents.has(word) && (next === undefined ? suits.has(word) : followers.has(next))
  })
}

/** “Meds make me sick”, “the neighbours drive us up the wall”. */
const affectsMe = (words: readonly string[]): boolean =>
  words.slice(1, 4).some((word, index) => affects.has(word) && /^(?:me|us)$/.test(words[index + 2] ?? ''))

/** A subject of one to three words, and a verb in the past behind it: “sarah cancelled”, “the plumber never showed up”. */
function tellsPast(words: readonly string[]): boolean {
  const [first = ''] = words
  if (/ing$/.test(first) || isPast(first)) return false
  return words.slice(1, 4).some((word, index) => {
    if (!isPast(word)) return false
    const next = words[index + 2]
    return next === undefined ? determiners.has(first) || index === 0 : followers.has(next) || /ly$/.test(next)
  })
}

/** “Walked today already”, “stretched this morning”: what was done, and when. */
export const tellsWhenDone = ([act = '', ...when]: readonly string[]): boolean =>
  when.length > 0 && isPast(act) && when.every((word) => whens.has(word))

const endsWith = (words: readonly string[], phrases: ReadonlySet<string>): boolean =>
  [2, 3, 4, 5].some((length) => length < words.length && phrases.has(words.slice(-length).join(' ')))
