// The times of one event: once, or as often as its rules and dates say, without what was taken out and with what was moved.
import type * as Ical from 'ical.js'
import { isBusy } from './attendance.ts'
import { UnreadableCalendarError } from './bounded.ts'
import { type Series, textOf } from './components.ts'
import { type FileReading, instantOf } from './instants.ts'

type Component = Ical.default.Component
type Time = Ical.default.Time
type Property = Ical.default.Property

/** More spans than this in one window are no person's day. */
const MAX_SPANS = 20_000

/** Occurrences that are not where the rule puts them: an instant, or all that a day of the event's own clock has. */
interface Left {
  readonly instants: Set<number>
  readonly days: Set<string>
}

/** Adds the busy spans of an event and of its changed occurrences. */
export function readSeries(reading: FileReading, { main, changed }: Series): void {
  const start = timeOf(main, 'dtstart')
  if (!start) return
  const left: Left = { instants: new Set(), days: new Set() }
  const onwards: Onwards[] = []
  for (const component of changed) {
    const id = timeOf(component, 'recurrence-id')
    const property = component.getFirstProperty('recurrence-id')
    if (id) leaveOut(reading, left, id, property)
    const at = id ? instantOf(reading, id, property) : null
    const later =
      at && /^THISANDFUTURE$/i.test(String(property?.getParameter('range'))) && onwardsOf(reading, component, at)
    if (later) onwards.push(later)
    addEvent(reading, component)
  }
  onwards.sort((a, b) => b.from.getTime() - a.from.getTime())
  if (start.isDate || (!isBusy(main, reading.owners) && onwards.length === 0)) return
  for (const property of main.getAllProperties('exdate'))
    for (const value of property.getValues()) if (isTime(value)) leaveOut(reading, left, value, property)
  const lengthMs = lengthOf(reading, main, start)
  const seen = new Set<number>()
  const add = (from: Date, day: string, ownLengthMs: number): void => {
    const at = from.getTime()
    if (left.instants.has(at) || left.days.has(day) || seen.has(at)) return
    seen.add(at)
    const later = onwards.find((each) => from > each.from)
    if (later) addIfBusy(reading, later.event, new Date(at + later.shiftMs), later.lengthMs)
    else addIfBusy(reading, main, from, ownLengthMs)
  }
  for (const { from, day } of timesByRule(reading, main, start)) add(from, day, lengthMs)
  for (const { from, day, ownLengthMs } of timesByDate(reading, main, start)) add(from, day, ownLengthMs ?? lengthMs)
}

function leaveOut(reading: FileReading, { instants, days }: Left, time: Time, property: Property | null): void {
  if (time.isDate) days.add(dayOf(time))
  else instants.add(instantOf(reading, time, property).getTime())
}

/** On the clock it is written in. */
const dayOf = ({ year, month, day }: Time): string => `${year}-${month}-${day}`

/** The event's own time, or those of its rules, up to the window's end. */
function* timesByRule(reading: FileReading, main: Component, start: Time): Generator<{ from: Date; day: string }> {
  const property = main.getFirstProperty('dtstart')
  const rules = main
    .getAllProperties('rrule')
    .map((each) => each.getFirstValue())
    .filter((rule): rule is Ical.default.Recur => rule instanceof reading.ical.Recur && isUsableRule(rule))
  if (rules.length === 0) yield { from: instantOf(reading, start, property), day: dayOf(start) }
  for (const rule of rules) {
    const { until } = rule
    const last = until && !until.isDate ? instantOf(reading, until, property) : null
    // Said in UTC or as a day, while the times are on the wall: compared by the library, the last one would be lost.
    rule.until = null
    const times = rule.iterator(start)
    for (let next: Time | null = times.next(); next; next = times.next()) {
      const from = instantOf(reading, next, property)
      if (from >= reading.window.to || (last && from > last) || (until?.isDate && isDayAfter(next, until))) break
      yield { from, day: dayOf(next) }
    }
  }
}

