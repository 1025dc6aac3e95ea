// Questions and their answers: one thing is asked at a time, the next line is its answer, and no question outlives it.
import { test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('prompts', (open) => {
  const ann = async (zone: string | undefined = 'Europe/Vienna') => (await world(await open())).person('ann', { zone })

  test('the evening dates one line, says so, and ends', async () => {
    await talk(await ann(), [
      ['wrap', 'Anything else on your mind? Type it.', 'kept for tomorrow', '[Close]'],
      ['call the landlord', 'Saved: call the landlord', 'Fri 6 March', 'saved without a date'],
      ['buy milk', 'Added: buy milk', not('6 March')],
      ['Another for then', 'Type it.'],
      ['water plants', 'Saved: water plants', 'Fri 6 March'],
      ['buy bread', 'Added: buy bread', not('6 March')],
    ])
  })

  test('time zone: one question', async () => {
    const person = (await world(await open())).person('ann', { zone: undefined })
    const answer = await talk(person, [['call dentist tomorrow 9am', '[Set time zone]']])
    const form = await person.world.dispatcher.openForm(
      person.request({
        kind: 'pressed',
        line: answer.view.buttons.find(({ label }) => label === 'Set time zone')?.line ?? '',
      }),
    )
    if (form?.fields.map(({ name }) => name).join() !== 'timezone') throw new Error(JSON.stringify(form?.fields))
    const sent = await person.sends(form.command, { ...form.values, timezone: 'Vienna' })
    await talk(person, [['me edit asked:timezone', 'Your nearest big city?', not('username')]])
    if (!JSON.stringify(sent.view).includes('Vienna')) throw new Error('Not saved')
  })

  test('another time: one question, answered by the next line where no form opens', async () => {
    const person = await ann()
    await talk(person, [
      ['me welcome', '[Another time]'],
      ['Another time', 'The time of day?'],
      ['9:15', 'Mornings at 09:15'],
    ])
  })

  test('a typed prompt takes the next line, and only that', async () => {
    await talk(await ann(), [
      ['task dump', 'Type your list, one thing per line.'],
      ['call vet\ndamp wall', 'Saved 2 things'],
      ['habit add', 'Fill in'],
      ['Meds', 'New habit: Meds'],
      ['habit add', 'Fill in'],
      ['list', 'Open tasks: 2'],
      ['Buy milk', 'Added: Buy milk'],
    ])
  })

  test('a word that may be anything answers a question only while it is fresh', async () => {
    const person = await ann()
    await talk(person, [
      ['Email landlord ~10m', 'Added'],
      ['split landlord', 'Save and start'],
      ['save and start', 'Step 1 of 3'],
      ['step done 1 2 3', 'finished'],
    ])
    await talk(person, [
      ['buy milk', 'Added'],
      ['buy eggs', 'Added'],
      ['buy bread', 'Added'],
      ["don't", not('Started'), not('Done')],
    ])
  })
})
