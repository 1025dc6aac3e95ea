// A person's settings for kinds of nudges: on or off, time, days.
import { newId } from '../../../models/id.ts'
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { findKindSchedule } from './find-kind-schedule.ts'
import { recomputeSchedules } from './recompute.ts'
import { syncTaskReminders } from './subject-schedules.ts'

/** After undo of a setting: its next time is recomputed. */
export const afterUndoSchedule = forEachRow(async (me, { id, before, after }) => {
  const row = await Schedule.query(me.trx).findById(id)
  if (row) await recomputeSchedules(me, [row])
  // The setting of all timed reminders: each task has its own again, or none.
  const { kind, subject_id } = { ...before, ...after, ...(row ? { kind: row.kind, subject_id: row.subject_id } : {}) }
  if (kind === 'task' && (subject_id === null || subject_id === undefined)) await syncTaskReminders(me)
})

/** A person's setting for one kind. */
export interface KindScheduleInput {
  readonly at?: string | null
  /** `mon,wed`; null every day. */
  readonly days?: string | null
  /** Minutes before. */
  readonly lead?: number
  readonly on: boolean
}

/** All of the person's own settings. */
export async function listKindSchedules(me: Me): Promise<Schedule[]> {
  return Schedule.query(me.trx).where({ user_id: me.user.user_id }).whereNull('subject_id').orderBy('kind')
}

/**
 * Switches a kind on or off, and sets its time. Undefined fields stay; consent is stored with its day.
 * @param usual the default time; null: whenever its subjects are due
 */
export async function setKindSchedule(
  me: Me,
  kind: string,
  { at, days, lead, on }: KindScheduleInput,
  usual: { readonly at: string | null; readonly days: string | null },
): Promise<Schedule> {
  const before = await findKindSchedule(me, kind)
  const patch = {
    local_time: at === undefined ? (before?.local_time ?? usual.at) : at,
    days: days === undefined ? (before ? before.days : usual.days) : days,
    lead_minutes: lead ?? before?.lead_minutes ?? 0,
    is_active: on,
    consented_at: on
      ? before?.is_active && before.consented_at
        ? before.consented_at
        : me.now
      : (before?.consented_at ?? null),
    asked_at: null,
  }
  const row = before
    ? await changes.update(me, before, patch)
    : await changes.insert(me, Schedule, {
        schedule_id: newId(),
        user_id: me.user.user_id,
        kind,
        subject_id: null,
        local_date: null,
        next_due_at: null,
        created_at: me.now,
        updated_at: me.now,
        ...patch,
      })
  await recomputeSchedules(me, [row])
  // Changing the setting answers its latest nudge.
  await Nudge.query(me.trx)
    .where({ schedule_id: row.schedule_id })
    .whereNull('answered_at')
    .patch({ answered_at: me.now })
  if (kind === 'task') await syncTaskReminders(me)
  return row
}

/** Kinds that are on because one of the person's things has a time, or that follow consent. */
const KINDS_WITHOUT_OPT_IN = [
  'task',
  'land',
  'get-ready',
  'leave',
  'habit',
  'calendar',
  'welcome-follow-up',
  'comeback',
  'if-then',
  'focus-landing',
  'focus-end',
  'break-end',
]

/** Which of these people agreed to any offered kind. One query. */
export async function findOptedInUsers(trx: Me['trx'], userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string }[] = await trx('schedules')
    .distinct('user_id')
    .whereIn('user_id', [...new Set(userIds)])
    .whereNull('subject_id')
    .where('is_active', true)
    .whereNotIn('kind', KINDS_WITHOUT_OPT_IN)
  return new Set(rows.map(({ user_id }) => user_id))
}

/** Which kinds these people switched off, as `user kind`. One query. */
export async function findDisabledKinds(trx: Me['trx'], userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string; kind: string }[] = await trx('schedules')
    .select('user_id', 'kind')
    .whereIn('user_id', [...new Set(userIds)])
    .whereNull('subject_id')
    .where('is_active', false)
  return new Set(rows.map(({ user_id, kind }) => `${user_id} ${kind}`))
}

/** What the first consent adds once: a tip the next day, a card after days of silence. */
export async function scheduleOnce(me: Me, kind: string, at: Date): Promise<void> {
  await me
    .trx(Schedule.tableName)
    .insert({
      schedule_id: newId(),
      user_id: me.user.user_id,
      kind,
      subject_id: null,
      lead_minutes: 0,
      is_active: true,
      consented_at: me.now,
      next_due_at: at,
      created_at: me.now,
      updated_at: me.now,
    })
    .onConflict(me.trx.raw('(user_id, kind) WHERE subject_id IS NULL'))
    .ignore()
}
