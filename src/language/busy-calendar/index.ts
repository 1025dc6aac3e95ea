// Reads a calendar file (iCalendar, RFC 5545) as spans of busy time. The file is a stranger's: what it asks for is bounded
// in size, number and time, since some recurrence rules have no end and no result.

import type * as Ical from 'ical.js'
import type { BusySpan } from '../../contracts/calendars.ts'
import { listOwners } from './attendance.ts'
import { runInSlices } from './bounded.ts'
import { groupSeries, parseComponents } from './components.ts'
import { type BusyWindow, type FileReading, zoneOfFile } from './instants.ts'
import { addSpan, readSeries } from './series.ts'

export { UnreadableCalendarError } from './bounded.ts'
export type { BusyWindow } from './instants.ts'

/**
 * The busy spans of a file within a window, in order and without overlaps unless titles are kept. Left out: whole days,
 * and what is free, cancelled or declined; of what repeats by the hour or oftener all but its first time.
 * @throws UnreadableCalendarError if it is no calendar, or takes too long
 */
export async function readBusyCalendar(text: string, window: BusyWindow): Promise<BusySpan[]> {
  const { default: ical } = await import('ical.js')
  const components = await parseComponents(ical, text)
  const zone = zoneOfFile(text) ?? window.zone
  const reading: FileReading = {
    ical,
    window: { ...window, zone },
    owners: listOwners(text, window.addresses),
    zones: new Map(),
    midnights: new Map(),
    spans: [],
  }
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
  // One that says nothing of its clock describes nothing.
  const isDescribed = component.getAllSubcomponents().some((each) => each.hasProperty('tzoffsetto'))
  if (typeof tzid === 'string' && isDescribed) zones.set(tzid, new ical.Timezone({ component, tzid }))
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
