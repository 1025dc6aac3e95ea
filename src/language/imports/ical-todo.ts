// VTODOs of an iCalendar file, as Nextcloud, Apple's Reminders and Thunderbird write them. Source: RFC 5545, 3.6.2.
import type * as Ical from 'ical.js'
import type { ImportedMoment, ImportedTask } from '../../contracts/imports.ts'
import { canonicalZone } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import { UnreadableCalendarError } from '../busy-calendar/bounded.ts'
import { parseComponents } from '../busy-calendar/components.ts'
import { type FoundTask, type ImportFormat, isoMoment, listOfFileName, momentDay } from './file.ts'
import { joinNotes } from './notes.ts'
import { rhythmRule } from './rhythm.ts'

type Component = Ical.default.Component

export const icalTodo: ImportFormat = {
  source: 'ical',
  recognise: ({ text }) => (/^\s*BEGIN:VCALENDAR\b/i.test(text) && /^BEGIN:VTODO\s*$/im.test(text) ? 'sure' : null),
  async read({ text, name }) {
    const { default: ical } = await import('ical.js')
    const components = await parseComponents(ical, text).catch((error: unknown) => {
      throw error instanceof UnreadableCalendarError ? new DomainError('import.broken-calendar') : error
    })
    const list = /^(?:X-WR-CALNAME|NAME)(?:;[^:\n]*)?:(.+)$/im.exec(text)?.[1]?.trim() ?? listOfFileName(name)
    const todos = components.filter((each) => each.name === 'vtodo')
    const own = todos.filter((each) => !each.hasProperty('recurrence-id'))
    const childOf = parentsByChildren(own)
    const tasks = own.map((todo) => readTodo(todo, list, childOf))
    const open = own.filter((_todo, index) => tasks[index]?.isDone === false)
    return {
      tasks,
      unsupported: {
        occurrences: todos.length - own.length,
        reminders: open.filter(hasOtherAlarm).length,
        attachments: open.filter((todo) => attachmentsOf(todo).length === 0 && todo.hasProperty('attach')).length,
      },
    }
  },
}

/** The parent of each task that is named as a child, by uid: RELATED-TO may point either way (RFC 5545, 3.2.15). */
function parentsByChildren(todos: readonly Component[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const todo of todos) {
    const uid = textOf(todo, 'uid')
    if (uid !== null) for (const child of relatedTo(todo, 'CHILD')) found.set(child, uid)
  }
  return found
}

const relatedTo = (todo: Component, type: 'PARENT' | 'CHILD'): string[] =>
  todo
    .getAllProperties('related-to')
    .filter((property) => String(property.getParameter('reltype') ?? 'PARENT').toUpperCase() === type)
    .map((property) => String(property.getFirstValue()))

/** Days without a repetition that are kept of one task. */
const MAX_EXCLUDED = 1_000

/** Whether it reminds at another time than its own. */
const hasOtherAlarm = (todo: Component): boolean =>
  todo.getAllSubcomponents('valarm').some((alarm) => {
    const trigger = String(alarm.getFirstPropertyValue('trigger'))
    const due = momentOf(todo, 'due')
    const at = momentOf(alarm, 'trigger')
    const isAtDue = at?.kind === 'instant' && due?.kind === 'instant' && at.at === due.at
    return !isAtDue && !/^-?P(?:T?0[A-Z])?$/.test(trigger)
  })

