// Reads a calendar file (iCalendar, RFC 5545) as spans of busy time. The file is a stranger's: what it asks for is bounded
// in size, number and time, since some recurrence rules have no end and no result.

import type * as Ical from 'ical.js'
import type { BusySpan } from '../../contracts/calendars.ts'
import {
  addDays,
  calendarDay,
  canonicalZone,
  type Day,
  type LocalTime,
  localTime,
  wallClockInstant,
} from '../../time/index.ts'
import { runInSlices, UnreadableCalendarError } from './bounded.ts'
import { groupSeries, parseComponents, type Series, textOf } from './components.ts'

export { UnreadableCalendarError } from './bounded.ts'

/** What is wanted of a file. */
export interface BusyWindow {
  /** UTC. */
  readonly from: Date
  /** UTC, exclusive. */
  readonly to: Date
  /** IANA; the zone of times that name none. */
  readonly zone: string
  readonly keepsTitles: boolean
}

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
  const reading: Reading = { ical, window, zones: new Map(), midnights: new Map(), spans: [] }
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

interface Reading {
  readonly ical: typeof Ical.default
  readonly window: BusyWindow
  /** Zones that the file describes itself, by name. */
  readonly zones: Map<string, Ical.default.Timezone>
  /** When days without a clock change begin, in milliseconds, by zone and day; null: its clock changes. */
  readonly midnights: Map<string, number | null>
  readonly spans: BusySpan[]
}

function addZone({ ical, zones }: Reading, component: Ical.default.Component): void {
  const tzid: unknown = component.getFirstPropertyValue('tzid')
  if (typeof tzid === 'string') zones.set(tzid, new ical.Timezone({ component, tzid }))
}

function readSeries(reading: Reading, { main, changed }: Series): void {
  const { ical, window } = reading
  const start = timeOf(main, 'dtstart')
  if (!start) return
  const rule = main.getFirstPropertyValue('rrule')
  const hasRule = rule instanceof ical.Recur && isUsableRule(rule)
  const hasDates = main.hasProperty('rdate')
  const moved = new Set<number>()
  for (const component of changed) {
    const id = timeOf(component, 'recurrence-id')
    if (id) moved.add(instantOf(reading, id, component.getFirstProperty('recurrence-id')).getTime())
    addEvent(reading, component)
  }
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
    if (!moved.has(from.getTime())) addSpan(reading, main, from, lengthMs)
  }
}

/** The end of a rule is said in UTC, its times on the wall: compared as they are, the last one would be lost. */
function untilOnWall(
  { ical, window }: Reading,
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

function addEvent(reading: Reading, event: Ical.default.Component): void {
  const start = timeOf(event, 'dtstart')
  if (!start || start.isDate || !isBusy(event)) return
  addSpan(reading, event, instantOf(reading, start, event.getFirstProperty('dtstart')), lengthOf(reading, event, start))
}

function addSpan({ window, spans }: Reading, event: Ical.default.Component, from: Date, lengthMs: number): void {
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
function lengthOf(reading: Reading, event: Ical.default.Component, start: Ical.default.Time): number {
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
function readFreeBusy(reading: Reading, component: Ical.default.Component): void {
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

/**
 * An instant of a time as written: of a zone we know by its name by our own zone data, else by the file's description, else
 * by the person's zone.
 */
function instantOf(reading: Reading, time: Ical.default.Time, property: Ical.default.Property | null): Date {
  if (time.zone === reading.ical.Timezone.utcTimezone) return time.toJSDate()
  const parameter: unknown = property?.getParameter('tzid')
  const described = typeof parameter === 'string' ? reading.zones.get(parameter) : undefined
  const known = zoneNameOf(property)
  if (known === null && described) {
    const there = time.clone()
    there.zone = described
    return there.toJSDate()
  }
  const pad = (value: number, width = 2) => String(value).padStart(width, '0')
  const day: Day = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`
  const minute = time.isDate ? '00:00' : `${pad(time.hour)}:${pad(time.minute)}`
  const at = instantOnWall(reading, day, minute, known ?? reading.window.zone)
  return at ?? time.toJSDate()
}

/** By the day's midnight where its clock doesn't change, which is asked for once: a calendar has thousands of times. */
function instantOnWall({ midnights }: Reading, day: Day, time: LocalTime, zone: string): Date | null {
  const key = `${zone} ${day}`
  let midnight = midnights.get(key)
  if (midnight === undefined) {
    const [first, next] = [wallClockInstant(day, '00:00', zone), wallClockInstant(addDays(day, 1), '00:00', zone)]
    midnight = first && next && next.getTime() - first.getTime() === DAY_MS ? first.getTime() : null
    midnights.set(key, midnight)
  }
  if (midnight === null) return wallClockInstant(day, time, zone)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(midnight + (hours * 60 + minutes) * 60_000)
}

const DAY_MS = 86_400_000

/** Names as files spell them; the same few in every file. */
const zoneNames = new Map<string, string | null>()
const MAX_ZONE_NAMES = 1_000

/** The zone a time names, by our own spelling; null where it names none that we know. */
function zoneNameOf(property: Ical.default.Property | null): string | null {
  const tzid: unknown = property?.getParameter('tzid')
  if (typeof tzid !== 'string') return null
  let zone = zoneNames.get(tzid)
  if (zone === undefined) {
    zone = canonicalZone(tzid.replace(/^\/[^/]+\/[^/]+\//, ''))
    if (zoneNames.size >= MAX_ZONE_NAMES) zoneNames.clear()
    zoneNames.set(tzid, zone)
  }
  return zone
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
