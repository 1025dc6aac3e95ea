// Reminders that follow a subject: a task's time, a goal's date, the end of a session.
import { newId } from '../../../models/id.ts'
import { Nudge } from '../../../models/nudge.ts'
import { Schedule } from '../../../models/schedule.ts'
import { Task } from '../../../models/task.ts'
import { localDay, localTime } from '../../../time/index.ts'
import { type Me, zoneOf } from '../../request/me.ts'
import { computeNextTime, loadTakenSlots } from './recompute.ts'

/** All of the person's with a time to come, after another lead or new consent. */
export async function syncTaskReminders(me: Me): Promise<void> {
  const own = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .where('due_date', '>', me.now)
    .whereNot('status', 'done')
  const timed = own.filter(({ parsedMetadata }) => parsedMetadata.has_due_time)
  const rowsOf = await loadTaskReminderRows(
    me,
    timed.map(({ task_id }) => task_id),
  )
  for (const task of timed) await syncTaskReminder(me, task, rowsOf(task.task_id))
}

/** The rows that decide a task's reminder: the person's setting for the kind, and the task's own row. */
export interface TaskReminderRows {
  readonly wish: Schedule | undefined
  readonly own: Schedule | undefined
}

/** The reminder rows of these tasks, by task id. One query. */
export async function loadTaskReminderRows(
  me: Me,
  taskIds: readonly string[],
): Promise<(taskId: string) => TaskReminderRows> {
  const rows = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id, kind: 'task' })
    .where((query) => query.whereNull('subject_id').orWhereIn('subject_id', [...taskIds]))
  const wish = rows.find(({ subject_id }) => subject_id === null)
  const bySubject = new Map(rows.map((row) => [row.subject_id, row]))
  return (taskId) => ({ wish, own: bySubject.get(taskId) })
}

/**
 * A typed time is consent to that one reminder. Follows the task's date.
 * @param since leads that were due after this count as to come; UTC, by default now
 */
export async function syncTaskReminder(
  me: Me,
  task: Task,
  given?: TaskReminderRows,
  since: Date = me.now,
): Promise<void> {
  const rows = given ?? (await loadTaskReminderRows(me, [task.task_id]))(task.task_id)
  const { wish, own } = rows
  const wall = typedWallClock(me, task)
  const isOpen = task.isOpen && task.capture_type !== 'idea' && !task.parsedMetadata.is_silent
  if (!wall || !task.due_date || !isOpen || wish?.is_active === false) return deactivateTaskReminder(me, task, rows)
  await upsertSubjectSchedule(
    me,
    { kind: 'task', subject_id: task.task_id, ...wall, days: null, ...reminderTimes(task, task.due_date, wish, since) },
    own ?? null,
  )
}

/** The leads of a task's reminders in minutes, longest first: its own, else the person's setting. */
export const taskLeads = (task: Task, settingLead: number): readonly number[] => {
  const own = task.parsedMetadata.remind_leads
  return own === undefined || own.length === 0 ? [settingLead] : [...own].sort((a, b) => b - a)
}

/** Leads and repetitions of a task's reminder. If all leads have passed, the time itself is used. */
function reminderTimes(task: Task, due: Date, wish: Schedule | undefined, since: Date) {
  const { remind_every, remind_times } = task.parsedMetadata
  const leads = taskLeads(task, wish?.lead_minutes ?? 0)
  const isAhead = leads.some((lead) => due.getTime() - lead * 60_000 > since.getTime())
  return {
    lead_minutes: isAhead ? (leads.at(-1) ?? 0) : 0,
    leads: isAhead && leads.length > 1 ? leads.join(',') : null,
    repeat_minutes: remind_every ?? null,
    repeat_count: remind_every === undefined ? null : (remind_times ?? DEFAULT_REPEATS),
  }
}

/** How often a reminder is repeated if no number was said. */
export const DEFAULT_REPEATS = 6

/** Nothing is sent about it; the wall clock is kept for changes of the zone's rules. */
export async function deactivateTaskReminder(me: Me, task: Task, given?: TaskReminderRows): Promise<void> {
  const { own } = given ?? (await loadTaskReminderRows(me, [task.task_id]))(task.task_id)
  if (own) await deactivateRow(me, own)
  const wall = typedWallClock(me, task)
  if (!wall) return
  const row = own ?? newSubjectSchedule(me, { kind: 'task', subject_id: task.task_id })
  if (row.local_time === wall.local_time && row.local_date === wall.local_date) return
  row.$set({ ...wall, updated_at: me.now })
  await saveSubjectSchedule(me, row)
}

/** The wall clock of a typed time; null if none was typed. */
export function typedWallClock(
  me: Me,
  { due_date, parsedMetadata }: Task,
): { local_time: string; local_date: string } | null {
  if (due_date === null || !parsedMetadata.has_due_time) return null
  const zone = zoneOf(me)
  return { local_time: localTime(due_date, zone), local_date: localDay(due_date, zone, '00:00') }
}

