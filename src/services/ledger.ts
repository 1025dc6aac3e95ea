// The ledger of what is said unasked: plan → claim → mark → resolve. What was promised is a row before it is said, is
// said by one process at a time, and stays with what became of it.

export {
  claim,
  claimElsewhere,
  claimExpired,
  ELSEWHERE,
  isAnythingElsewhere,
  isAnythingExpired,
  isAnythingPending,
  LEASE_MS,
  orphan,
  type Priority,
  unpark,
} from './ledger/claim.ts'
export type { Claimed } from './ledger/claimed.ts'
export { type Decision, decide, type Facts, quietUntil, SILENT_DAYS, surroundings } from './ledger/hold.ts'
export { asked, IN_A_ROW, ignored, pauseUnanswered } from './ledger/ignored.ts'
export { doorOf, type Held, hold, NOTHING_HELD, release, SENDER, SENDER_MS } from './ledger/lease.ts'
export { type Address, address, keepCards, keepChannels, type Mark, mark, markSent } from './ledger/mark.ts'
export { lastWords, type Person, personsOf, type Reach } from './ledger/persons.ts'
export { BATCH, batchOf, isAnythingDue, type Planned, plan } from './ledger/plan.ts'
export { DAY, type KindRules, lateFrom, MINUTE, type Rules } from './ledger/rules.ts'
export { closed, failed, left, pause, works } from './ledger/spaces.ts'
export { oldestWaiting, waitingByState } from './ledger/waiting.ts'
export { instantSlot, nextSlot, type Slot, type WishRow } from './ledger/wish.ts'
