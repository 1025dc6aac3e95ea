// How tasks repeat: the words, the sentence that says them back, and the dates that follow.
import fc from 'fast-check'
import { RRule } from 'rrule'
import { describe, expect, test } from 'vitest'
import { meaningOf } from '../../src/language/date-meaning.ts'
import {
  describeRecurrence,
  firstOccurrenceOf,
  nextOccurrenceOf,
  type RecurrenceRule,
  readRecurrence,
  readRhythm,
} from '../../src/language/recurrence.ts'
import { addDays, localDay, weekday } from '../../src/time/index.ts'
import { UserError } from '../../src/user-error.ts'

const zone = 'Europe/Vienna'

describe('words', () => {
  test.each([
    ['mon', 'every Monday'],
    ['every monday', 'every Monday'],
    ['Mondays', 'every Monday'],
    ['sun', 'every Sunday'],
    ['mon,wed', 'every Monday and Wednesday'],
    ['every tue, thu and sat', 'every Tuesday, Thursday and Saturday'],
    ['every weekday', 'every weekday'],
    ['mon-fri', 'every weekday'],
    ['weekends', 'every Saturday and Sunday'],
    ['daily', 'every day'],
    ['every morning', 'every day'],
    ['every sunday evening', 'every Sunday'],
    ['every day', 'every day'],
    ['each day at 9am', 'every day at 09:00'],
    ['every weekday 18:30', 'every weekday at 18:30'],
    ['fri 9am', 'every Friday at 09:00'],
    ['every other day', 'every 2 days'],
    ['every 3 days', 'every 3 days'],
    ['weekly', 'every week'],
    ['weekly on fri', 'every Friday'],
    ['every 2 weeks on tue', 'every 2 weeks on Tuesday'],
    ['every other tuesday', 'every 2 weeks on Tuesday'],
    ['fortnightly', 'every 2 weeks'],
    ['monthly', 'monthly'],
    ['every month', 'monthly'],
    ['monthly on the 1st', 'monthly on the 1st'],
    ['on the 15th', 'monthly on the 15th'],
    ['every 1st and 15th', 'monthly on the 1st and 15th'],
    ['monthly on the 31st', 'monthly on the 31st'],
    ['monthly on the last day', 'monthly on the last day'],
    ['last friday of the month', 'monthly on the last Friday'],
    ['every first monday of the month', 'monthly on the 1st Monday'],
    ['every 3 months on the 1st', 'every 3 months on the 1st'],
    ['quarterly', 'every 3 months'],
    ['yearly', 'every year'],
    ['every year on 5 march', 'every year on 5 March'],
    ['yearly on dec 24', 'every year on 24 December'],
    ['every 29 february', 'every year on 29 February'],
    ['3 days after done', '3 days after done'],
    ['a week after done', '1 week after done'],
    ['every 2 weeks after it’s done', '2 weeks after done'],
    ['2 months after completion', '2 months after done'],
    ['after 10 days', '10 days after done'],
    ['3 days after done at 9am', '3 days after done at 09:00'],
    ['every day 10 times', 'every day, 10 times'],
    ['every monday, ten times', 'every Monday, 10 times'],
    ['every monday at 9am 1 time', 'every Monday at 09:00, 1 time'],
    ['every 3 days after done, 5 times', '3 days after done, 5 times'],
    ['every day until 6 March 2026', 'every day until 6 March 2026'],
    ['every day except sunday', 'every day except Sunday'],
    ['every day but not on sunday', 'every day except Sunday'],
    ['every weekday but not friday', 'every Monday, Tuesday, Wednesday and Thursday'],
    ['every monday through friday', 'every weekday'],
    ['every monday but not on 24 december 2026', 'every Monday, except 24 December 2026'],
    ['every monday except 21 and 28 december 2026', 'every Monday, except 21 December 2026 and 28 December 2026'],
    ['daily 8am except 24 dec 2026 to 2 jan 2027', 'every day at 08:00, except 24 December 2026 to 2 January 2027'],
  ])('“%s” is “%s”', (text, sentence) => {
    expect(describeRecurrence(readRecurrence(text))).toBe(sentence)
  })

  const reading = { now: new Date('2026-03-05T09:30:00Z'), zone }

  test.each([
    ['every day until 20 March', 'every day until 20 March 2026', null],
    ['every day for 10 days', 'every day until 14 March 2026', null],
    ['every day at 9am for 10 days', 'every day at 09:00 until 15 March 2026', null],
    ['every monday for the next 3 weeks', 'every Monday until 25 March 2026', null],
    ['every day at 9 for a month from 31 march', 'every day at 09:00 until 29 April 2026', '2026-03-31'],
    ['every monday starting 5 January', 'every Monday', '2027-01-05'],
    ['every day at 9am from monday until 20 march', 'every day at 09:00 until 20 March 2026', '2026-03-09'],
    ['from monday on every day', 'every day', '2026-03-09'],
    ['every monday except 9 march until 30 june', 'every Monday until 30 June 2026, except 9 March 2026', null],
    ['3 days after done until 20 march', '3 days after done until 20 March 2026', null],
  ])('“%s” said on 5 March is “%s”', (text, sentence, from) => {
    const found = readRhythm(text, reading)
    expect(found?.recurrences.map(describeRecurrence)).toEqual([sentence])
    expect(found?.from ? meaningOf({ ...found.from, clock: null }, reading)?.day : null).toBe(from)
    expect(found && readRecurrence(sentence)).toEqual(found?.recurrences[0])
  })

  test('several times a day share a count', () => {
    const rules = readRhythm('8am, 1pm and 8pm every day 10 times')?.recurrences.map(describeRecurrence)
    expect(rules).toEqual(['every day at 08:00, 4 times', 'every day at 13:00, 3 times', 'every day at 20:00, 3 times'])
  })

  test('the sentence reads as the same rule, and fits its column', () => {
    const unit = fc.constantFrom('day', 'week', 'month', 'year')
    const days = fc.uniqueArray(fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), { minLength: 1 })
    const nth = fc
      .integer({ min: 1, max: 31 })
      .map((n) => `${n}${['th', 'st', 'nd', 'rd'][n > 3 && n < 21 ? 0 : n % 10] ?? 'th'}`)
    const count = fc.integer({ min: 1, max: 999 })
    const words = fc.oneof(
      fc.tuple(count, unit).map(([n, name]) => `every ${n} ${name}s`),
      fc.tuple(count, unit).map(([n, name]) => `${n} ${name}s after done`),
      fc.tuple(count, days).map(([n, list]) => `every ${n} weeks on ${list.join(', ')}`),
      fc.tuple(count, nth).map(([n, date]) => `every ${n} months on the ${date}`),
      fc.uniqueArray(nth, { minLength: 1, maxLength: 31 }).map((dates) => `monthly on the ${dates.join(', ')}`),
      days.map((list) => `${list.join(' and ')} at 7:15pm`),
      fc.tuple(days, count).map(([list, n]) => `every ${list.join(', ')}, ${n} times, except 24 and 31 december 2026`),
      fc
        .tuple(unit, nth)
        .map(
          ([name, date]) => `every 2 ${name}s until 5 march 2027 except ${date.replace(/29th|3.*/, '1st')} june 2026`,
        ),
    )
    fc.assert(
      fc.property(words, (text) => {
        const found = readRecurrence(text)
        expect(readRecurrence(describeRecurrence(found))).toEqual(found)
        expect(found.rule.length).toBeLessThanOrEqual(255)
        expect(() => RRule.fromString(found.rule)).not.toThrow()
      }),
      { seed: 9, numRuns: 500 },
    )
  })

  test.each([
    '',
    'sometimes',
    'every',
    'every 0 days',
    '0 days after done',
    'monthly on the 32nd',
    'every 31 february',
  ])('“%s” is refused with examples', (text) => {
    expect(() => readRecurrence(text)).toThrow(UserError)
    expect(() => readRecurrence(text)).toThrow(/Try “every mon”/)
  })

  test('any text is read or refused', () => {
    const bits = 'every mon 2 weeks on the 1st last day of month after done at 9am yearly and , other'.split(' ')
    const text = fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...bits)), { maxLength: 8 })
    fc.assert(
      fc.property(text, (words) => {
        try {
          expect(describeRecurrence(readRecurrence(words.join(' ')))).not.toMatch(/undefined|NaN/)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
      { seed: 10, numRuns: 1000 },
    )
  })
})

