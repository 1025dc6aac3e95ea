// Tells webhooks of tasks that were done and that are open again, by a change or by its undo.
import * as z from 'zod'
import type { WebhookEventType } from '../../contracts/programs.ts'
import { Task } from '../../models/task.ts'
import type { WebhookEvent } from '../../models/webhook-event.ts'
import { cutText } from '../../text.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import type { Me, RowChange } from '../request/me.ts'
import type { RowsEffect } from '../request/table-effects.ts'
import { parseInstants } from '../request/undo.ts'
import { type EventReceiver, enqueueEvents, findReceivers, type NewEvent } from '../webhooks/events.ts'
import { visibleTasks } from './rows.ts'
import { loadTaskData } from './task-data.ts'

/** Graphemes of a task's notes that are sent along. */
const MAX_NOTES = 2_000

/** Stores events for the webhooks of those whose tasks they are. No query where no task was done or opened again. */
export const recordTaskEvents: RowsEffect = async (me, images) => {
  const turned = turnedTasks(images)
  const ids = [...turned.keys()]
  if (ids.length === 0) return
  const assignees = Task.query(me.trx).select('assignee_id').whereIn('task_id', ids)
  const receivers = await findReceivers(
    me.trx,
    (rows) => void rows.where({ user_id: me.user.user_id }).orWhereIn('user_id', assignees),
    'tasks',
    me.now,
  )
  for (const receiver of receivers) {
    const tasks = await loadTellable(receiver, ids, images)
    const data = await loadTaskData(receiver.me, tasks)
    await enqueueEvents(
      me.trx,
      me.now,
      data.map(
        (task): NewEvent => ({
          webhook: receiver.webhook,
          type: turned.get(task.id) ?? 'task.done',
          subjectId: task.id,
          data: { ...task, notes: cutText(task.notes, MAX_NOTES).kept },
        }),
      ),
    )
  }
}

/** The tasks that a request did or opened again, all its changes of a row taken together, in the order it began them. */
function turnedTasks(images: readonly RowChange[]): ReadonlyMap<string, WebhookEventType> {
  const states = new Map<string, { readonly wasDone: boolean; readonly isDone: boolean }>()
  for (const { id, before, after } of images) {
    const was = doneness(before)
    const is = doneness(after)
    if (was === null || is === null) continue
    states.set(id, { wasDone: states.get(id)?.wasDone ?? was, isDone: is })
  }
  return new Map(
    [...states].flatMap(([id, { wasDone, isDone }]) =>
      wasDone === isDone ? [] : [[id, isDone ? 'task.done' : 'task.undone'] as const],
    ),
  )
}

/** Whether a task was done by one side of a change; null: that side doesn't say. What is not there is not done. */
function doneness(side: RowChange['before']): boolean | null {
  if (side === null) return false
  return 'status' in side ? side['status'] === 'done' : null
}

/** Those of these tasks that are the receiver's and shown to programs; one that undo has deleted, as it was. */
async function loadTellable(
  { me }: EventReceiver,
  ids: readonly string[],
  images: readonly RowChange[],
): Promise<readonly Task[]> {
  const assignee_id = me.user.user_id
  const present = await visibleTasks(me)
    .whereIn('tasks.task_id', [...ids])
    .where('tasks.assignee_id', assignee_id)
  const deleted = images.flatMap(({ id, before, after }) =>
    ids.includes(id) && after === null && before?.['assignee_id'] === assignee_id
      ? [Task.fromDatabaseJson(parseInstants(before))]
      : [],
  )
  const hidden = deleted.length === 0 ? [] : await hiddenZoneIds(me)
  const shown = deleted.filter(({ zone_id }) =>
    zone_id === null ? !me.access?.zoneId : !hidden.some((zone) => zone.zone_id === zone_id),
  )
  return ids.flatMap((id) => [...present, ...shown].find(({ task_id }) => task_id === id) ?? [])
}

/**
 * Whether an event that waits may still be told: its task may have moved into a zone that is hidden from programs, or its
 * zone been hidden. Events of other things name no title.
 * @param me its webhook's person, as programs see their things
 */
export async function isEventShown(
  me: Me,
  { type, subject_id, content }: Pick<WebhookEvent, 'type' | 'subject_id' | 'content'>,
): Promise<boolean> {
  if (!type.startsWith('task.') || subject_id === null) return true
  const task = await Task.query(me.trx).findById(subject_id)
  if (task) return (await visibleTasks(me).findById(subject_id)) !== undefined
  const zone = eventShape.safeParse(JSON.parse(content)).data?.zone ?? null
  return zone === null ? !me.access?.zoneId : !(await hiddenZoneIds(me)).some(({ zone_id }) => zone_id === zone.id)
}

/** Of the data of a task, where it stands. */
const eventShape = z.object({ zone: z.object({ id: z.string() }).nullable() })
