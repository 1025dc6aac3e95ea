// From a typed line to a saved task: marks resolved to the person's own zones and projects, the date read in their zone.
import type { Task } from '../models/task.ts'
import { readCapture } from './capture-line.ts'
import { type Me, zoneOf } from './me.ts'
import * as projects from './projects.ts'
import * as tasks from './tasks.ts'
import * as zones from './zones.ts'

/** Where a task ended up, by name, for the echo; null where it is the Inbox or no zone. */
export interface Places {
  readonly zone: string | null
  readonly project: string | null
}

/**
 * Saves a line as a task. What `said` names wins over what the line says.
 * @param line as typed, the words that remain are the title
 */
export async function captureLine(
  me: Me,
  line: string,
  said: Partial<tasks.TaskWords> = {},
  origin: { readonly url?: string } = {},
): Promise<{ readonly task: Task; readonly places: Places }> {
  // Two reads only where the line has a mark that needs them.
  const ownZones = /(^|\s)@\S/.test(line) || said.zoneId ? await zones.active(me) : []
  const ownProjects = /(^|\s)\+\S/.test(line) || said.projectId ? await projects.active(me) : []
  const read = readCapture(line, {
    now: me.now,
    zone: zoneOf(me),
    dayStartsAt: me.preferences.day_starts_at,
    isZone: (word) => zones.named(ownZones, word) !== undefined,
    isProject: (word) => zones.named(ownProjects, word) !== undefined,
  })
  const zoneId = said.zoneId ?? (read.zoneWord ? zones.named(ownZones, read.zoneWord)?.zone_id : undefined) ?? null
  const projectId =
    said.projectId ?? (read.projectWord ? zones.named(ownProjects, read.projectWord)?.project_id : undefined) ?? null
  const task = await tasks.capture(
    me,
    {
      ...said,
      title: read.title,
      notes: [read.rest, said.notes ?? ''].filter((part) => part !== '').join('\n'),
      due: said.due ?? read.due,
      minutes: said.minutes ?? read.minutes ?? null,
      priority: said.priority ?? read.priority ?? 'medium',
      tags: [...new Set([...read.tags, ...(said.tags ?? [])])],
      zoneId,
      projectId,
    },
    { line: read.raw, ...origin },
  )
  return {
    task,
    places: {
      zone: ownZones.find(({ zone_id }) => zone_id === zoneId)?.name ?? null,
      project: ownProjects.find(({ project_id, name }) => project_id === projectId && name !== 'Inbox')?.name ?? null,
    },
  }
}

/** Names of the places of tasks, for lists: one query each, however many tasks. */
export async function placesOf(me: Me, of: readonly Task[]): Promise<(task: Task) => Places> {
  const needsZones = of.some(({ zone_id }) => zone_id !== null)
  const ownZones = needsZones ? await zones.all(me) : []
  const ownProjects =
    of.length > 0
      ? await projects.named(
          me,
          of.flatMap(({ project_id }) => project_id ?? []),
        )
      : []
  return (task) => ({
    zone: ownZones.find(({ zone_id }) => zone_id === task.zone_id)?.name ?? null,
    project:
      ownProjects.find(({ project_id, name }) => project_id === task.project_id && name !== 'Inbox')?.name ?? null,
  })
}
