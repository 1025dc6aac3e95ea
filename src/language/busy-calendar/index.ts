// Reads a calendar file (iCalendar, RFC 5545) as spans of busy time. The file is a stranger's: what it asks for is bounded
// in size, number and time, since some recurrence rules have no end and no result.

import type * as Ical from 'ical.js'
import type { BusySpan } from '../../contracts/calendars.ts'
import { calendarDay, localTime } from '../../time/index.ts'
import { runInSlices, UnreadableCalendarError } from './bounded.ts'
import { groupSeries, parseComponents, type Series, textOf } from './components.ts'
import { type BusyWindow, type FileReading, instantOf, zoneNameOf, zoneOfFile } from './instants.ts'

export { UnreadableCalendarError } from './bounded.ts'
export type { BusyWindow } from './instants.ts'

/** More spans than this in one window are no person's day. */
const MAX_SPANS = 20_000

/**
 * The busy spans of a file within a window, in order and without overlaps unless titles are kept. Left out: whole days,
 * and what is free, cancelled, declined by its calendar, or repeats by the hour or oftener (its first time counts).
 * @throws UnreadableCalendarError if it is no calendar, or takes too long
 */
export async function readBusyCalendar(text: string, window: BusyWindow): Promise<BusySpan[]> {
  const { default: ical } = await import('ical.js')
  const components = await parseComponents(ical, text)
  const zone = zoneOfFile(text) ?? window.zone
  const reading: FileReading = { ical, window: { ...window, zone }, zones: new Map(), midnights: new Map(), spans: [] }
  for (const zone of components.filter(({ name }) => name === 'vtimezone')) addZone(reading, zone)
  const jobs = [
    ...groupSeries(ical, components).map((series) => () => readSeries(reading, series)),
    ...components.filter(({ name }) => name === 'vfreebusy').map((component) => () => readFreeBusy(reading, component)),
  ]
  await runInSlices(jobs)
  const { spans } = reading
  spans.sort((a, b) => a.from.getTime() - b.from.getTime() || a.to.getTime() - b.to.getTime())
  return window.keepsTitles ? spans : joinSpans(spans)
}

function addZone({ ical, zones }: FileReading, component: Ical.default.Component): void {
  const tzid: unknown = component.getFirstPropertyValue('tzid')
  if (typeof tzid === 'string') zones.set(tzid, new ical.Timezone({ component, tzid }))
}

function readSeries(reading: FileReading, { main, changed }: Series): void {
  const { ical, window } = reading
  const start = timeOf(main, 'dtstart')
  if (!start) return
  const rule = main.getFirstPropertyValue('rrule')
  const hasRule = rule instanceof ical.Recur && isUsableRule(rule)
  const hasDates = main.hasProperty('rdate')
  const moved = new Set<number>()
  const onwards: Onwards[] = []
  for (const component of changed) {
    const id = timeOf(component, 'recurrence-id')
    const property = component.getFirstProperty('recurrence-id')
    const at = id ? instantOf(reading, id, property) : null
    const later =
      at && /^THISANDFUTURE$/i.test(String(property?.getParameter('range'))) && onwardsOf(reading, component, at)
    if (later) onwards.push(later)
    if (at) moved.add(at.getTime())
    addEvent(reading, component)
  }
  onwards.sort((a, b) => b.from.getTime() - a.from.getTime())
  if (!hasRule && !hasDates) {
    const at = instantOf(reading, start, main.getFirstProperty('dtstart'))
    if (!moved.has(at.getTime())) addEvent(reading, main)
    return
  }
  if (start.isDate || !isBusy(main)) return
  if (!hasRule && main.hasProperty('rrule')) main.removeAllProperties('rrule')
  for (const property of main.getAllProperties('exdate'))
    for (const value of property.getValues())
      if (isTime(value)) moved.add(instantOf(reading, value, property).getTime())
  if (hasRule && rule.until) rule.until = untilOnWall(reading, rule.until, main)
  const lengthMs = lengthOf(reading, main, start)
  const occurrences = new ical.RecurExpansion({ component: main, dtstart: start })
  for (let next = occurrences.next(); next; next = occurrences.next()) {
    const from = instantOf(reading, next, main.getFirstProperty('dtstart'))
    if (from >= window.to) return
    if (moved.has(from.getTime())) continue
    const later = onwards.find((each) => from > each.from)
    if (!later) addSpan(reading, main, from, lengthMs)
    else if (isBusy(later.event))
      addSpan(reading, later.event, new Date(from.getTime() + later.shiftMs), later.lengthMs)
  }
}

