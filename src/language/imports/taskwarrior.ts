// taskwarrior's export: a JSON list, or one object a line, of tasks with uuid, description, status and dates in UTC.
// Source: https://taskwarrior.org/docs/design/task/
import * as z from 'zod'
import type { ImportedMoment, ImportedRhythm } from '../../contracts/imports.ts'
import { type FoundTask, type ImportFile, type ImportFormat, isoMoment, momentDay } from './file.ts'
import { joinNotes } from './notes.ts'
import { rhythmDuration, rhythmRule } from './rhythm.ts'

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
  until: text,
  depends: z
    .union([z.array(z.string()), z.string().transform((ids) => ids.split(','))])
    .nullish()
    .catch(null),
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
    const titles = new Map(
      all.map(({ uuid, description, status }) => [
        uuid,
        status === 'completed' || status === 'deleted' ? null : description,
      ]),
    )
    return { tasks: kept.map((each) => readTask(each, titles)) }
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

/** @param titles of all tasks, by uuid; null: it is done, so that nothing waits for it */
function readTask(given: WarriorTask, titles: ReadonlyMap<string, string | null>): FoundTask {
  const due = warriorMoment(given.due)
  const scheduled = warriorMoment(given.scheduled)
  const rhythm = rhythmOf(given)
  return {
    // The template's id, so that the next occurrence in a later file is the same task.
    id: given.parent && given.status !== 'completed' ? given.parent : given.uuid,
    title: given.description,
    notes: joinNotes(
      ...(given.annotations ?? []).map(({ description }) => description),
      ...(given.depends ?? []).map((uuid) => {
        const title = titles.get(uuid.trim())
        return title === null ? '' : `Waits for: ${title ?? uuid}`
      }),
      given.recur && rhythm === null ? `Repeats: ${given.recur}` : '',
      given.until && rhythm === null ? `Until: ${momentDay(isoMoment(given.until)) ?? given.until}` : '',
      ...ownAttributes(given),
    ),
    list: given.project || null,
    due: due ?? scheduled,
    // Not to be begun before, or not to be seen before.
    starts: warriorMoment(given.wait) ?? (due ? scheduled : null),
    rhythm,
    priority: PRIORITIES[given.priority?.toUpperCase() ?? ''] ?? 'medium',
    tags: given.tags ?? [],
    isDone: given.status === 'completed',
    touchedOn: momentDay(isoMoment(given.modified ?? given.entry ?? '')),
  }
}

const PRIORITIES: Readonly<Record<string, 'high' | 'medium' | 'low'>> = { H: 'high', M: 'medium', L: 'low' }

function rhythmOf({ recur, until }: WarriorTask): ImportedRhythm | null {
  const rhythm = recur ? rhythmDuration(recur) : null
  const last = momentDay(isoMoment(until ?? ''))
  return rhythm?.kind === 'rule' && last !== null
    ? rhythmRule(`${rhythm.rule};UNTIL=${last.replaceAll('-', '')}`)
    : rhythm
}

/** Attributes a person has declared for themselves ("UDA"), as lines for the notes; numbers and words only. */
const ownAttributes = (given: WarriorTask): string[] =>
  Object.entries(given).flatMap(([name, value]) =>
    KNOWN_ATTRIBUTES.has(name) || (typeof value !== 'string' && typeof value !== 'number') || value === ''
      ? []
      : [`${name}: ${value}`],
  )

/** Source: https://taskwarrior.org/docs/design/task/ and https://taskwarrior.org/docs/urgency/ */
const KNOWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...Object.keys(task.shape),
  ...['id', 'urgency', 'mask', 'imask', 'rtype', 'rlast', 'last', 'template', 'start', 'end', 'priorid', '__proto__'],
])

/** A date without a time is stored as a midnight of the person's zone, in UTC; one at UTC midnight is a day, too. */
function warriorMoment(given: string | null | undefined): ImportedMoment | null {
  const moment = isoMoment(given ?? '')
  if (moment?.kind !== 'instant') return moment
  return moment.at.endsWith('T00:00:00.000Z')
    ? isoMoment(moment.at.slice(0, 10))
    : { ...moment, wholeDay: 'at-midnight' }
}
