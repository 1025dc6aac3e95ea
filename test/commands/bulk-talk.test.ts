// Many tasks moved by one line: what was shown, what is left of today, the rest of it; as one change.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of everything at once', (open) => {
  /** Ann, with two things for today (Thursday), one that repeats, one for tomorrow and one without a date. */
  async function planned(): Promise<Person> {
    const ann = (await world(await open())).person('ann')
    for (const line of [
      'write newsletter today',
      'call the bank today at 15:00',
      'take vitamins every day at 20:00',
      'pay the bill tomorrow',
      'read the manual',
    ])
      await ann.says(line)
    // What was saved last is no longer “it”.
    ann.world.clock.advance({ minutes: 40 })
    return ann
  }
  const dated = async (ann: Person) =>
    Object.fromEntries(
      (await ann.world.database.knex('tasks').select('title', 'due_date')).map(({ title, due_date }) => [
        title,
        due_date === null ? null : new Date(due_date).toISOString().slice(0, 16),
      ]),
    )

  test.each([
    'move everything to monday',
    'push it all to monday',
    'can you move everything to monday please',
    "move all of today's tasks to monday",
    'leave everything until monday',
    'put everything off till monday',
  ])('“%s” moves what is left of today, once, and what repeats stays', async (line) => {
    const ann = await planned()
    await talk(ann, [
      [
        line,
        'Moved: call the bank and write newsletter',
        'Mon 9 March, 15:00',
        'What repeats keeps its days: take vitamins.',
        '[Move it too]',
      ],
    ])
    expect(await dated(ann)).toMatchObject({
      'call the bank': '2026-03-09T14:00',
      'pay the bill': '2026-03-06T22:59',
      'read the manual': null,
    })
    await talk(ann, [
      ['undo', 'Undone: “Moved: call the bank and write newsletter”'],
      ["what's due today", 'write newsletter', 'call the bank'],
    ])
  })

  test('a list that was shown is what is meant, and the rest of it is the rest', async () => {
    const ann = await planned()
    await talk(ann, [
      ['list', 'Open tasks: 5'],
      ['done bill', 'Done: pay the bill'],
      ['start newsletter', 'Started'],
      ['everything else tomorrow', 'Moved: ', 'call the bank', 'read the manual', not('newsletter')],
      ["what's on tomorrow", 'call the bank', 'read the manual', not('newsletter')],
    ])
  })

  test('“the rest can wait till monday” is about today where no list was shown', async () => {
    const ann = await planned()
    await talk(ann, [
      ['start newsletter', 'Started'],
      ['the rest can wait till monday', 'Moved: call the bank', 'Mon 9 March', not('newsletter')],
    ])
  })

  test('later by an hour is what has a time', async () => {
    const ann = await planned()
    await talk(ann, [
      ['push everything back an hour', 'call the bank', '16:00', 'take vitamins', '21:00', not('newsletter')],
      ['running 20 mins late push everything back 20', 'call the bank', '16:20'],
    ])
  })

  test('the tasks of a day that is named', async () => {
    const ann = await planned()
    await talk(ann, [['push everything for tomorrow to saturday', 'Moved: pay the bill', 'Sat 7 March']])
  })

  test('nothing left of today: all that is open is offered, and nothing moves by itself', async () => {
    const ann = (await world(await open())).person('ann')
    for (const line of ['read the manual', 'sort photos']) await ann.says(line)
    ann.world.clock.advance({ minutes: 40 })
    await talk(ann, [
      ['move everything to monday', 'Nothing is planned for today.', '[Move all 2]', not('Moved')],
      ['[Move all 2]', 'Moved: read the manual and sort photos'],
    ])
  })

  test('which ones is asked where only the person can tell', async () => {
    const ann = await planned()
    await talk(ann, [
      ["move everything that isn't urgent to monday", 'which ones you mean', '[Show tasks]', not('Added')],
    ])
  })

  test('a thing called so is a thing', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['move everything to the attic', 'Added: move everything to the attic'],
      ['buy the rest of the tiles', 'Added: buy the rest of the tiles'],
    ])
  })
})
