// Feasts: computed days, and whose day it is where countries differ. Now is Thursday 5 March 2026, 10:30.
import { describe, expect, test } from 'vitest'
import { readCapture, readWhen } from '../../src/language/capture-line.ts'
import { easterSunday, orthodoxEasterSunday } from '../../src/language/easter.ts'
import { wallClockInstant } from '../../src/time/index.ts'

const readingIn = (zone: string) => ({ now: wallClockInstant('2026-03-05', '10:30', zone) ?? new Date(0), zone })
const read = (line: string, zone = 'Europe/London') => {
  const { title, due, offers, unread } = readCapture(line, readingIn(zone))
  return {
    title,
    due: due && [due.day, due.time].filter(Boolean).join(' '),
    offers: offers.map(({ day, time }) => [day, time].filter(Boolean).join(' ')),
    unread,
  }
}

// The tables of the Nautical Almanac Office and of the Orthodox churches.
test('Easter is the Sunday of the tables, west and east', () => {
  expect([2024, 2025, 2026, 2027, 2028, 2030, 2038].map(easterSunday)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2030-04-21',
    '2038-04-25',
  ])
  expect([2024, 2025, 2026, 2027, 2028].map(orthodoxEasterSunday)).toEqual([
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2028-04-16',
  ])
})

describe('a feast behind a preposition is the date', () => {
  test.each([
    ['lunch with nan on easter monday', 'lunch with nan', '2026-04-06'],
    ['book ferry before good friday', 'book ferry', '2026-04-03'],
    ['return library books by Easter', 'return library books', '2026-04-05'],
    ['pancakes on Pancake Day', 'pancakes', '2027-02-09'],
    ['order a TV on black friday', 'order a TV', '2026-11-27'],
    ['haggis on burns night', 'haggis', '2027-01-25'],
    ['roast lamb easter sunday 1pm', 'roast lamb', '2026-04-05 13:00'],
    ['order flowers 2 days before Easter Sunday', 'order flowers', '2026-04-03'],
    ['parcels out the day before Christmas', 'parcels out', '2026-12-24'],
    ['meet Ann the day after Good Friday', 'meet Ann', '2026-04-04'],
  ])('“%s”', (line, title, due) => {
    expect(read(line)).toMatchObject({ title, due })
  })

  test('an answer to “when?” needs none', () => {
    expect(readWhen('Easter Monday', readingIn('Europe/London')).day).toBe('2026-04-06')
  })
})

describe('a country decides', () => {
  test.each([
    ['flowers by mother’s day', 'Europe/London', '2026-03-15'],
    ['flowers by mothers day', 'America/New_York', '2026-05-10'],
    ['card by father’s day', 'Australia/Sydney', '2026-09-06'],
    ['card by father’s day', 'America/New_York', '2026-06-21'],
    ['call aunt on thanksgiving', 'America/New_York', '2026-11-26'],
    ['call aunt on thanksgiving', 'America/Toronto', '2026-10-12'],
    ['bbq on labor day', 'America/Chicago', '2026-09-07'],
    ['flag out on memorial day', 'America/New_York', '2026-05-25'],
  ])('%s in %s', (line, zone, due) => {
    expect(read(line, zone).due).toBe(due)
  })

  test('where it can’t be told, both are offered and none is taken', () => {
    expect(read('call aunt on thanksgiving', 'Europe/Vienna')).toEqual({
      title: 'call aunt on thanksgiving',
      due: null,
      offers: ['2026-11-26', '2026-10-12'],
      unread: '',
    })
    expect(read('lamb on Easter Sunday', 'Europe/Athens')).toMatchObject({
      due: null,
      offers: ['2026-04-12', '2026-04-05'],
    })
    expect(read('bbq on the august bank holiday')).toMatchObject({ due: '2026-08-31', offers: ['2026-08-03'] })
  })
})

describe('a feast may be what it is about', () => {
  test.each(['plan easter monday', 'cake for Easter Sunday', 'Good Friday agreement essay', 'Thanksgiving shopping'])(
    '“%s” keeps its words and has no date',
    (line) => {
      expect(read(line)).toMatchObject({ title: line, due: null })
    },
  )

  test('a clock beside a feast that isn’t computed is no clock of today', () => {
    expect(read('Diwali dinner 4pm')).toMatchObject({ title: 'Diwali dinner 4pm', due: null, offers: [] })
    expect(read('red envelopes by chinese new year')).toMatchObject({ due: null, unread: 'by chinese new year' })
  })
})
