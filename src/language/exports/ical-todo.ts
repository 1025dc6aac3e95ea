// Tasks as VTODOs of one iCalendar file, with the list of each in a property of our own. Source: RFC 5545, 3.6.2.
import type { ExportedTask } from '../../contracts/imports.ts'
import { zoneDefinition } from '../../time/vtimezone.ts'

/** The person's zone (IANA), and the time of writing, UTC. */
export interface IcalWriting {
  readonly zone: string
  readonly now: Date
}

/** Lines end as the standard has it; long ones are folded. */
export async function writeIcalTodos(tasks: readonly ExportedTask[], { zone, now }: IcalWriting): Promise<string> {
  const { default: ical } = await import('ical.js')
  const stamp = ical.Time.fromJSDate(now, true)
  const day = (text: string) => ical.Time.fromDateString(text)
  const alarm = (lead: number, title: string) => {
    const component = new ical.Component('valarm')
    component.addPropertyWithValue('action', 'DISPLAY')
    component.addPropertyWithValue('description', title)
    // From its end, which is the time it is due; from its start would be the day it may be begun.
    const length = ical.Duration.fromSeconds(-60 * lead)
    component.addPropertyWithValue('trigger', length).setParameter('related', 'END')
    return component
  }
  const todos = tasks.map((task) => {
    const todo = new ical.Component('vtodo')
    const { due, starts, rhythm } = task
    todo.addPropertyWithValue('uid', `${task.key}@proxy`)
    todo.addPropertyWithValue('dtstamp', stamp)
    todo.addPropertyWithValue('created', ical.Time.fromJSDate(new Date(`${task.createdOn}T00:00:00Z`), true))
    todo.addPropertyWithValue('summary', task.title)
    if (task.notes !== '') todo.addPropertyWithValue('description', task.notes)
    if (starts) todo.addPropertyWithValue('dtstart', day(starts.day))
    if (due?.time) {
      const property = todo.addPropertyWithValue('due', ical.Time.fromDateTimeString(`${due.day}T${due.time}:00`))
      property.setParameter('tzid', zone)
    } else if (due) todo.addPropertyWithValue('due', day(due.day))
    if (rhythm?.basis === 'calendar') todo.addPropertyWithValue('rrule', ical.Recur.fromString(rhythm.rule))
    else if (rhythm) todo.addPropertyWithValue('x-proxy-after-done', rhythm.rule)
    if (task.priority !== 'medium') todo.addPropertyWithValue('priority', PRIORITIES[task.priority])
    if (task.tags.length > 0) {
      const categories = new ical.Property('categories')
      categories.setValues([...task.tags])
      todo.addProperty(categories)
    }
    if (task.parent !== null) todo.addPropertyWithValue('related-to', `${task.parent}@proxy`)
    if (task.list !== null) todo.addPropertyWithValue('x-proxy-list', task.list)
    if (task.minutes !== null) todo.addPropertyWithValue('x-proxy-minutes', String(task.minutes))
    todo.addPropertyWithValue('status', task.isDone ? 'COMPLETED' : 'NEEDS-ACTION')
    if (task.isDone && task.doneOn)
      todo.addPropertyWithValue('completed', ical.Time.fromJSDate(new Date(`${task.doneOn}T12:00:00Z`), true))
    for (const lead of due?.time ? task.leads : []) todo.addSubcomponent(alarm(lead, task.title))
    return todo.toString()
  })
  const hasTimes = tasks.some(({ due }) => due?.time)
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Proxy//Tasks//EN',
    ...(hasTimes ? [zoneDefinition(zone, now)] : []),
    ...todos,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

const PRIORITIES = { urgent: 1, high: 3, low: 9 } as const
