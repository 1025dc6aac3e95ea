// The flows of the conversation design, typed line by line as they are written there: every button can be typed.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { type Nudging, nudging } from '../support/nudging.ts'
import { not, type Turn, talk, textOf } from '../support/talk.ts'
import { type World, world } from '../support/world.ts'

/** Wed 4 March 2026, 07:00 in Vienna. */
const WEDNESDAY = new Date('2026-03-04T06:00:00Z')

describeOnBothEngines('as written', (open) => {
  test('first contact', async () => {
    const ann = (await world(await open(), { now: WEDNESDAY })).person('ann', { zone: undefined })
    await talk(ann, [
      [
        '/add call dentist tomorrow 9am',
        'Added: call dentist',
        "Thu 5 March, 09:00 UTC. I don't know your time zone yet.",
        '[Set time zone] [Undo]',
      ],
      [
        'Vienna',
        'Time zone: Vienna',
        '“call dentist” now means Thu 5 March, 09:00 there.',
        'Tasks with a time get a reminder.',
        "Hello, I'm Proxy",
        "[Yes] [Another time] [No, I'll ask]",
      ],
      ['Yes', 'Mornings at 08:30', 'No other reminders.', '[Undo]'],
    ])
  })

  test('the city is still asked for where the form was no answer', async () => {
    const ann = (await world(await open(), { now: WEDNESDAY })).person('ann', { zone: undefined })
    await talk(ann, [
      ['call dentist tomorrow 9am', '[Set time zone]'],
      ['Set time zone', 'Try: me edit timezone:Paris'],
      ['Vienna', 'Time zone: Vienna'],
    ])
  })

  test('capture and fix', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['zone show', 'Life'],
      [
        'Email landlord about damp Friday #home ~10m @life',
        'Added: Email landlord about damp',
        'Fri 6 March · 10 min · Life · #home',
        '[Start] [Edit] [No date] [Undo]',
      ],
      ['No date', /^Email landlord about damp\n/, 'no date · 10 min · Life · #home', '[Start] [Undo]'],
    ])
  })

  test('brain dump', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      [
        'call vet\ndamp\ngift for Mia?\ntax letter',
        'Saved 4 things',
        'call vet\ndamp\ngift for Mia?\ntax letter',
        '[Pick one] [One task instead] [Undo]',
      ],
      ['one task instead', 'call vet'],
      ['undo', 'Undone: “call vet” is off the list.'],
      ['task list view:open', 'Open tasks: 4'],
      ['me undo', 'Undone: “Saved 4 things'],
      ['put it back', 'Restored'],
      ['task list view:open', 'Open tasks: 4'],
    ])
  })

  test('split and do', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['Email landlord about damp ~10m', 'Added'],
      [
        'split landlord',
        'Email landlord about damp: 3 steps, 10 min',
        'A suggestion. Nothing is saved yet.',
        '1 📧 Open a mail to the landlord, 1 min',
        '2 ✍️ Write what is damp since when, 6 min',
        '3 📤 Read and send, 3 min',
        '[Save and start] [Smaller] [Edit lines] [Leave whole]',
      ],
      ['Save and start', 'Step 1 of 3'],
      ['Done', 'Step 2 of 3', '✍️ Write what is damp since when · 6 min', '[Done] [Too big] [Stuck] [Easy]'],
      ['Too big', 'Step 2 of 4', '✍️ Name the damp wall · 2 min', '[Done] [Too big] [Stuck] [Undo]'],
      ['Stuck', 'First move', 'Type the word “wall”.', '[Did it] [Ask someone] [Another task]'],
      ['Did it', 'Step 2 of 4'],
      ['Done', 'Step 3 of 4'],
      ['Easy', 'Step 3 of 3', '✍️ Write since when, read, send · 7 min'],
      ['Done', 'All steps done', 'Is “Email landlord about damp” finished?', '[Finished] [Not yet]'],
      ['Finished', 'Done: Email landlord about damp'],
    ])
  })

  test('the morning', async () => {
    const { ann, nudges } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['nudge set morning 08:30', 'Mornings at 08:30', 'No other reminders.'],
      ['Report ~25m', 'Added'],
      ['Call vet ~5m', 'Added'],
      ['Milk', 'Added'],
      ['Open tax letter ~2m !low', 'Added'],
    ])
    expect(await heardAt(nudges, '2026-03-04T07:30:00Z')).toMatch(
      /^Morning, Ann\nReport, 25 min\n.*\nenergy unknown, so medium\n\[These three\] \[Change\] \[Not today\] \[Why this\?\]$/s,
    )
    await shown(nudges, ann)
    await talk(ann, [
      ['🔋', 'Three for low energy', 'Call vet, 5 min', 'Open tax letter, 2 min', '[Swap one] [Just one] [Not today]'],
      ['These three', 'Today', '0 of 3', '[Change]'],
      ['done vet', 'Done: Call vet'],
      ['done letter', 'Done: Open tax letter'],
      ['plan', 'done: Call vet, Open tax letter', 'to do: Milk', '2 of 3', '[Start: Milk]'],
      ['start: milk', 'Started: Milk'],
    ])
  })

  test('focus', async () => {
    const { ann, nudges } = await settled(await world(await open(), { now: new Date('2026-03-04T09:00:00Z') }))
    await talk(ann, [
      ['report draft', 'Added'],
      ['water plants', 'Added'],
      ['focus report 25', 'Focus: report draft', 'until 10:25.', '[Interrupted] [+10 min] [Stop]'],
      ['Interrupted', 'Where were you?'],
      ['table 2, second column', 'Place saved', '“table 2, second column”', "[I'm back] [Stop]"],
      ["I'm back", 'You were here', 'report draft: “table 2, second column”', '[Interrupted] [+10 min] [Stop]'],
    ])
    expect(await heardAt(nudges, '2026-03-04T09:25:01Z')).toMatch(
      /^25 minutes on report draft\.?\n.*\[5 min break\] \[10 more\] \[Finished\] \[Why this\?\]$/s,
    )
    await shown(nudges, ann)
    await talk(ann, [
      ['5 min break', 'Break until 10:30', '25 min counted.', '[Back early] [I drifted]'],
      ['back early', not('Added')],
    ])
  })

  test('the evening, and days away', async () => {
    const { ann, nudges } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['nudge set evening 18:00', 'Evenings at 18:00'],
      ['report draft today', 'Added'],
      ['Reply to Mia ~2m', 'Added'],
      ['call vet', 'Added'],
      ['done vet', 'Done'],
      ['plan first:report', 'Today'],
    ])
    expect(await heardAt(nudges, '2026-03-04T17:00:01Z')).toContain('Close today?')
    await shown(nudges, ann)
    await talk(ann, [
      ['Close', 'Closing today', 'Done: call vet.', 'Still here: report draft.'],
      [
        'Move to tomorrow',
        'Moved: report draft',
        'To Thu 5 March',
        'Anything else on your mind? Type it.',
        '[Close] [Undo]',
      ],
      ['Close', not('Added')],
    ])
    await nudges.at('2026-03-08T16:00:00Z')
    const away = await heardAt(nudges, '2026-03-08T17:01:00Z')
    expect(away).toContain('[Start] [Fresh start]')
    await shown(nudges, ann)
    await talk(ann, [
      ['Fresh start', 'Fresh start', 'Nothing is deleted.', 'Undo, for 7 days'],
      ['undo', 'Undone: “Fresh start'],
    ])
  })
})

