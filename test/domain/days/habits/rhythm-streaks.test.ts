// Streaks of weeks, months, intervals and dates, by hand and by many random histories counted in another way.
import { describe, expect, test } from 'vitest'
import type { Frequency } from '../../../../src/contracts/habits.ts'
import { computeStreak, type HabitHistory } from '../../../../src/domain/days/habits/compute-streak.ts'
import { dueState } from '../../../../src/domain/days/habits/due.ts'
import { addDays, type Day, daysBetween, nextOccurrence, weekStart } from '../../../../src/time/index.ts'
import { randoms } from '../../../support/random.ts'

const history = (frequency: Frequency, checks: readonly Day[], today: Day): HabitHistory => ({
  frequency,
  checks,
  pauses: [],
  today,
})
const MARKS = { done: 'x', open: 'o', free: 'f', paused: 'p', off: '-', missed: '!' } as const
const verdicts = (of: HabitHistory): string =>
  computeStreak(of)
    .days.map(({ verdict }) => MARKS[verdict])
    .join('')

describe('so many times a week', () => {
  const twice: Frequency = { kind: 'weekly', times: 2 }

  test('a week needs all of them; the first part of a week ends nothing', () => {
    // Begun on a Saturday with one check.
    const checks = ['2026-03-07', '2026-03-09', '2026-03-12', '2026-03-16', '2026-03-17']
    expect(verdicts(history(twice, checks, '2026-03-19'))).toBe('-xx')
    expect(verdicts(history(twice, checks, '2026-03-26'))).toBe('-xxo')
    expect(verdicts(history(twice, checks, '2026-03-30'))).toBe('-xx!o')
    expect(computeStreak(history(twice, checks, '2026-03-26')).streak).toBe(2)
  })

  test('weeks begin where the person has them begin', () => {
    const checks = ['2026-03-07', '2026-03-08']
    expect(verdicts(history(twice, checks, '2026-03-08'))).toBe('x')
    expect(verdicts({ ...history(twice, checks, '2026-03-08'), weekStartsOn: 'sun' })).toBe('-o')
  })

  test('the same as counting week by week, over random years', () => {
    const random = randoms(20260315)
    for (let round = 0; round < 300; round++) {
      const times = 1 + random.below(4)
      const first = addDays('2026-01-05', 7 * random.below(40))
      const length = 1 + random.below(200)
      const checks = Array.from({ length }, (_, index) => addDays(first, index)).filter(() => random.chance(times / 5))
      const today = addDays(first, length + random.below(4))
      const begin = checks[0]
      if (begin === undefined) continue
      let expected = 0
      for (let week = weekStart(begin); week <= today; week = addDays(week, 7)) {
        const count = checks.filter((day) => day >= week && day < addDays(week, 7)).length
        const isWhole = week >= begin && addDays(week, 7) <= today
        if (count >= times) expected++
        else if (isWhole) expected = 0
      }
      expect(computeStreak(history({ kind: 'weekly', times }, checks, today)).streak).toBe(expected)
    }
  })
})

describe('every n days', () => {
  const everyThree: Frequency = { kind: 'interval', days: 3 }

  test('counts from the last time; one late day is free, the next one ends the streak', () => {
    expect(verdicts(history(everyThree, ['2026-03-02', '2026-03-05'], '2026-03-06'))).toBe('x--x-')
    expect(verdicts(history(everyThree, ['2026-03-02', '2026-03-06'], '2026-03-06'))).toBe('x--fx')
    expect(verdicts(history(everyThree, ['2026-03-02', '2026-03-07'], '2026-03-07'))).toBe('x--f!x')
    // Two late days within seven: the second is not free.
    expect(verdicts(history(everyThree, ['2026-03-02', '2026-03-06', '2026-03-10'], '2026-03-10'))).toBe('x--fx--!x')
  })

  test('a longer interval has more free days, in proportion', () => {
    const fortnight: Frequency = { kind: 'interval', days: 14 }
    expect(computeStreak(history(fortnight, ['2026-03-01', '2026-03-17'], '2026-03-17')).streak).toBe(2)
    expect(computeStreak(history(fortnight, ['2026-03-01', '2026-03-18'], '2026-03-18')).streak).toBe(1)
  })

  test('is never broken by who is on time, and due exactly then', () => {
    for (const days of [2, 3, 5, 10, 30])
      for (let day = '2026-01-01'; day < '2026-06-01'; day = addDays(day, 1)) {
        const checks: Day[] = []
        for (let each = '2026-01-01'; each <= day; each = addDays(each, days)) checks.push(each)
        const frequency: Frequency = { kind: 'interval', days }
        expect(computeStreak(history(frequency, checks, day)).streak).toBe(checks.length)
        const last = checks.at(-1) ?? day
        const { isOpenToday, nextDueDay } = dueState(history(frequency, checks, day))
        expect([isOpenToday, nextDueDay]).toEqual([false, addDays(last, days)])
        expect(daysBetween(day, nextDueDay ?? day)).toBeGreaterThan(0)
      }
  })
})

describe('dates of a month', () => {
  const dates: Frequency = { kind: 'dates', dates: [{ date: 1 }, { date: 15 }] }

  test('the nearest date counts; of two as near the earlier one', () => {
    const checks = ['2026-03-01', '2026-03-13', '2026-03-31', '2026-04-08']
    expect(computeStreak(history(dates, checks, '2026-04-10')).days).toEqual([
      { day: '2026-03-01', verdict: 'done', doneOn: ['2026-03-01'] },
      { day: '2026-03-15', verdict: 'done', doneOn: ['2026-03-13'] },
      { day: '2026-04-01', verdict: 'done', doneOn: ['2026-03-31', '2026-04-08'] },
    ])
  })

  test('the 31st of a short month is its last day, and every check is judged once', () => {
    const last: Frequency = { kind: 'dates', dates: [{ date: 31 }] }
    const checks = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']
    expect(computeStreak(history(last, checks, '2026-04-30')).streak).toBe(4)
  })
})

describe('reminders on such days', () => {
  const days = (wish: string, from: string, count: number): Day[] => {
    const found: Day[] = []
    let after = new Date(from)
    while (found.length < count) {
      const next = nextOccurrence({ local_time: '09:00', local_date: null, days: wish, zone: 'Europe/Vienna' }, after)
      if (!next) break
      found.push(next.day)
      after = next.at
    }
    return found
  }

  test('dates of each month, also where a month has no such date', () => {
    expect(days('month:31', '2026-01-15T00:00:00Z', 4)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ])
    expect(days('month:1fri,-1fri', '2026-02-01T00:00:00Z', 4)).toEqual([
      '2026-02-06',
      '2026-02-27',
      '2026-03-06',
      '2026-03-27',
    ])
    expect(days('month:-1', '2028-02-01T00:00:00Z', 1)).toEqual(['2028-02-29'])
  })

  test('every day from a day on', () => {
    expect(days('from:2026-03-28', '2026-03-01T00:00:00Z', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
    expect(days('from:2026-03-01', '2026-03-28T20:00:00Z', 1)).toEqual(['2026-03-29'])
    expect(() => days('sometimes', '2026-03-01T00:00:00Z', 1)).toThrow(RangeError)
  })
})
