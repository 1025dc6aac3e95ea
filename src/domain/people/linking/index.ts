// Linking: two chat accounts become one person by a code from one side, typed on the other, then a yes from each. Entry
// to `linking/*.ts`.
export type { LinkCode } from '../../../models/link-code.ts'
export { answerLink, type LinkAnswerResult } from './answer-link.ts'
export { issueCodeByOperator, issueCodeFor, issueNewcomerCode, issueOwnCode } from './issue-codes.ts'
export type { LinkActor } from './link-actor.ts'
export { loadLinkSides } from './link-sides.ts'
export { findRedeemedLink, listLinkQuestions, listPendingLinks, listRecentLinks } from './pending-links.ts'
export { type RedeemResult, redeemLinkCode } from './redeem-code.ts'
