// Steps done one at a time, as conversations on both engines: every command happy, refused and repeated.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

/** Three steps of a task that is begun. */
const SPLIT: readonly [string, ...string[]][] = [
  ['Email landlord about damp ~10m', 'Added'],
  ['split landlord', '3 steps, 10 min'],
  ['[Save and start]', 'Step 1 of 3'],
]

describeOnBothEngines('steps', (open) => {
  test('are put in order one place at a time', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['task add Buy milk', 'Added'],
      ['step show milk', 'No steps yet: Buy milk', '[Split]'],
      ...SPLIT,
      [
        'step show landlord',
        /Open a mail[\s\S]*Write what is damp[^\n]*\[Earlier: Write what is damp[\s\S]*Read and send/,
      ],
      [
        '[Earlier: Read and send]',
        'Saved: Step 2 of 3',
        'Steps: Email landlord about damp',
        /Open a mail[\s\S]*Read and send[\s\S]*Write what is damp/,
      ],
      ['[Undo]', 'Undone'],
      ['step show landlord', /Open a mail[\s\S]*Write what is damp[\s\S]*Read and send/],
    ])
  })

  test('the flow as it is written', async () => {
    const ann = (await world(await open())).person('ann')
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
        not('[Undo]'),
      ],
      ['[Save and start]', 'Step 1 of 3', '📧 Open a mail to the landlord · 1 min', '[Done] [Too big] [Stuck] [Easy]'],
      ['[Done]', 'Step 2 of 3', '✍️ Write what is damp since when · 6 min', '[Done] [Too big] [Stuck] [Easy]', '[Undo]'],
      ['[Too big]', 'Step 2 of 4', '✍️ Name the damp wall · 2 min', '[Done] [Too big] [Stuck] [Undo]'],
      ['[Stuck]', 'First move', 'Type the word “wall”.', '[Did it] [Ask someone] [Another task]'],
      ['[Did it]', 'Step 2 of 4', 'Name the damp wall'],
      ['[Done]', 'Step 3 of 4', 'Write since when · 4 min'],
      ['[Easy]', 'Step 3 of 3', '✍️ Write since when, read, send · 7 min', not('[Easy]')],
      ['[Done]', 'All steps done', 'Is “Email landlord about damp” finished?', '[Finished] [Not yet]'],
      ['[Finished]', 'Done: Email landlord about damp'],
    ])
  })

  test('the same by typing, and yes to the question at the end', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Email landlord about damp ~10m', 'Added'],
      ['split landlord', 'Nothing is saved yet.'],
      ['yes', 'Step 1 of 3'],
      ['next', 'Step 2 of 3'],
      ['Too big', 'Step 2 of 4'],
      ['stuck', 'Type the word “wall”.'],
      ['step done', 'Step 3 of 4'],
      ['easy', 'Step 3 of 3'],
      ['next', 'All steps done'],
      ['yes', 'Done: Email landlord about damp'],
    ])
  })

  test('not yet keeps the task going, and no says the same', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ...SPLIT,
      ['next'],
      ['next'],
      ['next', 'All steps done'],
      ['[Not yet]', 'Already in progress: Email landlord about damp', '[Done] [Too big]', not('First move')],
      ['step done 3 back:yes', 'Step 3 of 3', 'Open again: Read and send'],
      ['next', 'All steps done'],
      ['no', 'Already in progress'],
    ])
  })

  test('done twice is once, says when, and pays once', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const begun = await talk(ann, SPLIT)
    const first = await ann.presses(begun, 'Done')
    const points = () => earth.database.knex('xp_entries').sum('amount as sum').first()
    expect(Number((await points())?.sum)).toBe(10)
    expect(textOf(await ann.presses(begun, 'Done'))).toMatch(/Already done, at 10:30: Open a mail.*\nStep 2 of 3/)
    expect(Number((await points())?.sum)).toBe(10)
    await ann.presses(first, 'Undo')
    expect(Number((await points())?.sum)).toBe(0)
    expect(textOf(await ann.presses(begun, 'Done'))).toContain('Step 2 of 3')
    expect(Number((await points())?.sum)).toBe(10)
    expect(earth.errors).toEqual([])
  })

  test('done counts the minutes it was thought to take, and taken back it does not', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const hours = async () => Number((await earth.database.knex('tasks').first('actual_hours'))?.actual_hours)
    await talk(ann, [...SPLIT, ['next', 'Step 2 of 3']])
    expect(await hours()).toBe(0.02)
    await talk(ann, [
      ['undo', 'Undone'],
      ['task show landlord', 'Steps 0 of 3'],
    ])
    expect(await hours()).toBe(0)
    await talk(ann, [['next'], ['step done 1 back:yes', 'Step 1 of 3'], ['step done 1 back:yes', 'Already open']])
    expect(await hours()).toBe(0)
  })

  test('a step that was split, joined or left out is another one: its button says so', async () => {
    const ann = (await world(await open())).person('ann')
    for (const label of ['Too big', 'Easy']) {
      const begun = await talk(ann, SPLIT)
      await ann.presses(begun, label)
      const again = await ann.presses(begun, label)
      expect(textOf(again)).toContain('That step is no longer here.')
      expect(textOf(await ann.presses(again, 'Current step'))).toContain('Step 1 of')
      await talk(ann, [['drop landlord', 'Let go']])
    }
  })

  test('skip leaves one out, twice is refused, undo brings it back; without any the task is as before', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ...SPLIT,
      ['skip', 'Skipped: Open a mail to the landlord', 'Step 1 of 2', 'Write what is damp since when'],
      ['undo', 'Undone'],
      ['step stuck', 'First move'],
      ['[Did it]', 'Step 1 of 3', 'Open a mail'],
      ['⏭', 'Step 1 of 2'],
      ['skip', 'Step 1 of 1', not('[Easy]')],
      ['skip', 'No steps are left', '[Finished] [Not yet]'],
      // Nothing is left to be skipped: what else there is.
      ['skip', 'now', not('Skipped'), '[Others]'],
    ])
    expect((await earth.database.knex('tasks').first('decomposition_state'))?.decomposition_state).toBe('stub')
  })

  test('easy joins only what a step can hold', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Essay', 'Added'],
      [
        'task split essay lines:"Open the file, 1 min\nWrite a page, 8 min\nRead it, 5 min"',
        'Your own lines. Nothing is saved yet.',
      ],
      ['[Save and start]', 'Step 1 of 3', '[Easy]'],
      ['easy', 'Step 1 of 2', 'Open the file, write a page · 9 min', not('[Easy]')],
      ['easy', 'Together they take 14 minutes', '[Done] [Stuck]'],
      ['skip', 'Step 1 of 1'],
      ['easy', 'It is the last step'],
    ])
  })

  test('edit: words, minutes, place, sign, manner; nothing to change opens the form; twice is once', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ...SPLIT,
      ['step edit 2 text:"Name the wall" minutes:2', 'Saved: Step 2 of 3', '✍️ Name the wall · 2 min'],
      ['step edit 2 text:"Name the wall" minutes:2', 'No change: Step 2 of 3', not('[Undo]')],
      ['step edit 3 place:1', 'Saved: Step 1 of 3', 'Read and send'],
      ['undo', 'Undone'],
      ['step edit 1 place:99', 'Saved: Step 3 of 3', 'Open a mail'],
      ['step edit 3 place:1', 'Step 1 of 3'],
      ['step edit 1 emoji:hello', 'Use one emoji'],
      ['step edit 1 emoji:🧱', '🧱 Open a mail to the landlord'],
      ['step edit 1 emoji:none', not('🧱')],
      ['step edit 1 minutes:11', 'Minutes must be from 1 to 10'],
      ['step edit 1 how:"do with me"', 'together with someone', 'A message you could send: “Could you sit with me'],
      ['step edit 1 how:delegate', 'for someone else', 'Could you do this for me: Open a mail'],
      ['step edit 7 minutes:2', 'There is no step 7 right now'],
      ['step edit 1', 'What would you like to change?', '[Fill in]'],
    ])
    const begun = await ann.says('start landlord')
    const id = /step:(\S+)/.exec(begun.view.buttons[0]?.line ?? '')?.[1] ?? ''
    const form = await ann.world.dispatcher.openForm(ann.request({ kind: 'pressed', line: `step edit step:${id}` }))
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['text', 'Open a mail to the landlord'],
      ['minutes', '1'],
      ['place', '1'],
      ['emoji', undefined],
      ['how', undefined],
    ])
  })

  test('stuck without steps is a movement for the task, and without a task a way to one', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['stuck', 'Nothing is in progress', '[What now?]'],
      ['call dentist', 'Added'],
      ['start dentist', 'Started: call dentist', 'First move: Pick up the phone.', '[Done] [Too big] [Stuck]'],
      ['[Stuck]', 'First move', 'Pick up the phone.', not('[Ask someone]')],
      ['[Did it]', 'Already in progress: call dentist'],
      ['[Too big]', 'call dentist: 3 steps', 'Nothing is saved yet.'],
    ])
  })

  test('ask someone marks the step and gives the words', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ...SPLIT,
      ['stuck', 'First move'],
      [
        '[Ask someone]',
        'Saved: Step 1 of 3',
        'together with someone',
        'A message you could send: “Could you sit with me',
        '[Undo]',
      ],
    ])
  })

  test('another task is another one', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Call vet ~5m', 'Added'],
      ...SPLIT,
      ['stuck', 'First move'],
      ['[Another task]', 'Call vet', not('landlord')],
    ])
  })

  test('no step is open: what can be done instead', async () => {
    const ann = (await world(await open())).person('ann')
    for (const line of ['step done', 'too big', 'easy', 'skip', 'next'])
      await talk(ann, [[line, 'No step is open right now', '[What now?] [Show tasks]']])
  })

  test('what is done or let go is not changed', async () => {
    const ann = (await world(await open())).person('ann')
    const begun = await talk(ann, SPLIT)
    await talk(ann, [
      ['done landlord', 'Is the step done, or all of “Email landlord about damp”?', '[This step] [All of it]'],
      ['[All of it]', 'Done: Email landlord about damp'],
    ])
    expect(textOf(await ann.presses(begun, 'Done'))).toContain('That task is done. Put it back first.')
    await talk(ann, [['undo'], ['drop landlord', 'Let go']])
    expect(textOf(await ann.presses(begun, 'Too big'))).toContain('That task was let go. Put it back first.')
  })

  test('a done step is not split; it can be opened again', async () => {
    const ann = (await world(await open())).person('ann')
    const begun = await talk(ann, SPLIT)
    await ann.says('next')
    const refused = await ann.presses(begun, 'Too big')
    expect(textOf(refused)).toContain('That step is already done.')
    expect(textOf(await ann.presses(refused, 'Open it again'))).toContain('Step 1 of 3')
  })

  test('start shows the step one is at, also of a task that is a part', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ...SPLIT,
      ['next', 'Step 2 of 3'],
      ['start landlord', 'Already in progress', 'Step 2 of 3', '[Done] [Too big] [Stuck] [Focus 25 min]'],
      ['task show landlord', 'Steps 1 of 3', 'Open a mail to the landlord, done'],
    ])
  })

  test('an undo of older steps is refused where newer ones stand in their place', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, SPLIT)
    const joined = await ann.says('step merge 2')
    await ann.says('too big')
    expect(textOf(await ann.presses(joined, 'Undo'))).toContain('The steps have changed since')
    await numbered(ann)
    await talk(ann, [
      ['undo', 'Undone'],
      ['undo', 'Undone'],
      ['undo', 'Undone'],
      ['undo', 'Undone'],
    ])
    expect(await earth.database.knex('micro_steps')).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('a former member takes back no step of what they left', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('hello there')
    await talk(ann, [['project add Flat'], ['project invite project:flat person:ben'], ['Paint walls ~10m +flat']])
    await talk(ben, [
      ['task give walls to:me how:do', 'Yours'],
      ['split walls', 'Nothing is saved yet.'],
    ])
    const begun = await ben.says('yes')
    const done = await ben.presses(begun, 'Done')
    await talk(ann, [['project leave project:flat person:ben']])
    expect(textOf(await ben.presses(done, 'Undo'))).toMatch(/changed since|Someone else has it now/)
    expect(textOf(await ben.presses(begun, 'Done'))).toContain('That step is no longer here.')
    expect(earth.errors).toEqual([])
  })
})

async function numbered({ world: { database } }: Person): Promise<void> {
  const rows = await database.knex('micro_steps').orderBy('step_number')
  expect(rows.map(({ step_number }) => step_number)).toEqual(rows.map((_, index) => index + 1))
}