/** A change that holds for all that come after it, too (RFC 5545, 3.2.13). */
interface Onwards {
  readonly event: Ical.default.Component
  readonly from: Date
  readonly shiftMs: number
  readonly lengthMs: number
}

function onwardsOf(reading: FileReading, event: Ical.default.Component, from: Date): Onwards | null {
  const start = timeOf(event, 'dtstart')
  if (!start || start.isDate) return null
  const at = instantOf(reading, start, event.getFirstProperty('dtstart'))
  return { event, from, shiftMs: at.getTime() - from.getTime(), lengthMs: lengthOf(reading, event, start) }
}

/** The end of a rule is said in UTC, its times on the wall: compared as they are, the last one would be lost. */
function untilOnWall(
  { ical, window }: FileReading,
  until: Ical.default.Time,
  main: Ical.default.Component,
): Ical.default.Time {
  const start = timeOf(main, 'dtstart')
  if (until.isDate || until.zone !== ical.Timezone.utcTimezone || !start || start.zone === until.zone) return until
  const zone = zoneNameOf(main.getFirstProperty('dtstart')) ?? window.zone
  const [year, month, day] = calendarDay(until.toJSDate(), zone).split('-').map(Number)
  const [hour, minute] = localTime(until.toJSDate(), zone).split(':').map(Number)
  return ical.Time.fromData({ year, month, day, hour, minute, second: 59, isDate: false })
}

/** By the day or less often, and in steps a calendar app can make. */
function isUsableRule({ freq, interval }: Ical.default.Recur): boolean {
  return ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq) && interval >= 1 && interval <= 1_000
}

function addEvent(reading: FileReading, event: Ical.default.Component): void {
  const start = timeOf(event, 'dtstart')
  if (!start || start.isDate || !isBusy(event)) return
  addSpan(reading, event, instantOf(reading, start, event.getFirstProperty('dtstart')), lengthOf(reading, event, start))
}

function addSpan({ window, spans }: FileReading, event: Ical.default.Component, from: Date, lengthMs: number): void {
  const to = new Date(from.getTime() + lengthMs)
  if (!(lengthMs > 0) || to <= window.from || from >= window.to) return
  if (spans.length >= MAX_SPANS) throw new UnreadableCalendarError('too complicated')
  spans.push({ from, to, title: window.keepsTitles ? (textOf(event, 'summary') ?? null) : null })
}

/** Not free, not cancelled, not merely shown as there. */
function isBusy(event: Ical.default.Component): boolean {
  const status = textOf(event, 'status')?.toUpperCase()
  const outlook = textOf(event, 'x-microsoft-cdo-busystatus')?.toUpperCase()
  return textOf(event, 'transp')?.toUpperCase() !== 'TRANSPARENT' && status !== 'CANCELLED' && outlook !== 'FREE'
}

/** Milliseconds from an event's start to its end; 0 where neither an end nor a length is given. */
function lengthOf(reading: FileReading, event: Ical.default.Component, start: Ical.default.Time): number {
  const end = timeOf(event, 'dtend')
  if (end)
    return (
      instantOf(reading, end, event.getFirstProperty('dtend')).getTime() -
      instantOf(reading, start, event.getFirstProperty('dtstart')).getTime()
    )
  const length = event.getFirstPropertyValue('duration')
  return length instanceof reading.ical.Duration ? length.toSeconds() * 1_000 : 0
}

/** Published free and busy times, without events. */
function readFreeBusy(reading: FileReading, component: Ical.default.Component): void {
  for (const property of component.getAllProperties('freebusy')) {
    const kind: unknown = property.getParameter('fbtype')
    if (typeof kind === 'string' && kind.toUpperCase() === 'FREE') continue
    for (const period of property.getValues()) {
      if (!(period instanceof reading.ical.Period)) continue
      const [from, to] = [period.start.toJSDate(), period.getEnd().toJSDate()]
      addSpan(reading, component, from, to.getTime() - from.getTime())
    }
  }
}

function timeOf(of: Ical.default.Component, name: string): Ical.default.Time | null {
  const value: unknown = of.getFirstPropertyValue(name)
  return isTime(value) ? value : null
}

const isTime = (value: unknown): value is Ical.default.Time =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'icalclass') === 'icaltime'

/** Spans that touch or overlap are one. */
function joinSpans(sorted: readonly BusySpan[]): BusySpan[] {
  const joined: BusySpan[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) joined[joined.length - 1] = { ...last, to: span.to > last.to ? span.to : last.to }
    else joined.push(span)
  }
  return joined
}
