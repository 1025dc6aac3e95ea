// “After dinner”, “when I get home”: what names a moment by what happens then, and what only sounds so.
import { describe, expect, test } from 'vitest'
import { findEventMoment } from '../../src/language/event-moments.ts'

describe('moments by what happens then', () => {
  test.each([
    ['walk the dog after dinner', 'after dinner', '19:30'],
    ['text Jo before bed', 'before bed', '21:30'],
    ['When I’m home, water the plants', 'When I’m home', '17:30'],
    ['as soon as i wake up take the tablet', 'as soon as i wake up', '08:00'],
    ['get milk on my way home', 'on my way home', '17:30'],
    ['ring the bank at lunchtime', 'at lunchtime', '12:30'],
    ['after school to sign the form', 'after school', '15:45'],
  ])('“%s”', (line, text, time) => {
    expect(findEventMoment(line)).toEqual({ text, time })
  })

  test.each([
    'write the after dinner speech',
    'book after school club',
    'take pills with dinner',
    'when I get home insurance sorted',
    'thank everyone after the party',
  ])('“%s” names none', (line) => {
    expect(findEventMoment(line)).toBeNull()
  })
})
