// Several things in one line: one change, one answer, one undo; what could not be done is named.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('several at once', (open) => {
  const ann = async (): Promise<Person> => {
    const person = (await world(await open())).person('ann')
    for (const title of ['buy milk', 'buy eggs', 'call gp']) await person.says(`task add title:"${title}"`)
    for (const name of ['Meds', 'Floss']) await person.says(`habit add name:${name}`)
    return person
  }
  const openTitles = async ({ world: { database } }: Person): Promise<string[]> => {
    const rows: { title: string }[] = await database.knex('tasks').whereNot('status', 'done').orderBy('title')
    return rows.map(({ title }) => title)
  }

  test.each([
    ['done 1 2 3', []],
    ['done 1, 3', ['buy milk']],
    ['done 1-2', ['buy eggs']],
    ['done #1 and #2', ['buy eggs']],
    ['done 2 to 3', ['call gp']],
  ])('%s, of the list', async (line, left) => {
    const person = await ann()
    // call gp is first: it has a date.
    await talk(person, [
      ['task move gp tomorrow', 'Moved'],
      ['list', /call gp[\s\S]*buy milk[\s\S]*buy eggs/],
      [line, 'Done: '],
    ])
    expect(await openTitles(person)).toEqual(left)
    await talk(person, [['undo', 'Undone']])
    expect(await openTitles(person)).toEqual(['buy eggs', 'buy milk', 'call gp'])
  })

  test.each([
    'done milk, eggs',
    'done milk and eggs',
    'done the milk and the eggs',
    'I finished the milk and the eggs',
    'did milk & eggs',
  ])('%s', async (line) => {
    const person = await ann()
    await talk(person, [[line, 'Done: buy milk and buy eggs', '[Undo]', not('call gp')]])
    expect(await openTitles(person)).toEqual(['call gp'])
    await talk(person, [
      ['undo', 'Undone: buy milk and buy eggs are open again.'],
      ['[Put it back]', 'Restored: buy milk and buy eggs are done.'],
    ])
    expect(await openTitles(person)).toEqual(['call gp'])
  })

  test('what could not be done is named', async () => {
    const person = await ann()
    await talk(person, [
      ['done milk, bread', 'Done: buy milk', 'No task matches “bread”.'],
      ['list', 'call gp'],
      ['done 1 9', 'Done: ', 'There is no number 9 here.'],
    ])
  })

  test('drop, later, check and steps take several too', async () => {
    const person = await ann()
    await talk(person, [
      ['drop milk and eggs', 'Let go: buy milk and buy eggs'],
      ['undo', 'Undone'],
      ['later milk, eggs friday', 'Moved: buy milk and buy eggs', 'to Fri 6 March'],
      ['list', 'buy milk'],
      ['later 1-2 monday 9am', 'Moved: buy milk and buy eggs', 'to Mon 9 March, 09:00'],
      ['move milk and eggs to tuesday', 'Moved: buy milk and buy eggs', 'to Tue 10 March'],
      ['check meds, floss', 'Done today: Meds and Floss'],
      ['undo', 'Undone'],
      ['took my meds and floss', 'Done today: Meds and Floss'],
      ['Email landlord about damp ~10m', 'Added'],
      ['split landlord', '3 steps'],
      ['Save and start', 'Step 1 of 3'],
      ['step done 1 2', 'Step 3 of 3'],
    ])
  })

  test('a title that is a list is one thing, and a line of other words is no list', async () => {
    const person = await ann()
    await talk(person, [
      ['task add title:"fish and chips"', 'Added'],
      ['done fish and chips', 'Done: fish and chips', not('matches')],
      ['done with the whole thing and then some of it', not('Done: buy')],
      ['drop the kids at school, and the dog at mum’s', 'Added: '],
    ])
    expect(await openTitles(person)).toContain('buy milk')
  })

  test('one of several that has open steps is asked about', async () => {
    const person = await ann()
    await talk(person, [
      ['Email landlord about damp ~10m', 'Added'],
      ['split landlord', '3 steps'],
      ['Save and start', 'Step 1 of 3'],
      ['done milk and landlord', /^Done: buy milk/, 'Is the step done, or all of', '[This step] [All of it]'],
      ['all of it', 'Done: Email landlord'],
    ])
  })
})
