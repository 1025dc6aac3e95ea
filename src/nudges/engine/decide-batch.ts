// Decides over a batch of claimed rows: which are sent now and to which account, and what becomes of the others.
import { loadTaskPlatformRules, type TaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import {
  findDisabledKinds,
  isTaskTimeKind,
  loadSchedules,
  type Schedule,
} from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Kinds } from '../kinds/index.ts'
import { type DueNudge, type NudgeKind, recipientReader } from '../nudge.ts'
import type { BatchPolicyFacts, ClaimedNudge, Mark, Recipient } from '../outbox/index.ts'
import * as outbox from '../outbox/index.ts'
import { type AvailableRoutes, chooseRoute } from './route.ts'

/** What deciding takes besides the rows. */
export interface DecideOptions extends AvailableRoutes {
  readonly kinds: Kinds
  /** UTC. */
  readonly now: Date
}

/** What a batch comes to. */
export interface BatchDecision {
  /** Sent now, by kind; their rows name the account. */
  readonly dues: ReadonlyMap<NudgeKind, readonly DueNudge[]>
  /** What became of the others. */
  readonly marks: readonly Mark[]
  /** Offered messages sent already, by `user day`. */
  readonly offeredOn: ReadonlyMap<string, number>
}

/** What is known of a batch, loaded with a few queries however many rows it has. */
interface BatchFacts extends BatchPolicyFacts {
  readonly schedules: ReadonlyMap<string, Schedule>
  readonly persons: ReadonlyMap<string, Recipient>
  readonly places: ReadonlyMap<string, TaskPlatformRules>
  readonly disabledKinds: ReadonlySet<string>
}

/** Decides over all rows of a batch. Nothing is written. */
export async function decideBatch(
  trx: Me['trx'],
  rows: readonly ClaimedNudge[],
  options: DecideOptions,
): Promise<BatchDecision> {
  const facts = await loadBatchFacts(trx, rows, options)
  const marks: Mark[] = []
  const dues = new Map<NudgeKind, DueNudge[]>()
  const latest = latestReminders(rows, facts)
  for (const row of rows) {
    const isReplaced = !row.slot.includes('+') && (latest.get(row.schedule_id) ?? row.due_at) > row.due_at
    const decided = isReplaced
      ? { mark: { row, state: 'dropped' as const, reason: 'repeat' } }
      : decideRow(row, facts, options)
    if ('mark' in decided) marks.push(decided.mark)
    else dues.set(decided.kind, [...(dues.get(decided.kind) ?? []), decided.due])
  }
  return { dues, marks, offeredOn: facts.offeredOn }
}

/**
 * When the latest reminder of each task is due, UTC. Where several of one task wait, as after an outage of its platform,
 * the latest stands for all.
 */
function latestReminders(rows: readonly ClaimedNudge[], { schedules }: BatchFacts): ReadonlyMap<string, Date> {
  const latest = new Map<string, Date>()
  for (const { schedule_id, due_at, slot } of rows) {
    if (slot.includes('+') || subjectTaskId(schedules.get(schedule_id)) === null) continue
    const known = latest.get(schedule_id)
    if (!known || known < due_at) latest.set(schedule_id, due_at)
  }
  return latest
}

async function loadBatchFacts(
  trx: Me['trx'],
  rows: readonly ClaimedNudge[],
  { kinds, now }: DecideOptions,
): Promise<BatchFacts> {
  const userIds = rows.map(({ user_id }) => user_id)
  const schedules = await loadSchedules(
    trx,
    rows.map(({ schedule_id }) => schedule_id),
  )
  const offered = rows.filter(({ is_timed }) => !is_timed)
  const offeredKinds = [...kinds.values()].flatMap(({ kind, isTimed }) => (isTimed ? [] : [kind]))
  return {
    schedules,
    persons: await outbox.loadRecipients(trx, userIds),
    ...(await outbox.loadPolicyFacts(trx, offered, offeredKinds, now)),
    places: await loadTaskPlatformRules(
      trx,
      rows.flatMap(({ schedule_id }) => subjectTaskId(schedules.get(schedule_id)) ?? []),
    ),
    disabledKinds: await findDisabledKinds(trx, userIds),
  }
}

function decideRow(
  row: ClaimedNudge,
  facts: BatchFacts,
  options: DecideOptions,
): { readonly mark: Mark } | { readonly kind: NudgeKind; readonly due: DueNudge } {
  const { now } = options
  const schedule = facts.schedules.get(row.schedule_id)
  const kind = schedule && options.kinds.get(schedule.kind)
  const person = facts.persons.get(row.user_id)
  if (!schedule || !kind || !person?.user.is_active) return { mark: { row, state: 'dropped', reason: 'gone' } }
  // A snooze was requested for this occurrence, so it is kept even if the kind is switched off.
  if (facts.disabledKinds.has(`${row.user_id} ${schedule.kind}`) && !row.slot.includes('+'))
    return { mark: { row, state: 'dropped', reason: 'off' } }
  const decision = outbox.decideDelivery(row, {
    rule: kind,
    person,
    now,
    askedAt: schedule.asked_at,
    focusUntil: facts.focusUntil.get(row.user_id) ?? null,
    dueSoon: facts.dueSoon.get(row.user_id) ?? [],
  })
  const { reason } = decision.kind === 'send' ? { reason: null } : decision
  if (decision.kind === 'later') return { mark: { row, state: 'pending', tryAt: decision.tryAt, reason } }
  if (decision.kind === 'drop') return { mark: { row, state: decision.state, reason } }
  const place = facts.places.get(subjectTaskId(schedule) ?? '')
  const route = chooseRoute(row, person, place, kind, now, options)
  if ('state' in route) return { mark: route }
  const { accountId, platform } = route.reach
  const due: DueNudge = {
    row: { ...row, account_id: accountId },
    subjectId: schedule.subject_id,
    person,
    reader: recipientReader(person, now),
    platform,
    isStandalone: kind.isStandalone ?? false,
    usefulUntil: outbox.graceEnd(kind.grace, row.due_at, person.user.timezone, person.preferences.day_starts_at),
    isTaskHidden: () => place?.hiddenOn.has(platform) ?? false,
  }
  return { kind, due }
}

const subjectTaskId = (schedule: Schedule | undefined): string | null =>
  schedule && isTaskTimeKind(schedule.kind) ? schedule.subject_id : null
