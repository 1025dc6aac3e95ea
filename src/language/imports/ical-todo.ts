// VTODOs of an iCalendar file, as Nextcloud, Apple's Reminders and Thunderbird write them. Source: RFC 5545, 3.6.2.
import type * as Ical from 'ical.js'
import type { ImportedMoment, ImportedTask } from '../../contracts/imports.ts'
import { canonicalZone } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import { UnreadableCalendarError } from '../busy-calendar/bounded.ts'
import { parseComponents } from '../busy-calendar/components.ts'
import { type FoundTask, type ImportFormat, isoMoment, listOfFileName, momentDay, shiftMoment } from './file.ts'
import { remindersOf } from './ical-alarms.ts'
import { isoLengthMinutes } from './iso-length.ts'
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
    const list = calendarText(text, 'X-WR-CALNAME|NAME') ?? listOfFileName(name)
    const todos = components.filter((each) => each.name === 'vtodo')
    const own = todos.filter((each) => !each.hasProperty('recurrence-id'))
    const childOf = parentsByChildren(own)
    const tasks = own.map((todo) => readTodo(todo, list, childOf))
    const open = own.filter((_todo, index) => tasks[index]?.isDone === false)
    return {
      tasks,
      listNotes: [{ list, notes: calendarText(text, 'X-WR-CALDESC|DESCRIPTION') ?? '' }],
      unsupported: {
        occurrences: todos.length - own.length,
        attachments: open.filter((todo) => attachmentsOf(todo).length === 0 && todo.hasProperty('attach')).length,
      },
    }
  },
}

/** A property of the calendar itself, which stands before its first component. */
function calendarText(text: string, names: string): string | null {
  const [head = ''] = text
    .slice(0, MAX_HEAD)
    .replaceAll(/\n[ \t]/g, '')
    .split(/^BEGIN:V(?!CALENDAR)/im, 1)
  const value = new RegExp(`^(?:${names})(?:;[^:\\n]*)?:(.+)$`, 'im').exec(head)?.[1]?.trim()
  return value?.replaceAll(/\\n/gi, '\n').replaceAll(/\\([,;\\])/g, '$1') ?? null
}

/** Characters before the first component. */
const MAX_HEAD = 20_000

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

function readTodo(todo: Component, calendarList: string | null, childOf: ReadonlyMap<string, string>): FoundTask {
  const uid = textOf(todo, 'uid')
  const rule = todo.getFirstPropertyValue('rrule')
  const ruleText = rule === null ? null : String(rule)
  const afterDone = textOf(todo, 'x-proxy-after-done')
  const rhythm = afterDone ? rhythmRule(afterDone, 'completion') : ruleText === null ? null : rhythmRule(ruleText)
  const starts = momentOf(todo, 'dtstart')
  const end = momentOf(todo, 'due') ?? endOf(todo, starts)
  const due = end ?? (ruleText === null ? null : starts)
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
    due,
    starts: starts && (end ? momentDay(starts) !== momentDay(end) : ruleText === null) ? starts : null,
    reminders: remindersOf(todo, { due, starts }),
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
  if (starts.kind !== 'wall' || starts.time !== null) return shiftMoment(starts, length)
  // A whole day ends with the day before its end.
  const day = momentDay(shiftMoment(starts, length - 1))
  return day === null ? null : isoMoment(day)
}

/** How long it takes, by our own export or RFC 9073's and its drafts' estimates. */
function minutesOf(todo: Component): number | null {
  const own = Number(textOf(todo, 'x-proxy-minutes') ?? '')
  if (own > 0) return Math.round(own)
  return durationMinutes(todo, 'estimated-duration')
}

/** Null where it is no length, or a negative one. */
function durationMinutes(todo: Component, name: string): number | null {
  const minutes = isoLengthMinutes(String(todo.getFirstPropertyValue(name) ?? ''))
  return minutes !== null && minutes > 0 ? minutes : null
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
