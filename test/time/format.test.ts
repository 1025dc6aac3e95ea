// How days and moments read.
import { describe, expect, test } from 'vitest'
import {
  addDays,
  formatClock,
  formatDay,
  formatLongDay,
  formatMinutes,
  formatMoment,
  formatNearDay,
  MONTHS,
  writeClocks,
} from '../../src/time/index.ts'

const at = new Date('2026-03-05T08:00:00Z')

test('a moment reads in the zone given', () => {
  expect(formatMoment(at, 'Europe/Vienna')).toBe('Thu 5 March, 09:00')
  expect(formatMoment(at, 'America/Los_Angeles')).toBe('Thu 5 March, 00:00')
  expect(formatMoment(at, 'Pacific/Honolulu')).toBe('Wed 4 March, 22:00')
  expect(formatMoment(at, 'Europe/Vienna', { show: 'day' })).toBe('Thu 5 March')
  expect(formatMoment(at, 'Europe/Vienna', { show: 'time' })).toBe('09:00')
})

test('the year is added when it is another one there', () => {
  const now = new Date('2025-12-31T20:00:00Z')
  expect(formatMoment(at, 'Europe/Vienna', { now })).toBe('Thu 5 March 2026, 09:00')
  expect(formatMoment(at, 'Asia/Tokyo', { now })).toBe('Thu 5 March, 17:00') // already 2026 in Tokyo
  expect(formatMoment(at, 'Europe/Vienna', { now: at })).toBe('Thu 5 March, 09:00')
})

test('a day', () => {
  expect(formatDay('2028-02-29')).toBe('Tue 29 February')
  expect(formatDay('2028-02-29', '2027-12-31')).toBe('Tue 29 February 2028')
  expect(formatDay('2026-05-01', '2026-12-31')).toBe('Fri 1 May')
})

test('every month and weekday has its name', () => {
  const months = Array.from({ length: 12 }, (_, i) => formatLongDay(`2026-${String(i + 1).padStart(2, '0')}-05`))
  expect(months).toEqual([
    'Monday 5 January',
    'Thursday 5 February',
    'Thursday 5 March',
    'Sunday 5 April',
    'Tuesday 5 May',
    'Friday 5 June',
    'Sunday 5 July',
    'Wednesday 5 August',
    'Saturday 5 September',
    'Monday 5 October',
    'Thursday 5 November',
    'Saturday 5 December',
  ])
  expect(months.map((text) => text.split(' ')[2])).toEqual(MONTHS)
  const week = Array.from({ length: 7 }, (_, i) => formatDay(addDays('2026-03-02', i)).slice(0, 3))
  expect(week).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
})

describe('a day as it is spoken of, on Thursday 31 December 2026', () => {
  test.each([
    ['2026-12-29', 'Tue 29 December'],
    ['2026-12-30', 'yesterday'],
    ['2026-12-31', 'today'],
    ['2027-01-01', 'tomorrow'],
    ['2027-01-02', 'Sat'],
    ['2027-01-06', 'Wed'],
    // A week away the weekday alone would be taken for today's.
    ['2027-01-07', 'Thu 7 January 2027'],
    ['2025-12-31', 'Wed 31 December 2025'],
  ])('%s is “%s”', (day, text) => {
    expect(formatNearDay(day, '2026-12-31')).toBe(text)
  })
})

test.each([
  [0, '0 min'],
  [1, '1 min'],
  [59, '59 min'],
  [60, '1 h'],
  [61, '1 h 1 min'],
  [120, '2 h'],
  [1530, '25 h 30 min'],
])('%i minutes read “%s”', (minutes, text) => {
  expect(formatMinutes(minutes)).toBe(text)
})

test.each([
  ['00:00', '12:00 am'],
  ['00:05', '12:05 am'],
  ['01:00', '1:00 am'],
  ['11:59', '11:59 am'],
  ['12:00', '12:00 pm'],
  ['13:07', '1:07 pm'],
  ['23:59', '11:59 pm'],
])('%s on a clock of twelve hours is %s', (time, text) => {
  expect(formatClock(time, '12')).toBe(text)
  expect(formatClock(time, '24')).toBe(time)
})

describe('the clock times of a text, on a clock of twelve hours', () => {
  test.each([
    ['Quiet from 22:00 to 08:30.', 'Quiet from 10:00 pm to 8:30 am.'],
    ['09:00, 19:05 and 23:59', '9:00 am, 7:05 pm and 11:59 pm'],
    ['00:00', '12:00 am'],
    // What is no time of day stays as it is written.
    ['9:00', '9:00'],
    ['24:00 or 12:60', '24:00 or 12:60'],
    ['2026-03-05T09:30:00Z', '2026-03-05T09:30:00Z'],
    ['1:09:30', '1:09:30'],
    ['09:30:15', '09:30:15'],
    ['109:30', '109:30'],
    ['09:301', '09:301'],
    ['3.09:30', '3.09:30'],
    ['08:30–09:30', '8:30 am–9:30 am'],
    // It says already which half of the day.
    ['10:30 pm', '10:30 pm'],
    ['10:30pm and 10:30 a.m.', '10:30pm and 10:30 a.m.'],
    ['10:30 amber', '10:30 am amber'],
  ])('“%s” reads “%s”', (text, written) => {
    expect(writeClocks(text, '12')).toBe(written)
    expect(writeClocks(text, '24')).toBe(text)
  })
})

test('a moment on a clock of twelve hours', () => {
  expect(formatMoment(at, 'Europe/Vienna', { hours: '12' })).toBe('Thu 5 March, 9:00 am')
  expect(formatMoment(at, 'Europe/Vienna', { hours: '12', show: 'time' })).toBe('9:00 am')
})
