// Rhythms in words: what is read, what is stored, what is shown, and what is refused.
import { describe, expect, test } from 'vitest'
import { decodeFrequency, encodeFrequency, frequencyText } from '../../../../src/domain/days/habits/frequency.ts'
import { parseHabitLine } from '../../../../src/domain/days/habits/line.ts'
import { isRhythm, parseFrequency } from '../../../../src/domain/days/habits/read-frequency.ts'
import { DomainError } from '../../../../src/user-error.ts'

const stored = (words: string): string => encodeFrequency(parseFrequency(words))

describe('a rhythm in words', () => {
  test.each([
    ['daily', 'daily'],
    ['7 days a week', 'daily'],
    ['once a week', 'weekly'],
    ['every 7 days', 'weekly'],
    ['twice a week', 'custom:2/week'],
    ['three times per week', 'custom:3/week'],
    ['3x/week', 'custom:3/week'],
    ['5 days a week', 'custom:5/week'],
    ['every other day', 'custom:every-2-days'],
    ['alternate days', 'custom:every-2-days'],
    ['every third day', 'custom:every-3-days'],
    ['fortnightly', 'custom:every-14-days'],
    ['every three weeks', 'custom:every-21-days'],
    ['monthly', 'custom:1/month'],
    ['twice a month', 'custom:2/month'],
    ['on the 1st', 'custom:month-1'],
    ['1st and 15th of every month', 'custom:month-1,15'],
    ['first Friday of every month', 'custom:month-1fri'],
    ['every 1st and 3rd saturday', 'custom:month-1sat,3sat'],
    ['last day of the month', 'custom:month--1'],
    ['end of the month', 'custom:month--1'],
    ['Mondays and Fridays', 'custom:mon,fri'],
    ['weekdays', 'custom:mon,tue,wed,thu,fri'],
  ])('“%s” is %s, and what is shown of it can be typed', (words, column) => {
    expect(stored(words)).toBe(column)
    expect(encodeFrequency(decodeFrequency(column))).toBe(column)
    expect(stored(frequencyText(parseFrequency(words)))).toBe(column)
    expect(column.length).toBeLessThanOrEqual(50)
  })

  test.each([
    ['every 2 months'],
    ['yearly'],
    ['every hour'],
    ['8 times a week'],
    ['every 2 weeks on tue'],
    ['every second friday'],
    ['someday'],
    ['every 400 days'],
    ['on the 32nd'],
    ['1st, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, 11th and 12th'],
    [''],
  ])('“%s” is refused with examples', (words) => {
    expect(() => parseFrequency(words)).toThrow(DomainError)
  })

  test('a damaged column is daily', () => {
    for (const column of ['custom:0/week', 'custom:month-', 'custom:month-32', 'custom:every--days', 'custom:', 'x'])
      expect(decodeFrequency(column).kind, column).toMatch(/daily|weekly/)
  })

  test('words that name a rhythm are known even where it cannot be read', () => {
    for (const words of ['every 2 months', 'yearly', 'every hour', 'twice a day']) expect(isRhythm(words)).toBe(true)
    for (const words of ['every room', 'each of them', 'a week off', 'daily mail']) expect(isRhythm(words)).toBe(false)
  })
})

describe('a habit in a line', () => {
  test.each([
    ['Gym at 18:00 twice a week', { name: 'Gym', at: '18:00', stored: 'custom:2/week' }],
    ['every other day water the plants', { name: 'Water the plants', stored: 'custom:every-2-days' }],
    ['Meds every night at 9', { name: 'Meds', at: '21:00', stored: 'daily' }],
    ['Meds at 9 every night', { name: 'Meds', at: '21:00', stored: 'daily' }],
    ['8 glasses of water 5 days a week', { name: 'Water', stored: 'custom:5/week', goal: 8, unit: 'glasses' }],
    ['drink eight glasses of water every day', { name: 'Water', stored: 'daily', goal: 8, unit: 'glasses' }],
    ['water x8', { name: 'Water', goal: 8, unit: null }],
    ['Meds twice a day', { name: 'Meds', goal: 2, unit: null }],
    ['20 pushups a day', { name: 'Pushups', goal: 20, unit: null }],
    ['Read 10 pages a day', { name: 'Read', goal: 10, unit: 'pages' }],
    ['Tidy every room', { name: 'Tidy every room' }],
    ['Watch the first', { name: 'Watch the first' }],
    ['Do one thing at a time', { name: 'Do one thing at a time' }],
    ['1 apple a day', { name: '1 apple a day' }],
    ['Run 5k', { name: 'Run 5k' }],
  ])('%s', (typed, { stored: column, goal, unit, ...rest }: Record<string, unknown>) => {
    const { frequency, goal: counted, ...read } = parseHabitLine({ name: typed })
    expect(read).toEqual(rest)
    expect(frequency && encodeFrequency(frequency)).toBe(column)
    expect(counted).toEqual(goal === undefined ? undefined : { goal, unit })
  })
})
