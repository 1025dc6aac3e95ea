// How people say that a habit was done: today or yesterday, as a report, by its name or by the act. Patterns of
// `habit check`.
import type { Sentence, SentenceRule } from '../../chat/parse/sentence-rules.ts'

const WHO = '(i|we|ive|weve|i have|we have)? (just|already|finally|also|actually|even|really|only)*'
const TODAY =
  '(this morning|this afternoon|this evening|tonight|today|earlier|earlier today|just now|already|now|too|again|as well|at last|finally|before work|after work|before bed|at lunch|before breakfast|after dinner|myself)*'
const YESTERDAY = '(yesterday|yesterday morning|yesterday afternoon|yesterday evening|yesterday night|last night)'
const DID =
  '(did|done|had|got|managed|finished|completed|took|taken|kept up|ticked off|logged|got through|squeezed in|fitted in|fit in|got in|went for|went on|been for|been on|gone for|went to|been to|been doing|went out for|came back from|back from|did some|had some|went|drank|ate)'
const LIKE = '(a|an|my|the|our|some|todays|that|this)? (quick|short|long|little|nice|bit of|good|proper|lovely)*'
const LONG = '(for {_})?'

/** A question whether it was done does nothing. */
const TOLD: Pick<SentenceRule, 'typed'> = { typed: /^[^?]*$/ }

/** What time it was done. */
const AT = '(at|around|about|by) {at} (this morning|this afternoon|this evening|today|tonight)?'

export const habitReports: readonly Sentence[] = [
  { say: `${WHO} ${DID} ${LIKE} {habit} ${LONG} ${AT}`, ...TOLD },
  { say: `${WHO} {habit} ${LONG} ${AT}`, beginsInPast: true },
  {
    say: [`${WHO} ${DID} ${LIKE} {habit} ${LONG} ${TODAY}`, `${TODAY} ${WHO} ${DID} ${LIKE} {habit} ${LONG}`],
    ...TOLD,
  },
  {
    say: [`${WHO} ${DID} ${LIKE} {habit} ${LONG} ${YESTERDAY}`, `${YESTERDAY} ${WHO} ${DID} ${LIKE} {habit} ${LONG}`],
    with: { day: 'yesterday' },
    ...TOLD,
  },
  { say: [`${WHO} {habit} ${LONG} ${TODAY}`, `${TODAY} ${WHO} {habit} ${LONG}`], beginsInPast: true },
  {
    say: [`${WHO} {habit} ${LONG} ${YESTERDAY}`, `${YESTERDAY} ${WHO} {habit} ${LONG}`],
    with: { day: 'yesterday' },
    beginsInPast: true,
  },
  // “Ran in the park”: the act, and where or with whom.
  {
    say: `${WHO} {habit} (in|on|at|around|along|with|through|by|up|down|over|outside|inside) {_}`,
    beginsInPast: true,
    yields: true,
  },
]
