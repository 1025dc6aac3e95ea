// Two chat accounts become one person: a code from the one side, typed on the other, a yes from the other, a yes from
// the one. The door to all of it: `linking/*.ts`.
export type { LinkCode } from '../../../models/link-code.ts'
export { type Answered, answer } from './answering.ts'
export { issueByOperator, issueFor, issueNewcomer, issueOwn } from './issuing.ts'
export { type Redeemed, redeem } from './redeeming.ts'
export type { Seeker } from './seeker.ts'
export { sidesOf } from './sides.ts'
export { asked, concerning, redeemedBy, waiting } from './waiting.ts'
