// Two chat accounts become one person: a code from the one side, typed on the other, a yes from the other, a yes from
// the one. The door to all of it: `linking/*.ts`.
export type { LinkCode } from '../../../models/link-code.ts'
export { answerLink, type LinkAnswerResult } from './answer-link.ts'
export { issueCodeByOperator, issueCodeFor, issueNewcomerCode, issueOwnCode } from './issue-codes.ts'
export type { LinkActor } from './link-actor.ts'
export { loadLinkSides } from './link-sides.ts'
export { findRedeemedLink, listLinkQuestions, listPendingLinks, listRecentLinks } from './pending-links.ts'
export { type RedeemResult, redeemLinkCode } from './redeem-code.ts'
