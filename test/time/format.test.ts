// How days and moments read.
import { expect, test } from 'vitest'
import { formatDay, formatMoment } from '../../src/time/index.ts'

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
