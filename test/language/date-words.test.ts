// The words of a date as people type them, and what they name, before day and zone are known; and words that are none.
import { describe, expect, test } from 'vitest'
import type { DayWords } from '../../src/language/date-shapes.ts'
import { readDateWords } from '../../src/language/date-words.ts'

/** “weekday fri”, “-2 day of calendar 3/4”: a day in one line. */
function dayText(day: DayWords | null): string {
  switch (day?.kind) {
    case undefined:
      return ''
    case 'plus':
      return `+${day.days}`
    case 'weekday':
      return `${day.which} ${day.weekday}`
    case 'date of month':
      return `the ${day.date}.`
    case 'period':
      return day.period
    case 'after':
      return `${day.count} ${day.unit} of ${dayText(day.from) || 'today'}`
    case 'beside':
      return `${day.weekday} ${day.isBefore ? 'before' : 'after'} ${dayText(day.from)}`
    case 'calendar':
      return [day.first, day.second, day.year].filter((each) => each !== null).join('.')
    case 'in month':
      return `${day.date} of month ${'number' in day.month ? day.month.number : `+${day.month.ahead}`}`
    default:
      return day?.kind ?? ''
  }
}

function read(words: string): string | null {
  const found = readDateWords(words)
  if (!found) return null
  const { day, part, clock, span } = found
  const time = clock ? `${clock.hour}:${String(clock.minute).padStart(2, '0')}${clock.meridiem ?? ''}` : ''
  return [dayText(day), part, time, span === null ? '' : `in ${span} min`].filter(Boolean).join(', ')
}

