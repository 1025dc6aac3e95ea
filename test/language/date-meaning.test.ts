// The day and the time that words mean for one person: by their now, their zone and where their day begins.
import { describe, expect, test } from 'vitest'
import { type DateContext, type Due, meaningOf, otherMeanings, timeMeant } from '../../src/language/date-meaning.ts'
import { readDateWords } from '../../src/language/date-words.ts'
import { readMoment } from '../../src/language/when.ts'
import { wallClockInstant } from '../../src/time/index.ts'

const VIENNA = 'Europe/Vienna'
const at = (text: string, zone = VIENNA): Date =>
  wallClockInstant(text.slice(0, 10), text.slice(11), zone) ?? new Date(Number.NaN)
const textOf = (due: Due | null): string => (due ? [due.day, due.time, due.part].filter(Boolean).join(' ') : 'none')

/** @param now on the wall clock of the zone */
function meant(words: string, now: string, more: Partial<DateContext> = {}): string {
  const zone = more.zone ?? VIENNA
  const due = readMoment(words, { now: at(now, zone), zone, ...more })
  if (due?.time !== undefined) expect(wallClockInstant(due.day, due.time, zone), words).toEqual(due.instant)
  expect(due === null || due.hasTime === (due.time !== undefined), words).toBe(true)
  return textOf(due)
}

function others(words: string, now: string, more: Partial<DateContext> = {}): string[] {
  const zone = more.zone ?? VIENNA
  const read = readDateWords(words)
  return read ? otherMeanings(read, { now: at(now, zone), zone, ...more }).map(textOf) : ['unread']
}

const THURSDAY = '2026-03-05 10:30'

