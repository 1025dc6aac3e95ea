// A line that is kept though it may only have been told: “coffee isn't working”, “i take after my dad”. Such a task can be
// sent back with one tap.
import { memoizeText } from '../memo.ts'
import { dateMentions } from '../mentions.ts'
import { beginsWithState, readClauses } from './clauses.ts'
import { remarkTone } from './remark-tone.ts'

const KEPT_LINES = 10

/** Does nothing in the line say that it is to be done, and something that it is told? */
export const mayBeTold = memoizeText(KEPT_LINES, (line: string): boolean => {
  const clauses = readClauses(line)
  return (
    clauses.length > 0 &&
    clauses.every(({ kind, text }) => kind !== 'task' && !text.endsWith('?')) &&
    clauses.some(
      ({ kind, text }) => kind === 'statement' || (kind === 'setting' && clauses.length > 1) || OF_SOMEBODY.test(text),
    ) &&
    dateMentions(line).length === 0
  )
})

/** “I take …”, “he lives …”: somebody, and what they do; “i need”, “we should” are things to do. */
const OF_SOMEBODY =
  /^\W*(?:(?:and|but|so|well|oh|ok) )*(?:i|we|he|she|they|it|you) (?!(?:[’']?ll|will|need|have|must|should|could|want|wanna|gotta|got|ought|shall|can)\b)\p{L}+ \S/iu

/** Tells how one is or was, though it begins like a report of what was done: “slept in”, “got the job!!”. */
export const isStateTold = (line: string): boolean =>
  beginsWithState(line) || (/\bfe(?:el|lt|eling)\b/i.test(line) && remarkTone(line) !== 'plain')
