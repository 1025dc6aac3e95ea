// A typed clock time gets a reminder, wherever the date goes afterwards: by a line, a form, an undo.
import { Task } from '../../models/task.ts'
import { followTask, rest, restTask } from '../reminders/schedules/index.ts'
import { afterWrites } from '../request/change-log.ts'
import type { Image, Me } from '../request/me.ts'
import { afterUndoAll } from '../request/undo.ts'

afterWrites('tasks', (me, images) => remind(me, images.filter(concerns)))
afterUndoAll('tasks', (me, images) => remind(me, images.filter(concerns)))

/** What decides whether and when a reminder comes. */
const NAMES = ['due_date', 'status', 'delegation_mode', 'assignee_id', 'capture_type']

/** A task without a date that never had one needs no look. */
function concerns({ before, after }: Pick<Image, 'before' | 'after'>): boolean {
  if (before === null || after === null) return (before ?? after)?.['due_date'] != null
  return NAMES.some((name) => name in before)
}

async function remind(me: Me, images: readonly Pick<Image, 'id'>[]): Promise<void> {
  const ids = [...new Set(images.map(({ id }) => id))]
  if (ids.length === 0) return
  const found = new Map((await Task.query(me.trx).findByIds(ids)).map((task) => [task.task_id, task]))
  for (const id of ids) {
    const task = found.get(id)
    if (task && (task.assignee_id === null || task.assignee_id === me.user.user_id)) await followTask(me, task)
    else if (task) await restTask(me, task)
    else await rest(me, 'task', id)
  }
}