/** The schedule of a subject. */
export async function findSubjectSchedule(me: Me, kind: string, subjectId: string): Promise<Schedule | undefined> {
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind, subject_id: subjectId })
}

/** The end of a session or break, or a notice about a calendar: an instant, UTC. Updated when it is extended. */
export async function scheduleInstant(
  me: Me,
  kind: 'focus-landing' | 'focus-end' | 'break-end' | 'calendar' | 'if-then' | 'webhook-stopped',
  subjectId: string,
  at: Date,
): Promise<void> {
  await upsertSubjectSchedule(me, {
    kind,
    subject_id: subjectId,
    local_time: null,
    local_date: null,
    days: null,
    lead_minutes: 0,
    next_due_at: at,
  })
}

/** Nothing more is sent about this. The row stays for what was sent. */
export async function deactivateSchedule(me: Me, kind: string, subjectId: string): Promise<void> {
  const row = await findSubjectSchedule(me, kind, subjectId)
  if (row) await deactivateRow(me, row)
}

/** Its subject is gone: the row goes too, unless something was planned or sent by it. */
export async function removeSchedule(me: Me, kind: string, subjectId: string): Promise<void> {
  const row = await findSubjectSchedule(me, kind, subjectId)
  if (!row) return
  const planned = await Nudge.query(me.trx).where({ schedule_id: row.schedule_id }).first()
  if (planned) await deactivateRow(me, row)
  else await row.$query(me.trx).delete()
}

/** Nothing more comes of this row; what is pending is cancelled. */
export async function deactivateRow(me: Me, row: Schedule): Promise<void> {
  if (!row.is_active) return
  row.$set({ is_active: false, next_due_at: null, updated_at: me.now })
  await row.$query(me.trx).patch({ is_active: false, next_due_at: null, updated_at: me.now })
  await Nudge.query(me.trx)
    .where({ schedule_id: row.schedule_id, state: 'pending' })
    .patch({ state: 'dropped', reason: 'done' })
}

/** Nudges held back by an ended session may be sent now, as one. */
export async function releaseHeldByFocus(me: Me): Promise<number> {
  return Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending', reason: 'focus' })
    .patch({ try_at: me.now })
}

type SubjectSchedule = Pick<Schedule, 'kind' | 'local_time' | 'local_date' | 'days' | 'lead_minutes'> &
  Partial<Pick<Schedule, 'leads' | 'repeat_minutes' | 'repeat_count'>> & {
    readonly subject_id: string
    readonly next_due_at?: Date
  }

/**
 * Upserts the row of a subject in one statement. Not part of undo: derived from rows that are.
 * @param before the existing row, if the caller knows; null: there is none
 */
export async function upsertSubjectSchedule(
  me: Me,
  wanted: SubjectSchedule,
  before: Schedule | null | undefined = undefined,
): Promise<void> {
  const known = before === undefined ? await findSubjectSchedule(me, wanted.kind, wanted.subject_id) : before
  const row = known ?? newSubjectSchedule(me, wanted)
  const { kind: _kind, subject_id: _subject, ...wall } = wanted
  row.$set({ ...wall, is_active: true, consented_at: row.consented_at ?? me.now, updated_at: me.now })
  // A new row has no planned slot yet.
  if (row.local_time !== null)
    row.next_due_at = computeNextTime(me, row, known ? await loadTakenSlots(me, [row]) : new Map())
  await saveSubjectSchedule(me, row)
  if (known) await dropPending(me, row)
}

/** Cancels what was planned for the old time and not sent. */
async function dropPending(me: Me, row: Schedule): Promise<void> {
  if (row.next_due_at && row.next_due_at > me.now)
    await Nudge.query(me.trx)
      .where({ schedule_id: row.schedule_id, state: 'pending' })
      .whereNot('slot', 'like', '%+%')
      .patch({ state: 'dropped', reason: 'moved' })
}

const newSubjectSchedule = (me: Me, { kind, subject_id }: Pick<SubjectSchedule, 'kind' | 'subject_id'>): Schedule =>
  Schedule.fromJson(
    {
      schedule_id: newId(),
      user_id: me.user.user_id,
      kind,
      subject_id,
      local_time: null,
      local_date: null,
      days: null,
      lead_minutes: 0,
      leads: null,
      repeat_minutes: null,
      repeat_count: null,
      is_active: false,
      next_due_at: null,
      consented_at: null,
      created_at: me.now,
      updated_at: me.now,
    },
    { skipValidation: true },
  )

/** Two concurrent requests create one row, with the later one's values. */
async function saveSubjectSchedule(me: Me, row: Schedule): Promise<void> {
  await me
    .trx(Schedule.tableName)
    .insert(row.$toDatabaseJson())
    .onConflict(me.trx.raw('(user_id, kind, subject_id) WHERE subject_id IS NOT NULL'))
    .merge([
      'local_time',
      'local_date',
      'days',
      'lead_minutes',
      'leads',
      'repeat_minutes',
      'repeat_count',
      'is_active',
      'consented_at',
      'next_due_at',
      'updated_at',
    ])
}
