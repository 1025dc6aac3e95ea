// The times of day of a rhythm: several of them in their order, where they may stand, and what is no time of one.
import { describe, expect, test } from 'vitest'
import { partNamed, readTimes, timeLast } from '../../src/language/rhythm-times.ts'
import { readRhythm } from '../../src/language/rhythms.ts'

const READING = { now: new Date('2026-03-05T07:00:00Z'), zone: 'Europe/London' }
const timesOf = (text: string) => readRhythm(text, READING)?.recurrences.map(({ local_time }) => local_time)

describe('several times of a day', () => {
  test.each([
    ['every day at 8 and 8', ['08:00', '20:00']],
    ['every day at 8 & 8', ['08:00', '20:00']],
    ['every day at 8+8', ['08:00', '20:00']],
    ['every day at 8, and 8', ['08:00', '20:00']],
    ['every day at 8:30 and 3:15', ['08:30', '15:15']],
    ['every day at 8, 12, 4 and 8', ['08:00', '12:00', '16:00', '20:00']],
    ['at 8, 12 and 6 every day', ['08:00', '12:00', '18:00']],
    ['8am, 1pm and 8pm every day', ['08:00', '13:00', '20:00']],
    ['every day at 9 and noon', ['09:00', '12:00']],
    // The one behind it comes first where the clock says so.
    ['every day at 08:00 and 07:00', ['08:00', '07:00']],
    ['every day at 8am and 7am', ['08:00', '07:00']],
    ['every day at 9 and 8 in the morning', ['09:00', '08:00']],
    // What was said for the evening is not said again for it.
    ['every day at 8pm and 8', ['20:00', '08:00']],
    ['every day at 10pm and 7', ['22:00', '07:00']],
    ['every day at 21:00 and 10', ['21:00', '22:00']],
    ['every day at 12:30 and 12', ['12:30', '12:00']],
    ['every evening at 8 and 10', ['20:00', '22:00']],
    ['every morning at 8', ['08:00']],
    ['every afternoon at 2 and 4', ['14:00', '16:00']],
    ['every night at 9', ['21:00']],
    ['every day at 9 in the evening', ['21:00']],
    // Said twice, meant once.
    ['every day at 8am and 8:00 am', ['08:00']],
    ['every day', [null]],
    ['8am and 8pm for a week', ['08:00', '20:00']],
    ['8am and 8pm until friday', ['08:00', '20:00']],
    ['every day at 1, 2, 3, 4, 5 and 6', ['13:00', '14:00', '15:00', '16:00', '17:00', '18:00']],
  ])('“%s” is at %j', (text, times) => {
    expect(timesOf(text)).toEqual(times)
  })

  test.each([
    // Nobody says which rhythm.
    '8am and 8pm',
    '8am until friday',
    '9 every day',
    // More than anyone means.
    'every day at 1, 2, 3, 4, 5, 6 and 7',
    'every day at 9 and lunch',
    'every day at this time',
    'every day in 20 minutes',
    'every day tomorrow',
    'every day at 9 and tomorrow at 10',
    'next week every monday',
    'this time every day',
  ])('“%s” is no rhythm', (text) => {
    expect(timesOf(text)).toBeUndefined()
  })

  test('a time behind a day without it is that of the others', () => {
    expect(timeLast('every weekday 9:15 except wednesday')).toBe('every weekday except wednesday 9:15')
    expect(timeLast('every weekday half past nine except wednesday')).toBe(
      'every weekday except wednesday half past nine',
    )
    expect(timeLast('every weekday except wednesday')).toBe('every weekday except wednesday')
    expect(timeLast('every weekday evening except wednesday')).toBe('every weekday evening except wednesday')
    expect(timeLast('every weekday at 9:15')).toBe('every weekday at 9:15')
    expect(timeLast('9:15 except wednesday')).toBe('9:15 except wednesday')
    expect(timesOf('every weekday 9:15 except wednesday')).toEqual(['09:15'])
  })
})

describe('the first day of a rhythm', () => {
  const dayKind = (text: string, mayHaveDay: boolean) => readTimes(text, mayHaveDay)?.day?.day?.kind

  test('stands in front of it alone, with or without its time', () => {
    expect(dayKind('tomorrow', true)).toBe('plus')
    expect(dayKind('tomorrow', false)).toBeUndefined()
    expect(readTimes('tomorrow 5pm', true)?.clocks).toMatchObject([{ clock: { hour: 5, meridiem: 'pm' } }])
    expect(readTimes('tomorrow', true)?.clocks).toEqual([])
    expect(readTimes('tomorrow 5pm', false)).toBeNull()
    expect(readTimes('at 9', false)).toMatchObject({ clocks: [{ clock: { hour: 9 } }], day: null })
  })

  test.each([
    'starting tomorrow',
    'starting on friday',
    'beginning tomorrow',
    'commencing friday',
    'from friday',
    'as of friday',
    'friday,',
    'tomorrow 9',
  ])('“%s” names one', (text) => {
    expect(readTimes(text, true)?.day).toBeTruthy()
  })

  test.each(['next week', '9', 'in 20 minutes', 'starting', 'this time tomorrow', 'morning and evening'])(
    '“%s” names none',
    (text) => {
      expect(readTimes(text, true)).toBeNull()
    },
  )

  test('is not read where none may stand', () => {
    expect(readTimes('starting friday', false)).toBeNull()
    expect(readTimes('starting at 9', false)).toBeNull()
  })
})

test('parts of the day by their names', () => {
  expect(['morning', 'afternoon', 'evening', 'night', 'noon', undefined].map(partNamed)).toEqual([
    'morning',
    'afternoon',
    'evening',
    'night',
    null,
    null,
  ])
})
