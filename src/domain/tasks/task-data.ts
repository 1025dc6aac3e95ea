// A task as programs get it: in the lists of the API, and in what webhooks are told.
import type { ApiTask } from '../../contracts/programs.ts'
import type { Task } from '../../models/task.ts'
import { localDay } from '../../time/index.ts'
import { type Me, zoneOf } from '../request/me.ts'
import { loadTaskPlaces } from './task-places.ts'
import { estimatedMinutes } from './trees.ts'

/** These tasks as data, in their order. A few queries for any number of them. */
export async function loadTaskData(me: Me, tasks: readonly Task[]): Promise<ApiTask[]> {
  const placesOf = await loadTaskPlaces(me, tasks)
  return tasks.map((task) => {
    const places = placesOf(task)
    const { due_date: due } = task
    return {
      id: task.task_id,
      title: task.title,
      notes: task.description,
      status: task.delegation_mode === 'delete' ? 'dropped' : task.status,
      type: task.capture_type,
      priority: task.priority,
      tags: task.parsedTags,
      minutes: estimatedMinutes(task),
      due: due && {
        at: due.toISOString(),
        day: localDay(due, zoneOf(me), '00:00'),
        hasTime: task.parsedMetadata.has_due_time,
      },
      rhythm: places.rhythm,
      project: places.project !== null && task.project_id ? { id: task.project_id, name: places.project } : null,
      zone: places.zone !== null && task.zone_id ? { id: task.zone_id, name: places.zone } : null,
      parentId: task.parent_id,
      createdAt: task.created_at.toISOString(),
      updatedAt: task.updated_at.toISOString(),
      completedAt: task.completed_at?.toISOString() ?? null,
    }
  })
}
