// How often something comes is said anew, in a few words, right after it was said: what the words leave open stays.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('how often it comes is said anew', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('“weekly” keeps the weekday it had, and the day it is on', async () => {
    await talk(await person(), [
      ['read every monday', 'every Monday'],
      ['make it weekly', 'Mon 9 March'],
      ['fortnightly actually', 'every 2 weeks on Monday, next on Mon 9 March'],
      ['piano monday 4pm', 'Mon 9 March, 16:00'],
      ['its weekly', 'every Monday at 16:00'],
    ])
  })

  test('a weekday alone keeps every how many weeks, and its time', async () => {
    await talk(await person(), [
      ['study group wednesdays at 6', 'every Wednesday at 18:00'],
      ['its biweekly', 'every 2 weeks on Wednesday at 18:00'],
      ['moved to thursdays', 'every 2 weeks on Thursday at 18:00'],
      ['at 7 not 6', 'every 2 weeks on Thursday at 19:00'],
      ['not thursdays, fridays', 'every 2 weeks on Friday at 19:00'],
    ])
  })

  test('some of its days fall away', async () => {
    await talk(await person(), [
      ['uniform wash every sunday and wednesday', 'every Wednesday and Sunday'],
      ['drop the wednesday', 'every Sunday'],
      ['swim every monday, thursday and saturday 7am', 'every Monday, Thursday and Saturday at 07:00'],
      ['not saturdays', 'every Monday and Thursday at 07:00'],
    ])
  })

  test('it begins later, and a rhythm said after that keeps its first day', async () => {
    await talk(await person(), [
      ['bins every other thursday', 'every 2 weeks on Thursday'],
      ['its not this week, starts next', 'next on Thu 12 March'],
      ['every week actually', 'every Thursday, next on Thu 12 March'],
      ['club every thursday', 'Thu 5 March'],
      ['from next month', 'next on Thu 2 April'],
    ])
  })

  test('right after it was saved another day or hour is that of each', async () => {
    await talk(await person(), [
      ['newsletter every month on the 1st', 'monthly on the 1st'],
      ['the 5th i mean', 'monthly on the 5th'],
      ['yoga every tuesday at 6', 'every Tuesday at 18:00'],
      ['thursday actually', 'every Thursday at 18:00'],
      ['at 7', 'every Thursday at 19:00'],
    ])
  })

  test('of something that comes once, or of another list of things, it says nothing', async () => {
    await talk(await person(), [
      ['buy milk', 'Added'],
      ['drop the wednesday', not('Saved')],
      ['starts next week', not('Saved: buy milk')],
      ['monday weekly meeting notes', 'Added: monday weekly meeting notes'],
    ])
  })
})

describeOnBothEngines('a moment is corrected in a few words', (open) => {
  const person = async () => (await world(await open(), { now: MORNING })).person('ann')

  test('by its number alone, before or behind what says so', async () => {
    await talk(await person(), [
      ['swap shift with dana on the 14th', 'Sat 14 March'],
      ['15th i mean', 'to Sun 15 March', not('Saved\n15th')],
      ['no 14th was right', 'to Sat 14 March'],
      ['wake me up at 8 tomorrow', '08:00'],
      ['make it 8:30', '08:30'],
      ['on second thought 8 was fine', 'to Fri 6 March, 08:00'],
    ])
  })

  test('by so much later or earlier', async () => {
    await talk(await person(), [
      ['dentist friday at 4', 'Fri 6 March, 16:00'],
      ['a week later', 'Fri 13 March, 16:00'],
      ['no two days earlier', 'Wed 11 March, 16:00'],
      ['or actually say 2.30', '14:30'],
      ['at 3 not 2.30', '15:00'],
    ])
  })

  test('by a part of a month, which starts nothing', async () => {
    await talk(await person(), [
      ['book the MOT', 'Added'],
      ['beginning of april', 'to Wed 1 April', not('Started')],
    ])
  })

  test('“not” between other words stays a part of the title', async () => {
    await talk(await person(), [
      ['call mum tomorrow', 'Fri 6 March'],
      ['buy apples not pears', 'Added: buy apples not pears'],
      ['go at 7 not with dave', 'Added: go at 7 not with dave'],
    ])
  })
})
