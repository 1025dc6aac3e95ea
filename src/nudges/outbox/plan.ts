// Plans: each due occurrence becomes a row of the outbox, once, and its schedule advances. Any process may do it.
import type { Transaction } from 'objection'
import { DAY_MS, graceEnd, type NudgeKindRules, type NudgeRules } from '../../domain/reminders/kind-rules.ts'
import {
  instantSlot,
  isTaken,
  nameRepeatedSlot,
  nextSlot,
  type OccurrenceSlot,
  passedSlot,
  ringsOften,
  takenSlots,
} from '../../domain/reminders/slots.ts'
import { type ColumnTypes, insertMany, isPostgres, updateMany } from '../../models/bulk.ts'
import { newId } from '../../models/id.ts'
import { Nudge, type NudgeState } from '../../models/nudge.ts'
import { adoptHeld } from './adopt-held.ts'
import { cachedPreferences, loadLastHeard } from './recipients.ts'

/** Most schedules in one transaction; most outbox rows on PostgreSQL. */
export const PLAN_BATCH_SIZE = 500

/**
 * Most outbox rows in one transaction. Deciding, rendering and marking them takes several times as long as planning,
 * and on SQLite every request waits for the one connection meanwhile.
 */
export const claimBatchSize = (trx: Transaction): number => (isPostgres(trx) ? PLAN_BATCH_SIZE : 100)

/** Older occurrences are not even recorded as missed. */
const RECORDED_DAYS = 30

/** The result of one batch. */
export interface PlanResult {
  /** Number of schedules read; a full batch means there are more. */
  readonly schedules: number
  readonly pending: number
  readonly missed: number
}

/** @param now UTC; nothing due later is planned, so nothing is sent early */
export async function planDue(
  trx: Transaction,
  now: Date,
  rules: NudgeRules,
  limit = PLAN_BATCH_SIZE,
): Promise<PlanResult> {
  const rows = await dueRows(trx, now, limit)
  const silent = rows.filter(({ kind }) => rules.get(kind)?.afterSilentDays !== undefined)
  const heard = await loadLastHeard(
    trx,
    silent.map(({ user_id }) => user_id),
  )
  const nudges: NudgeRow[] = []
  const advanced: { schedule_id: string; next_due_at: Date | null; updated_at: Date }[] = []
  for (const row of rows) {
    const rule = rules.get(row.kind)
    const next = rule && row.is_active ? addOccurrences(row, rule, now, heard.get(row.user_id), nudges) : null
    advanced.push({ schedule_id: row.schedule_id, next_due_at: next, updated_at: now })
  }
  // Rows due to one person at one instant are adjacent, so that they are claimed and sent together.
  nudges.sort((a, b) => a.due_at.getTime() - b.due_at.getTime() || (a.user_id < b.user_id ? -1 : 1))
  const added = new Set(await insertNudges(trx, nudges))
  await insertRepeated(
    trx,
    nudges.filter(({ nudge_id }) => !added.has(nudge_id)),
  )
  await updateMany(trx, 'schedules', 'schedule_id', SCHEDULE_COLUMNS, advanced)
  await adoptHeld(trx, nudges, now)
  const missed = nudges.filter(({ state }) => state === 'missed').length
  return { schedules: rows.length, pending: nudges.length - missed, missed }
}

/** Is there anything to plan? One look at an index, without a transaction. */
export async function hasDueSchedules(trx: Transaction, now: Date): Promise<boolean> {
  const found: unknown = await trx('schedules')
    .whereNotNull('next_due_at')
    .where('next_due_at', '<=', now)
    .first('schedule_id')
  return found !== undefined
}

interface DueRow {
  readonly schedule_id: string
  readonly user_id: string
  readonly kind: string
  readonly local_time: string | null
  readonly local_date: string | null
  readonly days: string | null
  readonly lead_minutes: number
  readonly leads: string | null
  readonly repeat_minutes: number | null
  readonly repeat_count: number | null
  readonly next_due_at: Date
  readonly timezone: string | null
  readonly preferences: string | null
  readonly is_active: boolean
}

async function dueRows(trx: Transaction, now: Date, limit: number): Promise<DueRow[]> {
  const query = trx('schedules')
    .join('users', 'users.user_id', 'schedules.user_id')
    .select(
      'schedules.schedule_id',
      'schedules.user_id',
      'schedules.kind',
      'schedules.local_time',
      'schedules.local_date',
      'schedules.days',
      'schedules.lead_minutes',
      'schedules.leads',
      'schedules.repeat_minutes',
      'schedules.repeat_count',
      'schedules.next_due_at',
      'users.timezone',
      'users.preferences',
      'users.is_active',
    )
    .whereNotNull('schedules.next_due_at')
    .where('schedules.next_due_at', '<=', now)
    .orderBy('schedules.next_due_at')
    .limit(limit)
  // Another process plans other rows instead of waiting for these.
  return isPostgres(trx) ? query.forNoKeyUpdate('schedules').skipLocked() : query
}

