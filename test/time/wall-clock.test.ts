// The named hard cases, written out, so that they hold even if both implementations were to be wrong together.
import { describe, expect, test } from 'vitest'
import { resolveWallClock, wallClockInstant } from '../../src/time/index.ts'

describe('a wall clock time becomes an instant', () => {
  test.each([
    ['2026-01-15', '09:00', 'Europe/Vienna', '2026-01-15T08:00:00.000Z', null],
    ['2026-07-15', '09:00', 'Europe/Vienna', '2026-07-15T07:00:00.000Z', null],
    // Spring: 02:00 becomes 03:00. 02:30 shows as 03:30.
    ['2026-03-29', '02:30', 'Europe/Vienna', '2026-03-29T01:30:00.000Z', 'gap'],
    ['2026-03-29', '02:00', 'Europe/Vienna', '2026-03-29T01:00:00.000Z', 'gap'],
    ['2026-03-29', '03:00', 'Europe/Vienna', '2026-03-29T01:00:00.000Z', null],
    // Autumn: 03:00 becomes 02:00. The first 02:30 counts.
    ['2026-10-25', '02:30', 'Europe/Vienna', '2026-10-25T00:30:00.000Z', 'overlap'],
    ['2026-10-25', '03:00', 'Europe/Vienna', '2026-10-25T02:00:00.000Z', null],
    // Lord Howe changes by half an hour: 02:00 becomes 02:30.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'gap'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'overlap'],
    // Nuuk skips the hour before midnight: the time moves into the next date.
    ['2026-03-28', '23:30', 'America/Nuuk', '2026-03-29T01:30:00.000Z', 'gap'],
    // New York, both ways.
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z', 'gap'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'overlap'],
    ['2026-06-01', '12:45', 'Asia/Kathmandu', '2026-06-01T07:00:00.000Z', null],
    ['2024-02-29', '12:00', 'UTC', '2024-02-29T12:00:00.000Z', null],
  ])('%s %s in %s is %s (%s)', (day, time, zone, at, rule) => {
    const found = resolveWallClock(day, time, zone)
    expect([found?.at.toISOString(), found?.rule]).toEqual([at, rule])
  })

  test.each([
    ['Pacific/Apia', '2011-12-30'],
    ['Pacific/Fakaofo', '2011-12-30'],
    ['Pacific/Kwajalein', '1993-08-21'],
  ])('%s skipped %s whole: no time of it exists, its neighbours do', (zone, day) => {
    for (const time of ['00:00', '09:00', '23:59']) expect(wallClockInstant(day, time, zone)).toBeNull()
    expect(
      wallClockInstant(
        day.replace(/\d\d$/, (d) => String(Number(d) - 1)),
        '23:59',
        zone,
      ),
    ).not.toBeNull()
    expect(
      wallClockInstant(
        day.replace(/\d\d$/, (d) => String(Number(d) + 1)),
        '00:00',
        zone,
      ),
    ).not.toBeNull()
  })

  test.each([
    ['2026-02-29', '09:00', 'UTC'],
    ['2026-02-28', '24:00', 'UTC'],
    ['2026-02-28', '09:00', 'UTC+2'],
    ['2026-02-28', '09:00', 'Mars/Base'],
  ])('%s %s %s is refused', (day, time, zone) => {
    expect(() => wallClockInstant(day, time, zone)).toThrow(RangeError)
  })

  test('a zone that is none is named', () => {
    expect(() => wallClockInstant('2026-02-28', '09:00', 'Mars/Base')).toThrow('Not a time zone: Mars/Base')
  })
})
