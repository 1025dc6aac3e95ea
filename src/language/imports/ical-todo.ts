// VTODOs of an iCalendar file, as Nextcloud, Apple's Reminders and Thunderbird write them. Source: RFC 5545, 3.6.2.
import type * as Ical from 'ical.js'
import type { ImportedMoment, ImportedTask } from '../../contracts/imports.ts'
import { canonicalZone } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import { UnreadableCalendarError } from '../busy-calendar/bounded.ts'
import { parseComponents } from '../busy-calendar/components.ts'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, listOfFileName, momentDay } from './file.ts'
import { rhythmRule } from './rhythm.ts'
import { joinNotes } from './todoist.ts'

type Component = Ical.default.Component

export const icalTodo: ImportFormat = {
  source: 'ical',
  recognise: ({ text }) => (/^\s*BEGIN:VCALENDAR\b/i.test(text) && /^BEGIN:VTODO\s*$/im.test(text) ? 'sure' : null),
  async read({ text, name }) {
    const { default: ical } = await import('ical.js')
    const components = await parseComponents(ical, text).catch((error: unknown) => {
      throw error instanceof UnreadableCalendarError ? new DomainError('import.broken-calendar') : error
    })
    const list = /^X-WR-CALNAME(?:;[^:\n]*)?:(.+)$/im.exec(text)?.[1]?.trim() ?? listOfFileName(name)
    const own = components.filter((each) => each.name === 'vtodo' && !each.hasProperty('recurrence-id'))
    return completeTasks(
      'ical',
      own.map((todo) => readTodo(todo, list)),
    )
  },
}

function readTodo(todo: Component, calendarList: string | null): FoundTask {
  const uid = textOf(todo, 'uid')
  const rule = todo.getFirstPropertyValue('rrule')
  const ruleText = rule === null ? null : String(rule)
  const afterDone = textOf(todo, 'x-proxy-after-done')
  const rhythm = afterDone ? rhythmRule(afterDone, 'completion') : ruleText === null ? null : rhythmRule(ruleText)
  const due = momentOf(todo, 'due')
  const starts = momentOf(todo, 'dtstart')
  const priority = Number(todo.getFirstPropertyValue('priority') ?? 0)
  const status = textOf(todo, 'status')?.toUpperCase()
  const minutes = Number(textOf(todo, 'x-proxy-minutes') ?? '')
  return {
    ...(uid === null ? {} : { id: uid }),
    title: textOf(todo, 'summary') ?? '',
    notes: joinNotes(
      textOf(todo, 'description') ?? '',
      ruleText !== null && rhythm === null ? `Repeats: ${ruleText}` : '',
      textOf(todo, 'url') ?? '',
    ),
    list: textOf(todo, 'x-proxy-list') ?? calendarList,
    parentId: textOf(todo, 'related-to'),
    due: due ?? (ruleText === null ? null : starts),
    starts: due && starts && momentDay(starts) !== momentDay(due) ? starts : null,
    rhythm,
    minutes: minutes > 0 ? Math.round(minutes) : null,
    priority: priorityOf(priority),
    tags: todo
      .getAllProperties('categories')
      .flatMap((property) => property.getValues())
      .map(String)
      .filter((tag) => tag.trim() !== ''),
    isDone: status === 'COMPLETED' || status === 'CANCELLED' || todo.hasProperty('completed'),
    touchedOn: momentDay(momentOf(todo, 'last-modified') ?? momentOf(todo, 'created')),
  }
}

/** 1 is the highest, 9 the lowest, 0 none. */
function priorityOf(priority: number): ImportedTask['priority'] {
  if (priority === 0 || priority === 5) return 'medium'
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
