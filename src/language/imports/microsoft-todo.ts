// Microsoft To Do as Graph gives it: one list's {"value": […todoTask]}, or lists that hold their tasks.
// Source: https://learn.microsoft.com/graph/api/resources/todotask
import * as z from 'zod'
import type { ImportedMoment, ImportedRhythm } from '../../contracts/imports.ts'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, listOfFileName, momentDay } from './file.ts'
import { rhythmRule } from './rhythm.ts'
import { joinNotes } from './todoist.ts'

const text = z.string().nullish().catch(null)
const moment = z.looseObject({ dateTime: z.string(), timeZone: text }).nullish().catch(null)

const recurrence = z.looseObject({
  pattern: z.looseObject({
    type: z.string(),
    interval: z.number().catch(1),
    month: z.number().nullish(),
    dayOfMonth: z.number().nullish(),
    daysOfWeek: z.array(z.string()).nullish(),
    index: text,
  }),
  range: z.looseObject({ type: text, endDate: text, numberOfOccurrences: z.number().nullish() }).nullish().catch(null),
})

const task = z.looseObject({
  id: z.string().optional(),
  title: z.string(),
  status: z.enum(['notStarted', 'inProgress', 'completed', 'waitingOnOthers', 'deferred']),
  importance: text,
  body: z.looseObject({ content: text, contentType: text }).nullish().catch(null),
  dueDateTime: moment,
  startDateTime: moment,
  reminderDateTime: moment,
  recurrence: recurrence.nullish().catch(null),
  categories: z.array(z.string()).nullish().catch(null),
  createdDateTime: text,
  lastModifiedDateTime: text,
  checklistItems: z
    .array(z.looseObject({ id: z.string().optional(), displayName: z.string(), isChecked: z.boolean().catch(false) }))
    .nullish()
    .catch(null),
})
type TodoTask = z.infer<typeof task>

const list = z.looseObject({ displayName: z.string(), wellknownListName: text, tasks: z.array(z.unknown()) })

export const microsoftTodo: ImportFormat = {
  source: 'microsoft-todo',
  recognise: ({ json }) => (listsOf(json, null).some(({ tasks }) => tasks.length > 0) ? 'sure' : null),
  read({ json, name }) {
    const found = listsOf(json, listOfFileName(name)).flatMap(({ name: listName, tasks }) =>
      tasks.flatMap((each) => readTask(each, listName)),
    )
    return completeTasks('microsoft-todo', found)
  },
}

interface TaskList {
  readonly name: string | null
  readonly tasks: readonly TodoTask[]
}

/** The lists of the file, in any of the shapes that Graph and its exporters give. */
function listsOf(json: unknown, fileList: string | null): readonly TaskList[] {
  const outer = z.looseObject({ value: z.array(z.unknown()) }).safeParse(json)
  const lists = z.looseObject({ lists: z.array(z.unknown()) }).safeParse(json)
  const items: readonly unknown[] = Array.isArray(json)
    ? json
    : outer.success
      ? outer.data.value
      : lists.success
        ? lists.data.lists
        : [json]
  const named = items.flatMap((item): TaskList[] => {
    const { data } = list.safeParse(item)
    if (!data) return []
    // The list that every account has is their Inbox.
    return [{ name: data.wellknownListName === 'defaultList' ? null : data.displayName, tasks: parseTasks(data.tasks) }]
  })
  return named.length > 0 ? named : [{ name: fileList, tasks: parseTasks(items) }]
}

const parseTasks = (items: readonly unknown[]): TodoTask[] =>
  items.flatMap((item) => {
    const read = task.safeParse(item)
    return read.success ? [read.data] : []
  })

function readTask(given: TodoTask, listName: string | null): FoundTask[] {
  const isDone = given.status === 'completed'
  const { id, body } = given
  const notes = body?.contentType === 'html' ? stripTags(body.content ?? '') : (body?.content ?? '')
  return [
    {
      ...(id === undefined ? {} : { id }),
      title: given.title,
      notes: joinNotes(notes),
      list: listName,
      due: dueOf(given),
      starts: dayMoment(given.startDateTime),
      rhythm: given.recurrence ? ruleOf(given.recurrence) : null,
      priority: given.importance === 'high' ? 'high' : given.importance === 'low' ? 'low' : 'medium',
      tags: given.categories ?? [],
      isDone,
      touchedOn: (given.lastModifiedDateTime ?? given.createdDateTime)?.slice(0, 10) ?? null,
    },
    ...(given.checklistItems ?? []).map(
      (item, index): FoundTask => ({
        ...(id === undefined ? {} : { id: item.id ?? `${id}/${index}`, parentId: id }),
        title: item.displayName,
        list: listName,
        isDone: isDone || item.isChecked,
      }),
    ),
  ]
}

type GraphMoment = z.infer<typeof moment>

/** Due dates are days here; only a reminder has a time, which counts where it is on that day. */
function dueOf({ dueDateTime, reminderDateTime }: TodoTask): ImportedMoment | null {
  const due = dayMoment(dueDateTime)
  const reminder = reminderDateTime && graphInstant(reminderDateTime)
  if (!due) return reminder ?? null
  return reminder && reminderDateTime.dateTime.slice(0, 10) === momentDay(due) ? reminder : due
}

const dayMoment = (given: GraphMoment): ImportedMoment | null => (given ? isoMoment(given.dateTime.slice(0, 10)) : null)

/** `dateTime` carries no offset; `timeZone` says which it is in. */
const graphInstant = ({ dateTime, timeZone }: NonNullable<GraphMoment>): ImportedMoment | null =>
  timeZone === 'UTC' ? isoMoment(`${dateTime.slice(0, 16)}Z`) : isoMoment(dateTime.slice(0, 16), timeZone ?? null)

function ruleOf({ pattern, range }: z.infer<typeof recurrence>): ImportedRhythm | null {
  const days = (pattern.daysOfWeek ?? []).map((day) => day.slice(0, 2).toUpperCase())
  const rank = RANKS[pattern.index ?? 'first'] ?? '1'
  const month = pattern.month ?? 0
  const by: Readonly<Record<string, string>> = {
    daily: 'FREQ=DAILY',
    weekly: `FREQ=WEEKLY${days.length === 0 ? '' : `;BYDAY=${days.join(',')}`}`,
    absoluteMonthly: `FREQ=MONTHLY;BYMONTHDAY=${pattern.dayOfMonth ?? 1}`,
    relativeMonthly: `FREQ=MONTHLY;BYDAY=${rank}${days[0] ?? ''}`,
    absoluteYearly: `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${pattern.dayOfMonth ?? 1}`,
  }
  const base = by[pattern.type]
  if (base === undefined) return null
  const end =
    range?.type === 'endDate' && range.endDate
      ? `;UNTIL=${range.endDate.replaceAll('-', '')}`
      : range?.type === 'numbered' && range.numberOfOccurrences
        ? `;COUNT=${range.numberOfOccurrences}`
        : ''
  return rhythmRule(`${base};INTERVAL=${pattern.interval}${end}`)
}

const RANKS: Readonly<Record<string, string>> = { first: '1', second: '2', third: '3', fourth: '4', last: '-1' }

const stripTags = (html: string): string =>
  html
    .replaceAll(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
