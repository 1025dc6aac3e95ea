// From a typed line to a saved task: marks resolved to the person's own zones and projects, the date read in their zone.

import { readCapture } from '../../language/capture-line.ts'
import { taskMetadata } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import * as projects from '../places/projects.ts'
import * as zones from '../places/zones/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, zoneOf } from '../request/me.ts'
import * as tasks from './index.ts'
import type { TaskPlaceNames } from './task-places.ts'

export { loadTaskPlaces, type TaskPlaceNames } from './task-places.ts'

/**
 * Saves a line as a task. What `said` names wins over what the line says.
 * @param line as typed, the words that remain are the title
 */
export async function captureLine(
  me: Me,
  line: string,
  said: Partial<tasks.TaskInput> = {},
  origin: { readonly url?: string } = {},
): Promise<{ readonly task: Task; readonly places: TaskPlaceNames }> {
  const { words, places, raw } = await resolveCapture(me, line, said)
  return { task: await tasks.captureTask(me, words, { line: raw, ...origin }), places }
}

/**
 * A message that became a task says something else now: it is read again, if nobody touched the task since.
 * @returns null where somebody did
 */
export async function recaptureLine(me: Me, task: Task, line: string): Promise<TaskPlaceNames | null> {
  const readAt = task.parsedMetadata.read_at ?? task.created_at.toISOString()
  if (task.updated_at.toISOString() !== readAt) return null
  const { words, places, raw } = await resolveCapture(me, line, {})
  await tasks.editTask(me, task, words)
  if (words.projectId) await tasks.fileTask(me, task, { projectId: words.projectId })
  await changes.update(me, task, {
    metadata: taskMetadata.merge(task.metadata, { raw_line: raw, read_at: me.now.toISOString() }),
  })
  return places
}

async function resolveCapture(me: Me, line: string, said: Partial<tasks.TaskInput>) {
  // Two reads only where the line has a mark that needs them.
  const ownZones = /(^|\s)(@|zone:)\S/i.test(line) || said.zoneId ? await zones.listActiveZones(me) : []
  const ownProjects = /(^|\s)\+\S/.test(line) || said.projectId ? await projects.listActiveProjects(me) : []
  const read = readCapture(line, {
    now: me.now,
    zone: zoneOf(me),
    dayStartsAt: me.preferences.day_starts_at,
    isZone: (word) => zones.matchByName(ownZones, word) !== undefined,
    isProject: (word) => zones.matchByName(ownProjects, word) !== undefined,
  })
  const zoneId =
    said.zoneId ?? (read.zoneWord ? zones.matchByName(ownZones, read.zoneWord)?.zone_id : undefined) ?? null
  const projectId =
    said.projectId ??
    (read.projectWord ? zones.matchByName(ownProjects, read.projectWord)?.project_id : undefined) ??
    null
  const project = ownProjects.find(({ project_id }) => project_id === projectId)
  return {
    raw: read.raw,
    words: {
      ...said,
      title: read.title,
      notes: [read.rest, said.notes ?? ''].filter((part) => part !== '').join('\n'),
      due: said.due ?? read.due,
      minutes: said.minutes ?? read.minutes ?? null,
      priority: said.priority ?? read.priority ?? ('medium' as const),
      tags: [...new Set([...read.tags, ...(said.tags ?? [])])],
      zoneId,
      projectId,
    },
    places: {
      zone: ownZones.find(({ zone_id }) => zone_id === zoneId)?.name ?? null,
      project: project && !projects.isInbox(project) ? project.name : null,
      person: null,
      rhythm: null,
    },
  }
}
