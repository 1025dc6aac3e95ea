// What undo has to know of steps: whose they are, that their numbers stay whole, what follows from their return.
import { MicroStep } from '../../../models/micro-step.ts'
import { Project } from '../../../models/project.ts'
import { Task } from '../../../models/task.ts'
import { UserError } from '../../../user-error.ts'
import { readableProjectIds } from '../../access/readable-projects.ts'
import { type Me, touch } from '../../request/me.ts'
import { registerAfterUndoAll, registerUndoGuard, type StoredRowChange } from '../../request/undo.ts'
import { recomputeActualHours } from '../actual.ts'
import { syncDecompositionState } from './decomposition-state.ts'

registerUndoGuard({
  async before(me, images) {
    const mine = stepImages(images)
    if (mine.length === 0) return
    const taskIds = await taskIdsOf(me, mine)
    await requireChangeable(me, taskIds)
    const steps = await MicroStep.query(me.trx).whereIn('parent_task_id', taskIds)
    if (!keepsNumbering(steps, mine)) throw new UserError('The steps were changed since, so they stay as they are.')
  },
  async after() {},
})

registerAfterUndoAll(MicroStep.tableName, async (me, images) => {
  const ids = await taskIdsOf(me, images)
  await syncDecompositionState(me, ids)
  for (const id of ids) {
    touch(me, 'task', id)
    await recomputeActualHours(me, id)
  }
})

registerAfterUndoAll(Task.tableName, async (me, images) => {
  const parents = images.flatMap(({ before, after }) => text((after ?? before)?.['parent_id']) ?? [])
  await syncDecompositionState(me, [...images.map(({ id }) => id), ...parents])
})

/** Goes through the images one by one, as undo will: no number twice at any time, and none missing at the end. */
function keepsNumbering(steps: readonly MicroStep[], images: readonly StoredRowChange[]): boolean {
  const places = new Map(steps.map((step) => [step.step_id, { task: step.parent_task_id, number: step.step_number }]))
  for (const { id, before, after } of images) {
    if (!after) places.delete(id)
    else {
      const place = places.get(id) ?? { task: text(after['parent_task_id']), number: 0 }
      const moved = { ...place, number: Number(after['step_number'] ?? place.number) }
      if (before && !places.has(id)) return false
      const others = [...places].filter(([other]) => other !== id)
      if (others.some(([, other]) => other.task === moved.task && other.number === moved.number)) return false
      places.set(id, moved)
    }
  }
  const all = [...places.values()]
  return all.every(({ task, number }) => {
    const count = all.filter((other) => other.task === task).length
    return number >= 1 && number <= count
  })
}

/** Who left the project, or gave the task away, takes nothing back in it. */
async function requireChangeable(me: Me, taskIds: readonly string[]): Promise<void> {
  const tasks = await Task.query(me.trx).findByIds([...taskIds])
  const projects = await Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .whereIn(
      'project_id',
      tasks.flatMap(({ project_id }) => project_id ?? []),
    )
  const isTheirs = ({ project_id, assignee_id }: Task): boolean => {
    const project = projects.find((each) => each.project_id === project_id)
    if (!project) return false
    return assignee_id === null || assignee_id === me.user.user_id || project.owner_id === me.user.user_id
  }
  if (!tasks.every(isTheirs)) throw new UserError('That is with somebody else now, so it stays as it is.')
}

const stepImages = (images: readonly StoredRowChange[]): StoredRowChange[] =>
  images.filter(({ table }) => table === MicroStep.tableName)

async function taskIdsOf(me: Me, images: readonly StoredRowChange[]): Promise<string[]> {
  const known = images.flatMap(({ before, after }) => text((after ?? before)?.['parent_task_id']) ?? [])
  const rows = await MicroStep.query(me.trx).findByIds([...new Set(images.map(({ id }) => id))])
  return [...new Set([...known, ...rows.flatMap(({ parent_task_id }) => parent_task_id ?? [])])]
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