describeOnBothEngines('silence', (open) => {
  test('is not broken by what was shown: the card after days away comes, though evenings were printed', async () => {
    const { ann, nudges } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['nudge set evening 18:00', 'Evenings at 18:00'],
      ['pay rent', 'Added: pay rent'],
    ])
    for (const day of ['04', '05', '06', '07']) {
      expect(await heardAt(nudges, `2026-03-${day}T17:00:01Z`)).not.toBe('')
      await shown(nudges, ann)
    }
    expect(await heardAt(nudges, '2026-03-08T09:00:00Z')).toContain('[Start] [Fresh start] [Pause all]')
  })

  test('hello is said once; the morning’s buttons are still typed at noon; undo is the newest change', async () => {
    const earth = await world(await open(), { now: WEDNESDAY })
    const ann = earth.person('ann', { fullName: 'Ann Lee' })
    const hello = await ann.says('hi')
    expect(textOf(hello).match(/Hello, I'm Proxy/g)).toHaveLength(1)
    await talk(ann, [
      ['milk', 'Added', not('Hello')],
      ['plan', '[This one]'],
    ])
    earth.clock.advance({ hours: 4 })
    await talk(ann, [['this one', 'to do: milk']])
    const there = earth.person('ann', { fullName: 'Ann Lee' })
    await there.says('bread', { where: { channelId: 'another', kind: 'private' } })
    await talk(ann, [['undo', 'Undone: “bread” is off the list.']])
  })
})

