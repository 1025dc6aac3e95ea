// A person's day begins at 04:00 on their wall clock, in every zone, on clock-change days too.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  calendarDay,
  dayPeriod,
  endOfLocalDay,
  localDay,
  localTime,
  startOfLocalDay,
} from '../../src/time/index.ts'

const utc = (text: string) => new Date(`${text}Z`)

describe("a person's day", () => {
  test.each([
    ['2026-03-04T23:30', 'Europe/Vienna', '04:00', '2026-03-04'], // 00:30 on the 5th still counts for the 4th
    ['2026-03-05T02:59', 'Europe/Vienna', '04:00', '2026-03-04'],
    ['2026-03-05T03:00', 'Europe/Vienna', '04:00', '2026-03-05'],
    ['2026-03-04T23:30', 'Europe/Vienna', '00:00', '2026-03-05'],
    ['2026-03-01T03:59', 'UTC', '04:00', '2026-02-28'],
    ['2028-03-01T03:59', 'UTC', '04:00', '2028-02-29'],
    ['2027-01-01T03:59', 'UTC', '04:00', '2026-12-31'],
    ['2026-03-04T10:30', 'Pacific/Kiritimati', '04:00', '2026-03-04'],
    ['2026-03-04T14:30', 'Pacific/Kiritimati', '04:00', '2026-03-05'],
    ['2026-03-04T10:30', 'Pacific/Pago_Pago', '04:00', '2026-03-03'],
    // The day begins in the hour that comes twice: the first one counts, and the second does not turn it back.
    ['2026-10-25T00:00', 'Europe/Vienna', '02:00', '2026-10-25'],
    ['2026-10-25T01:30', 'Europe/Vienna', '02:45', '2026-10-25'],
    ['2026-10-25T00:30', 'Europe/Vienna', '02:45', '2026-10-24'],
    // It begins in the hour that is skipped: as long after the jump as it would have begun after two.
    ['2026-03-29T01:10', 'Europe/Vienna', '02:30', '2026-03-28'],
    ['2026-03-29T01:29', 'Europe/Vienna', '02:30', '2026-03-28'],
    ['2026-03-29T01:30', 'Europe/Vienna', '02:30', '2026-03-29'],
  ])('%s UTC in %s, days from %s, is %s', (instant, zone, starts, day) => {
    expect(localDay(utc(instant), zone, starts)).toBe(day)
  })

  test('the date on the calendar is another thing: it begins at midnight', () => {
    expect(calendarDay(utc('2026-03-04T22:59'), 'Europe/Vienna')).toBe('2026-03-04')
    expect(calendarDay(utc('2026-03-04T23:00'), 'Europe/Vienna')).toBe('2026-03-05')
  })

  test('04:00 is the beginning unless another is given', () => {
    expect(startOfLocalDay('2026-03-29', 'Europe/Vienna')).toEqual(utc('2026-03-29T02:00'))
    expect(startOfLocalDay('2026-03-28', 'Europe/Vienna')).toEqual(utc('2026-03-28T03:00'))
    expect(localDay(utc('2026-03-29T01:59'), 'Europe/Vienna')).toBe('2026-03-28')
  })

  test('any instant lies in its own day, and days follow each other without gap', () => {
    const zones = [
      'Europe/Vienna',
      'America/Nuuk',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Pacific/Apia',
      'Asia/Beirut',
    ]
    fc.assert(
      fc.property(
        fc.date({ min: utc('2011-01-01T00:00'), max: utc('2029-01-01T00:00'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.constantFrom('00:00', '00:30', '02:30', '04:00', '23:30'),
        (instant, zone, starts) => {
          const day = localDay(instant, zone, starts)
          expect(+startOfLocalDay(day, zone, starts)).toBeLessThanOrEqual(+instant)
          expect(+startOfLocalDay(addDays(day, 1), zone, starts)).toBeGreaterThan(+instant)
        },
      ),
      { seed: 2, numRuns: 1500 },
    )
  })

  test('a date without a time is the last minute of that date, and shows as that date', () => {
    expect(endOfLocalDay('2026-03-06', 'Europe/Vienna')).toEqual(utc('2026-03-06T22:59'))
    expect(localTime(endOfLocalDay('2026-10-25', 'Europe/Vienna'), 'Europe/Vienna')).toBe('23:59')
    // Nuuk skips 23:00 to 24:00 that night.
    expect(endOfLocalDay('2026-03-28', 'America/Nuuk')).toEqual(utc('2026-03-29T00:59'))
    expect(localTime(endOfLocalDay('2026-03-28', 'America/Nuuk'), 'America/Nuuk')).toBe('22:59')
  })

  test.each(['00:00', '04:00', '12:00'])('it belongs to the person’s day of that name, days from %s', (starts) => {
    for (let i = 0; i < 800; i++) {
      const day = addDays('2026-01-01', i)
      for (const zone of ['America/New_York', 'America/Nuuk', 'Africa/Cairo'])
        expect(localDay(endOfLocalDay(day, zone), zone, starts)).toBe(day)
    }
  })

  test('a skipped date is an empty day', () => {
    expect(startOfLocalDay('2011-12-30', 'Pacific/Apia')).toEqual(startOfLocalDay('2011-12-31', 'Pacific/Apia'))
    expect(localDay(utc('2011-12-30T09:30'), 'Pacific/Apia')).toBe('2011-12-29')
    expect(localDay(utc('2011-12-30T15:00'), 'Pacific/Apia')).toBe('2011-12-31')
  })

  test.each([
    ['04:59', null],
    ['05:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', 'afternoon'],
    ['16:59', 'afternoon'],
    ['17:00', 'evening'],
    ['20:59', 'evening'],
    ['21:00', null],
  ])('%s is %s', (time, expected) => {
    expect(dayPeriod(utc(`2026-01-15T${time}`), 'UTC')).toBe(expected)
  })

  test('the time of day is the zone’s', () => {
    expect(dayPeriod(utc('2026-01-15T23:00'), 'Asia/Tokyo')).toBe('morning')
  })
})
