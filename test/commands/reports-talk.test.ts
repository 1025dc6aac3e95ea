// What people say that they did: habits and tasks by the act, on the day it names; and what was due while they were away.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('talk of what was done', (open) => {
  const person = async () => (await world(await open())).person('ann')
  const taskCount = async (ann: Person) => (await ann.world.database.knex('tasks')).length

  test.each([
    ['Floss', 'flossed', 'today'],
    ['Floss', 'i flossed this morning', 'today'],
    ['Run', 'ran this morning', 'today'],
    ['Run', 'went for a run yesterday', 'Wed 4 March'],
    ['Run', 'yesterday i went for a quick run', 'Wed 4 March'],
    ['Running', 'just ran', 'today'],
    ['Run', 'ran in the park', 'today'],
    ['Stretches', 'did my stretches', 'today'],
    ['Stretching', 'stretched', 'today'],
    ['Meditate', 'meditated for 10', 'today'],
    ['Meditation', 'meditated last night', 'Wed 4 March'],
    ['Swim', 'swam before work', 'today'],
    ['Journal', 'journaled 📓', 'today'],
    ['Gym', 'went to the gym', 'today'],
    ['Workout', 'worked out', 'today'],
  ])('the habit %s is done by “%s”', async (habit, line, day) => {
    const ann = await person()
    await talk(ann, [
      [`habit add ${habit}`, `New habit: ${habit}`],
      [line, `Done ${day}: ${habit}`, not('Added')],
    ])
    expect(await taskCount(ann)).toBe(0)
  })

  test.each(['did i run today?', 'run', 'run to the shop', 'baked beans', 'need to stretch'])(
    '“%s” ticks no habit',
    async (line) => {
      const ann = await person()
      for (const habit of ['Run', 'Bake', 'Stretch']) await ann.says(`habit add ${habit}`)
      await talk(ann, [[line, not('Done today')]])
      expect(await ann.world.database.knex('habit_checks')).toEqual([])
    },
  )

  test('a task is done by its act, before or behind its thing, and on the day that is named', async () => {
    const ann = await person()
    for (const line of ['Write to gran', 'Invoice Mrs Patel', 'Ring the bank']) await ann.says(line)
    await talk(ann, [
      ['wrote to gran', 'Done: Write to gran'],
      ['mrs patel invoiced', 'Done: Invoice Mrs Patel'],
      ['rang the bank yesterday', 'Done: Ring the bank', 'On Wed 4 March.'],
      ['what did I do yesterday', 'Ring the bank', not('gran')],
    ])
  })

  test('what was never on the list is logged on its day', async () => {
    const ann = await person()
    await talk(ann, [
      ['posted the parcel yesterday', 'on your list', '[Log it as done]'],
      ['log it', 'Logged as done: posted the parcel', 'On Wed 4 March.'],
      ['what did I do yesterday', 'posted the parcel'],
      ['undo', 'Undone'],
    ])
    expect(await taskCount(ann)).toBe(0)
  })

  test('some things of a list are not all of it, and another act is not the one that is left', async () => {
    const ann = await person()
    for (const line of [
      'buy stamps, cat litter, oat milk',
      'the present needs wrapping',
      'sign the letter and pay 12 pounds',
    ])
      await ann.says(line)
    await talk(ann, [
      ['cat litter and stamps bought', 'is more than that', not('Done:')],
      ['got the present', 'Is “the present needs wrapping” done?', not('Done:')],
      ['letter signed, just need to pay', not('Done:')],
    ])
  })

  test('“put that in” is a wish to keep it, and ends nothing', async () => {
    const ann = await person()
    await talk(ann, [
      ['buy a card', 'Added'],
      ['put that in please', not('Done')],
    ])
  })

  test('“done with the first one” is the step that was just shown, not an older list’s first', async () => {
    const ann = await person()
    for (const line of ['email Huber', 'write the essay']) await ann.says(line)
    await talk(ann, [
      ['what now', 'email Huber', 'write the essay'],
      ['start essay', 'Started'],
      ["it's too big", '[Save and start]'],
      ['[Save and start]', 'Step 1 of'],
      ['done with the first one', 'Step 2 of', not('Huber')],
    ])
    const steps = await person()
    await steps.says('write the essay')
    await talk(steps, [['done with the first one', not('Step')]])
  })

  test('“what did I miss” tells what came since, and not all that is open', async () => {
    const { earth, heart } = await annNudged(await open(), new Date('2026-03-05T09:00:00Z'))
    const ann = earth.person('ann', {}, 'dm-ann')
    for (const line of ['dentist friday 10am', 'read the manual', 'essay next wednesday', 'habit add Meds at:21:00'])
      await ann.says(line)
    await heart.at('2026-03-05T20:00:00Z')
    await heart.at('2026-03-06T09:00:00Z')
    earth.clock.advance({ days: 1 })
    await talk(ann, [
      [
        'what did i miss',
        'Since Thu 5 March, 10:00',
        'dentist',
        'Reminders you haven’t answered: Meds',
        not('manual'),
        not('essay'),
      ],
    ])
    const ben = await person()
    await talk(ben, [
      ['read the manual', 'Added'],
      ['did I miss anything?', 'You missed nothing.', not('manual')],
    ])
  })
})
