// Names of where tasks are and who has them, for lists: at most four queries for any number of tasks.
import type { TaskPlaceNames } from '../../contracts/tasks.ts'
import type { Task } from '../../models/task.ts'
import * as acquaintances from '../access/visible-people.ts'
import * as projects from '../places/projects.ts'
import * as zones from '../places/zones/index.ts'
import type { Me } from '../request/me.ts'
import { remindersText } from './reminding.ts'
import { loadTaskTiming } from './timing.ts'

/** The names of these tasks' places, as visible to the person. A few queries for any number of tasks. */
export async function loadTaskPlaces(me: Me, of: readonly Task[]): Promise<(task: Task) => TaskPlaceNames> {
  const ownZones = of.some(({ zone_id }) => zone_id !== null) ? await zones.listZones(me) : []
  const ownProjects =
    of.length === 0
      ? []
      : await projects.findProjectsById(
          me,
          of.flatMap(({ project_id }) => project_id ?? []),
        )
  const people = await acquaintances.personNamesById(
    me,
    of.flatMap(({ assignee_id }) => (assignee_id === null || assignee_id === me.user.user_id ? [] : assignee_id)),
  )
  const timing = await loadTaskTiming(me, of)
  return (task) => ({
    zone: ownZones.find(({ zone_id }) => zone_id === task.zone_id)?.name ?? null,
    project:
      ownProjects.find((project) => project.project_id === task.project_id && !projects.isInbox(project))?.name ?? null,
    person: isOutside(task) ? OUTSIDE : (people.get(task.assignee_id ?? '') ?? null),
    rhythm: timing.get(task.task_id)?.rhythm ?? null,
    start: timing.get(task.task_id)?.start ?? null,
    reminders: remindersText(task),
  })
}

/** Delegated to somebody without an account. */
const isOutside = ({ assignee_id, delegation_mode }: Task): boolean =>
  assignee_id === null && delegation_mode === 'delegate'

const OUTSIDE = 'someone outside'
