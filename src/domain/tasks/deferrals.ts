// What is put off again and again: counted quietly, asked about once a week at the most. A person's own deferrals of a task
// are theirs alone, also where the task is shared.
import { newId } from '../../models/id.ts'
import type { Task } from '../../models/task.ts'
import { type DeferralWay, TaskDeferral } from '../../models/task-deferral.ts'
import { type HurdleReason, TaskHurdle } from '../../models/task-hurdle.ts'
import { type Day, localDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, todayOf, touch, zoneOf } from '../request/me.ts'
import { requireTaskOpen } from './open.ts'
import { lockTaskForChange, openTasks, refreshTask } from './rows.ts'

export { type HurdleReason, hurdleReasons } from '../../models/task-hurdle.ts'

/** Deferrals after which it is asked what is in the way. */
const ASKED_AFTER = 3
/** Days in which they count together. */
const COUNTED_DAYS = 60
/** Days between two questions about one task. */
const PAUSE_DAYS = 7

const DAY_MS = 86_400_000

/** Records that these were put off. @param isUndoable false: an offer was refused, which changes nothing to take back */
export async function recordDeferrals(
  me: Me,
  taskIds: readonly string[],
  way: DeferralWay,
  { isUndoable }: { readonly isUndoable: boolean } = { isUndoable: true },
): Promise<void> {
  if (taskIds.length === 0) return
  // What was offered or reminded of may be done or gone by now.
  const ids = way === 'moved' || way === 'hidden' ? taskIds : await listOpenIds(me, taskIds)
  const rows = [...new Set(ids)].map((task_id) => ({
    deferral_id: newId(),
    user_id: me.user.user_id,
    task_id,
    way,
    created_at: me.now,
  }))
  if (rows.length === 0) return
  if (isUndoable) await changes.insertAll(me, TaskDeferral, rows)
  else await me.trx(TaskDeferral.tableName).insert(rows)
  me.journal.deferredTaskIds.push(...rows.map(({ task_id }) => task_id))
}

async function listOpenIds(me: Me, taskIds: readonly string[]): Promise<string[]> {
  const found = await openTasks(me)
    .select('tasks.task_id')
    .whereIn('tasks.task_id', [...taskIds])
  return found.map(({ task_id }) => task_id)
}

/** The same, if a task's date went from one day to a later one. @param before its date before, UTC; null: none */
export async function recordMove(me: Me, task: Pick<Task, 'task_id' | 'due_date'>, before: Date | null): Promise<void> {
  if (task.due_date === null) return
  const day = (at: Date): Day => localDay(at, zoneOf(me), '00:00')
  const from = before === null || before < me.now ? day(me.now) : day(before)
  if (day(task.due_date) > from) await recordDeferrals(me, [task.task_id], 'moved')
}

/**
 * The task to ask about after this request: one it put off for the third time since it was asked about last, which is a
 * week ago or longer. It counts as asked at once, so that it is asked once.
 */
export async function claimHurdleQuestion(me: Me): Promise<Task | null> {
  const ids = [...new Set(me.journal.deferredTaskIds.splice(0))]
  if (ids.length === 0) return null
  const since = new Date(me.now.getTime() - COUNTED_DAYS * DAY_MS)
  const own = { user_id: me.user.user_id }
  const deferrals = await TaskDeferral.query(me.trx).where(own).whereIn('task_id', ids).where('created_at', '>', since)
  const asked = await TaskHurdle.query(me.trx).where(own).whereIn('task_id', ids).where('created_at', '>', since)
  const counts = ids.flatMap((id) => {
    const last = Math.max(
      0,
      ...asked.filter(({ task_id }) => task_id === id).map(({ created_at }) => created_at.getTime()),
    )
    if (me.now.getTime() - last < PAUSE_DAYS * DAY_MS) return []
    const count = deferrals.filter(({ task_id, created_at }) => task_id === id && created_at.getTime() > last).length
    return count >= ASKED_AFTER ? [{ id, count }] : []
  })
  const [most] = counts.toSorted((a, b) => b.count - a.count)
  const task = most && (await openTasks(me).findById(most.id))
  if (!task) return null
  const claimed: unknown[] = await me
    .trx(TaskHurdle.tableName)
    .insert(newHurdle(me, task, null))
    .onConflict(['task_id', 'user_id', 'asked_date'])
    .ignore()
    .returning('hurdle_id')
  return claimed.length > 0 ? task : null
}

/** Keeps what is in the way, for the person alone. @returns whether that is new */
export async function setHurdleReason(me: Me, task: Task, reason: HurdleReason): Promise<boolean> {
  const last = await TaskHurdle.query(me.trx)
    .where({ user_id: me.user.user_id, task_id: task.task_id })
    .where('created_at', '>', new Date(me.now.getTime() - PAUSE_DAYS * DAY_MS))
    .orderBy('created_at', 'desc')
    .first()
  if (last?.reason === reason) return false
  if (last) await changes.update(me, last, { reason })
  else await changes.insert(me, TaskHurdle, newHurdle(me, task, reason))
  return true
}

/**
 * Someday: an idea, which has no date and is never offered; or a task again.
 * @returns whether that changed
 */
export async function shelveTask(me: Me, given: Task, isShelved: boolean): Promise<boolean> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const capture_type = isShelved ? 'idea' : 'task'
  if (task.capture_type === capture_type) return false
  await changes.update(me, task, { capture_type, ...(isShelved ? { due_date: null } : {}) })
  touch(me, 'task', task.task_id)
  refreshTask(me, given, task)
  return true
}

const newHurdle = (me: Me, { task_id }: Task, reason: HurdleReason | null) => ({
  hurdle_id: newId(),
  user_id: me.user.user_id,
  task_id,
  asked_date: todayOf(me),
  reason,
  created_at: me.now,
})