describe('dates', () => {
  /** The dates that follow when each is done on its own day. */
  const series = (text: string, start: string, length: number, where = zone) => {
    const recurrence = readRecurrence(text)
    const found = [firstOccurrenceOf(recurrence, start, where)?.day]
    while (found.length < length) {
      const due = found.at(-1) ?? ''
      found.push(nextOccurrenceOf(recurrence, { today: due, due, start: found[0] ?? '', zone: where })?.day)
    }
    return found
  }

  test.each([
    ['mon', '2026-03-04', ['2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30']],
    ['wed', '2026-03-04', ['2026-03-04', '2026-03-11']],
    ['every weekday', '2026-03-05', ['2026-03-05', '2026-03-06', '2026-03-09']],
    ['every 2 weeks on tue', '2026-03-04', ['2026-03-10', '2026-03-24', '2026-04-07']],
    ['every 2 weeks on mon, fri', '2026-03-04', ['2026-03-06', '2026-03-16', '2026-03-20', '2026-03-30']],
    ['every 3 days', '2026-02-27', ['2026-02-27', '2026-03-02', '2026-03-05']],
    ['monthly', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['monthly', '2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30']],
    ['monthly on the 31st', '2026-02-01', ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['monthly on the last day', '2028-02-01', ['2028-02-29', '2028-03-31']],
    ['last friday of the month', '2026-03-04', ['2026-03-27', '2026-04-24', '2026-05-29']],
    ['every 1st and 15th', '2026-03-04', ['2026-03-15', '2026-04-01', '2026-04-15']],
    ['every 3 months on the 1st', '2026-03-04', ['2026-04-01', '2026-07-01', '2026-10-01']],
    ['yearly', '2026-03-04', ['2026-03-04', '2027-03-04']],
    ['yearly', '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
    ['yearly on 29 feb', '2026-03-04', ['2027-02-28', '2028-02-29', '2029-02-28']],
    ['3 days after done', '2026-02-27', ['2026-02-27', '2026-03-02', '2026-03-05']],
    ['1 month after done', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-28']],
    ['1 year after done', '2028-02-29', ['2028-02-29', '2029-02-28']],
  ])('%s from %s', (text, start, expected) => {
    expect(series(text, start, expected.length)).toEqual(expected)
  })

  const next = (text: string, turn: { today: string; due: string | null; start?: string }, where = zone) =>
    nextOccurrenceOf(readRecurrence(text), { start: '2026-01-05', zone: where, ...turn })

  test('missed ones never pile up: after a month away the next lies after today', () => {
    expect(next('mon', { today: '2026-03-04', due: '2026-02-02' })?.day).toBe('2026-03-09')
    expect(next('daily', { today: '2026-03-04', due: '2026-02-02' })?.day).toBe('2026-03-05')
    expect(next('every 2 weeks on mon', { today: '2026-03-04', due: '2026-01-05' })?.day).toBe('2026-03-16')
    expect(next('3 days after done', { today: '2026-03-04', due: '2026-02-02' })?.day).toBe('2026-03-07')
  })

  test('done early, the same date is not given again; by completion it counts from when it was done', () => {
    expect(next('fri', { today: '2026-03-04', due: '2026-03-06' })?.day).toBe('2026-03-13')
    expect(next('3 days after done', { today: '2026-03-04', due: '2026-03-06' })?.day).toBe('2026-03-07')
    expect(next('fri', { today: '2026-03-04', due: null })?.day).toBe('2026-03-06')
  })

  test('a time is the wall clock’s, on both sides of a clock change', () => {
    const daily = (today: string) => next('daily at 09:00', { today, due: today })
    expect(daily('2026-03-27')?.instant).toEqual(new Date('2026-03-28T08:00Z'))
    expect(daily('2026-03-28')?.instant).toEqual(new Date('2026-03-29T07:00Z'))
    const gap = next('daily at 02:30', { today: '2026-03-28', due: null })
    expect(gap).toEqual({ day: '2026-03-29', time: '02:30', instant: new Date('2026-03-29T01:30Z'), hasTime: true })
    expect(next('daily', { today: '2026-03-28', due: null })).toEqual({
      day: '2026-03-29',
      instant: new Date('2026-03-29T21:59Z'),
      hasTime: false,
    })
  })

  test('a date the zone skipped has no occurrence', () => {
    const apia = { today: '2011-12-29', due: null, start: '2011-12-01' }
    expect(next('daily', apia, 'Pacific/Apia')?.day).toBe('2011-12-31')
    expect(next('fri', apia, 'Pacific/Apia')?.day).toBe('2012-01-06')
    expect(next('1 day after done', apia, 'Pacific/Apia')?.day).toBe('2011-12-31')
  })

  test('in any zone and on any day, the next keeps its weekday and lies within its week after today', () => {
    const someDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n))
    const wish: RecurrenceRule = { rule: 'FREQ=WEEKLY;BYDAY=TH', basis: 'calendar', local_time: '23:30' }
    const where = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/Nuuk')
    fc.assert(
      fc.property(someDay, someDay, where, (start, today, place) => {
        const due = nextOccurrenceOf(wish, { today, due: null, start: [start, today].sort()[0] ?? today, zone: place })
        expect(weekday(due?.day ?? '')).toBe('thu')
        expect((due?.day ?? '') > today && (due?.day ?? '') <= addDays(today, 7)).toBe(true)
        expect(due && localDay(due.instant, place)).toBe(due?.day)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})
