// The outbox of nudges: plan → claim → begin → mark, and look up what has no outcome. Each nudge is a row before it is
// sent, is sent by one process at a time, and stays with what became of it.

export { DAY_MS, graceEnd, MINUTE_MS, type NudgeKindRules, type NudgeRules } from '../../domain/reminders/kind-rules.ts'
export {
  instantSlot,
  isTaken,
  leadsOf,
  nextSlot,
  type OccurrenceSlot,
  repetitionOf,
  ringsOften,
  type ScheduleTime,
  singleOccurrence,
  type TakenSlots,
  takenSlots,
} from '../../domain/reminders/slots.ts'
export { findHeld, forgetHeldKey, type HeldNudge, markUnheld, withoutHeldSnoozes } from './adopt-held.ts'
export { countOpenByState, oldestPendingAt } from './backlog.ts'
export {
  claimDue,
  claimForSenders,
  hasParked,
  hasPending,
  PARKED_REASON,
  ROW_LEASE_MS,
  requeueParked,
  type SendPriority,
} from './claim.ts'
export type { ClaimedNudge } from './claimed-nudge.ts'
export { boundPauses, type ClockStep, movePauses } from './clock-steps.ts'
export {
  createDailyCap,
  type DeliveryDecision,
  type Drop,
  decideDelivery,
  isInQuietHours,
  type Later,
  type PolicyFacts,
  quietEnd,
  type Send,
  SILENCE_DAYS,
} from './delivery-policy.ts'
export { type DueWork, findDueWork } from './due-work.ts'
export { claimExpired, type ExpiredScope, restartWaits, returnAllClaims, returnExpiredClaims } from './expired.ts'
export {
  acquireLeases,
  CLAIMER_LEASE_ID,
  findJustRenewed,
  type HeldLeases,
  laneKey,
  lanePlatform,
  NO_LEASES,
  releaseLeases,
  SENDER_LEASE_MS,
} from './lease.ts'
export { loadLookUpPauses, pauseLookUps } from './look-up-pauses.ts'
export {
  BEGUN_LEASE_MS,
  LOOK_UP_AFTER_MS,
  type Mark,
  markBegun,
  markRows,
  markSent,
  type RowRoute,
  saveDirectChannels,
  saveRoutes,
  upsertCards,
} from './mark.ts'
export { claimBatchSize, hasDueSchedules, PLAN_BATCH_SIZE, type PlanResult, planDue } from './plan.ts'
export { type BatchPolicyFacts, loadPolicyFacts } from './policy-facts.ts'
export { loadLastHeard, loadRecipients, type Recipient, type RecipientAccount } from './recipients.ts'
export {
  BUSY_REASON,
  closeAllCircuits,
  closeSpaceCircuit,
  listPausedSpaces,
  markDmClosed,
  markDmOpen,
  markSpaceLeft,
  openSpaceCircuit,
  PAUSED_REASON,
  type PausedSpace,
  pauseSpace,
} from './space-health.ts'
export { findUnanswered, MAX_UNANSWERED, markAsked, pauseUnanswered } from './unanswered.ts'
