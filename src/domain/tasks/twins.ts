// An open task of the same name: whether there may be one is answered by the statement that saves the new task, so that
// most lines, which have none, ask nothing more.
import type { Task } from '../../models/task.ts'
import type { Me } from '../request/me.ts'
import { openTasks } from './rows.ts'

/** Whether the person has any task of this name that is not over; wherever it stands, so that more may be found than is open. */
export const twinQuestion = (me: Me, title: string) => me.trx.raw(TWIN_SQL, [me.user.user_id, title])

/** Neither engine sees the row that is being inserted here, but SQLite does not promise that. */
const TWIN_SQL = `(SELECT COUNT(*) FROM tasks AS other WHERE other.assignee_id = ? AND lower(other.title) = lower(?)
  AND other.status <> 'done' AND other.task_id <> tasks.task_id)`

const mayHaveTwin = new WeakMap<Task, boolean>()

/** Notes the answer to `twinQuestion` beside the new task. */
export function noteTwinAnswer(task: Task, answer: unknown): void {
  mayHaveTwin.set(task, Number(answer) > 0)
}

/** The oldest other open task of theirs with the first one's title, capitals aside. */
export async function findTwin(me: Me, saved: readonly Task[]): Promise<Task | null> {
  const [first] = saved
  if (!first || mayHaveTwin.get(first) === false) return null
  const twin = await openTasks(me)
    .whereRaw('lower(tasks.title) = lower(?)', [first.title])
    .whereNotIn(
      'tasks.task_id',
      saved.map(({ task_id }) => task_id),
    )
    .orderBy('tasks.created_at')
    .first()
  return twin ?? null
}
