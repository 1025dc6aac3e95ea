// The first thread through every layer, as conversations, on both engines.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('tasks, from capture to done', (open) => {
  test('a line is a task, understood and echoed, and can be taken back', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      [
        'Email landlord about damp Friday #home ~10m @life',
        'Added: Email landlord about damp',
        'Fri 6 March',
        'no reminder',
        '10 min',
        'Life',
        '#home',
        '[Undo]',
      ],
      ['task list', 'Open tasks: 1', 'Email landlord about damp'],
      ['undo', 'Undone: “Email landlord about damp” is off the list.', '[Put it back]'],
      ['task list', 'Nothing is open', not('landlord')],
    ])
  })

  test('done, twice is once, undone and put back', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['task add Buy milk', 'Added: Buy milk'],
      ['done milk', 'Done: Buy milk', '[Undo]'],
      ['done milk', 'Already done, at', not('[Undo]')],
      ['undo', 'Undone: Buy milk is open again.'],
      ['[Put it back]', 'Restored: Buy milk is done.'],
      ['task list view:done', 'Buy milk'],
    ])
  })

  test('another person’s task is as missing as none', async () => {
    const earth = await world(await open())
    const added = await earth.person('ann').says('task add Secret plan')
    const line = added.view.buttons.find(({ label }) => label === 'Start')?.line ?? ''
    const ben = earth.person('ben')
    const stolen = textOf(await ben.says(line.replace('start', 'done')))
    const missing = textOf(await ben.says('task done task:00000000-0000-4000-8000-000000000000'))
    expect(stolen.replace(/“.*”/, '')).toBe(missing.replace(/“.*”/, ''))
    expect(earth.errors).toEqual([])
  })

  test('first contact: the line is saved first, the zone asked, the date read again, mornings offered', async () => {
    const ann = (await world(await open(), { now: new Date('2026-03-04T10:00:00Z') })).person('ann', {
      zone: undefined,
    })
    await talk(ann, [
      [
        '/add call dentist tomorrow 9am',
        'Added: call dentist',
        'Thu 5 March, 09:00 UTC',
        "don't know your time zone",
        '[Set time zone]',
        '[Undo]',
        not('Hello'),
      ],
      ['Vienna', 'Time zone: Vienna', '“call dentist” now means Thu 5 March, 09:00 there', "Hello, I'm Proxy", '[Yes]'],
      ['Graz', 'Added: Graz', not('Hello')],
    ])
  })

  test('help by situation, by topic, by command', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['help', 'What you can say', 'what now'],
      ['help task', 'Help: task', 'task add'],
      ['help task add', 'Try: task add title…'],
      ['help nonsense', 'Added: help nonsense', '[I meant: help]', '[Undo]'],
    ])
  })
})
