// What is taken out of a line before it is matched: a moment, a length of time, a second wish.
import { describe, expect, test } from 'vitest'
import { liftLength } from '../../../src/language/english/lift-length.ts'
import { liftMoment } from '../../../src/language/english/lift-moment.ts'
import { splitMoment } from '../../../src/language/english/spoken-moments.ts'
import { splitTwoWishes } from '../../../src/language/english/two-wishes.ts'

describe('a moment', () => {
  test.each([
    ['remind me tomorrow at 3 to ring the bank', 'remind me to ring the bank', 'tomorrow at 3'],
    ["let's do the report tomorrow", "let's do the report", 'tomorrow'],
  ])('%s', (line, rest, moment) => {
    expect(liftMoment(line)).toEqual({ rest, moment })
  })

  test.each(['tomorrow', 'look at photos from friday', 'buy milk'])('none stands apart in “%s”', (line) => {
    expect(liftMoment(line)).toBeNull()
  })

  test.each([
    ['put gym on calendar every Monday', 'put gym on calendar', 'every Monday'],
    ['team lunch at noon every friday', 'team lunch', 'at noon every friday'],
    ['make report weekly', 'make report', 'weekly'],
  ])('a rhythm keeps its words: %s', (line, rest, rhythm) => {
    expect(liftMoment(line)).toEqual({ rest, moment: '', rhythm })
  })

  test('the day of a rhythm is no day by itself', () => {
    expect(splitMoment('gym every Monday')).toBeNull()
    expect(splitMoment('gym on Monday')).toMatchObject({ rest: 'gym' })
  })
})

describe('a length of time', () => {
  test.each([
    ['set a timer for an hour and a half', 90],
    ['timer for 10 min', 10],
    ['timer half an hour', 30],
    ['timer for 1 hour and 5 minutes', 65],
  ])('%s: %i minutes', (line, minutes) => {
    expect(liftLength(line)).toMatchObject({ minutes })
  })

  test.each(['timer for 30 seconds', '5 minutes or 10 minutes', '20 minutes', 'timer'])('none in “%s”', (line) => {
    expect(liftLength(line)).toBeNull()
  })
})

describe('two wishes', () => {
  test('each gets the list that was named once', () => {
    expect(splitTwoWishes('remove bread from my shopping list and add milk')).toEqual([
      'remove bread from my shopping list',
      'add milk to my shopping list',
    ])
  })

  test.each(['add bread and milk to my shopping list', 'remove bread and add milk'])('one, or no list: %s', (line) => {
    expect(splitTwoWishes(line)).toBeNull()
  })
})
