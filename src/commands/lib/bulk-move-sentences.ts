// How people say that all of it, or the rest of it, is to be on another day. Patterns of `task move`.
import type { Sentence } from '../../chat/parse/sentence-rules.ts'

const BACK = '(back|over|out|up|along|on)?'
const TO = '(to|till|until|for|by|on)?'
const PUT_OFF =
  '(push|push back|delay|postpone|defer|bump|shift|move|put off|put back|reschedule|bring forward|carry over|carry)'
const WISH = '(ill|i will|lets|let me|well|we will|i can|i want to|i need to|i should|ill have to|can i|can we|we can)?'
const DO = '(do|leave|save|keep|finish|shift|tackle|carry|get to)'
/** Why it is later says nothing of what is. */
const LATE = '((im|i am|were|we are)? running {_}? late (so|and)? (please|can you|can we)*)?'
/** A length begins with one of these. */
const LENGTH = '&(a|an|one|two|three|four|five|six|half|1|2|3|4|5|6|7|8|9|10|12|14|15|20|25|30|40|45|48|60|90|24)'

/** The patterns for one class of words; the moment of a line stands in it, or apart from it. */
const patternsFor = (what: string, all: string): readonly Sentence[] => [
  {
    say: [
      `(<move>|carry|carry over) ${what} ${BACK} ${TO} {to}`,
      `(put|push|leave|hold) ${what} off ${TO} {to}`,
      `${WISH} ${DO} ${what} ${TO} {to}`,
      `${WISH} ${PUT_OFF} ${what} ${BACK} ${TO} {to}`,
    ],
    with: { all },
  },
  {
    say: [
      `(<move>|carry|carry over) ${what} ${BACK} ${TO}`,
      `(put|push|leave|hold) ${what} off ${TO}`,
      `${WISH} ${DO} ${what} ${TO} (instead|then)?`,
      `${WISH} ${PUT_OFF} ${what} ${BACK} ${TO} (instead|then)?`,
    ],
    with: { all },
    moment: 'needed',
  },
  { say: `${WISH} (postpone|push back|delay|defer|put off|reschedule) ${what} (please|then)?`, with: { all } },
  { say: `${LATE} ${WISH} ${PUT_OFF} ${what} ${BACK} (by|for)? ${LENGTH} {shift} (later|back|on)?`, with: { all } },
]

/** “Anything else on friday?” and “what's left for today” ask; “what's left can wait till friday” does not. */
const NO_QUESTION =
  /^(?!\W*(?:(?:so|and|ok|then)\W+)*what(?:[’']?s| is) left\b(?!.*\b(?:can|will|has|must|goes?|moves?|gets)\b))[^?]*$/i

export const bulkMoveSentences: readonly Sentence[] = [
  // Of a day that is named: “push everything for tomorrow to saturday”, “move tomorrow's tasks to friday”.
  {
    say: [
      `(<move>|carry|carry over) (everything|all|all of it|all tasks|all the tasks|all my tasks|all the things|the tasks|my tasks|tasks|the things|things) (thats|that is|that are|i have|ive got|planned|due|scheduled)* (for|from|on|due|of)? {from} ${BACK} (to|till|until) {to}`,
      `(<move>|carry|carry over) (all of|all|the whole of)? {from} (tasks|things|stuff|list|plan|plans|jobs) ${BACK} (to|till|until) {to}`,
      `(<move>|carry|carry over) (all of|the whole of) {from} ${BACK} (to|till|until) {to}`,
    ],
    with: { all: 'all' },
  },
  ...patternsFor('<allofit>', 'all'),
  ...patternsFor('<therest>', 'rest'),
  // “Everything that isn't urgent”: which ones, only the person knows.
  {
    say: `<move> (everything|all|all tasks|all the tasks|all my tasks|all of them|the ones|those|the tasks|the things|all the ones) (that|which|except|but|apart from|thats|other than|not|who|whose|without|i) {_} (to|till|until|for) {to}`,
    with: { all: 'some' },
  },
  {
    say: [
      '<move> (<allofit>|<therest>|whats left|what is left|all thats left) (to|till|until|for)? {to} (except|except for|apart from|but not|other than) {_}',
    ],
    with: { all: 'some' },
  },
  {
    say: '<move> (<allofit>|<therest>|whats left|what is left|all thats left) (to|till|until|for)? (except|except for|apart from|but not|other than) {_}',
    with: { all: 'some' },
    moment: 'needed',
  },
  // “Everything else tomorrow”, “the rest can wait till monday”.
  {
    say: [
      '<therest> (can wait|will have to wait|has to wait|must wait|can go|goes|go|moves|is|are|gets done)? (for|to|on|until|till)? {to} (instead|then|please)?',
      '<allofit> (can wait|will have to wait|has to wait|must wait|can go|goes|moves) (for|to|on|until|till)? {to} (instead|then|please)?',
    ],
    with: { all: 'rest' },
    typed: NO_QUESTION,
  },
  {
    say: [
      '<therest> (can wait|will have to wait|has to wait|must wait|can go|goes|go|moves|is|are|gets done)? (for|to|on|until|till)? (instead|then|please)?',
    ],
    with: { all: 'rest' },
    moment: 'needed',
    typed: NO_QUESTION,
  },
  {
    say: '<allofit> (can wait|will have to wait|has to wait|must wait|can go|goes|moves) (for|to|on|until|till)? (instead|then|please)?',
    with: { all: 'all' },
    moment: 'needed',
  },
]