describeOnBothEngines('words that are nearly a command', (open) => {
  test('one blank that is missing is asked for by its choices, and a word answers', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['energy', 'How is your energy?\n1 low, 2 medium, 3 high?', '[1] [2] [3]', not('missing')],
      ['1', /^Energy: low/],
      ['energy', '[1] [2] [3]'],
      ['high', 'Energy: high'],
      ['energy', '[1] [2] [3]'],
      ['buy milk', 'Added: buy milk'],
      ['high', 'Added: high'],
      ['project add Flat', 'New project: Flat'],
      [
        'project archive flat',
        'What should happen to its open tasks?',
        '[move them to my Inbox] [let them go] [keep them in the project]',
      ],
      ['keep them in the project', 'Archived: Flat'],
    ])
  })

  test('a verb of tasks alone is captured, and offered where a task is named', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['buy milk', 'Added'],
      ['done milk', 'Done'],
      ['reopen milk', 'Back on the list: buy milk', '[Start] [Undo]', not('Added')],
      ['edit milk minutes:15', /^Added: edit milk\n15 min\n/, '[I meant: task edit]'],
      ['[I meant: task edit]', 'Undone: “edit milk” is off the list.', 'buy milk', '15 min'],
      ['give Mia her book', 'Added: give Mia her book', not('I meant')],
      ['move the sofa', 'Added: move the sofa', not('I meant')],
    ])
  })

  test('what was understood, and meant something else, can still be kept', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['buy bread', 'Added'],
      ['buy butter', 'Added'],
      ['plan b', 'Several match “b”', '[buy bread] [buy butter] [Save as task]'],
      ['save as task', 'Added: plan b'],
      ['tasks for Mia', 'Added: tasks for Mia', '[Start] [Edit] [I meant: tasks] [Undo]'],
      ['I meant: tasks', 'No zone matches “for Mia”.'],
      ['tasks', 'Open tasks: 4', 'tasks for Mia'],
    ])
  })

  test('one tap that did another thing instead is taken back as one', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    await talk(ann, [
      ['buy milk', 'Added'],
      ['drop milk', 'Let go: buy milk'],
      ['drop milk', 'Already let go: buy milk', '[Put back]', not('[Undo]')],
      ['put back', 'Back on the list: buy milk'],
      ['edit milk title:"buy oat milk"', '[I meant: task edit]'],
      ['[I meant: task edit]', 'buy oat milk', '[Undo]'],
      ['undo', 'Undone: “'],
      ['tasks', 'buy milk', 'edit milk title'],
    ])
  })

  test('two things that are both needed go without their names', async () => {
    const { ann } = await settled(await world(await open(), { now: WEDNESDAY }))
    const ben = ann.world.person('ben')
    await talk(ben, [['hello there', "Hello. What's on your mind?"]])
    await talk(ann, [
      ['project add New flat', 'New project'],
      ['project invite new flat ben', 'ben is now in New flat'],
    ])
  })
})

/** Ann, greeted, with nothing to do. */
async function settled(earth: World) {
  const ann = earth.person('ann', { fullName: 'Ann Lee' })
  const greeted: Turn[] = [
    ['hello there', "Hello. What's on your mind? Type it, or take one small thing.", "Hello, I'm Proxy", not('Added')],
  ]
  await talk(ann, greeted)
  return { ann, nudges: await nudging(earth) }
}

async function heardAt(nudges: Nudging, instant: string): Promise<string> {
  nudges.heard()
  await nudges.at(instant)
  return nudges.heard().at(-1) ?? ''
}

/** As the terminal does when it prints a nudge: what is typed next answers it. */
const shown = (nudges: Nudging, ann: Awaited<ReturnType<typeof settled>>['ann']) =>
  ann.world.dispatcher.recordShown(ann.request({ kind: 'typed', line: '' }), nudges.answer().view)
