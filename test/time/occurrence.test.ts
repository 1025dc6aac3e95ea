// When a wall-clock wish comes true next.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { nextOccurrence } from '../../src/time/index.ts'
import { cpuMs } from '../support/cpu-time.ts'

const utc = (text: string) => new Date(`${text}Z`)
const wish = (
  local_time: string | null,
  zone = 'UTC',
  days: string | null = null,
  local_date: string | null = null,
) => ({
  local_time,
  local_date,
  days,
  zone,
})

describe('the next occurrence', () => {
  test('is strictly after: asked at its own instant, it is tomorrow’s', () => {
    const daily = wish('08:30', 'Europe/Vienna')
    const first = nextOccurrence(daily, utc('2026-03-04T07:29:59'))
    expect(first).toEqual({ at: utc('2026-03-04T07:30'), day: '2026-03-04', rule: null })
    expect(nextOccurrence(daily, utc('2026-03-04T07:30'))?.day).toBe('2026-03-05')
  })

  test('keeps to its weekdays', () => {
    const days = wish('09:00', 'America/New_York', 'mon,wed')
    expect(nextOccurrence(days, utc('2026-03-04T13:00'))?.day).toBe('2026-03-04')
    expect(nextOccurrence(days, utc('2026-03-04T14:00'))).toEqual({
      at: utc('2026-03-09T13:00'), // summer time began on the 8th
      day: '2026-03-09',
      rule: null,
    })
  })

  test('of one date comes once', () => {
    const once = wish('02:30', 'Europe/Vienna', null, '2026-03-29')
    expect(nextOccurrence(once, utc('2026-01-01T00:00'))).toEqual({
      at: utc('2026-03-29T01:30'),
      day: '2026-03-29',
      rule: 'gap',
    })
    expect(nextOccurrence(once, utc('2026-03-29T01:30'))).toBeNull()
    expect(nextOccurrence(once, utc('2026-03-29T01:29'))?.rule).toBe('gap')
    expect(nextOccurrence(wish('09:00', 'Pacific/Apia', null, '2011-12-30'), utc('2011-01-01T00:00'))).toBeNull()
  })

  test('names the rule of a clock change', () => {
    expect(nextOccurrence(wish('02:30', 'Europe/Vienna'), utc('2026-03-28T12:00'))?.rule).toBe('gap')
    expect(nextOccurrence(wish('02:30', 'Europe/Vienna'), utc('2026-10-24T12:00'))?.rule).toBe('overlap')
    // Between the two 02:30s the wish was already granted.
    expect(nextOccurrence(wish('02:30', 'Europe/Vienna'), utc('2026-10-25T00:45'))?.day).toBe('2026-10-26')
  })

  test('does not lose a time that a gap carried over midnight', () => {
    const late = wish('23:30', 'America/Nuuk')
    expect(nextOccurrence(late, utc('2026-03-29T01:10'))).toEqual({
      at: utc('2026-03-29T01:30'),
      day: '2026-03-28',
      rule: 'gap',
    })
  })

  test('leaves out a skipped date, even when that is the only weekday', () => {
    const fridays = wish('09:00', 'Pacific/Apia', 'fri')
    expect(nextOccurrence(fridays, utc('2011-12-23T20:00'))?.day).toBe('2012-01-06')
  })

  test('of dates of a month, the first of them', () => {
    const dates = wish('09:00', 'Europe/Vienna', 'month:1,-1')
    expect(nextOccurrence(dates, utc('2026-01-31T07:59'))?.day).toBe('2026-01-31')
    expect(nextOccurrence(dates, utc('2026-01-31T08:00'))?.day).toBe('2026-02-01')
    expect(nextOccurrence(dates, utc('2026-02-01T08:00'))?.day).toBe('2026-02-28')
    expect(nextOccurrence(wish('09:00', 'UTC', 'month:-1fri'), utc('2026-03-01T00:00'))?.day).toBe('2026-03-27')
    // Apia skipped 30 December 2011: the next 30th is two months after the last.
    const thirtieth = wish('09:00', 'Pacific/Apia', 'month:30')
    expect(nextOccurrence(thirtieth, utc('2011-11-30T18:59'))?.day).toBe('2011-11-30')
    expect(nextOccurrence(thirtieth, utc('2011-11-30T19:00'))?.day).toBe('2012-01-30')
  })

  test('from a date on, every day', () => {
    const later = wish('09:00', 'Europe/Vienna', 'from:2026-05-10')
    expect(nextOccurrence(later, utc('2026-03-01T00:00'))).toEqual({
      at: utc('2026-05-10T07:00'),
      day: '2026-05-10',
      rule: null,
    })
    expect(nextOccurrence(later, utc('2026-05-10T06:59:59'))?.day).toBe('2026-05-10')
    expect(nextOccurrence(later, utc('2026-05-10T07:00'))?.day).toBe('2026-05-11')
    expect(nextOccurrence(later, utc('2027-01-01T12:00'))?.day).toBe('2027-01-02')
    // The day itself was skipped.
    expect(nextOccurrence(wish('09:00', 'Pacific/Apia', 'from:2011-12-30'), utc('2011-12-01T00:00'))?.day).toBe(
      '2011-12-31',
    )
  })

  test('of settings that differ in one thing differ', () => {
    const after = utc('2026-03-04T00:00')
    const at = (...of: Parameters<typeof wish>) => nextOccurrence(wish(...of), after)?.at.toISOString()
    expect(at('09:00', 'Europe/Vienna')).toBe('2026-03-04T08:00:00.000Z')
    expect(at('09:30', 'Europe/Vienna')).toBe('2026-03-04T08:30:00.000Z')
    expect(at('09:00', 'Asia/Tokyo')).toBe('2026-03-05T00:00:00.000Z')
    expect(at('09:00', 'Europe/Vienna', 'thu')).toBe('2026-03-05T08:00:00.000Z')
    expect(at('09:00', 'Europe/Vienna', 'fri')).toBe('2026-03-06T08:00:00.000Z')
    expect(at('09:00', 'Europe/Vienna', null, '2026-03-07')).toBe('2026-03-07T08:00:00.000Z')
    expect(at('09:00', 'Europe/Vienna', null, '2026-03-08')).toBe('2026-03-08T08:00:00.000Z')
    // With a date, its weekdays say nothing.
    expect(at('09:00', 'Europe/Vienna', 'mon', '2026-03-07')).toBe('2026-03-07T08:00:00.000Z')
    expect(at('09:00', 'Europe/Vienna')).toBe('2026-03-04T08:00:00.000Z')
  })

  test('of no time is none', () => {
    expect(nextOccurrence(wish(null), utc('2026-01-01T00:00'))).toBeNull()
  })

  test.each([
    wish('9:00'),
    wish('09:00', 'Mars/Base'),
    wish('09:00', 'UTC', 'mon,fry'),
    wish('09:00', 'UTC', null, '2026-02-30'),
    wish('09:00', 'UTC', ''),
    wish('09:00', 'UTC', 'month:32'),
    wish('09:00', 'UTC', 'month'),
    wish('09:00', 'UTC', 'from:2026-02-30'),
    wish('09:00', 'UTC', 'from'),
    wish('09:00', 'UTC', 'until:2026-05-10'),
    wish('09:00', 'UTC', 'week:1'),
  ])('refuses what is no wish: %o', (bad) => {
    expect(() => nextOccurrence(bad, utc('2026-01-01T00:00'))).toThrow(RangeError)
  })

  test('names what it cannot read', () => {
    const refusal =
      (...of: Parameters<typeof wish>) =>
      () =>
        nextOccurrence(wish(...of), utc('2026-01-01T00:00'))
    expect(refusal('09:00', 'UTC', 'mon,fry')).toThrow('Not a weekday: fry')
    expect(refusal('09:00', 'UTC', null, '2026-02-30')).toThrow('Not a day: 2026-02-30')
  })

  test('is the same in whatever order it is asked: memory changes no answer', () => {
    const wishes = [
      wish('02:30', 'Europe/Vienna'),
      wish('23:30', 'America/Nuuk', 'sat,sun'),
      wish('00:15', 'Asia/Tokyo'),
    ]
    const instant = fc.date({ min: utc('2026-01-01T00:00'), max: utc('2027-01-01T00:00'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...wishes), instant), { maxLength: 30 }), (asked) => {
        for (const [what, after] of asked) {
          const next = nextOccurrence(what, after)
          expect(+(next?.at ?? 0)).toBeGreaterThan(+after)
          // Nothing lies in between: asked a moment before it, the answer is the same.
          if (next) expect(nextOccurrence(what, new Date(+next.at - 1))).toEqual(next)
          expect(nextOccurrence(what, after)).toEqual(next)
        }
      }),
      { seed: 3, numRuns: 200 },
    )
  })

  test('is computed once: for what is due now and what comes after, in turn, and for other settings between', () => {
    const [daily, weekly] = [wish('07:45', 'Europe/Oslo'), wish('07:45', 'Europe/Oslo', 'mon')]
    const [now, later, last] = [utc('2026-03-04T05:00'), utc('2026-03-04T06:45'), utc('2026-03-05T07:00')]
    const ask = () => [
      ...[now, later, last].map((after) => nextOccurrence(daily, after)?.day),
      nextOccurrence(weekly, now)?.day,
    ]
    const days = ['2026-03-04', '2026-03-05', '2026-03-06', '2026-03-09']
    expect(ask()).toEqual(days)
    // Every day that is looked at is parsed.
    const parse = vi.spyOn(Date, 'parse')
    expect(ask()).toEqual(days)
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })

  test('gives away no instant it keeps', () => {
    const daily = wish('10:10', 'Europe/Paris')
    nextOccurrence(daily, utc('2026-05-01T00:00'))?.at.setTime(0)
    expect(nextOccurrence(daily, utc('2026-05-01T00:00'))?.at).toEqual(utc('2026-05-01T08:10'))
  })

  test('of 500 rows that share their times costs almost nothing', () => {
    const rows = Array.from({ length: 500 }, (_, i) => wish('08:30', ['Europe/Vienna', 'Asia/Tokyo'][i % 2]))
    const after = utc('2026-05-01T00:00')
    for (const row of rows.slice(0, 2)) nextOccurrence(row, after)
    const took = cpuMs(() => {
      for (const row of rows) nextOccurrence(row, after)
    })
    expect(took).toBeLessThan(50)
  })
})
