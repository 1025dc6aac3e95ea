// Google Tasks as Takeout writes it: {"kind": "tasks#taskLists", "items": [lists with their tasks]}; also one list of the
// API. A due date is a day; its time is always midnight. Source: https://developers.google.com/tasks/reference/rest/v1/tasks
import * as z from 'zod'
import { type FoundTask, type ImportFormat, isoMoment, momentDay } from './file.ts'
import { joinNotes } from './notes.ts'

const text = z.string().nullish().catch(null)

const task = z.looseObject({
  id: z.string().optional(),
  title: text,
  notes: text,
  status: text,
  due: text,
  parent: text,
  updated: text,
  created: text,
  deleted: z.boolean().nullish().catch(null),
  starred: z.boolean().nullish().catch(null),
  // Takeout names the series of a repeating task, and nowhere its rule.
  task_recurrence_id: text,
  scheduled_time: z
    .array(z.looseObject({ current: z.boolean().nullish(), start: text }))
    .nullish()
    .catch(null),
  links: z
    .array(z.looseObject({ link: text }))
    .nullish()
    .catch(null),
})
type GoogleTask = z.infer<typeof task>

const list = z.looseObject({ kind: z.string(), title: text, items: z.array(z.unknown()).nullish().catch(null) })

export const googleTasks: ImportFormat = {
  source: 'google-tasks',
  recognise({ json }) {
    const { data } = list.safeParse(Array.isArray(json) ? json[0] : json)
    return data && /^tasks#/.test(data.kind) ? 'sure' : null
  },
  read({ json }) {
    const tasks = listsOf(json).flatMap(({ title, items }) =>
      (items ?? []).flatMap((item) => {
        const read = task.safeParse(item)
        return read.success && !read.data.deleted ? [{ given: read.data, name: listName(title) }] : []
      }),
    )
    const series = tasks.filter(({ given }) => given.task_recurrence_id && given.status !== 'completed')
    return {
      tasks: tasks.map(({ given, name }) => readTask(given, name)),
      unsupported: { repetitions: new Set(series.map(({ given }) => given.task_recurrence_id)).size },
    }
  },
}

/** The lists of a file, which may be one, or its tasks alone. */
function listsOf(json: unknown): z.infer<typeof list>[] {
  const parts = (items: readonly unknown[]) => items.flatMap((item) => list.safeParse(item).data ?? [])
  if (Array.isArray(json)) {
    const read = parts(json)
    return read[0]?.kind === 'tasks#task' ? [{ kind: 'tasks#tasks', items: json }] : read
  }
  const outer = list.safeParse(json).data
  if (!outer) return []
  return /^tasks#taskLists$/i.test(outer.kind) ? parts(outer.items ?? []) : [outer]
}

/** The list every account begins with is their Inbox. */
const listName = (title: string | null | undefined): string | null =>
  title && !/^(?:my tasks|tasks)$/i.test(title.trim()) ? title : null

function readTask(given: GoogleTask, name: string | null): FoundTask {
  const time = given.scheduled_time?.find(({ current }) => current)?.start
  return {
    ...(given.id === undefined ? {} : { id: given.id }),
    title: given.title ?? '',
    notes: joinNotes(given.notes ?? '', ...(given.links ?? []).map(({ link }) => link ?? '')),
    list: name,
    parentId: given.parent ?? null,
    due: time && !/T00:00:00/.test(time) ? isoMoment(time) : isoMoment((given.due ?? time ?? '').slice(0, 10)),
    tags: given.starred ? ['starred'] : [],
    isDone: given.status === 'completed',
    touchedOn: momentDay(isoMoment(given.updated ?? given.created ?? '')),
  }
}
