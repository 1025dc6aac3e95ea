// Runs, by hand and by many random histories: what is counted once is counted again alike, on every kind of day.
import { describe, expect, test } from 'vitest'
import { computeStreak, type HabitHistory, type PauseRange } from '../../../../src/domain/days/habits/compute-streak.ts'
import {
  decodeFrequency,
  encodeFrequency,
  type Frequency,
  frequencyText,
} from '../../../../src/domain/days/habits/frequency.ts'
import { parseFrequency } from '../../../../src/domain/days/habits/read-frequency.ts'
import { addDays, type Day, daysBetween, localDay, WEEKDAYS, weekday, weekStart } from '../../../../src/time/index.ts'
import { DomainError } from '../../../../src/user-error.ts'
import { randoms } from '../../../support/random.ts'

const DAILY: Frequency = { kind: 'daily' }

/** `x` done, `.` not, from a first day on; the day after the last is today. */
const history = (first: Day, marks: string, more: Partial<HabitHistory> = {}): HabitHistory => ({
  frequency: DAILY,
  pauses: [],
  today: addDays(first, marks.length),
  checks: [...marks].flatMap((mark, index) => (mark === 'x' ? [addDays(first, index)] : [])),
  ...more,
})

const streak = (first: Day, marks: string, more?: Partial<HabitHistory>): number =>
  computeStreak(history(first, marks, more)).streak
const verdicts = (first: Day, marks: string, more?: Partial<HabitHistory>): string =>
  computeStreak(history(first, marks, more))
    .days.map(({ verdict }) => ({ done: 'x', open: 'o', free: 'f', paused: 'p', off: '-', missed: '!' })[verdict])
    .join('')

describe('a daily run', () => {
  test('nothing checked is no run and no days', () => {
    expect(computeStreak(history('2026-03-02', '...'))).toEqual({ streak: 0, days: [] })
  })

  test('today’s missing check breaks nothing', () => {
    expect(verdicts('2026-03-02', 'xxx')).toBe('xxxo')
    expect(streak('2026-03-02', 'xxx')).toBe(3)
  })

  test('one rest day in any seven is free, and does not count', () => {
    expect(verdicts('2026-03-02', 'xx.xx')).toBe('xxfxxo')
    expect(streak('2026-03-02', 'xx.xx')).toBe(4)
  })

  test('a second one within six days breaks the run, the seventh day does not', () => {
    expect(verdicts('2026-03-02', 'x.xxxx.x')).toBe('xfxxxx!xo')
    expect(streak('2026-03-02', 'x.xxxxxx.x')).toBe(8)
    expect(verdicts('2026-03-02', 'x.xxxxxx.x')).toBe('xfxxxxxxfxo')
  })

  test('what went before the first check is no miss', () => {
    expect(streak('2026-03-02', '.....x.x')).toBe(2)
  })

  test('a pause neither counts nor breaks, and leaves the free day', () => {
    const pauses: PauseRange[] = [{ start: '2026-03-04', end: '2026-03-06' }]
    expect(verdicts('2026-03-02', 'xx....xx', { pauses })).toBe('xxpppfxxo')
    expect(streak('2026-03-02', 'xx....xx', { pauses })).toBe(4)
  })

  test('a pause without an end lasts; what is checked in it counts', () => {
    const pauses: PauseRange[] = [{ start: '2026-03-04', end: null }]
    expect(verdicts('2026-03-02', 'xx..x...', { pauses })).toBe('xxppxpppp')
    expect(streak('2026-03-02', 'xx..x...', { pauses })).toBe(3)
  })

  test('filling in yesterday mends a run', () => {
    expect(streak('2026-03-02', 'xxx..')).toBe(0)
    expect(streak('2026-03-02', 'xxx.x')).toBe(4)
  })
})

