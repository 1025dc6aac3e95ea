// A zone as calendar apps read it: VTIMEZONE (RFC 5545, 3.6.5) with every change of its clock near a moment.
import { DateTime } from 'luxon'
import { zoneOffsetMs } from './zones.ts'

const DAY_MS = 86_400_000
const YEARS_BEFORE = 1
const YEARS_AFTER = 6

/** An instant that carries its zone, for libraries that write local times. */
export const zonedDateTime = (instant: Date, zone: string): DateTime => DateTime.fromJSDate(instant, { zone })

/**
 * The definition of a zone, from a year before a moment to six years after it; later events follow the last change.
 * @param zone IANA
 */
export function zoneDefinition(zone: string, around: Date): string {
  const start = Date.UTC(around.getUTCFullYear() - YEARS_BEFORE, 0, 1)
  const end = Date.UTC(around.getUTCFullYear() + YEARS_AFTER, 0, 1)
  const changes = [{ at: start, from: zoneOffsetMs(zone, start), to: zoneOffsetMs(zone, start) }]
  for (let day = start; day < end; day += DAY_MS) {
    const [from, to] = [zoneOffsetMs(zone, day), zoneOffsetMs(zone, day + DAY_MS)]
    if (from !== to) changes.push({ at: changeBetween(zone, day, day + DAY_MS), from, to })
  }
  const standard = Math.min(...changes.map(({ to }) => to))
  const observances = changes.map(({ at, from, to }) => {
    const name = to === standard ? 'STANDARD' : 'DAYLIGHT'
    return [
      `BEGIN:${name}`,
      `DTSTART:${stamp(at + from)}`,
      `TZOFFSETFROM:${offset(from)}`,
      `TZOFFSETTO:${offset(to)}`,
      `END:${name}`,
    ]
  })
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n')
}

/** The first millisecond with the later offset. */
function changeBetween(zone: string, before: number, after: number): number {
  const later = zoneOffsetMs(zone, after)
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zoneOffsetMs(zone, middle) === later) high = middle
    else low = middle
  }
  return high
}

/** `20260329T020000` of a wall clock's reading. */
const stamp = (wall: number): string => new Date(wall).toISOString().replaceAll(/[-:]|\.\d{3}Z$/g, '')

/** `+0100`, with seconds where a zone has them. */
function offset(ms: number): string {
  const seconds = Math.abs(Math.round(ms / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const rest = seconds % 60 === 0 ? '' : two(seconds % 60)
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}${two(Math.floor(seconds / 60) % 60)}${rest}`
}