describe('days, said on Thursday 5 March 2026', () => {
  test.each([
    ['today', '2026-03-05'],
    ['tomorrow', '2026-03-06'],
    ['the day after tomorrow', '2026-03-07'],
    ['thursday', '2026-03-12'],
    ['friday', '2026-03-06'],
    ['wednesday', '2026-03-11'],
    ['this thursday', '2026-03-05'],
    ['next thursday', '2026-03-12'],
    ['next friday', '2026-03-13'],
    ['friday after next', '2026-03-20'],
    ['next monday', '2026-03-09'],
    ['friday the 13th', '2026-03-13'],
    ['friday the 12th', '2026-06-12'],
    ['on the 5th', '2026-03-05'],
    ['on the 4th', '2026-04-04'],
    ['on the 31st', '2026-03-31'],
    ['5 march', '2026-03-05'],
    ['4 march', '2027-03-04'],
    ['29 february', '2028-02-29'],
    ['31 february', 'none'],
    ['5/3', '2026-03-05'],
    ['25/3', '2026-03-25'],
    ['3/25', '2026-03-25'],
    ['13/13', 'none'],
    ['fri 6 march', '2026-03-06'],
    ['fri 7 march', 'none'],
    ['2026-05-01', '2026-05-01'],
    ['2025-05-01', '2025-05-01'],
    ['2026-02-30', 'none'],
    ['in 3 days', '2026-03-08'],
    ['in 2 weeks', '2026-03-19'],
    ['in a fortnight', '2026-03-19'],
    ['in 3 months', '2026-06-05'],
    ['in a year', '2027-03-05'],
    ['in 3 working days', '2026-03-10'],
    ['2 days before 3 april', '2026-04-01'],
    ['2 weeks after 3 april', '2026-04-17'],
    ['within 14 days of 2 march', '2026-03-16'],
    ['within 2 days of 2 march', '2027-03-04'],
    ['a week on saturday', '2026-03-14'],
    ['the friday before easter', '2026-04-03'],
    ['the friday after 3 april', '2026-04-10'],
    ['the weekend after 3 april', '2026-04-04'],
    ['the weekend before 4 april', '2026-03-28'],
    ['the day after christmas', '2026-12-26'],
    ['this week', '2026-03-06'],
    ['next week', '2026-03-09'],
    ['middle of next week', '2026-03-11'],
    ['end of next week', '2026-03-13'],
    ['week after next', '2026-03-16'],
    ['this weekend', '2026-03-07'],
    ['next weekend', '2026-03-14'],
    ['end of the month', '2026-03-31'],
    ['next month', '2026-04-01'],
    ['end of the quarter', '2026-03-31'],
    ['end of the year', '2026-12-31'],
    ['first friday of march', '2026-03-06'],
    ['first monday of march', '2027-03-01'],
    ['last friday of march', '2026-03-27'],
    ['second tuesday of next month', '2026-04-14'],
    ['end of march', '2026-03-31'],
    ['end of february', '2027-02-28'],
    ['1st of next month', '2026-04-01'],
    ['last working day of the month', '2026-03-31'],
    ['first working day of next month', '2026-04-01'],
    ['first working day of august', '2026-08-03'],
    ['last working day of may', '2026-05-29'],
  ])('“%s” is %s', (words, day) => {
    expect(meant(words, THURSDAY)).toBe(day)
  })

  test.each([
    ['this week', '2026-03-07', '2026-03-08'],
    ['this week', '2026-03-06', '2026-03-06'],
    ['this weekend', '2026-03-07', '2026-03-07'],
    ['this weekend', '2026-03-08', '2026-03-08'],
    ['next week', '2026-03-08', '2026-03-09'],
    ['next friday', '2026-03-08', '2026-03-13'],
    ['end of the quarter', '2026-04-01', '2026-06-30'],
    ['end of the quarter', '2026-12-31', '2026-12-31'],
    ['end of the month', '2026-02-01', '2026-02-28'],
    ['next month', '2026-12-31', '2027-01-01'],
    ['in a month', '2026-01-31', '2026-02-28'],
    ['in 13 months', '2026-11-30', '2027-12-30'],
    ['in 5 working days', '2026-03-06', '2026-03-13'],
    ['in 1 working day', '2026-03-07', '2026-03-09'],
    ['on the 31st', '2026-04-01', '2026-05-31'],
    ['1 january', '2026-12-31', '2027-01-01'],
    ['29 february', '2096-03-01', '2104-02-29'],
    ['first monday of the month', '2026-03-03', '2026-04-06'],
    ['last friday of the month', '2026-03-28', '2026-04-24'],
    // Its own day is still the one that is meant.
    ['last friday of march', '2026-03-27', '2026-03-27'],
    ['last friday of march', '2026-03-28', '2027-03-26'],
    ['within 3 days of 2 march', '2026-03-05', '2026-03-05'],
    ['within 2 days of 2 march', '2026-03-05', '2027-03-04'],
    ['2 working days before monday', '2026-03-05', '2026-03-05'],
    ['two working days before the 20th', '2026-03-05', '2026-03-18'],
    ['the 30th of next month', '2026-03-05', '2026-04-30'],
    ['the 31st of next month', '2026-03-05', 'none'],
    ['fifth monday of next month', '2026-03-05', 'none'],
    ['13/4', '2026-03-05', '2026-04-13'],
    ['4/13', '2026-03-05', '2026-04-13'],
    ['12/4', '2026-03-05', '2026-04-12'],
    ['13/13', '2026-03-05', 'none'],
    ['5/0', '2026-03-05', 'none'],
  ])('“%s”, said on %s, is %s', (words, today, day) => {
    expect(meant(words, `${today} 10:30`)).toBe(day)
  })

  test('where months come first, and where weeks begin on Sunday', () => {
    expect(meant('5/3', THURSDAY, { monthFirst: true })).toBe('2026-05-03')
    expect(meant('25/3', THURSDAY, { monthFirst: true })).toBe('2026-03-25')
    expect(meant('4 march', THURSDAY, { monthFirst: true })).toBe('2027-03-04')
    expect(meant('next sunday', THURSDAY)).toBe('2026-03-15')
    expect(meant('next sunday', THURSDAY, { weekStartsOn: 'sun' })).toBe('2026-03-08')
    expect(meant('next week', '2026-03-08 10:30', { weekStartsOn: 'sun' })).toBe('2026-03-16')
  })

  test('a date that a zone skipped is none', () => {
    const apia = { zone: 'Pacific/Apia' }
    expect(meant('30 december', '2011-12-28 10:30', apia)).toBe('none')
    expect(meant('30 december 9am', '2011-12-28 10:30', apia)).toBe('none')
    expect(meant('31 december', '2011-12-28 10:30', apia)).toBe('2011-12-31')
  })

  test('a day without a time lasts until its last minute', () => {
    const due = readMoment('tomorrow', { now: at(THURSDAY), zone: VIENNA })
    expect([due?.hasTime, due?.instant]).toEqual([false, at('2026-03-06 23:59')])
  })
})

