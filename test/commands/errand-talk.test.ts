// Talk of errands: what else there is, conditions that no clock knows, urging behind the thing, and what a shop is for.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of errands', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const titles = (ann: Person): Promise<string[]> => ann.world.database.knex('tasks').orderBy('title').pluck('title')

  test.each([
    ['also worming tablet for rex every 3 months', 'worming tablet for rex', 'repeats every 3 months'],
    ['also nappies and wipes', 'nappies and wipes', 'Added'],
    ['also, swimming kit on friday', 'swimming kit', 'Fri 6 March'],
  ])('“%s”: “also” is no part of the thing', async (line, title, shown) => {
    const ann = await person()
    await talk(ann, [['call the vet'], [line, title, shown, not('also')]])
    expect(await titles(ann)).toContain(title)
  })

  test.each([
    ['school play thursday 6pm dont let me forget', 'school play'],
    ['renew the parking permit by friday, don’t forget', 'renew the parking permit'],
    ['pe kit tomorrow 8am please dont let me forget it', 'pe kit'],
    ['cake for sam on saturday 2pm so i don’t forget', 'cake for sam'],
    ['tax form friday 9am, i mustn’t forget', 'tax form'],
  ])('“%s” is kept without the urging', async (line, title) => {
    const ann = await person()
    await talk(ann, [[line, title, not('forget')]])
    expect(await titles(ann)).toEqual([title])
  })

  test.each([
    ['remind me once we are back to unplug the heater', 'unplug the heater once we are back'],
    ['can you remind me next time i see ben to give him the key', 'give him the key next time i see ben'],
  ])('“%s”: the thing first, and its time is asked for', async (line, title) => {
    const ann = await person()
    await talk(ann, [[line, `Added: ${title}`, 'When?']])
    expect(await titles(ann)).toEqual([title])
  })

  test('what one keeps forgetting is kept; what one says of oneself is not', async () => {
    const ann = await person()
    await talk(ann, [
      ['i keep forgetting to water the basil', 'Added: water the basil'],
      ['i keep forgetting to call mum', 'Added: call mum'],
      ['i keep forgetting to eat', not('Added')],
    ])
    expect(await titles(ann)).toEqual(['call mum', 'water the basil'])
  })

  test.each([
    'what do i still need from the shop',
    'what do we need to buy',
    'what else do i need at the supermarket',
    'whats left to buy',
    'im at the shop what do i need',
  ])('“%s” is the shopping list', async (line) => {
    await talk(await person(), [['call the vet'], ['add eggs to my shopping list', 'eggs'], [line, 'eggs', not('vet')]])
  })
})
