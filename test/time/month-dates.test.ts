// Dates of every month: rent on the 1st, a report on the last day, a club on the first Friday.
import { describe, expect, test } from 'vitest'
import {
  addDays,
  decodeMonthDates,
  encodeMonthDates,
  isMonthDate,
  monthDatesText,
  monthLater,
  monthStart,
  nextMonthStart,
} from '../../src/time/index.ts'

/** All days of a year that these dates are. */
const daysOf = (text: string, year: number): string[] =>
  Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter(
    (day) => day.startsWith(`${year}`) && isMonthDate(day, decodeMonthDates(text) ?? []),
  )

describe('the days of a year', () => {
  test.each([
    [
      '1',
      2026,
      ['01-01', '02-01', '03-01', '04-01', '05-01', '06-01', '07-01', '08-01', '09-01', '10-01', '11-01', '12-01'],
    ],
    // A month without that date has it on its last day.
    [
      '31',
      2026,
      ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'],
    ],
    [
      '-1',
      2028,
      ['01-31', '02-29', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'],
    ],
    [
      '1fri',
      2026,
      ['01-02', '02-06', '03-06', '04-03', '05-01', '06-05', '07-03', '08-07', '09-04', '10-02', '11-06', '12-04'],
    ],
    [
      '2mon',
      2026,
      ['01-12', '02-09', '03-09', '04-13', '05-11', '06-08', '07-13', '08-10', '09-14', '10-12', '11-09', '12-14'],
    ],
    [
      '4sun',
      2026,
      ['01-25', '02-22', '03-22', '04-26', '05-24', '06-28', '07-26', '08-23', '09-27', '10-25', '11-22', '12-27'],
    ],
    [
      '-1fri',
      2026,
      ['01-30', '02-27', '03-27', '04-24', '05-29', '06-26', '07-31', '08-28', '09-25', '10-30', '11-27', '12-25'],
    ],
  ])('“%s” in %i', (text, year, days) => {
    expect(daysOf(text, year)).toEqual(days.map((day) => `${year}-${day}`))
  })

  test('several dates are each of them', () => {
    expect(daysOf('1,15,-1', 2026).slice(0, 6)).toEqual([
      '2026-01-01',
      '2026-01-15',
      '2026-01-31',
      '2026-02-01',
      '2026-02-15',
      '2026-02-28',
    ])
  })
})

test.each([
  ['1', [{ date: 1 }], 'on the 1st of each month'],
  ['31', [{ date: 31 }], 'on the 31st of each month'],
  ['-1', [{ date: -1 }], 'on the last day of each month'],
  ['1,15', [{ date: 1 }, { date: 15 }], 'on the 1st and 15th of each month'],
  ['2,3,4', [{ date: 2 }, { date: 3 }, { date: 4 }], 'on the 2nd, 3rd and 4th of each month'],
  [
    '10,11,12,13',
    [{ date: 10 }, { date: 11 }, { date: 12 }, { date: 13 }],
    'on the 10th, 11th, 12th and 13th of each month',
  ],
  [
    '14,20,21,22,23',
    [{ date: 14 }, { date: 20 }, { date: 21 }, { date: 22 }, { date: 23 }],
    'on the 14th, 20th, 21st, 22nd and 23rd of each month',
  ],
  ['1fri', [{ rank: 1, weekday: 'fri' }], 'on the 1st Fri of each month'],
  ['4sun', [{ rank: 4, weekday: 'sun' }], 'on the 4th Sun of each month'],
  ['-1mon', [{ rank: -1, weekday: 'mon' }], 'on the last Mon of each month'],
])('“%s” is read, written as it was, and reads in English', (text, dates, english) => {
  expect(decodeMonthDates(text)).toEqual(dates)
  expect(encodeMonthDates(decodeMonthDates(text) ?? [])).toBe(text)
  expect(monthDatesText(decodeMonthDates(text) ?? [])).toBe(english)
})

test.each([
  '',
  '0',
  '00',
  '32',
  '5fri',
  '0mon',
  '-2',
  '-2fri',
  '1fry',
  '1frid',
  'fri',
  '1,',
  '1,32',
  '1 fri',
  'x1',
  '1x',
  '111',
  '+1',
])('“%s” are no dates of a month', (text) => {
  expect(decodeMonthDates(text)).toBeNull()
})

test('the beginnings of months', () => {
  expect(monthStart('2026-03-31')).toBe('2026-03-01')
  expect(monthStart('2026-03-01')).toBe('2026-03-01')
  expect(nextMonthStart('2026-01-31')).toBe('2026-02-01')
  expect(nextMonthStart('2026-02-01')).toBe('2026-03-01')
  expect(nextMonthStart('2026-12-05')).toBe('2027-01-01')
})

test.each([
  ['2026-01-15', '2026-02-15'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-30', '2028-02-29'],
  ['2026-02-28', '2026-03-28'],
  ['2026-03-31', '2026-04-30'],
  ['2026-12-31', '2027-01-31'],
])('a month after %s is %s', (day, later) => {
  expect(monthLater(day)).toBe(later)
})