const isDayAfter = (a: Time, b: Time): boolean => (a.year - b.year || a.month - b.month || a.day - b.day) > 0

/** Times that are named one by one, some with a length of their own. */
function* timesByDate(
  reading: FileReading,
  main: Component,
  start: Time,
): Generator<{ from: Date; day: string; ownLengthMs: number | null }> {
  for (const property of main.getAllProperties('rdate'))
    for (const value of property.getValues()) {
      if (value instanceof reading.ical.Period) {
        const from = instantOf(reading, value.start, property)
        const to = value.end ? instantOf(reading, value.end, property) : null
        const ownLengthMs = to ? to.getTime() - from.getTime() : (value.duration?.toSeconds() ?? 0) * 1_000
        yield { from, day: dayOf(value.start), ownLengthMs }
      } else if (isTime(value)) {
        // A day alone has the clock of the first time.
        const at = value.isDate ? start.clone() : value
        if (value.isDate) Object.assign(at, { year: value.year, month: value.month, day: value.day })
        const from = instantOf(reading, at, value.isDate ? main.getFirstProperty('dtstart') : property)
        yield { from, day: dayOf(value), ownLengthMs: null }
      }
    }
}

/** A change that holds for all that come after it, too (RFC 5545, 3.2.13). */
interface Onwards {
  readonly event: Component
  readonly from: Date
  readonly shiftMs: number
  readonly lengthMs: number
}

function onwardsOf(reading: FileReading, event: Component, from: Date): Onwards | null {
  const start = timeOf(event, 'dtstart')
  if (!start || start.isDate) return null
  const at = instantOf(reading, start, event.getFirstProperty('dtstart'))
  return { event, from, shiftMs: at.getTime() - from.getTime(), lengthMs: lengthOf(reading, event, start) }
}

/** By the day or less often, and in steps a calendar app can make. */
function isUsableRule({ freq, interval }: Ical.default.Recur): boolean {
  return ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq) && interval >= 1 && interval <= 1_000
}

function addEvent(reading: FileReading, event: Component): void {
  const start = timeOf(event, 'dtstart')
  if (!start || start.isDate) return
  addIfBusy(
    reading,
    event,
    instantOf(reading, start, event.getFirstProperty('dtstart')),
    lengthOf(reading, event, start),
  )
}

function addIfBusy(reading: FileReading, event: Component, from: Date, lengthMs: number): void {
  if (isBusy(event, reading.owners)) addSpan(reading, event, from, lengthMs)
}

/**
 * Adds a span that lies in the window.
 * @throws UnreadableCalendarError if there are too many
 */
export function addSpan({ window, spans }: FileReading, event: Component, from: Date, lengthMs: number): void {
  const to = new Date(from.getTime() + lengthMs)
  if (!(lengthMs > 0) || to <= window.from || from >= window.to) return
  if (spans.length >= MAX_SPANS) throw new UnreadableCalendarError('too complicated')
  spans.push({ from, to, title: window.keepsTitles ? (textOf(event, 'summary') ?? null) : null })
}

/** Milliseconds from an event's start to its end; 0 where neither an end nor a length is given. */
function lengthOf(reading: FileReading, event: Component, start: Time): number {
  const end = timeOf(event, 'dtend')
  if (end)
    return (
      instantOf(reading, end, event.getFirstProperty('dtend')).getTime() -
      instantOf(reading, start, event.getFirstProperty('dtstart')).getTime()
    )
  const length = event.getFirstPropertyValue('duration')
  return length instanceof reading.ical.Duration ? length.toSeconds() * 1_000 : 0
}

function timeOf(of: Component, name: string): Time | null {
  const value: unknown = of.getFirstPropertyValue(name)
  return isTime(value) ? value : null
}

const isTime = (value: unknown): value is Time =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'icalclass') === 'icaltime'
