// A line that is kept though it may only have been told: “coffee isn't working”, “i take after my dad”. Such a task can be
// sent back with one tap.
import type { Clause } from '../../contracts/clause.ts'
import { memoizeText } from '../memo.ts'
import { dateMentions } from '../mentions.ts'
import { beginsWithState, readClauses } from './clauses.ts'
import { beginsWithPastAct } from './past-acts.ts'
import { remarkTone } from './remark-tone.ts'
import { soundsTold } from './telling.ts'
import { isWanting } from './wanting.ts'

const KEPT_LINES = 10

/** Does nothing in the line say that it is to be done, and something that it is told? */
export const mayBeTold = memoizeText(KEPT_LINES, (line: string): boolean => {
  const clauses = readClauses(line)
  return (
    (clauses.length === 1 && soundsTold(line) === 'perhaps' && dateMentions(line).length === 0) ||
    (soundsTold(line) === 'plainly' && clauses.every(({ kind }) => kind !== 'task')) ||
    OF_CHARACTER.test(line) ||
    (NONE_OF.test(line) && dateMentions(line).length > 0) ||
    isToldWithoutOrder(line, clauses)
  )
})

/** “Need to be better”: what one wishes to be, and no errand. */
const OF_CHARACTER =
  /^\W*(?:(?:i|we) )?(?:really |just |seriously )*(?:need to|have to|must|should|ought to|want to|gotta|got to) (?:really |just )?(?:(?:be|do|feel|try|get|become|act|work|eat|live) (?:better|more|less|harder|kinder|stronger|braver|nicer|calmer|normal|happy|happier|enough|real|serious|a better|healthier|smarter)|get (?:a grip|it together|my (?:act|life|shit) together|over (?:it|this|myself))|stop (?:being|doing this|crying|worrying|panicking|overthinking|procrastinating|scrolling)|calm down|cheer up|grow up|man up|try harder|snap out of it)\b(?: \S+){0,3}\W*$/i

/** “No school tomorrow then”: what there will be none of, and no errand. */
const NONE_OF = /^\W*(?:(?:so|and|oh|ok|well)\W+)*no (?!need|longer|more)\p{L}+(?: \p{L}+){0,4}\W*$/iu

const isToldWithoutOrder = (line: string, clauses: readonly Clause[]): boolean =>
  clauses.length > 0 &&
  clauses.every(({ kind, text }) => kind !== 'task' && !text.endsWith('?')) &&
  clauses.some(
    ({ kind, text }) => kind === 'statement' || (kind === 'setting' && clauses.length > 1) || OF_SOMEBODY.test(text),
  ) &&
  (dateMentions(line).length === 0 ||
    clauses.some(({ kind, text }) => kind === 'statement' && OF_ONESELF.test(text)) ||
    // “Back at work monday, dreading it”
    (clauses.length > 1 &&
      clauses.every(({ kind, hasMoment }) => !hasMoment || kind === 'setting') &&
      clauses.some(({ kind, text }) => kind === 'statement' && !isWanting(text))))

/** “Uni starts in a week and i'm not ready” */
const OF_ONESELF = /^\W*(?:(?:and|but|so) )?(?:i[’']?m|i am|we[’']?re|i feel|i can[’']?t|i don[’']?t)\b/i

/** “I take …”, “he lives …”: somebody, and what they do; “i need”, “we should” are things to do. */
const OF_SOMEBODY =
  /^\W*(?:(?:and|but|so|well|oh|ok) )*(?:i|we|he|she|they|it|you) (?!(?:[’']?ll|will|need|have|must|should|could|want|wanna|gotta|got|ought|shall|can)\b)\p{L}+ \S/iu

const CALLED_OFF =
  /^\W*\S+(?: \S+){0,3} (?:was|were|is|are|got|has been|have been|been|s) (?:cancelled|canceled|called off|postponed|rained off|scrapped|abandoned)(?: again| now| too)?\W*$/i

/** Tells how one is or was, though it begins like a report of what was done: “slept in”, “got the job!!”. */
export const isStateTold = (line: string): boolean =>
  beginsWithState(line) ||
  // “Hung up on me”
  (beginsWithPastAct(line) &&
    /^\W*\p{L}+(?: (?:up|out|off|over|down|right))? (?:on|at|to|past|into|from|with) (?:me|us)\b[^,;]*$/iu.test(
      line,
    )) ||
  // “Bridge club was cancelled”
  (CALLED_OFF.test(line) && dateMentions(line).length === 0) ||
  (/\bfe(?:el|lt|eling)\b/i.test(line) && remarkTone(line) !== 'plain')
