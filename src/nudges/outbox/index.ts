// The ledger of what is said unasked: plan → claim → mark → resolve. What was promised is a row before it is said, is
// said by one process at a time, and stays with what became of it.

export { DAY, type KindRules, lateFrom, MINUTE, type Rules } from '../../domain/reminders/kind-rules.ts'
export { instantSlot, nextSlot, type Slot, type WishRow } from '../../domain/reminders/slots.ts'
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
} from './claim.ts'
export type { Claimed } from './claimed.ts'
export { type Decision, decide, type Facts, quietUntil, SILENT_DAYS, surroundings } from './hold.ts'
export { asked, IN_A_ROW, ignored, pauseUnanswered } from './ignored.ts'
export { doorOf, type Held, hold, NOTHING_HELD, release, SENDER, SENDER_MS } from './lease.ts'
export { type Address, address, keepCards, keepChannels, type Mark, mark, markSent } from './mark.ts'
export { lastWords, type Person, personsOf, type Reach } from './persons.ts'
export { BATCH, batchOf, isAnythingDue, type Planned, plan } from './plan.ts'
export { closed, failed, left, pause, works } from './spaces.ts'
export { oldestWaiting, waitingByState } from './waiting.ts'
