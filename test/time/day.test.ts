// Day arithmetic, which every streak stands on.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { minutesSinceMidnight } from '../../src/time/day.ts'
import { addDays, daysBetween, isDay, isLocalTime, minutesBetween, weekday, weekStart } from '../../src/time/index.ts'

describe('calendar days', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected)
    expect(daysBetween(day, expected)).toBe(days)
  })

  test('weekdays and weeks agree with Temporal, before 1970 too', () => {
    const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
        const expected = Temporal.PlainDate.from('1970-01-01').add({ days })
        const day = addDays('1970-01-01', days)
        expect(day).toBe(expected.toString())
        expect(weekday(day)).toBe(names[expected.dayOfWeek - 1])
        expect(weekStart(day)).toBe(expected.subtract({ days: expected.dayOfWeek - 1 }).toString())
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  test('a run of days has no holes and no doubles over two years, a leap day and every clock change', () => {
    const run = Array.from({ length: 800 }, (_, i) => addDays('2027-06-01', i))
    expect(new Set(run).size).toBe(800)
    expect(run).toContain('2028-02-29')
    expect([...run].sort()).toEqual(run)
  })

  test.each(['2026-3-1', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-04-01T00:00', ''])(
    '“%s” is no day',
    (text) => {
      expect(isDay(text)).toBe(false)
      expect(() => addDays(text, 1)).toThrow(RangeError)
    },
  )

  test('local times', () => {
    for (const time of ['00:00', '09:05', '23:59']) expect(isLocalTime(time)).toBe(true)
    for (const time of ['24:00', '9:00', '09:60', '0900', '09:00:00', '']) expect(isLocalTime(time)).toBe(false)
  })

  test.each([
    ['00:00', 0],
    ['00:59', 59],
    ['01:00', 60],
    ['10:07', 607],
    ['23:59', 1439],
  ])('%s is %i minutes after midnight', (time, minutes) => {
    expect(minutesSinceMidnight(time)).toBe(minutes)
  })

  test.each(['9:00', '24:00', ''])('“%s” is no time, and has no minutes', (time) => {
    expect(() => minutesSinceMidnight(time)).toThrow(`Not a local time: ${time}`)
  })

  test.each([
    ['2026-03-05', 'mon', '2026-03-02'],
    ['2026-03-05', 'sun', '2026-03-01'],
    ['2026-03-05', 'sat', '2026-02-28'],
    ['2026-03-05', 'thu', '2026-03-05'],
    ['2026-03-05', 'fri', '2026-02-27'],
    ['2026-03-01', 'mon', '2026-02-23'],
    ['2026-03-01', 'sun', '2026-03-01'],
  ] as const)('the week of %s that begins on %s begins on %s', (day, startsOn, start) => {
    expect(weekStart(day, startsOn)).toBe(start)
  })

  test('a text before or after a day makes it none, and it is named', () => {
    for (const text of ['x2026-03-05', '2026-03-05x', '2026-03-0', '2026-xx-05']) {
      expect(isDay(text), text).toBe(false)
      expect(() => daysBetween('2026-03-05', text)).toThrow(`Not a day: ${text}`)
    }
    for (const text of ['x09:00', '09:00x', '1:00', '0x:00', '2x:00', '09:x0', '09:0x'])
      expect(isLocalTime(text), text).toBe(false)
  })

  test('only whole minutes count', () => {
    const at = (text: string) => new Date(`2026-03-04T${text}Z`)
    expect(minutesBetween(at('10:00:00'), at('10:25:00'))).toBe(25)
    expect(minutesBetween(at('10:00:00'), at('10:24:59.999'))).toBe(24)
    expect(minutesBetween(at('10:25:00'), at('10:00:30'))).toBe(-24)
  })
})
