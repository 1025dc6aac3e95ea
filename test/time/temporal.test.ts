// Judged by Temporal: the wall clock and the occurrences must equal another implementation around every clock change.
// The short run samples the zones with a fixed seed; FULL=1 compares everything.
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { isZone, localTime, nextOccurrence, resolveWallClock } from '../../src/time/index.ts'

const FIRST = Temporal.Instant.from('2025-06-01T00:00:00Z')
const LAST = Temporal.Instant.from('2028-06-01T00:00:00Z')
const FULL = process.env['FULL'] === '1'
const zones = FULL ? allZones() : sample(allZones(), 45, 20260304)

test(`every half-hour around every clock change in ${zones.length} zones equals Temporal's compatible rule`, {
  timeout: 600_000,
}, () => {
  const differences: string[] = []
  let compared = 0
  for (const zone of zones) {
    for (const change of [...changes(zone), Temporal.Instant.from('2026-02-10T10:00:00Z')]) {
      const centre = change.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone).round('minute').toPlainDateTime()
      for (let step = -24; step < 24; step++) {
        const wall = centre.add({ minutes: step * 30 })
        const day = wall.toPlainDate().toString()
        const time = wall.toPlainTime().toString().slice(0, 5)
        const expected = wall.toZonedDateTime(zone, { disambiguation: 'compatible' })
        const found = resolveWallClock(day, time, zone)
        compared++
        if (found?.at.getTime() !== expected.epochMilliseconds || found.rule !== ruleOf(wall, zone)) {
          differences.push(`${zone} ${day} ${time}: ${found?.at.toISOString()} ${found?.rule}, not ${expected}`)
        } else if (localTime(found.at, zone) !== expected.toPlainTime().toString().slice(0, 5)) {
          differences.push(`${zone} ${day} ${time}: shown as ${localTime(found.at, zone)}, not ${expected}`)
        }
      }
    }
  }
  if (FULL) console.log(`compared ${compared} wall clock times in ${zones.length} zones`)
  expect(differences).toEqual([])
  expect(compared).toBeGreaterThan(zones.length * 48)
})

test('a daily wish comes once per date around every clock change, at the instant Temporal names', {
  timeout: 600_000,
}, () => {
  const times = FULL
    ? ['00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '08:30', '23:30']
    : ['00:30', '02:30', '23:30']
  for (const zone of zones) {
    for (const change of changes(zone).slice(0, FULL ? undefined : 2)) {
      const dates = Array.from({ length: 5 }, (_, i) =>
        change
          .toZonedDateTimeISO(zone)
          .toPlainDate()
          .add({ days: i - 2 }),
      )
      for (const time of times) {
        const expected = dates.map((date) => [
          date.toString(),
          date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
        ])
        const found: unknown[] = []
        let after = new Date(Number(expected[0]?.[1]) - 1)
        for (const _ of dates) {
          const next = nextOccurrence({ local_time: time, local_date: null, days: null, zone }, after)
          if (next) found.push([next.day, next.at.getTime()])
          if (next) after = next.at
        }
        expect(found, `${zone} ${time}`).toEqual(expected)
      }
    }
  }
})

/** Temporal has no name for the rule, but its `reject` refuses both, and a gap changes what the clock shows. */
function ruleOf(wall: Temporal.PlainDateTime, zone: string): string | null {
  try {
    wall.toZonedDateTime(zone, { disambiguation: 'reject' })
    return null
  } catch {
    return wall.toZonedDateTime(zone).toPlainDateTime().equals(wall) ? 'overlap' : 'gap'
  }
}

function changes(zone: string): Temporal.Instant[] {
  const found: Temporal.Instant[] = []
  let at = FIRST.toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (at && Temporal.Instant.compare(at.toInstant(), LAST) < 0) {
    found.push(at.toInstant())
    at = at.getTimeZoneTransition('next')
  }
  return found
}

function allZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].filter(isZone)
}

function sample<T>(from: readonly T[], size: number, seed: number): T[] {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state
  }
  return from
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, size)
    .map(({ value }) => value)
}