function readTodo(todo: Component, calendarList: string | null, childOf: ReadonlyMap<string, string>): FoundTask {
  const uid = textOf(todo, 'uid')
  const rule = todo.getFirstPropertyValue('rrule')
  const ruleText = rule === null ? null : String(rule)
  const afterDone = textOf(todo, 'x-proxy-after-done')
  const rhythm = afterDone ? rhythmRule(afterDone, 'completion') : ruleText === null ? null : rhythmRule(ruleText)
  const starts = momentOf(todo, 'dtstart')
  const due = momentOf(todo, 'due') ?? endOf(todo, starts)
  const status = textOf(todo, 'status')?.toUpperCase()
  const excluded = todo.getAllProperties('exdate').flatMap((property) => property.getValues())
  const except = [...new Set(excluded.map((value) => String(value).slice(0, 10)))].slice(0, MAX_EXCLUDED)
  const location = textOf(todo, 'location')
  return {
    ...(uid === null ? {} : { id: uid }),
    title: textOf(todo, 'summary') ?? '',
    notes: joinNotes(
      textOf(todo, 'description') ?? '',
      ruleText !== null && rhythm === null ? `Repeats: ${ruleText}` : '',
      location === null ? '' : `Where: ${location}`,
      ...todo.getAllProperties('comment').map((property) => String(property.getFirstValue())),
      textOf(todo, 'url') ?? '',
      ...attachmentsOf(todo),
    ),
    list: textOf(todo, 'x-proxy-list') ?? calendarList,
    parentId: relatedTo(todo, 'PARENT')[0] ?? childOf.get(uid ?? '') ?? null,
    due: due ?? (ruleText === null ? null : starts),
    starts: starts && (due ? momentDay(starts) !== momentDay(due) : ruleText === null) ? starts : null,
    rhythm: rhythm?.kind === 'rule' && except.length > 0 ? { ...rhythm, except } : rhythm,
    minutes: minutesOf(todo),
    priority: priorityOf(Number(todo.getFirstPropertyValue('priority') ?? 0)),
    tags: todo
      .getAllProperties('categories')
      .flatMap((property) => property.getValues())
      .map(String)
      .filter((tag) => tag.trim() !== ''),
    isDone:
      status === 'COMPLETED' ||
      status === 'CANCELLED' ||
      todo.hasProperty('completed') ||
      Number(todo.getFirstPropertyValue('percent-complete') ?? 0) >= 100,
    touchedOn: momentDay(momentOf(todo, 'last-modified') ?? momentOf(todo, 'created')),
  }
}

/** Addresses of attachments; one that stands in the file itself is none. */
const attachmentsOf = (todo: Component): string[] =>
  todo
    .getAllProperties('attach')
    .flatMap((property) => property.getFirstValue() ?? [])
    .filter((value): value is string => typeof value === 'string' && /^https?:\/\//i.test(value))

/** Due where a length is given in place of a date: from its start on. */
function endOf(todo: Component, starts: ImportedMoment | null): ImportedMoment | null {
  const length = durationMinutes(todo, 'duration')
  if (starts === null || length === null) return null
  if (starts.kind === 'instant') return isoMoment(new Date(Date.parse(starts.at) + length * 60_000).toISOString())
  if (starts.kind === 'words') return null
  // A wall clock goes on as UTC does; a whole day ends with the day before its end.
  const end = Date.parse(`${starts.day}T${starts.time ?? '00:00'}:00Z`) + length * 60_000
  const text = new Date(starts.time === null ? Math.max(end - 1, Date.parse(starts.day)) : end).toISOString()
  return isoMoment(starts.time === null ? text.slice(0, 10) : text.slice(0, 16))
}

/** How long it takes, by our own export or RFC 9073's and its drafts' estimates. */
function minutesOf(todo: Component): number | null {
  const own = Number(textOf(todo, 'x-proxy-minutes') ?? '')
  if (own > 0) return Math.round(own)
  return durationMinutes(todo, 'estimated-duration')
}

/** Of `PT1H30M`, `P1D`, `P2W`; null where it is no length, or a negative one. */
function durationMinutes(todo: Component, name: string): number | null {
  const found = /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,8}S)?)?$/.exec(
    String(todo.getFirstPropertyValue(name) ?? ''),
  )
  if (!found) return null
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0))
  const total = ((weeks ?? 0) * 7 + (days ?? 0)) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0)
  return total > 0 ? total : null
}

/** 1 is the highest, 9 the lowest, 0 none. */
function priorityOf(priority: number): ImportedTask['priority'] {
  if (!(priority >= 1 && priority <= 9) || priority === 5) return 'medium'
  if (priority === 1) return 'urgent'
  return priority < 5 ? 'high' : 'low'
}

function textOf(component: Component, name: string): string | null {
  const value = component.getFirstPropertyValue(name)
  return typeof value === 'string' && value !== '' ? value : null
}

function momentOf(todo: Component, name: string): ImportedMoment | null {
  const property = todo.getFirstProperty(name)
  const value = property?.getFirstValue()
  if (!property || value === null || value === undefined) return null
  const zone = property.getParameter('tzid')
  const known = typeof zone === 'string' ? canonicalZone(zone) : null
  const text = String(value)
  return isoMoment(text.length > 16 ? `${text.slice(0, 16)}${text.endsWith('Z') ? 'Z' : ''}` : text, known)
}