describe('a date in words', () => {
  test.each([
    // A day, a part of it and a time, in any order that means one.
    ['friday 9am', 'coming fri, 9:00am'],
    ['  Friday   9AM ', 'coming fri, 9:00am'],
    ['friday, 9am', 'coming fri, 9:00am'],
    ['9am friday', 'coming fri, 9:00am'],
    ['friday 9', 'coming fri, 9:00'],
    ['friday night', 'coming fri, night'],
    ['friday night 9', 'coming fri, night, 9:00'],
    ['tomorrow 9', '+1, 9:00'],
    ['in 2 days 9', '2 day of today, 9:00'],
    ['by 10 tomorrow', '+1, 10:00'],
    ['before 9 tonight', '+0, night, 9:00'],
    ['around 9 on friday', 'coming fri, 9:00'],
    ['about 9 monday', 'coming mon, 9:00'],
    ['noon', '12:00pm'],
    ['in 20 minutes', 'in 20 min'],
    ['same time tomorrow', '+1, 0:00'],
    ['first thing tomorrow', '+1, morning'],
    ['1st thing tomorrow', '+1, morning'],
    ["new year's eve", '31.12'],
    ['friady 6 novmber', '6.11'],
    ['fifth of march', '5 of month 3'],
    ['sixteen march', '16.3'],
    ['1 wk after easter', '1 week of feast'],
    ['saturday eve', 'coming sat, evening'],
    ['2026-03-09t10:00', '9.3.2026, 10:00'],
    ['2026-03-09 10:00', '9.3.2026, 10:00'],
    // Words that begin dates alone.
    ['march 3', '3.3'],
    ['eighteenth of march', '18 of month 3'],
    ['twentieth of march', '20 of month 3'],
    ['xmas day', '25.12'],
    ['easter monday', 'feast'],
    ['remembrance sunday', 'feast'],
    // A weekday next to a day that is named.
    ['the friday before easter', 'fri before feast'],
    ['by the friday before the 9th', 'fri before the 9.'],
    ['on friday after 3 april', 'fri after 3.4'],
    ['the weekend before easter', 'sat before feast'],
    ['before the weekend after 3 april', 'sat after 3.4'],
    ['friday after the 3rd at 9', 'fri after the 3., 9:00'],
    // So long before or after one.
    ['2 days before 3 april', '-2 day of 3.4'],
    ['14 days from 20 march', '14 day of 20.3'],
    ['on 2 working days before 3 april', '-2 working day of 3.4'],
    ['2 business days before the 9th', '-2 working day of the 9.'],
    ['a wk before christmas', '-1 week of 25.12'],
    ['a month before christmas', '-1 month of 25.12'],
    ['2 wks before christmas', '-2 week of 25.12'],
    ['3 months before christmas', '-3 month of 25.12'],
    ['a week after easter', '1 week of feast'],
    ['a couple of days before easter', '-2 day of feast'],
    ['within 3 days of 20 march', '3 day of 20.3'],
    ['1 day after friday at 9', '1 day of coming fri, 9:00'],
    ['the day before easter', '-1 day of feast'],
    ['day after christmas', '1 day of 25.12'],
    ['the day after easter', '1 day of feast'],
    ['the day after 3 april', '1 day of 3.4'],
    ['the night before 3 april', '-1 day of 3.4, night'],
    ['the morning before 3 april', '-1 day of 3.4, morning'],
    ['the evening before the 9th', '-1 day of the 9., evening'],
    ['the evening before easter', '-1 day of feast, evening'],
    // Short for a part of the day, or for its end.
    ['tomorrow eve', '+1, evening'],
    ['fri morn', 'coming fri, morning'],
    ['this aft', '+0, afternoon'],
    ['sat am', 'coming sat, morning'],
    ['today pm', '+0, afternoon'],
    ['monday eod', 'coming mon'],
    ['monday cob', 'coming mon'],
    ['friday by end of day', 'coming fri'],
    ['friday by the end of the day', 'coming fri'],
    ['friday close of business', 'coming fri'],
    ['9am sharp', '9:00am'],
    ['9am on the dot', '9:00am'],
    ['9am or so', '9:00am'],
    ['friday at the latest', 'coming fri'],
    ['friday latest', 'coming fri'],
    ['friday at latest', 'coming fri'],
    ['friday if possible', 'coming fri'],
    // What a deadline is called.
    ['due: friday', 'coming fri'],
    ['due date:friday', 'coming fri'],
    ['by = friday', 'coming fri'],
    ['deadline: friday', 'coming fri'],
    ['deadline is friday', 'coming fri'],
    ['deadline friday', 'coming fri'],
    ['at the latest friday', 'coming fri'],
    ['last date friday', 'coming fri'],
    ['final date is 5 march', '5.3'],
    ['closing date: 5 march', null],
    ['closing date 5 march', '5.3'],
    ['due by friday', 'coming fri'],
    ['no later than friday', 'coming fri'],
    ['by no later than friday', 'coming fri'],
    ['by not later than friday', 'coming fri'],
    ['on or before friday', 'coming fri'],
    ['at the latest by friday', 'coming fri'],
    ['til friday', 'coming fri'],
    ['’til friday', 'coming fri'],
    ["'til friday", 'coming fri'],
    ['b4 friday', 'coming fri'],
    // Clocks and lengths as they are typed in haste.
    ['@9am', '9:00am'],
    ['@ 9am tomorrow', '+1, 9:00am'],
    ['tomorrow @9', '+1, 9:00'],
    ['tomorrow@9am', '+1, 9:00am'],
    ['tomorrow @ noon', '+1, 12:00pm'],
    ['930am', '9:30am'],
    ['1030 pm', '10:30pm'],
    ['at 9 30', '9:30'],
    ['at 9 30 tomorrow', '+1, 9:30'],
    ['by 10 30 pm', '10:30pm'],
    ['+20m', 'in 20 min'],
    ['+ 2h', 'in 120 min'],
    ['+2d', '2 day of today'],
    ['tomoz', '+1'],
    ['2moro', '+1'],
    ['tmrw, 9am', '+1, 9:00am'],
    ['+3 hr', 'in 180 min'],
    ['+20min', 'in 20 min'],
    ['nxt week', 'next week'],
    ['next wknd', 'next weekend'],
    ['firday', 'coming fri'],
    ['3 octobor', '3.10'],
    ['febuary 3', '3.2'],
  ])('“%s”: %s', (words, expected) => {
    expect(read(words)).toBe(expected)
  })

  test.each([
    'milk',
    '',
    // A greeting, a number, a thing or a name, and nothing of when.
    'morning',
    'evening',
    'same time',
    '9',
    '18h',
    'before 9',
    '9 friday',
    '9 tomorrow',
    'night friday',
    'friday lunch',
    // Twice of the same.
    'friday monday',
    '9am 10am',
    'tomorrow morning morning',
    // A bare number behind what is no single day.
    'next week 9',
    'the 9th 9',
    '5 march 9',
    // Next to, or so long before, what names no day.
    'friday before lunch',
    'friday before next week',
    'the friday before tomorrow',
    '2 days before lunch',
    '0 days before easter',
    '3 days of 20 march',
    'the day from easter',
    `monday${' '.repeat(80)}`,
    'the day after friday',
    'the day after 3 april 2027',
    'the morning after 3 april',
    'the evening before 9',
    'at 9 30 people',
    '+20',
    `friday ${'at '.repeat(25)}9`,
  ])('“%s” is none', (words) => {
    expect(read(words)).toBeNull()
  })
})
