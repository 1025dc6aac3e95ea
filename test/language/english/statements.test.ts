// Statements that want something done, acts in the past, and other words for the names of habits.
import { expect, test } from 'vitest'
import { beginsWithPastAct, irregularBases, relatedNames } from '../../../src/language/english/past-acts.ts'
import { isWanting } from '../../../src/language/english/wanting.ts'

test.each([
  'the tap is leaking',
  'Tap’s dripping again',
  'we’re nearly out of nappies',
  'running low on oat milk',
  'theres no toilet paper left',
  'car needs petrol',
  'the bin is full',
  'printer not working',
  "the back door won't close",
  'my laptop keeps crashing',
  'hoover has packed up',
  'bulb in the hall has gone',
  'the dog is due a jab',
  'ran out of dog food',
])('“%s” wants something done', (line) => {
  expect(isWanting(line)).toBe(true)
})

test.each([
  'i am out of ideas',
  'running out of time',
  'my head is killing me',
  'she is out',
  'everything is broken',
  'i need a break',
  'it is leaking',
  'is the tap leaking?',
  'life is a mess',
  'the film was great',
  'mum is asleep',
  'no time left',
])('“%s” does not', (line) => {
  expect(isWanting(line)).toBe(false)
})

test('acts in the past', () => {
  for (const line of ['flossed', 'i just ran', 'yesterday we swam', 'Already meditated'])
    expect(beginsWithPastAct(line)).toBe(true)
  for (const line of ['need milk', 'run', 'feed the cat', 'bored', 'seed potatoes'])
    expect(beginsWithPastAct(line)).toBe(false)
  expect(irregularBases('went')).toEqual(['go'])
  expect(irregularBases('walked')).toEqual([])
})

test.each([
  ['ran', 'run', 'running'],
  ['meditated', 'meditate', 'meditation'],
  ['stretches', 'stretch', 'stretching'],
  ['tidied', 'tidy'],
  ['worked out', 'workout'],
])('“%s” may be of %s', (word, ...names) => {
  expect(relatedNames(word)).toEqual(expect.arrayContaining(names))
})