describe('times', () => {
  test.each([
    // What has passed today comes tomorrow; said after noon, an open hour is this evening.
    ['11:00', THURSDAY, '2026-03-05 11:00'],
    ['09:00', THURSDAY, '2026-03-06 09:00'],
    ['9am', THURSDAY, '2026-03-06 09:00'],
    ['at 9', THURSDAY, '2026-03-06 09:00'],
    ['at 9', '2026-03-05 12:00', '2026-03-05 21:00'],
    ['at 9', '2026-03-05 11:59', '2026-03-06 09:00'],
    ['at 9', '2026-03-05 21:00', '2026-03-06 09:00'],
    ['at 9', '2026-03-05 20:59', '2026-03-05 21:00'],
    ['at 3', THURSDAY, '2026-03-05 15:00'],
    ['at 12', '2026-03-05 12:30', '2026-03-06 12:00'],
    ['today at 9', THURSDAY, '2026-03-05 21:00'],
    ['today at 9am', THURSDAY, '2026-03-05 09:00'],
    ['today at 09:00', THURSDAY, '2026-03-05 09:00'],
    ['today at 9', '2026-03-05 22:00', '2026-03-05 09:00'],
    // Exactly now has passed.
    ['10:30', THURSDAY, '2026-03-06 10:30'],
    ['10:31', THURSDAY, '2026-03-05 10:31'],
    // A weekday is today's while its time is to come.
    ['thursday 11am', THURSDAY, '2026-03-05 11:00'],
    ['thursday 9am', THURSDAY, '2026-03-12 09:00'],
    ['this thursday 9am', THURSDAY, '2026-03-05 09:00'],
    ['next thursday 9am', THURSDAY, '2026-03-12 09:00'],
    ['5 march 9am', THURSDAY, '2026-03-05 09:00'],
    ['5 march 3am', THURSDAY, '2026-03-05 03:00'],
    ['thursday evening', THURSDAY, '2026-03-05 evening'],
    ['tomorrow at 9', THURSDAY, '2026-03-06 09:00'],
    ['tomorrow at 3', THURSDAY, '2026-03-06 15:00'],
    ['tomorrow at 6', THURSDAY, '2026-03-06 18:00'],
    ['tomorrow at 7', THURSDAY, '2026-03-06 07:00'],
    ['tomorrow at 03:00', THURSDAY, '2026-03-06 03:00'],
    ['tomorrow 9', THURSDAY, '2026-03-06 09:00'],
    ['friday 13', THURSDAY, '2026-03-06 13:00'],
    ['friday 6', THURSDAY, '2026-03-06'],
    ['friday 6h', THURSDAY, 'none'],
    ['friday 18h', THURSDAY, '2026-03-06 18:00'],
    ['friday 6pm', THURSDAY, '2026-03-06 18:00'],
    // Parts of the day.
    ['saturday evening', THURSDAY, '2026-03-07 evening'],
    ['tomorrow morning', THURSDAY, '2026-03-06 morning'],
    ['tomorrow evening at 8', THURSDAY, '2026-03-06 20:00'],
    ['tomorrow morning at 6', THURSDAY, '2026-03-06 06:00'],
    ['tomorrow afternoon at 11', THURSDAY, '2026-03-06 23:00'],
    ['tomorrow afternoon at 12', THURSDAY, '2026-03-06 12:00'],
    ['tomorrow morning at 12', THURSDAY, '2026-03-06 00:00'],
    ['tomorrow night at 9', THURSDAY, '2026-03-06 21:00'],
    ['tomorrow night at 12', THURSDAY, '2026-03-07 00:00'],
    ['tomorrow night at 1', THURSDAY, '2026-03-07 01:00'],
    ['tomorrow night at 4', THURSDAY, '2026-03-07 04:00'],
    ['tomorrow night at 5', THURSDAY, '2026-03-06 17:00'],
    ['saturday night 1:40 am', THURSDAY, '2026-03-08 01:40'],
    ['saturday night 5 am', THURSDAY, '2026-03-07 05:00'],
    ['saturday night 10 pm', THURSDAY, '2026-03-07 22:00'],
    ['today at 9 in the morning', THURSDAY, '2026-03-05 09:00'],
    // Noon and midnight; midnight ends the day it is named with.
    ['noon', THURSDAY, '2026-03-05 12:00'],
    ['tomorrow 12am', THURSDAY, '2026-03-06 00:00'],
    ['tomorrow 12pm', THURSDAY, '2026-03-06 12:00'],
    ['midnight', THURSDAY, '2026-03-06 00:00'],
    // After midnight the person's day is still the one before.
    ['today 3pm', '2026-03-06 01:00', '2026-03-06 15:00'],
    ['today 1:30 am', '2026-03-06 01:00', '2026-03-06 01:30'],
    ['today at 3am', '2026-03-05 23:00', '2026-03-06 03:00'],
    ['today at 4am', '2026-03-05 23:00', '2026-03-05 04:00'],
    ['today at 5am', '2026-03-05 23:00', '2026-03-05 05:00'],
    ['today at 9', '2026-03-06 01:00', '2026-03-06 09:00'],
    ['tomorrow', '2026-03-06 01:00', '2026-03-06'],
    // This time, another day.
    ['this time tomorrow', THURSDAY, '2026-03-06 10:30'],
    ['this time tomorrow', '2026-03-05 05:30', '2026-03-06 05:30'],
    ['this time friday', '2026-03-05 06:30', '2026-03-06 06:30'],
    // Tomorrow is the 6th, and six an hour all the same.
    ['tomorrow 6', THURSDAY, '2026-03-06 18:00'],
    ['same time', THURSDAY, 'none'],
    // Spans, to the whole minute.
    ['in 20 minutes', THURSDAY, '2026-03-05 10:50'],
    ['in an hour and a half', THURSDAY, '2026-03-05 12:00'],
    ['in 14 hours', THURSDAY, '2026-03-06 00:30'],
  ])('“%s”, said at %s, is %s', (words, now, expected) => {
    expect(meant(words, now)).toBe(expected)
  })

  test('a while before: by the clock, and never before a whole day', () => {
    const ahead = (words: string, lead: number) => {
      const read = readDateWords(words)
      return read && textOf(meaningOf({ ...read, lead }, { now: at(THURSDAY), zone: VIENNA }))
    }
    expect(ahead('5:15pm', 20)).toBe('2026-03-05 16:55')
    expect(ahead('tomorrow 12:10 am', 20)).toBe('2026-03-05 23:50')
    expect(ahead('noon tomorrow', 90)).toBe('2026-03-06 10:30')
    expect(ahead('tomorrow', 20)).toBe('none')
    expect(ahead('31 february 9am', 20)).toBe('none')
  })

  test('at clock changes: what is skipped comes later, of two the first counts', () => {
    const instantOf = (words: string) => readMoment(words, { now: at(THURSDAY), zone: VIENNA })?.instant.toISOString()
    expect(instantOf('29 march 2:30am')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOf('25 october 2:30am')).toBe('2026-10-25T00:30:00.000Z')
  })

  test('where the day begins at another time', () => {
    const early = { dayStartsAt: '00:00' }
    expect(meant('tomorrow', '2026-03-06 01:00', early)).toBe('2026-03-07')
    expect(meant('today at 3am', '2026-03-05 23:00', early)).toBe('2026-03-05 03:00')
    expect(meant('today at 5am', '2026-03-05 23:00', { dayStartsAt: '06:00' })).toBe('2026-03-06 05:00')
  })

  test('by what surrounds the words: dinner at 8 is in the evening', () => {
    expect(meant('tomorrow at 8', THURSDAY, { usualPart: 'evening' })).toBe('2026-03-06 20:00')
    expect(meant('tomorrow at 5', THURSDAY, { usualPart: 'morning' })).toBe('2026-03-06 05:00')
    expect(meant('tomorrow at 8 in the morning', THURSDAY, { usualPart: 'evening' })).toBe('2026-03-06 08:00')
  })

  test.each([
    ['9pm est', '2026-03-06 03:00'],
    ['9am london time', '2026-03-06 10:00'],
    ['11am london time', '2026-03-05 12:00'],
    ['11am vienna time', '2026-03-05 11:00'],
    ['tomorrow at 9am pacific time', '2026-03-06 18:00'],
    ['tomorrow 9pm pst', '2026-03-07 06:00'],
    ['tomorrow at 9am pacific', '2026-03-06 18:00'],
    ['tomorrow at 9am est time', '2026-03-06 15:00'],
    ['9pm eastern standard time', '2026-03-06 03:00'],
    ['9am uk time', '2026-03-06 10:00'],
    ['9am (gmt)', '2026-03-06 10:00'],
    ['9 march 9am tokyo time', '2026-03-09 01:00'],
    ['31 february 9am est', 'none'],
    ['9am nowhere time', 'none'],
    ['9am my time', '2026-03-06 09:00'],
  ])('“%s” is %s here', (words, expected) => {
    expect(meant(words, THURSDAY)).toBe(expected)
  })

  test('no further than the year 2199', () => {
    expect(meant('in 9999 hours', THURSDAY)).toBe('2027-04-26 02:30')
    expect(meant('in 2 hours', '2199-12-31 23:50')).toBe('none')
    expect(meant('in 5 minutes', '2199-12-31 23:50')).toBe('2199-12-31 23:55')
    expect(meant('173 years from now', THURSDAY)).toBe('2199-03-05')
    expect(meant('in 174 years', THURSDAY)).toBe('none')
    expect(meant('in 1 day', '2199-12-30 10:30')).toBe('2199-12-31')
    expect(meant('in 1 day', '2199-12-31 10:30')).toBe('none')
    expect(meant('in 1 working day', '2199-12-30 10:30')).toBe('2199-12-31')
    expect(meant('in 1 working day', '2199-12-31 10:30')).toBe('none')
    // Ten years of working days are counted one by one.
    expect(meant('in 2600 working days', THURSDAY)).toBe('2036-02-21')
    expect(meant('in 2601 working days', THURSDAY)).toBe('none')
  })

  test('what is as good as the next minute is that one', () => {
    const due = readMoment('in 20 minutes', { now: new Date('2026-03-05T09:30:40Z'), zone: VIENNA })
    expect(due?.instant).toEqual(new Date('2026-03-05T09:51:00Z'))
  })
})

