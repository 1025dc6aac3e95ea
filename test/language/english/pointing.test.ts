// Lines that say nothing without what was said before them, and titles that only begin alike.
import { describe, expect, test } from 'vitest'
import { pointsBack } from '../../../src/language/english/pointing.ts'

describe('lines that point back', () => {
  test.each([
    'split it over today and tomorrow',
    'not him, mail the head',
    'both of them a day early',
    'no only the second',
    'except april',
    'put them together',
    'the first half today',
    'alternate weeks only',
    'not the blue one',
    'that one instead',
  ])('“%s”', (line) => {
    expect(pointsBack(line)).toBe(true)
  })

  test.each([
    'send it to him after lunch',
    'finish this essay',
    'the first aid kit needs plasters',
    'only buy small ones',
    'do that form for school',
    'both kids to the dentist',
    'change the bed',
    'buy oat milk instead',
    'add it to the list: eggs, flour, salt, butter, jam, and the rest of what we need for the cake',
  ])('“%s” is a thing of its own', (line) => {
    expect(pointsBack(line)).toBe(false)
  })
})
