// A repeating task moves on to its next occurrence when that begins, done or not: so each occurrence gets its reminder,
// missed ones never pile up, and *done* belongs to the present one.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../contracts/conversation.ts'
import type { Due } from '../../language/date-meaning.ts'
import { latestOccurrenceOf, nextOccurrenceOf } from '../../language/recurrence.ts'
import { type ColumnTypes, updateMany } from '../../models/bulk.ts'
import { taskMetadata } from '../../models/json.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Schedule } from '../../models/schedule.ts'
import { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { addDays, type Day, localDay, startOfLocalDay } from '../../time/index.ts'
import { syncTaskReminder, taskLeads } from '../reminders/schedules/index.ts'
import { nextSlot } from '../reminders/slots.ts'
import { createSystemMe, type Me, todayOf, touch, zoneOf } from '../request/me.ts'
import type { RowsEffect } from '../request/table-effects.ts'
import { changesReminders } from './reminder-sync.ts'
import { loadRunwayBegins, syncRunwayOfTask } from './runway/sync.ts'

/** A small batch, so that no request waits long for SQLite's one connection. */
const BATCH_SIZE = 20

/** After writes and undo of tasks: when their next occurrence begins. */
export const scheduleRollsOfTasks: RowsEffect = async (me, images) => {
  // A new or restored task has no repetition yet, or that is a row of the same change.
  const ids = images.flatMap(({ id, before, after }) =>
    before !== null &&
    (['due_date', 'status', 'assignee_id', 'delegation_mode'].some((name) => name in before) ||
      changesReminders({ before, after }))
      ? id
      : [],
  )
  if (ids.length === 0) return
  await scheduleRolls(me, await Recurrence.query(me.trx).whereIn('task_id', ids))
}

/** After writes and undo of repetitions. */
export const scheduleRollsOfRecurrences: RowsEffect = async (me, images) => {
  await scheduleRolls(me, await Recurrence.query(me.trx).findByIds(images.map(({ id }) => id)))
}

/** After a changed lead of task reminders, which decides how early an occurrence begins. */
export const scheduleRollsOfLead: RowsEffect = async (me, images) => {
  const found = await Schedule.query(me.trx)
    .findByIds(images.map(({ id }) => id))
    .where({ user_id: me.user.user_id, kind: 'task' })
    .whereNull('subject_id')
  if (found.length > 0) await scheduleOwnRolls(me)
}

/** When the person's repeating tasks move on, after their zone, start of day or lead changed. */
export async function scheduleOwnRolls(me: Me): Promise<void> {
  const own = Task.query(me.trx).select('task_id').where({ assignee_id: me.user.user_id }).whereNot('status', 'done')
  await scheduleRolls(me, await Recurrence.query(me.trx).whereIn('task_id', own))
}

async function scheduleRolls(me: Me, recurrences: readonly Recurrence[]): Promise<void> {
  if (recurrences.length === 0) return
  const tasks = await Task.query(me.trx).findByIds(recurrences.map(({ task_id }) => task_id))
  const users = await User.query(me.trx).findByIds([...new Set(tasks.flatMap(({ assignee_id }) => assignee_id ?? []))])
  const leads = await loadLeads(
    me.trx,
    users.map(({ user_id }) => user_id),
  )
  const leadOf = await withRunways(me.trx, leads, tasks)
  const taskById = new Map(tasks.map((task) => [task.task_id, task]))
  const rolls = recurrences.map((recurrence): RollTime => {
    const task = taskById.get(recurrence.task_id)
    const user = users.find(({ user_id }) => user_id === task?.assignee_id)
    // By the clock of the person who is reminded, who may be another one than the person who writes.
    const actor = user && (user.user_id === me.user.user_id ? me : createSystemMe(me.trx, user, me.now))
    return {
      recurrence,
      at: task && actor ? rollTime(actor, recurrence, task, leadOf(actor.user.user_id, task)) : null,
    }
  })
  await storeRollTimes(me.trx, rolls)
}

interface RollTime {
  readonly recurrence: Recurrence
  /** UTC; null: it doesn't move on. */
  readonly at: Date | null
}

/** Derived, and no edit of the repetition, so `updated_at` stays. A statement for some hundred that differ. */
async function storeRollTimes(trx: Transaction, rolls: readonly RollTime[]): Promise<void> {
  const changed = rolls.filter(({ recurrence, at }) => recurrence.next_roll_at?.getTime() !== at?.getTime())
  for (let index = 0; index < changed.length; index += ROWS_AT_ONCE)
    await updateMany(
      trx,
      Recurrence.tableName,
      Recurrence.idColumn,
      ROLL_COLUMNS,
      changed.slice(index, index + ROWS_AT_ONCE).map(({ recurrence, at }) => ({
        recurrence_id: recurrence.recurrence_id,
        next_roll_at: at,
      })),
    )
}

/** Rows of one statement. */
const ROWS_AT_ONCE = 500

const ROLL_COLUMNS = { recurrence_id: 'uuid', next_roll_at: 'instant' } as const satisfies ColumnTypes

/** Minutes by which the first reminder of an occurrence comes early. */
const longestLead = (task: Task, settingLead = 0): number => taskLeads(task, settingLead)[0] ?? 0

/** Minutes by which these people are reminded of tasks early; people without the setting are absent. One query. */
async function loadLeads(trx: Transaction, userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await Schedule.query(trx)
    .where({ kind: 'task' })
    .whereNull('subject_id')
    .whereIn('user_id', [...userIds])
  return new Map(rows.map(({ user_id, lead_minutes }) => [user_id, lead_minutes]))
}

/** Minutes before a task at which anything is said of it first: its reminder, or the beginning of its way. One query. */
async function withRunways(
  trx: Transaction,
  leads: ReadonlyMap<string, number>,
  tasks: readonly Task[],
): Promise<(userId: string, task: Task) => number> {
  const begins = await loadRunwayBegins(
    trx,
    tasks.map(({ task_id }) => task_id),
  )
  return (userId, task) => Math.max(longestLead(task, leads.get(userId)), begins.get(task.task_id) ?? 0)
}

/**
 * Moves repeating tasks whose next occurrence has begun on to it, oldest first, a few at a time. The reminder follows,
 * also if it is late by now.
 * @param now UTC
 * @returns the cards to redraw; none if nothing was due, or another process does it
 */
export async function rollDueTasks(trx: Transaction, now: Date, limit = BATCH_SIZE): Promise<readonly CardSubject[]> {
  const due = await Recurrence.query(trx)
    .whereNotNull('next_roll_at')
    .where('next_roll_at', '<=', now)
    .orderBy('next_roll_at')
    .limit(limit)
  if (due.length === 0) return []
  const tasks = await Task.query(trx).findByIds(due.map(({ task_id }) => task_id))
  const userIds = [...new Set(tasks.flatMap(({ assignee_id }) => assignee_id ?? []))]
  // Locks the people's rows first and in order, as their requests do, to avoid deadlocks.
  const users = await User.query(trx).findByIds(userIds).orderBy('user_id').forNoKeyUpdate()
  const leads = await loadLeads(trx, userIds)
  const leadOf = await withRunways(trx, leads, tasks)
  const touched: CardSubject[] = []
  const moved = new Set<string>()
  for (const { recurrence_id } of due) {
    const recurrence = await Recurrence.query(trx).findById(recurrence_id).forNoKeyUpdate()
    if (!recurrence?.next_roll_at || recurrence.next_roll_at > now) continue
    const task = await Task.query(trx).findById(recurrence.task_id).forNoKeyUpdate()
    const user = users.find(({ user_id }) => user_id === task?.assignee_id)
    if (!task || !user) {
      await recurrence.$query(trx).patch({ next_roll_at: null, updated_at: now })
      continue
    }
    const me = createSystemMe(trx, user, now)
    await rollTask(me, recurrence, task, leadOf(user.user_id, task))
    touched.push({ kind: 'task', id: task.task_id })
    moved.add(user.user_id)
  }
  // No change that could be undone is written: this is how their open pages see it.
  if (moved.size > 0)
    await User.query(trx)
      .findByIds([...moved])
      .patch({ updated_at: now })
  return touched
}

async function rollTask(me: Me, recurrence: Recurrence, task: Task, lead: number): Promise<void> {
  const current = task.isOpen ? currentOccurrence(me, recurrence, lead) : null
  const present = task.due_date
  if (current && (present === null || current.instant > present)) {
    await task.$query(me.trx).patch({
      due_date: current.instant,
      metadata: taskMetadata.merge(task.metadata, { has_due_time: current.hasTime, due_part: undefined }),
      updated_at: me.now,
    })
    touch(me, 'task', task.task_id)
    const since = new Date((recurrence.next_roll_at ?? me.now).getTime() - 1)
    await syncTaskReminder(me, task, undefined, since)
    if (current.hasTime) await remindLate(me, task, since)
    await syncRunwayOfTask(me, task)
  }
  await storeRollTimes(me.trx, [{ recurrence, at: rollTime(me, recurrence, task, lead) }])
}

/** The latest occurrence that has begun; those before it were missed. */
function currentOccurrence(me: Me, recurrence: Recurrence, lead: number): Due | null {
  const turn = { start: recurrence.start_date, zone: zoneOf(me) }
  let current = latestOccurrenceOf(recurrence, { ...turn, today: todayOf(me) })
  const after = (day: Day) => nextOccurrenceOf(recurrence, { ...turn, today: day, due: day })
  // Begun before the person's day does: one at night, or with a long lead.
  let next = current && after(current.day)
  while (current && next && beginOf(me, next, current.instant, lead) <= me.now) {
    current = next
    next = after(next.day)
  }
  return current
}

/**
 * What this occurrence should have said between its beginning and now, as after an outage, is planned at once; its
 * kind's grace decides whether it is still said.
 */
async function remindLate(me: Me, task: Task, since: Date): Promise<void> {
  const row = await Schedule.query(me.trx).findOne({
    user_id: me.user.user_id,
    kind: 'task',
    subject_id: task.task_id,
    is_active: true,
  })
  const missed = row && nextSlot(row, zoneOf(me), since)
  if (row && missed && missed.due <= me.now)
    await row.$query(me.trx).patch({ next_due_at: missed.due, updated_at: me.now })
}

/** When the occurrence after the present one takes its place, UTC; null if it never does. */
function rollTime(me: Me, recurrence: Recurrence, task: Task, lead: number): Date | null {
  if (!task.isOpen || recurrence.basis === 'completion') return null
  const due = task.due_date ? localDay(task.due_date, zoneOf(me), '00:00') : todayOf(me)
  const next = nextOccurrenceOf(recurrence, { start: recurrence.start_date, zone: zoneOf(me), today: due, due })
  return next && beginOf(me, next, task.due_date, lead)
}

/** The start of the person's day, or the reminder if that is earlier; never before the present occurrence is due. */
function beginOf(me: Me, { instant, hasTime, day }: Due, present: Date | null, lead: number): Date {
  const zone = zoneOf(me)
  const { day_starts_at: dayStartsAt } = me.preferences
  const begins = startOfLocalDay(hasTime ? localDay(instant, zone, dayStartsAt) : day, zone, dayStartsAt)
  const reminds = hasTime ? instant.getTime() - lead * 60_000 : begins.getTime()
  return new Date(Math.max(Math.min(begins.getTime(), reminds), present?.getTime() ?? 0))
}

/** Occurrences in a range of days (inclusive), later than the present one; none for a rule that has ended. */
export function listOccurrencesAfter(
  me: Me,
  recurrence: Recurrence,
  present: Day | null,
  { from, to }: { readonly from: Day; readonly to: Day },
): Due[] {
  const before = addDays(from, -1)
  const found: Due[] = []
  const after = (day: Day) =>
    nextOccurrenceOf(recurrence, { start: recurrence.start_date, zone: zoneOf(me), today: day, due: day })
  let next = after(present !== null && present > before ? present : before)
  while (next && next.day <= to) {
    found.push(next)
    next = after(next.day)
  }
  return found
}
