// "The second one", "both", "it", "not that": what was shown in the last minutes, newest first.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('words that point', (open) => {
  const ann = async (platform = 'terminal'): Promise<Person> => {
    const person = (await world(await open())).person('ann', platform === 'terminal' ? {} : { platform, space: 'T1' })
    for (const title of ['buy milk', 'buy oat milk', 'write report']) await person.says(`task add title:"${title}"`)
    return person
  }

  test.each([
    ['done the second one', 'Done: buy oat milk'],
    ['done the last one', 'Done: write report'],
    ['drop the first one', 'Let go: buy milk'],
    ['drop the last two', 'Let go: buy oat milk and write report'],
    ['done all of them', 'Done: buy milk, buy oat milk and write report'],
    ['start number 3', 'Started: write report'],
    ['done the report one', 'Done: write report'],
    ['move the second one to friday', 'Moved: buy oat milk'],
    ['rename the first one to buy soy milk', 'buy soy milk'],
    ['done both', 'There are 3 in the list.'],
    ['done the ninth one', 'There are 3 in the list.'],
    ['the second one', 'buy oat milk'],
  ])('after a list, “%s”', async (line, answered) => {
    for (const platform of ['terminal', 'slack'])
      await talk(await ann(platform), [
        ['list', 'Open tasks: 3'],
        [line, answered, not('Added')],
      ])
  })

  test('“Which one?” is answered by place, by a word, by both, by neither', async () => {
    for (const [line, answered] of [
      ['the second one', 'Done: buy oat milk'],
      ['2', 'Done: buy oat milk'],
      ['oat', 'Done: buy oat milk'],
      ['the oat one', 'Done: buy oat milk'],
      ['both', 'Done: buy milk and buy oat milk'],
      ['neither', 'Nothing was changed.'],
      ['never mind', 'Nothing was changed.'],
    ] as const)
      await talk(await ann(), [
        ['done milk', 'Which one?', '[buy milk] [buy oat milk]'],
        [line, answered],
      ])
  })

  test('a new thing after “Which one?” is a new thing', async () => {
    await talk(await ann(), [
      ['done milk', 'Which one?'],
      ['buy cheese', 'Added: buy cheese'],
    ])
  })

  test('it, that, this one: what was spoken of last', async () => {
    await talk(await ann(), [
      ['call gp', 'Added: call gp'],
      ['move it to friday 9am', 'Moved: call gp', 'Fri 6 March, 09:00'],
      ['rename it to ring gp', 'ring gp'],
      ['start that one', 'Started: ring gp'],
      ['done it', 'Done: ring gp'],
      ['reopen it', 'ring gp'],
      ['remind me of it tomorrow 10am', 'Moved: ring gp', 'Fri 6 March, 10:00'],
      ['split it', 'ring gp'],
    ])
  })

  test('what was just done wrongly is taken back, and done to what was meant', async () => {
    const person = await ann()
    await talk(person, [
      ['done milk', 'Which one?'],
      ['the first one', 'Done: buy milk'],
      ['no, the other one', 'Undone: buy milk is open again.', 'Done: buy oat milk'],
      ['not that', 'Undone: buy oat milk is open again.'],
      ['drop report', 'Let go: write report'],
      ['not that, i meant the oat one', 'Undone', 'Let go: buy oat milk'],
      ['undo', 'Undone'],
      ['list', 'Open tasks: 3'],
      ['done 2', 'Done: buy oat milk'],
      ['no, the other one', 'Undone: buy oat milk is open again.', '[buy milk] [write report]'],
      ['the second', 'Done: write report'],
      ['and the oat one too', 'Done: buy oat milk'],
    ])
    const left = await person.world.database.knex('tasks').whereNot('status', 'done')
    expect(left.map(({ title }) => title)).toEqual(['buy milk'])
  })

  test('with nothing shown nothing is guessed, and half an hour is enough to forget', async () => {
    const person = (await world(await open())).person('ann')
    await talk(person, [['the second one', "I can't tell which one you mean.", '[Save as task]', not('Added')]])
    const bea = await ann()
    await talk(bea, [['list', 'Open tasks: 3']])
    bea.world.clock.advance({ minutes: 31 })
    await talk(bea, [['the second one', "I can't tell which one you mean."]])
  })
})
