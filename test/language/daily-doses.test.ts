// What is taken several times a day repeats every day, though nobody says so; what else has two times does not.
import { expect, test } from 'vitest'
import { findDailyDoses, SEVERAL_TIMES } from '../../src/language/daily-doses.ts'

test.each([
  ['pills at 8 and 8', 'pills', ['08:00', '20:00']],
  ['take tablets at 9 and 6', 'take tablets', ['09:00', '18:00']],
  ['meds 8am & 8pm', 'meds', ['08:00', '20:00']],
  ['insulin at 7, 12 and 6', 'insulin', ['07:00', '12:00', '18:00']],
  ['Pills at 8 and 8!!', 'Pills', ['08:00', '20:00']],
  ['take st. john’s tablets at 8 and 8.', 'take st. john’s tablets', ['08:00', '20:00']],
  ['meds 8am and at 8pm', 'meds', ['08:00', '20:00']],
  ['eye drops for nan at 8, noon and 8', 'eye drops for nan', ['08:00', '12:00', '20:00']],
])('%s', (line, title, times) => {
  const found = findDailyDoses(line)
  expect(found).toMatchObject({ title, isCertain: true })
  expect(found?.recurrences.map(({ local_time }) => local_time)).toEqual(times)
  expect(found?.recurrences.every(({ rule }) => rule === 'FREQ=DAILY')).toBe(true)
})

test.each([
  'meeting at 9 and 11',
  'pills at 8',
  'pick up pills tomorrow at 4 and 5',
  'pills and 8 plasters',
  'pills at 9am and 9am',
  'pills at 25 and 26',
  '',
])('“%s” is none', (line) => expect(findDailyDoses(line)).toBeNull())

test('a line that ends in several times has no single one', () => {
  expect(SEVERAL_TIMES.test('call sam at 8am and 8pm')).toBe(true)
  expect(SEVERAL_TIMES.test('Call sam At 8AM and 8PM')).toBe(true)
  expect(SEVERAL_TIMES.test('call sam at 3 and 5')).toBe(true)
  expect(SEVERAL_TIMES.test('call sam at 3')).toBe(false)
  expect(SEVERAL_TIMES.test('buy 2 and 3 plugs at 4')).toBe(false)
})
