// What people say when they said it wrong: another day, another hour, another word; and moves by so much.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('corrections', (open) => {
  // Thu 5 March 2026, 10:30 in Vienna.
  const ann = async (): Promise<Person> => {
    const person = (await world(await open())).person('ann', { zone: 'Europe/Vienna' })
    for (const title of ['buy milk', 'call dentist', 'write report']) await person.says(`task add title:"${title}"`)
    person.world.clock.advance({ minutes: 11 })
    return person
  }

  test.each([
    ['meet Sue friday 2pm', 'no, I meant saturday', 'Sat 7 March, 14:00'],
    ['meet Sue friday 2pm', 'sorry, 3', 'Fri 6 March, 15:00'],
    ['meet Sue friday 2pm', 'actually make it 6pm', 'Fri 6 March, 18:00'],
    ['meet Sue friday 2pm', 'make that 4', 'Fri 6 March, 16:00'],
    ['meet Sue friday', 'at 6', 'Fri 6 March, 18:00'],
    ['meet Sue friday 2pm', 'push it an hour', 'Fri 6 March, 15:00'],
    ['meet Sue friday 2pm', 'push it back a week', 'Fri 13 March, 14:00'],
    ['meet Sue friday 2pm', 'bring it forward to 1', 'Fri 6 March, 13:00'],
    ['meet Sue friday 2pm', 'move it an hour earlier', 'Fri 6 March, 13:00'],
    ['meet Sue', 'friday 3pm', 'Fri 6 March, 15:00'],
  ])('“%s”, then “%s”', async (first, second, moved) => {
    await talk(await ann(), [
      [first, 'Added: meet Sue'],
      [second, 'Moved: meet Sue', moved, not('Added')],
    ])
  })

  test('another word', async () => {
    await talk(await ann(), [
      ['add eggs', 'Added: eggs'],
      ['no wait, I meant oats', 'oats', not('Added')],
      ['find eggs', 'Nothing here'],
    ])
  })

  test('what was said long ago is not corrected', async () => {
    const person = await ann()
    await talk(person, [
      ['meet Sue friday', 'Added: meet Sue'],
      ['at 6', 'Moved: meet Sue'],
    ])
    person.world.clock.advance({ minutes: 11 })
    await talk(person, [['saturday', 'Added: saturday', not('Moved')]])
  })

  test('what isn’t done yet is open again', async () => {
    for (const line of ["no i didn't", 'wait, not done yet'])
      await talk(await ann(), [
        ['bought the milk', 'Done: buy milk'],
        [line, 'Undone: buy milk is open again.'],
      ])
  })

  test.each([
    ['postpone report by a week', 'Moved: write report', 'Thu 12 March'],
    ['put the report off till tuesday', 'Moved: write report', 'Tue 10 March'],
    ['report is due friday', 'Moved: write report', 'Fri 6 March'],
    ['the deadline for the report is 20 march', 'Moved: write report', 'Fri 20 March'],
    ['bring the report forward to today', 'Moved: write report', 'Thu 5 March'],
    ['snooze the dentist for an hour', 'Moved: call dentist', '11:41'],
    ['report is urgent', 'urgent priority', 'write report'],
    ["milk isn't urgent", 'low priority', 'buy milk'],
    ['milk is no longer needed', 'Let go: buy milk', 'Undo'],
    ['show me the report', 'write report', 'Split'],
    ['tag milk as shopping', '#shopping', 'buy milk'],
    ['start a 25 min pomodoro on the report', 'Focus: write report', '11:06'],
  ])('“%s” is of the thing that is there', async (line, ...answered) => {
    await talk(await ann(), [[line, ...answered, not('Added')]])
  })

  test('a question finishes nothing', async () => {
    const person = await ann()
    for (const line of ['is the report done?', 'is the report done', 'has the milk been bought?'])
      await talk(person, [[line, not('XP'), not('Added')]])
    expect(await person.world.database.knex('tasks').where({ status: 'done' })).toEqual([])
  })

  test('two things in one line, each of them there', async () => {
    const person = await ann()
    await talk(person, [['finished the report and called the dentist', 'Done: write report', 'Done: call dentist']])
    await talk(person, [['move milk to friday and mark milk as done', 'Done: buy milk', 'Moved: buy milk']])
    await talk(await ann(), [['dentist done, move report to tomorrow', 'Done: call dentist', 'Moved: write report']])
  })

  test('“it” in both halves of a line names nothing that could go', async () => {
    const person = await ann()
    await talk(person, [['forget it, i do not need it anymore', not('Let go'), not('Added')]])
    expect(await person.world.database.knex('tasks').where({ delegation_mode: 'delete' })).toEqual([])
  })

  test('where it is moved from says nothing of where it goes', async () => {
    await talk(await ann(), [
      ['move the dentist from today to monday', 'Moved: call dentist', 'Mon 9 March'],
      ['the dentist is now at 4pm on tuesday', 'Moved: call dentist', 'Tue 10 March, 16:00'],
      ['the dentist is cancelled', 'Let go: call dentist'],
    ])
  })

  test('a value that is written like a date and is none: told, and nothing is saved', async () => {
    for (const value of ['32 march', '25:00', '13pm', '31 february']) {
      const person = await ann()
      await talk(person, [[`move milk to ${value}`, `I can't read “${value}” as a date.`, not('Added')]])
      expect(await person.world.database.knex('tasks')).toHaveLength(3)
    }
    // No date, so a thing to do of its own.
    await talk(await ann(), [['move milk to the fridge', 'Added: move milk to the fridge']])
  })

  test('the next day asked about', async () => {
    await talk(await ann(), [
      ["what's on friday?", 'On Fri 6 March'],
      ['and saturday?', 'On Sat 7 March', not('Added')],
      ['what about monday', 'On Mon 9 March', not('Added')],
      ['show tomorrow', 'On Fri 6 March', not('Added')],
    ])
  })

  test('feelings are answered, not kept', async () => {
    for (const [line, answer] of [
      ["i can't cope any more", 'enough for now'],
      ['i feel like a failure', 'enough for now'],
      ["can't focus at all today", 'enough for now'],
      ["i'm anxious about the meeting", 'enough for now'],
      ['feeling great today!', 'Good to hear.'],
      ["i'm so proud of myself", 'Good to hear.'],
      ["you're annoying", 'Sorry about that.'],
      ['i want to die', "I'm glad you said it."],
      ["i don't want to be here anymore", "I'm glad you said it."],
      ['night night', 'Bye for now.'],
      ['ta', 'Any time.'],
    ] as const)
      await talk(await ann(), [[line, answer, not('Added')]])
    // Things to do that only sound like one.
    for (const line of ['feel the fabric samples', 'i want to dye the curtains'])
      await talk(await ann(), [[line, 'Added']])
  })

  test('a name stays a name', async () => {
    await talk(await ann(), [
      ['i prefer am pm', '12-hour times'],
      ["my name's Sam by the way", 'Sam (', not('Sam by')],
    ])
  })
})
