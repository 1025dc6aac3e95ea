// Microsoft To Do as Graph gives it: one list's {"value": […todoTask]}, or lists that hold their tasks.
// Source: https://learn.microsoft.com/graph/api/resources/todotask
import * as z from 'zod'
import type { ImportedMoment, ImportedReminder, ImportedRhythm } from '../../contracts/imports.ts'
import { type FoundTask, type ImportFormat, isoMoment, listOfFileName, makeId } from './file.ts'
import { joinNotes } from './notes.ts'
import { rhythmRule } from './rhythm.ts'

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
  isReminderOn: z.boolean().nullish().catch(null),
  recurrence: recurrence.nullish().catch(null),
  categories: z.array(z.string()).nullish().catch(null),
  createdDateTime: text,
  lastModifiedDateTime: text,
  hasAttachments: z.boolean().nullish().catch(null),
  linkedResources: z
    .array(z.looseObject({ webUrl: text, displayName: text }))
    .nullish()
    .catch(null),
  checklistItems: z
    .array(z.looseObject({ id: z.string().optional(), displayName: z.string(), isChecked: z.boolean().catch(false) }))
    .nullish()
    .catch(null),
})
type TodoTask = z.infer<typeof task>

/** In a list that is named it is a task, whatever it says of its state. */
const listedTask: z.ZodType<TodoTask> = task.extend({ status: task.shape.status.catch('notStarted') })

const list = z.looseObject({
  displayName: z.string(),
  wellknownListName: text,
  // As asked for with the list, or as an answer of their own.
  tasks: z.union([
    z.array(z.unknown()),
    z.looseObject({ value: z.array(z.unknown()) }).transform(({ value }) => value),
  ]),
})

export const microsoftTodo: ImportFormat = {
  source: 'microsoft-todo',
  recognise: ({ json }) => (listsOf(json, null).some(({ tasks }) => tasks.length > 0) ? 'sure' : null),
  read({ json, name }) {
    const lists = listsOf(json, listOfFileName(name))
    const open = lists.flatMap(({ tasks }) => tasks.filter(({ status }) => status !== 'completed'))
    return {
      tasks: lists.flatMap(({ name: listName, tasks }, listIndex) =>
        tasks.flatMap((each, index) => readTask(each, listName, `${listIndex}/${index}`)),
      ),
      unsupported: {
        attachments: open.filter(({ hasAttachments }) => hasAttachments === true).length,
      },
    }
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
    return [
      {
        name: data.wellknownListName === 'defaultList' ? null : data.displayName,
        tasks: parseTasks(data.tasks, listedTask),
      },
    ]
  })
  return named.length > 0 ? named : [{ name: fileList, tasks: parseTasks(items) }]
}

const parseTasks = (items: readonly unknown[], shape: z.ZodType<TodoTask> = task): TodoTask[] =>
  items.flatMap((item) => {
    const read = shape.safeParse(item)
    return read.success ? [read.data] : []
  })

function readTask(given: TodoTask, listName: string | null, place: string): FoundTask[] {
  const isDone = given.status === 'completed'
  const { id = makeId(place), body, status } = given
  const rhythm = given.recurrence ? ruleOf(given.recurrence) : null
  const notes = body?.contentType === 'html' ? stripTags(body.content ?? '') : (body?.content ?? '')
  return [
    {
      id,
      title: given.title,
      notes: joinNotes(
        notes,
        ...(given.linkedResources ?? []).map(({ displayName, webUrl }) =>
          [displayName, webUrl].filter(Boolean).join(' '),
        ),
        rhythm === null && given.recurrence ? `Repeats: ${given.recurrence.pattern.type}` : '',
      ),
      list: listName,
      due: dueOf(given),
      starts: dayMoment(given.startDateTime),
      rhythm,
      reminders: remindersOf(given),
      priority: given.importance === 'high' ? 'high' : given.importance === 'low' ? 'low' : 'medium',
      tags: [
        ...(given.categories ?? []),
        ...(status === 'waitingOnOthers' ? ['waiting'] : status === 'deferred' ? ['deferred'] : []),
      ],
      isDone,
      touchedOn: (given.lastModifiedDateTime ?? given.createdDateTime)?.slice(0, 10) ?? null,
    },
    ...(given.checklistItems ?? []).map(
      (item, index): FoundTask => ({
        ...(given.id === undefined ? {} : { id: item.id ?? `${id}/${index}` }),
        parentId: id,
        title: item.displayName,
        list: listName,
        isDone: isDone || item.isChecked,
      }),
    ),
  ]
}

type GraphMoment = z.infer<typeof moment>

/** Due dates are days here; only a reminder has a time, which counts where it is on that day. */
function dueOf(given: TodoTask): ImportedMoment | null {
  const { dueDateTime, reminderDateTime, isReminderOn } = given
  const reminder = reminderDateTime && isReminderOn !== false ? graphInstant(reminderDateTime) : null
  return !dueDateTime || (reminder && !hasOtherReminder(given)) ? reminder : dayMoment(dueDateTime)
}

/** A reminder of the day it is due is its time; one of another day is a reminder before that. */
function remindersOf(given: TodoTask): readonly ImportedReminder[] {
  const moment = given.reminderDateTime && hasOtherReminder(given) ? graphInstant(given.reminderDateTime) : null
  return moment ? [{ kind: 'at', moment }] : []
}

/** Whether it reminds at another day than it is due. */
function hasOtherReminder({ dueDateTime, reminderDateTime, isReminderOn }: TodoTask): boolean {
  if (!reminderDateTime || !dueDateTime || isReminderOn === false) return false
  const [due, reminder] = [dueDateTime, reminderDateTime].map(({ dateTime }) => Date.parse(`${dateTime.slice(0, 16)}Z`))
  // A day that is a midnight of another zone begins then.
  return isMidnight(dueDateTime)
    ? dueDateTime.dateTime.slice(0, 10) !== reminderDateTime.dateTime.slice(0, 10)
    : due === undefined || reminder === undefined || reminder < due || reminder >= due + 24 * 3_600_000
}

const isMidnight = ({ dateTime }: NonNullable<GraphMoment>): boolean => /T00:00/.test(dateTime)

/** A day; some of Microsoft's programs write it as a midnight of their user's zone, in UTC. */
function dayMoment(given: GraphMoment): ImportedMoment | null {
  if (!given) return null
  if (isMidnight(given) || given.timeZone !== 'UTC') return isoMoment(given.dateTime.slice(0, 10))
  const begin = graphInstant(given)
  return begin?.kind === 'instant' ? { ...begin, wholeDay: 'always' } : begin
}

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
    .replaceAll(/<(?:br|\/p|\/div|\/li)[^<>]{0,1000}>/gi, '\n')
    .replaceAll(/<[^<>]{0,1000}>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
