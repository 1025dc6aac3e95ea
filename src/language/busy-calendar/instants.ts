// The instants that a calendar file's times mean: in UTC, in a zone by its name, in one the file describes, or in none.
import type * as Ical from 'ical.js'
import type { BusySpan } from '../../contracts/calendars.ts'
import { addDays, type Day, type LocalTime, wallClockInstant } from '../../time/index.ts'
import { zoneOfTzid } from './tzids.ts'

/** What is wanted of a file. */
export interface BusyWindow {
  /** UTC. */
  readonly from: Date
  /** UTC, exclusive. */
  readonly to: Date
  /** IANA; the zone of times that name none. */
  readonly zone: string
  readonly keepsTitles: boolean
  /** Addresses of mail under which the person is invited, as far as they are known. */
  readonly addresses: readonly string[]
}

/** The zone of times that name none, where a file says one: Google, Apple and many timetables do. */
export function zoneOfFile(text: string): string | null {
  const [, name = ''] = /^X-WR-TIMEZONE(?:;[^:\r\n]*)?:([^\r\n]+)/im.exec(text) ?? []
  return zoneOfTzid(name, false)
}

export interface FileReading {
  readonly ical: typeof Ical.default
  readonly window: BusyWindow
  /** Addresses of mail of whose calendar it is, in lower case. */
  readonly owners: ReadonlySet<string>
  /** Zones that the file describes itself, by name. */
  readonly zones: Map<string, Ical.default.Timezone>
  /** When days without a clock change begin, in milliseconds, by zone and day; null: its clock changes. */
  readonly midnights: Map<string, number | null>
  readonly spans: BusySpan[]
}

/**
 * An instant of a time as written: of a zone we know by its name by our own zone data, else by the file's description, else
 * of what its name is likely to mean, else by the person's zone.
 */
export function instantOf(reading: FileReading, time: Ical.default.Time, property: Ical.default.Property | null): Date {
  if (time.zone === reading.ical.Timezone.utcTimezone) return time.toJSDate()
  const parameter: unknown = property?.getParameter('tzid')
  const described = typeof parameter === 'string' ? reading.zones.get(parameter) : undefined
  const known = typeof parameter === 'string' ? zoneOfTzid(parameter, described !== undefined) : null
  if (described && known === null) {
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
function instantOnWall({ midnights }: FileReading, day: Day, time: LocalTime, zone: string): Date | null {
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