describe('other meanings of the same words, still to come', () => {
  test.each([
    ['7/4', ['2026-07-04']],
    ['4/4', []],
    ['25/4', []],
    ['12/4', ['2026-12-04']],
    ['4/12', ['2026-04-12']],
    ['30/2', []],
    ['7 april', []],
    ['tomorrow at 8', ['2026-03-06 20:00']],
    ['tomorrow at 7', ['2026-03-06 19:00']],
    ['tomorrow at 11', ['2026-03-06 23:00']],
    ['tomorrow at 12', []],
    ['tomorrow at 6', []],
    ['tomorrow at 8am', []],
    ['tomorrow at 08:00', []],
    ['tomorrow evening at 8', []],
    ['tomorrow', []],
    ['today at 9', []],
    ['at 11', ['2026-03-05 23:00']],
    ['7/4 at 8', ['2026-07-04 08:00', '2026-04-07 20:00']],
    ['5/3 at 8', ['2026-05-03 08:00', '2026-03-05 20:00']],
  ])('“%s”: %j', (words, expected) => {
    expect(others(words, THURSDAY)).toEqual(expected)
  })

  test('of months and days in the other order', () => {
    expect(others('7/4', THURSDAY, { monthFirst: true })).toEqual(['2026-04-07'])
    expect(others('tomorrow at 8', THURSDAY, { usualPart: 'evening' })).toEqual([])
  })

  test('of a feast that countries keep on different days', () => {
    const inLondon = { zone: 'Europe/London' }
    expect(others('on the august bank holiday', THURSDAY, inLondon)).toEqual(['2026-08-03'])
    expect(meant('on the august bank holiday', THURSDAY, inLondon)).toBe('2026-08-31')
    expect(others('on mother’s day', THURSDAY, inLondon)).toEqual([])
    // Where the country is not known, none is taken.
    expect(others('on father’s day', THURSDAY)).toEqual(['2026-06-21', '2026-03-19'])
    expect(meant('on father’s day', THURSDAY)).toBe('none')
  })
})

test.each([
  [{ hour: 9, minute: 5, meridiem: 'am' }, null, { time: '09:05', days: 0 }],
  [{ hour: 12, minute: 0, meridiem: 'am' }, null, { time: '00:00', days: 0 }],
  [{ hour: 12, minute: 0, meridiem: 'pm' }, null, { time: '12:00', days: 0 }],
  [{ hour: 12, minute: 30, meridiem: 'am' }, 'night', { time: '00:30', days: 1 }],
  [{ hour: 1, minute: 0, meridiem: 'pm' }, 'night', { time: '13:00', days: 0 }],
  [{ hour: 22, minute: 0, meridiem: null }, 'night', { time: '22:00', days: 0 }],
  [{ hour: 0, minute: 30, meridiem: null }, null, { time: '00:30', days: 0 }],
  [{ hour: 13, minute: 0, meridiem: null }, 'morning', { time: '13:00', days: 0 }],
  [{ hour: 24, minute: 0, meridiem: 'am' }, null, { time: '00:00', days: 1 }],
] as const)('%j in the %s is %j', (clock, part, expected) => {
  expect(timeMeant({ ...clock, isPadded: false, isBare: false }, part)).toEqual(expected)
})
