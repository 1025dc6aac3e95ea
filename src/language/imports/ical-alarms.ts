// Alarms of VTODOs: how long before its time, or its start, a task reminds. Source: RFC 5545, 3.6.6 and 3.8.6.3; alarms
// that do nothing: Apple, `ACTION:NONE`.
import type * as Ical from 'ical.js'
import type { ImportedMoment, ImportedReminder } from '../../contracts/imports.ts'
import { isoMoment, shiftMoment } from './file.ts'
import { isoLengthMinutes } from './iso-length.ts'

type Component = Ical.default.Component

/** When a task is, as its reminders count. */
interface TaskTimes {
  readonly due: ImportedMoment | null
  readonly starts: ImportedMoment | null
}

/** Of one task; the rest are repetitions of a program gone wrong. */
const MAX_ALARMS = 20

/** The reminders of a task. */
export const remindersOf = (todo: Component, times: TaskTimes): readonly ImportedReminder[] =>
  todo
    .getAllSubcomponents('valarm')
    .slice(0, MAX_ALARMS)
    .flatMap((alarm) => readAlarm(alarm, times))
    .slice(0, MAX_ALARMS)

function readAlarm(alarm: Component, { due, starts }: TaskTimes): readonly ImportedReminder[] {
  const trigger = alarm.getFirstProperty('trigger')
  if (!trigger || /^none$/i.test(String(alarm.getFirstPropertyValue('action') ?? ''))) return []
  const text = String(trigger.getFirstValue())
  const again = repetitionsOf(alarm)
  const minutes = isoLengthMinutes(text)
  if (minutes === null) {
    const moment = isoMoment(text.length > 16 ? `${text.slice(0, 16)}${text.endsWith('Z') ? 'Z' : ''}` : text)
    // Apple writes a day of 1976 where an alarm is switched off.
    if (moment === null || !isPlausible(moment)) return []
    return again.flatMap((later) => remindAt(shiftMoment(moment, later), due))
  }
  const isFromEnd = /^end$/i.test(String(trigger.getParameter('related') ?? ''))
  const base = isFromEnd ? (due ?? starts) : (starts ?? due)
  if (base === null) return []
  return again.flatMap((later) =>
    isSame(base, due) ? remindBefore(0 - minutes - later) : remindAt(shiftMoment(base, minutes + later), due),
  )
}

/** `REPEAT:2` and `DURATION:PT5M`: again after five minutes, twice. In minutes after the first, which is 0. */
function repetitionsOf(alarm: Component): readonly number[] {
  const count = Number(alarm.getFirstPropertyValue('repeat') ?? 0)
  const every = isoLengthMinutes(String(alarm.getFirstPropertyValue('duration') ?? ''))
  if (!(count > 0) || every === null || every <= 0) return [0]
  return Array.from({ length: Math.min(Math.trunc(count), MAX_ALARMS) + 1 }, (_, index) => index * every)
}

const isPlausible = (moment: ImportedMoment): boolean =>
  moment.kind !== 'instant' ? moment.kind === 'wall' && moment.day >= '1980' : moment.at >= '1980'

const remindBefore = (minutes: number): readonly ImportedReminder[] => [{ kind: 'before', minutes }]

const remindAt = (moment: ImportedMoment | null, due: ImportedMoment | null): readonly ImportedReminder[] =>
  moment === null ? [] : isSame(moment, due) ? remindBefore(0) : [{ kind: 'at', moment }]

function isSame(one: ImportedMoment, other: ImportedMoment | null): boolean {
  if (one.kind === 'instant') return other?.kind === 'instant' && one.at === other.at
  return one.kind === 'wall' && other?.kind === 'wall' && one.day === other.day && one.time === other.time
}