describe('weekdays', () => {
  const custom: Frequency = { kind: 'custom', days: ['mon', 'wed', 'fri'] }

  test('only its days count against it; another day’s check is welcome', () => {
    expect(verdicts('2026-03-02', 'x.x.x..x', { frequency: custom })).toBe('x-x-x--x-')
    expect(streak('2026-03-02', 'xxx.x..x', { frequency: custom })).toBe(5)
  })

  test('one of its days in seven is free', () => {
    expect(verdicts('2026-03-02', 'x...x..x', { frequency: custom })).toBe('x-f-x--x-')
    expect(verdicts('2026-03-02', 'x......x', { frequency: custom })).toBe('x-f-!--x-')
  })

  test('one day a week has no free one, or it would never end', () => {
    expect(streak('2026-03-02', 'x.............', { frequency: { kind: 'custom', days: ['mon'] } })).toBe(0)
  })
})

describe('a weekly run', () => {
  const frequency: Frequency = { kind: 'weekly' }

  test('any day does for its week, this week is open', () => {
    expect(computeStreak(history('2026-03-04', 'x......x......', { frequency, today: '2026-03-18' })).days).toEqual([
      { day: '2026-03-02', verdict: 'done', span: 'week' },
      { day: '2026-03-09', verdict: 'done', span: 'week' },
      { day: '2026-03-16', verdict: 'open', span: 'week' },
    ])
  })

  test('a week left out ends it, a week with a pause in it does not', () => {
    const checks = ['2026-03-04', '2026-03-18']
    expect(computeStreak({ frequency, checks, pauses: [], today: '2026-03-18' }).streak).toBe(1)
    const pauses = [{ start: '2026-03-10', end: '2026-03-11' }]
    expect(computeStreak({ frequency, checks, pauses, today: '2026-03-18' }).streak).toBe(2)
  })
})

describe('the calendar and the clock', () => {
  test.each([
    ['the end of a month', '2026-01-28'],
    ['the end of a year', '2026-12-28'],
    ['a leap day', '2028-02-26'],
    ['no leap day', '2026-02-25'],
    ['the clocks going forward', '2026-03-26'],
    ['the clocks going back', '2026-10-22'],
  ])('over %s', (_name, first) => {
    expect(streak(first, 'xxxxxxxx')).toBe(8)
  })

  test.each(['Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago'])(
    'a check each day at 23:30 and at half past midnight is a day of its own, all year, in %s',
    (zone) => {
      const days = new Set<Day>()
      const start = Date.parse('2026-01-01T12:00:00Z')
      for (let hour = 0; hour < 24 * 365; hour++) days.add(localDay(new Date(start + hour * 3_600_000), zone, '04:00'))
      const checks = [...days]
      const today = checks.at(-1) ?? ''
      expect(computeStreak({ frequency: DAILY, checks, pauses: [], today }).streak).toBe(days.size)
      expect(daysBetween(checks[0] ?? '', today)).toBe(days.size - 1)
    },
  )

  test('half past midnight still counts for the evening before', () => {
    const at = (instant: string): Day => localDay(new Date(instant), 'Europe/Vienna', '04:00')
    const checks = [at('2026-03-04T21:00:00Z'), at('2026-03-05T23:30:00Z'), at('2026-03-06T20:00:00Z')]
    expect(checks).toEqual(['2026-03-04', '2026-03-05', '2026-03-06'])
    expect(computeStreak({ frequency: DAILY, checks, pauses: [], today: '2026-03-07' }).streak).toBe(3)
  })

  test('a traveller’s run goes on: a day twice, a day skipped, a today before the last check', () => {
    const east = [localDay(new Date('2026-03-05T20:00:00Z'), 'Pacific/Auckland', '04:00')]
    const honolulu = localDay(new Date('2026-03-05T22:00:00Z'), 'Pacific/Honolulu', '04:00')
    expect([east[0], honolulu]).toEqual(['2026-03-06', '2026-03-05'])
    expect(
      computeStreak({ frequency: DAILY, checks: ['2026-03-05', ...east], pauses: [], today: honolulu }).streak,
    ).toBe(2)
    // Back over the date line the 7th never came: that is the free day.
    expect(streak('2026-03-04', 'xxx.xx')).toBe(5)
  })
})

