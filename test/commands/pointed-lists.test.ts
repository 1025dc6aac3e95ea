// Places of a list, all of it but something, and what a new task points back to.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Thu 5 March 2026, 10:00 in Vienna. */
const MORNING = new Date('2026-03-05T09:00:00Z')

describeOnBothEngines('what was listed is pointed at', (open) => {
  const listed = async () => {
    const person = (await world(await open(), { now: MORNING })).person('ann')
    await talk(person, [['buy milk'], ['buy bread'], ['buy eggs'], ['buy salt'], ['list', 'Open tasks: 4']])
    return person
  }

  test('places of it go to a day, and the rest of it to another', async () => {
    await talk(await listed(), [
      ['first two tomorrow', 'Moved: buy milk and buy bread', 'Fri 6 March'],
      ['rest next week', 'Moved: buy eggs and buy salt', 'Mon 9 March'],
    ])
    await talk(await listed(), [
      ['1 and 3 to friday', 'Moved: buy milk and buy eggs'],
      ['the last one monday', 'Moved: buy salt', 'Mon 9 March'],
    ])
  })

  test('its places are those of the list, after some of it was done', async () => {
    await talk(await listed(), [
      ['done first two', 'Done: buy milk and buy bread'],
      ['the third tomorrow', 'Moved: buy eggs'],
    ])
  })

  test('all of it but something', async () => {
    await talk(await listed(), [['all of them but milk done', 'Done: buy bread, buy eggs and buy salt']])
    await talk(await listed(), [['everything except the salt tomorrow', not('Added')]])
    await talk(await listed(), [['all of them but chocolate done', not('Done:')]])
  })

  test('“first” alone is a place, and no day of a month', async () => {
    await talk(await listed(), [
      ['do the second one first', 'buy bread', 'high priority', not('April')],
      ['put eggs first', 'buy eggs', 'high priority'],
    ])
  })

  test('a rhythm that is none asks for nothing', async () => {
    await talk(await listed(), [
      ['every month end pay staff', not('Which one?')],
      ['list', 'Open tasks'],
      ['every saturday water the lawn', 'repeats every Saturday'],
    ])
  })

  test('what only asked did nothing that could be done to one more', async () => {
    const person = (await world(await open(), { now: MORNING })).person('ann')
    await talk(person, [
      ['need diapers wipes and formula', 'Added'],
      ['got the diapers', 'Is “need diapers wipes and formula” done?'],
      ['formula too', not('Done')],
    ])
  })

  test('one more with a moment of its own goes there', async () => {
    const person = (await world(await open(), { now: MORNING })).person('ann')
    await talk(person, [
      ['dentist monday 16:20', 'Mon 9 March, 16:20'],
      ['print labels tomorrow', 'Fri 6 March'],
      ['move print labels to wednesday', 'Wed 11 March'],
      ['and dentist on tuesday same time', 'Moved: dentist', 'Tue 10 March, 16:20'],
    ])
  })

  test('“the thing with the …” is what has these words', async () => {
    const person = (await world(await open(), { now: MORNING })).person('ann')
    await talk(person, [
      ['order reagents for the lab', 'Added'],
      ['call mum', 'Added'],
      ['delete the thing with the reagents', 'Let go: order reagents for the lab'],
    ])
  })
})
