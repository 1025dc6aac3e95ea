// taskwarrior's export: a JSON list, or one object a line, of tasks with uuid, description, status and dates in UTC.
// Source: https://taskwarrior.org/docs/design/task/
import * as z from 'zod'
import { completeTasks, type FoundTask, type ImportFile, type ImportFormat, isoMoment, momentDay } from './file.ts'
import { rhythmDuration } from './rhythm.ts'
import { joinNotes } from './todoist.ts'

const text = z.string().nullish().catch(null)

const task = z.looseObject({
  uuid: z.string(),
  description: z.string(),
  status: z.enum(['pending', 'waiting', 'recurring', 'completed', 'deleted']),
  entry: text,
  modified: text,
  due: text,
  scheduled: text,
  wait: text,
  project: text,
  priority: text,
  recur: text,
  parent: text,
  tags: z.array(z.string()).nullish().catch(null),
  annotations: z
    .array(z.looseObject({ description: z.string() }))
    .nullish()
    .catch(null),
})
type WarriorTask = z.infer<typeof task>

export const taskwarrior: ImportFormat = {
  source: 'taskwarrior',
  recognise: (file) => (tasksOf(file, 1).length > 0 ? 'sure' : null),
  read(file) {
    const all = tasksOf(file)
    // Of a repeating task the file has a template and its occurrences; one open occurrence stands for both.
    const open = all.filter(({ status }) => status === 'pending' || status === 'waiting')
    const firstOf = new Map(
      open.toReversed().flatMap((each) => (each.parent ? [[each.parent, each.uuid] as const] : [])),
    )
    const kept = all.filter(({ uuid, status, parent }) => {
      if (status === 'deleted') return false
      if (status === 'recurring') return !firstOf.has(uuid)
      return !parent || status === 'completed' || firstOf.get(parent) === uuid
    })
    return completeTasks('taskwarrior', kept.map(readTask))
  },
}

function tasksOf({ text: all, json }: ImportFile, most = Number.POSITIVE_INFINITY): WarriorTask[] {
  const items: readonly unknown[] = Array.isArray(json) ? json : json === undefined ? linesOf(all) : [json]
  const found: WarriorTask[] = []
  for (const item of items) {
    const read = task.safeParse(item)
    if (read.success) found.push(read.data)
    else if (found.length === 0) return []
    if (found.length >= most) break
  }
  return found
}

/** One object a line, as older versions write it: each line may end with a comma. */
function linesOf(all: string): unknown[] {
  if (!/^\s*\{/.test(all)) return []
  return all.split('\n').flatMap((line) => {
    try {
      return line.trim() === '' ? [] : [JSON.parse(line.trim().replace(/,$/, '')) as unknown]
    } catch {
      return []
    }
  })
}

function readTask(given: WarriorTask): FoundTask {
  const rhythm = given.recur ? rhythmDuration(given.recur) : null
  return {
    // The template's id, so that the next occurrence in a later file is the same task.
    id: given.parent && given.status !== 'completed' ? given.parent : given.uuid,
    title: given.description,
    notes: joinNotes(
      ...(given.annotations ?? []).map(({ description }) => description),
      given.recur && rhythm === null ? `Repeats: ${given.recur}` : '',
    ),
    list: given.project || null,
    due: warriorMoment(given.due) ?? warriorMoment(given.scheduled),
    starts: warriorMoment(given.wait),
    rhythm,
    priority: given.priority === 'H' ? 'high' : given.priority === 'L' ? 'low' : 'medium',
    tags: given.tags ?? [],
    isDone: given.status === 'completed',
    touchedOn: momentDay(isoMoment(given.modified ?? given.entry ?? '')),
  }
}

/** taskwarrior stores a date without a time as midnight of its zone, so the time can't be told; UTC midnight is a day. */
function warriorMoment(given: string | null | undefined) {
  const moment = isoMoment(given ?? '')
  return moment?.kind === 'instant' && moment.at.endsWith('T00:00:00.000Z') ? isoMoment(moment.at.slice(0, 10)) : moment
}