describe('a thousand random histories', () => {
  const random = randoms(20260305)

  /** The rules once more, said in another way: day by day backwards, with sets. */
  function countedAgain({ frequency, checks, pauses, today }: HabitHistory): number {
    const done = new Set(checks)
    if (done.size === 0) return 0
    const first = [...done].toSorted()[0] ?? today
    const last = [today, ...done].toSorted().at(-1) ?? today
    const rests = (day: Day) => pauses.some(({ start, end }) => day >= start && day <= (end ?? '9999-12-31'))
    if (frequency.kind === 'weekly') {
      const weeks = new Set(checks.map((day) => weekStart(day)))
      let count = 0
      for (let week = weekStart(last); week >= weekStart(first); week = addDays(week, -7)) {
        const anyRest = Array.from({ length: 7 }, (_, index) => rests(addDays(week, index))).some(Boolean)
        if (weeks.has(week)) count++
        else if (!anyRest && week < weekStart(today)) break
      }
      return count
    }
    const isMiss = (day: Day) =>
      day >= first &&
      day < today &&
      !done.has(day) &&
      !rests(day) &&
      (frequency.kind !== 'custom' || frequency.days.includes(weekday(day)))
    const isFree = (day: Day) =>
      !(frequency.kind === 'custom' && frequency.days.length === 1) &&
      [1, 2, 3, 4, 5, 6].every((back) => !isMiss(addDays(day, -back)))
    let count = 0
    for (let day = last; day >= first; day = addDays(day, -1)) {
      if (done.has(day)) count++
      else if (isMiss(day) && !isFree(day)) break
    }
    return count
  }

  test('counted in two ways they are the same', () => {
    const seen = { daily: 0, weekly: 0, custom: 0 }
    for (let round = 0; round < 1000; round++) {
      const kind = random.pick(['daily', 'weekly', 'custom'] as const)
      const days = WEEKDAYS.filter(() => random.chance(0.4))
      const frequency: Frequency = kind === 'custom' ? { kind, days: days.length > 0 ? days : ['sun'] } : { kind }
      const first = addDays('2024-01-15', random.below(1200))
      const length = 1 + random.below(70)
      const often = random.pick([0.5, 0.8, 0.95])
      const checks = Array.from({ length }, (_, index) => addDays(first, index)).filter(() => random.chance(often))
      const pauses = Array.from({ length: random.below(3) }, (): PauseRange => {
        const start = addDays(first, random.below(length))
        return { start, end: random.chance(0.2) ? null : addDays(start, random.below(8)) }
      })
      const today = addDays(first, length - random.below(3))
      const story = { frequency, checks, pauses, today }
      seen[kind]++
      expect(computeStreak(story).streak, JSON.stringify(story)).toBe(countedAgain(story))
      expect(computeStreak({ ...story, checks: checks.toReversed() })).toEqual(computeStreak(story))
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(250)
  })
})

describe('how often', () => {
  test.each([
    ['daily', 'daily', 'daily'],
    ['every day', 'daily', 'daily'],
    ['weekly', 'weekly', 'once a week'],
    ['mon,wed,fri', 'custom:mon,wed,fri', 'Mon, Wed, Fri'],
    ['Fridays and Mondays', 'custom:mon,fri', 'Mon, Fri'],
    ['weekdays', 'custom:mon,tue,wed,thu,fri', 'Mon, Tue, Wed, Thu, Fri'],
    ['weekends', 'custom:sat,sun', 'Sat, Sun'],
    ['weekdays weekends', 'daily', 'daily'],
    ['thurs', 'custom:thu', 'Thu'],
  ])('%s', (words, stored, said) => {
    expect(encodeFrequency(parseFrequency(words))).toBe(stored)
    expect(frequencyText(decodeFrequency(stored))).toBe(said)
    expect(stored.length).toBeLessThanOrEqual(50)
  })

  test.each(['', 'sometimes', 't', 's', 'mon,banana'])('“%s” is refused with examples', (words) => {
    expect(() => parseFrequency(words)).toThrow(DomainError)
  })

  test('a stored word that makes no sense is daily, the schema’s default', () => {
    expect(decodeFrequency('custom')).toEqual({ kind: 'daily' })
    expect(decodeFrequency('custom:')).toEqual({ kind: 'daily' })
  })
})
