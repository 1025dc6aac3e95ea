// Home, welcome and what is shown to others, as conversations, on both engines.
import { expect, test } from 'vitest'
import type { Request } from '../../src/chat/request.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('home', (open) => {
  test('newcomers are welcomed; then what is going on, empty parts left out', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { fullName: 'Ann Lee' })
    await talk(ann, [
      ['hi', "Hello, I'm Proxy", '[What now?] [Capture] [Brain dump]'],
      ['task add Report ~25m', 'Added: Report'],
      [
        'home',
        'Home',
        '[Plan]',
        '[What now?] [Capture] [Brain dump] [Settings] [Help]',
        'Reminders: only those you set a time for',
        not('XP'),
        not('energy'),
      ],
      ['task add Dentist today 6pm', 'Added'],
      ['habit add Meds', 'New habit: Meds'],
      ['energy 1', 'Energy: low'],
      ['plan first:report', 'Plan 0 of 1'],
      [
        'hello',
        'Today',
        'to do: Report',
        'Plan 0 of 1',
        '18:00 Dentist',
        'Meds [Did it: Meds]',
        'energy low, now',
        'level 1, 25 XP',
        '[Start: Report]',
        not('[Plan]'),
      ],
      ['[Did it: Meds]', 'Home', not('[Did it: Meds]')],
      ['focus report 25', 'Focus: Report'],
      ['', 'In focus: Report', '[Interrupted] [Stop]'],
      ['me style points:hidden', 'points hidden'],
      ['me', 'Home', not('XP'), not('level')],
      ['me welcome', "Hello, I'm Proxy"],
    ])
    expect(earth.errors).toEqual([])
  })

  test('a number of queries that does not grow with the rows', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const count = async () => {
      let queries = 0
      const counting = () => queries++
      earth.database.knex.on('query', counting)
      await ann.says('home')
      earth.database.knex.off('query', counting)
      return queries
    }
    await talk(ann, [
      ['task add One ~5m', 'Added'],
      ['habit add Meds', 'New habit'],
      ['habit add Walk', 'New habit'],
      ['home', 'Home'],
    ])
    const few = await count()
    for (let index = 0; index < 12; index++) await ann.says(`task add Thing ${index} today ${index % 6}pm`)
    for (let index = 0; index < 6; index++) await ann.says(`habit add Habit ${index}`)
    expect(await count()).toBeLessThanOrEqual(few)
  })
})

describeOnBothEngines('shared', (open) => {
  test('a task, a day, a week, a focus session: for everybody, without notes, energy or points', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { fullName: 'Ann Lee' })
    await talk(ann, [
      ['hi', 'Hello'],
      ['me share', 'What would you like to show?', '[task] [focus] [day] [week]'],
      ['me share day', 'There is no plan to show today', '[Plan]'],
      ['me share task', 'None is in progress'],
      ['me share focus', 'No focus session is running'],
      ['task add Report ~25m notes:"my secret worry"', 'Added'],
      ['plan first:report', 'Plan'],
      ['me share day', "Ann's plan, Thu 5 March", 'to do: Report', 'Plan 0 of 1', not('[')],
      ['start report', 'Report'],
      ['me share task', 'Ann shares: Report', 'under way', not('worry')],
      ['focus report 25', 'Focus: Report'],
      ['me share focus', 'Ann Lee in focus: Report', '[Join]'],
      ['done report', 'Done'],
      ['me share week', "Ann's week since Mon 2 March", 'Tasks done: 1', not('XP'), not('Energy')],
      ['me share what:diary', 'What is task, focus, day or week'],
    ])
    const shared: Partial<Request> = { where: { channelId: 'C1', kind: 'shared' } }
    expect((await ann.says('me share week', shared)).isPrivate).toBe(false)
    expect((await ann.says('me share what:diary', shared)).isPrivate).toBe(true)
    const ben = earth.person('ben')
    const id = (await ann.acts((me) => me.trx('tasks').first('task_id')))?.task_id
    expect(textOf(await ben.says(`me share what:task task:${id}`))).toContain('That task is no longer here')
  })
})
