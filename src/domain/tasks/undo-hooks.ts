// What undo has to know of tasks: who may take back, what must not go with a task, what follows from its return.
import { FocusSession } from '../../models/focus-session.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { TaskComment } from '../../models/task-comment.ts'
import { UserError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import { type Me, touch } from '../request/me.ts'
import {
  registerAfterUndo,
  registerAfterUndoAll,
  registerRemovalBlock,
  registerUndoGuard,
  type StoredRowChange,
} from '../request/undo.ts'
import { syncTaskTree } from './trees.ts'

registerAfterUndoAll('tasks', async (me, images) => {
  const ids = images.map(({ id }) => id)
  const parents = images.flatMap(({ before, after }) => texts(before?.['parent_id'], after?.['parent_id']))
  for (const id of ids) touch(me, 'task', id)
  await syncTaskTree(me, [...ids, ...parents])
})

for (const table of ['task_comments', 'recurrences', 'goal_links'])
  registerAfterUndo(table, async (me, { before, after }) => {
    for (const id of texts(before?.['task_id'], after?.['task_id'])) touch(me, 'task', id)
  })

// What others wrote under a task must not vanish because its capture is taken back.
registerRemovalBlock('tasks', async (me, id) => {
  for (const count of [
    Task.query(me.trx).where('parent_id', id),
    TaskComment.query(me.trx).where('task_id', id),
    MicroStep.query(me.trx).where('parent_task_id', id),
    FocusSession.query(me.trx).where('task_id', id),
  ])
    if ((await count.resultSize()) > 0) return true
  return false
})

// Who left a project, or gave a task away for good, takes nothing back in it.
const changeableBefore = new WeakMap<Me, ReadonlySet<string>>()
registerUndoGuard({
  async before(me, images) {
    changeableBefore.set(me, new Set((await loadChangeable(me, taskIds(images))).theirs))
  },
  async after(me, images) {
    const { seen, theirs, all } = await loadChangeable(me, taskIds(images))
    const before = changeableBefore.get(me) ?? new Set()
    const isTheirs = (id: string): boolean => seen.has(id) && (theirs.has(id) || before.has(id))
    if (![...all].every(isTheirs)) throw new UserError('That is with somebody else now, so it stays as it is.')
  },
})

/** Which of these exist, which of those the person may see, and which they may change. Two queries. */
async function loadChangeable(me: Me, ids: readonly string[]) {
  const found = ids.length === 0 ? [] : await Task.query(me.trx).findByIds([...ids])
  const projects =
    found.length === 0
      ? []
      : await Project.query(me.trx)
          .whereIn('project_id', readableProjectIds(me))
          .whereIn('project_id', [...new Set(found.flatMap(({ project_id }) => project_id ?? []))])
  const owners = new Map(projects.map(({ project_id, owner_id }) => [project_id, owner_id]))
  const seen = found.filter(({ project_id }) => project_id !== null && owners.has(project_id))
  const theirs = seen.filter(
    ({ assignee_id, project_id }) =>
      assignee_id === null || assignee_id === me.user.user_id || owners.get(project_id ?? '') === me.user.user_id,
  )
  const idsOf = (tasks: readonly Task[]) => new Set(tasks.map(({ task_id }) => task_id))
  return { all: idsOf(found), seen: idsOf(seen), theirs: idsOf(theirs) }
}

/** The tasks themselves; comments are their author's, whosever the task is. */
const taskIds = (images: readonly StoredRowChange[]): string[] =>
  images.flatMap(({ table, id }) => (table === 'tasks' ? [id] : []))

const texts = (...values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string')
