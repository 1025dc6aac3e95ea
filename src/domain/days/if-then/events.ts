// Offers what waits for an event, as a row of the outbox in the transaction of the event: its slot names the occurrence, so
// that no kill, repetition or second process offers it twice.
import type { Transaction } from 'objection'
import { comparableName } from '../../../language/if-then-words.ts'
import { BusyTime } from '../../../models/busy-time.ts'
import { newId } from '../../../models/id.ts'
import { IfThen, type IfThenTrigger } from '../../../models/if-then.ts'
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import { User } from '../../../models/user.ts'
import { localDay } from '../../../time/index.ts'
import { deactivateSchedule, findSubjectSchedule, scheduleInstant } from '../../reminders/schedules/index.ts'
import { createSystemMe, type Me, zoneOf } from '../../request/me.ts'
import { isTitleOf } from './triggers.ts'

export const IF_THEN_KIND = 'if-then'

/** Something that happened. */
export interface IfThenEvent {
  readonly kind: IfThenTrigger
  /** Names this occurrence, at most 60 characters without a plus: offered for it at most once. */
  readonly occurrence: string
  readonly habitId?: string
  /** Of energy. */
  readonly level?: number
}

/** Offers what waits for this. One query where nothing does. */
export async function fireIfThens(me: Me, event: IfThenEvent): Promise<void> {
  const waiting = await IfThen.query(me.trx)
    .where({ user_id: me.user.user_id, trigger_kind: event.kind })
    .where((rows) => void (event.habitId === undefined ? rows : rows.where({ habit_id: event.habitId })))
  const meant = waiting.filter(
    ({ trigger_words }) => event.level === undefined || trigger_words === null || trigger_words === String(event.level),
  )
  for (const each of await withoutSpent(me.trx, meant)) await offer(me, each, event)
}

/** Those that still wait: the ones for each time, and the others until they were offered. One query. */
export async function withoutSpent(trx: Transaction, all: readonly IfThen[]): Promise<IfThen[]> {
  const once = all.filter(({ is_repeating }) => !is_repeating)
  const offered = await loadOfferedTimes(
    trx,
    once.map(({ if_then_id }) => if_then_id),
  )
  return all.filter(
    ({ is_repeating, if_then_id, armed_at }) =>
      is_repeating || !(offered.get(if_then_id) ?? []).some((at) => at >= armed_at),
  )
}

/** When these were offered, UTC, oldest first; what was dropped before it was sent does not count. One query. */
export async function loadOfferedTimes(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Date[]>> {
  const found =
    ids.length === 0
      ? []
      : await Nudge.query(trx)
          .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
          .select('nudges.*', 'schedules.subject_id')
          .where('schedules.kind', IF_THEN_KIND)
          .whereIn('schedules.subject_id', [...ids])
          .whereIn('nudges.state', ['pending', 'sending', 'unknown', 'sent', 'missed'])
          .orderBy('nudges.created_at')
          .castTo<(Nudge & { readonly subject_id: string })[]>()
  const times = new Map<string, Date[]>()
  for (const { subject_id, created_at } of found) times.set(subject_id, [...(times.get(subject_id) ?? []), created_at])
  return times
}

async function offer(me: Me, { if_then_id }: IfThen, { kind, occurrence }: IfThenEvent): Promise<void> {
  const schedule = await ensureSchedule(me, if_then_id)
  await me
    .trx(Nudge.tableName)
    .insert({
      nudge_id: newId(),
      schedule_id: schedule.schedule_id,
      slot: occurrence,
      user_id: me.user.user_id,
      local_date: localDay(me.now, zoneOf(me), '00:00'),
      priority: 1,
      // What is to be done as focus begins would come too late after it.
      is_timed: kind === 'focus-start',
      state: 'pending',
      due_at: me.now,
      try_at: me.now,
      attempt_count: 0,
      fence: 0,
      created_at: me.now,
    })
    .onConflict(['schedule_id', 'slot'])
    .ignore()
}

/** The row its offers hang on. */
async function ensureSchedule(me: Me, ifThenId: string): Promise<Schedule> {
  const known = await findSubjectSchedule(me, IF_THEN_KIND, ifThenId)
  if (known) {
    if (!known.is_active) await known.$query(me.trx).patch({ is_active: true, updated_at: me.now })
    return known
  }
  return Schedule.query(me.trx).insertAndFetch({
    schedule_id: newId(),
    user_id: me.user.user_id,
    kind: IF_THEN_KIND,
    subject_id: ifThenId,
    local_time: null,
    local_date: null,
    days: null,
    lead_minutes: 0,
    is_active: true,
    consented_at: me.now,
    next_due_at: null,
    asked_at: null,
    created_at: me.now,
    updated_at: me.now,
  })
}

/** What waits for the end of a break is offered at that moment. @param until UTC; null: there is none */
export async function armBreakEnd(me: Me, until: Date | null): Promise<void> {
  const all = await IfThen.query(me.trx).where({ user_id: me.user.user_id, trigger_kind: 'break-end' })
  const waiting = until === null ? [] : await withoutSpent(me.trx, all)
  for (const each of all)
    if (until !== null && waiting.includes(each)) await scheduleInstant(me, IF_THEN_KIND, each.if_then_id, until)
    else await deactivateSchedule(me, IF_THEN_KIND, each.if_then_id)
}

/** What waits for the end of an event is offered when the next one of that name ends. */
export async function armBusyEnds(me: Me): Promise<void> {
  const all = await IfThen.query(me.trx).where({ user_id: me.user.user_id, trigger_kind: 'busy-end' })
  if (all.length === 0) return
  const waiting = await withoutSpent(me.trx, all)
  const events = await BusyTime.query(me.trx)
    .join('calendars', 'calendars.calendar_id', 'busy_times.calendar_id')
    .select('busy_times.*')
    .where({ 'calendars.user_id': me.user.user_id })
    .whereNull('calendars.removed_at')
    .where('busy_times.ends_at', '>', me.now)
    .orderBy('busy_times.ends_at')
  for (const each of all) {
    const next = events.find(
      ({ title, ends_at, starts_at }) =>
        // What lasts a whole day ends at midnight, when nobody waits for it.
        ends_at.getTime() - starts_at.getTime() < 20 * 3_600_000 &&
        (each.trigger_words === null || (title !== null && isTitleOf(title, comparableName(each.trigger_words)))),
    )
    const isKnown = next !== undefined && waiting.includes(each)
    if (!isKnown) await deactivateSchedule(me, IF_THEN_KIND, each.if_then_id)
    else {
      const row = await findSubjectSchedule(me, IF_THEN_KIND, each.if_then_id)
      if (row?.next_due_at?.getTime() !== next.ends_at.getTime())
        await scheduleInstant(me, IF_THEN_KIND, each.if_then_id, next.ends_at)
    }
  }
}

/** As `armBusyEnds`, outside a request: after a calendar was read, and from time to time. @param now UTC */
export async function armBusyEndsOf(trx: Transaction, userId: string, now: Date): Promise<void> {
  const user = await User.query(trx).findById(userId)
  if (user) await armBusyEnds(createSystemMe(trx, user, now))
}