/**
 * Writes due occurrences of a schedule into `nudges`.
 * @returns its next time
 */
function addOccurrences(
  row: DueRow,
  rule: NudgeKindRules,
  now: Date,
  heard: Date | undefined,
  nudges: NudgeRow[],
): Date | null {
  const zone = row.timezone ?? 'UTC'
  const dayStartsAt = cachedPreferences(row.preferences).day_starts_at
  const add = ({ due, slot, day }: OccurrenceSlot): void => {
    const isLate = now >= graceEnd(rule.grace, due, zone, dayStartsAt)
    nudges.push(nudgeOf(row, rule, { due, slot, day }, isLate ? 'missed' : 'pending', now))
  }
  if (rule.afterSilentDays !== undefined) {
    const due = new Date((heard ?? now).getTime() + rule.afterSilentDays * DAY_MS)
    if (due > now) return due
    // The slot is the start of the silence, so that it is used once.
    add({ ...instantSlot(row.next_due_at, zone, dayStartsAt), slot: `since ${heard?.toISOString() ?? 'ever'}` })
    return new Date(now.getTime() + DAY_MS)
  }
  if (row.local_time === null) {
    add(instantSlot(row.next_due_at, zone, dayStartsAt))
    return null
  }
  const from = Math.max(row.next_due_at.getTime(), now.getTime() - RECORDED_DAYS * DAY_MS)
  let next = nextSlot(row, zone, new Date(from - 1))
  // A moment that is none of the zone's clock was promised in the zone before: see `recomputeSchedules`.
  const isPromised = from === row.next_due_at.getTime() && next?.due.getTime() !== from
  const passed = !isPromised ? null : passedSlot(row, zone, new Date(from))
  if (passed) add(passed)
  while (next && next.due <= now) {
    const following = nextSlot(row, zone, next.due)
    // After an outage the latest of one occurrence's reminders stands for the earlier ones.
    if (!ringsOften(row) || !following || following.due > now) add(next)
    next = following
  }
  return next?.due ?? null
}

const insertNudges = (trx: Transaction, nudges: readonly NudgeRow[]): Promise<string[]> =>
  insertMany(trx, 'nudges', 'nudge_id', NUDGE_COLUMNS, nudges, ['schedule_id', 'slot'])

/** Of those whose slot was there already: a local date that comes again to a person who flew west, long after it was said. */
async function insertRepeated(trx: Transaction, nudges: readonly NudgeRow[]): Promise<void> {
  if (nudges.length === 0) return
  const taken = takenSlots(
    await Nudge.query(trx)
      .select('schedule_id', 'slot', 'due_at', 'sent_at')
      .whereIn('schedule_id', [...new Set(nudges.map(({ schedule_id }) => schedule_id))])
      .whereIn('local_date', [...new Set(nudges.map(({ local_date }) => local_date))]),
  )
  const again = nudges.filter(({ schedule_id, slot, due_at, local_date }) =>
    slot === local_date ? !isTaken(taken, schedule_id, { slot, due: due_at, day: local_date, rule: null }) : false,
  )
  await insertNudges(
    trx,
    again.map((row) => ({ ...row, slot: nameRepeatedSlot({ slot: row.slot, due: row.due_at }) })),
  )
}

interface NudgeRow extends Record<string, string | number | boolean | Date | null> {
  readonly nudge_id: string
  readonly schedule_id: string
  readonly slot: string
  readonly local_date: string
  readonly user_id: string
  readonly state: NudgeState
  readonly due_at: Date
}

const nudgeOf = (
  row: Pick<DueRow, 'schedule_id' | 'user_id'>,
  rule: NudgeKindRules,
  { due, slot, day }: Pick<OccurrenceSlot, 'due' | 'slot' | 'day'>,
  state: NudgeState,
  now: Date,
): NudgeRow => ({
  nudge_id: newId(),
  schedule_id: row.schedule_id,
  slot,
  user_id: row.user_id,
  local_date: day,
  priority: rule.priority,
  is_timed: rule.isTimed,
  state,
  due_at: due,
  try_at: due,
  reason: state === 'missed' ? 'late' : null,
  created_at: now,
})

const NUDGE_COLUMNS: ColumnTypes = {
  nudge_id: 'uuid',
  schedule_id: 'uuid',
  slot: 'text',
  user_id: 'uuid',
  local_date: 'text',
  priority: 'integer',
  is_timed: 'boolean',
  state: 'text',
  due_at: 'instant',
  try_at: 'instant',
  reason: 'text',
  created_at: 'instant',
}

const SCHEDULE_COLUMNS: ColumnTypes = { schedule_id: 'uuid', next_due_at: 'instant', updated_at: 'instant' }
