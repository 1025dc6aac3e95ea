// A habit in one line: when it is stands at its end, and nothing else is taken for it.
import { expect, test } from 'vitest'
import { parseHabitLine } from '../../../../src/domain/days/habits/line.ts'

const MON_WED = { kind: 'custom', days: ['mon', 'wed'] }

test.each([
  ['Meds at 21:00', { name: 'Meds', at: '21:00' }],
  ['Meds, at 9pm', { name: 'Meds', at: '21:00' }],
  ['Meds daily at 21:00', { name: 'Meds', at: '21:00', frequency: { kind: 'daily' } }],
  ['Meds at 9 am every day', { name: 'Meds', at: '09:00', frequency: { kind: 'daily' } }],
  ['Stretch every mon, wed', { name: 'Stretch', frequency: MON_WED }],
  ['Stretch on Monday and Wednesday at 7:30', { name: 'Stretch', at: '07:30', frequency: MON_WED }],
  ['Call home weekly', { name: 'Call home', frequency: { kind: 'weekly' } }],
  ['Look at the sky', { name: 'Look at the sky' }],
  ['Walk on the grass', { name: 'Walk on the grass' }],
  ['Every day', { name: 'Every day' }],
  ['daily', { name: 'daily' }],
  ['at 9', { name: 'at 9' }],
])('%s', (words, read) => {
  expect(parseHabitLine({ name: words })).toEqual(read)
})

test('what was given in a blank of its own is not read again', () => {
  expect(parseHabitLine({ name: 'Meds at 21:00', at: '08:00' })).toEqual({ name: 'Meds at 21:00', at: '08:00' })
  expect(parseHabitLine({ name: 'Meds weekly at 21:00', frequency: { kind: 'daily' } })).toEqual({
    name: 'Meds weekly',
    at: '21:00',
    frequency: { kind: 'daily' },
  })
})
