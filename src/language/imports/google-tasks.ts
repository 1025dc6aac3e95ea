// Google Tasks as Takeout writes it: {"kind": "tasks#taskLists", "items": [lists with their tasks]}; also one list of the
// API. A due date is a day; its time is always midnight. Source: https://developers.google.com/tasks/reference/rest/v1/tasks
import * as z from 'zod'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, momentDay } from './file.ts'
import { joinNotes } from './todoist.ts'

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
  hidden: z.boolean().nullish().catch(null),
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
    const { data } = list.safeParse(json)
    return data && /^tasks#/.test(data.kind) ? 'sure' : null
  },
  read({ json }) {
    const { data: outer } = list.safeParse(json)
    if (!outer) return []
    const lists =
      outer.kind === 'tasks#tasks'
        ? [outer]
        : (outer.items ?? []).flatMap((item) => {
            const read = list.safeParse(item)
            return read.success ? [read.data] : []
          })
    return completeTasks(
      'google-tasks',
      lists.flatMap(({ title, items }) =>
        (items ?? []).flatMap((item) => {
          const read = task.safeParse(item)
          return read.success ? readTask(read.data, listName(title)) : []
        }),
      ),
    )
  },
}

/** The list every account begins with is their Inbox. */
const listName = (title: string | null | undefined): string | null =>
  title && !/^(?:my tasks|tasks)$/i.test(title.trim()) ? title : null

function readTask(given: GoogleTask, name: string | null): FoundTask[] {
  if (given.deleted) return []
  const time = given.scheduled_time?.find(({ current }) => current)?.start
  return [
    {
      ...(given.id === undefined ? {} : { id: given.id }),
      title: given.title ?? '',
      notes: joinNotes(given.notes ?? '', ...(given.links ?? []).map(({ link }) => link ?? '')),
      list: name,
      parentId: given.parent ?? null,
      due: time && !/T00:00:00/.test(time) ? isoMoment(time) : isoMoment((given.due ?? time ?? '').slice(0, 10)),
      isDone: given.status === 'completed',
      touchedOn: momentDay(isoMoment(given.updated ?? given.created ?? '')),
    },
  ]
}
