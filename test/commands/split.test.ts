// From a task to steps: a proposal nobody saved, its ways on, a model that may help and may fail.
import { expect, test } from 'vitest'
import { formatLine } from '../../src/chat/parse/line.ts'
import type { Database } from '../../src/database/index.ts'
import { type FakeOpenAI, fakeOpenAI, type Scripted } from '../fakes/openai.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, world } from '../support/world.ts'

const count = async ({ knex }: Database, table: string) => (await knex(table)).length
const stateOf = async ({ knex }: Database, title: string) =>
  (await knex('tasks').where({ title }).first('decomposition_state'))?.decomposition_state

describeOnBothEngines('task split', (open) => {
  test('nothing is saved until it is: the proposal lies in a draft, the task is being taken apart', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Email landlord about damp ~10m'], ['split landlord', '3 steps, 10 min']])
    expect(await count(earth.database, 'micro_steps')).toBe(0)
    expect(await stateOf(earth.database, 'Email landlord about damp')).toBe('decomposing')
    // A proposal is no change: what was captured can still be taken back.
    await talk(ann, [['undo', 'Undone: “Email landlord about damp” is off the list.']])
    expect(earth.errors).toEqual([])
  })

  test('saved twice is once; undone, it can be saved again; put back, it is there as it was', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const proposed = await talk(ann, [['Email landlord about damp ~10m'], ['split landlord']])
    const saved = await ann.presses(proposed, 'Save and start')
    expect(await stateOf(earth.database, 'Email landlord about damp')).toBe('decomposed')
    expect(textOf(await ann.presses(proposed, 'Save and start'))).toContain('Already saved: Email landlord')
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    const undone = await ann.presses(saved, 'Undo')
    expect(await count(earth.database, 'micro_steps')).toBe(0)
    expect(await stateOf(earth.database, 'Email landlord about damp')).toBe('stub')
    await ann.presses(undone, 'Put it back')
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    expect(await stateOf(earth.database, 'Email landlord about damp')).toBe('decomposed')
    await talk(ann, [['undo', 'Undone']])
    expect(textOf(await ann.presses(proposed, 'Save and start'))).toContain('Step 1 of 3')
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    expect(earth.errors).toEqual([])
  })

  test('a task nothing is known of: one question, whose answer is the first step, typed or in the form', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Zahnarzt anrufen ~20m'],
      ['split zahnarzt', 'What would you touch first?', '[Answer]', '[Start without]'],
      ['das Telefon', 'Zahnarzt anrufen: 3 steps, 9 min', 'Begin with “das Telefon”', not('[Smaller]')],
      ['[Save and start]', 'Step 1 of 3'],
    ])
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    const asked = await ann.says('task split zahnarzt')
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    expect(asked.view.buttons[0]?.line).toContain('draft:')
    await talk(ann, [['task split zahnarzt first:"open the phone book"', 'Open the phone book, 2 min']])
    expect(earth.errors).toEqual([])
  })

  test('smaller and bigger, by button and by word', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['Quarterly report ~40m', 'Added'],
      ['split report', /report: 5 steps, 36 min/, '[Smaller]'],
      ['[Smaller]', /report: 6 steps, \d\d min/, '[Bigger]', not('[Smaller]')],
      ['[Bigger]', /report: 5 steps/],
      ['task split report size:bigger', /report: \d steps, \d\d min/],
      ['task split report size:huge', 'Size must be smaller, same or bigger'],
    ])
  })

  test('lines of one’s own replace the proposal, by form and typed; a refused one keeps what was typed', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const proposed = await talk(ann, [['Email landlord about damp ~10m'], ['split landlord']])
    const edit = proposed.view.buttons.find(({ label }) => label === 'Edit lines')?.line ?? ''
    const form = await earth.dispatcher.openForm(ann.request({ kind: 'pressed', line: edit }))
    expect(form?.problem).toBeUndefined()
    expect(form?.fields.map(({ name }) => name)).toEqual(['size', 'lines', 'first'])
    expect(form?.fields.find(({ name }) => name === 'lines')?.value).toBe(
      '📧 Open a mail to the landlord, 1 min\n✍️ Write what is damp since when, 6 min\n📤 Read and send, 3 min',
    )
    const typed = { ...form?.values, lines: 'Open mail, 1 min\nWrite, 30 min' }
    const refused = await ann.sends('task split', typed)
    expect(textOf(refused)).toContain('Line 2 says 30 min; a step takes 1 to 10 minutes.')
    const again = refused.view.buttons.find(({ label }) => label === 'Try again')?.line ?? ''
    const second = await earth.dispatcher.openForm(ann.request({ kind: 'pressed', line: again }))
    expect(second?.fields.find(({ name }) => name === 'lines')?.value).toBe('Open mail, 1 min\nWrite, 30 min')
    const mine = await ann.sends('task split', { ...second?.values, lines: 'Open mail, 1 min\nWrite it\nSend, 2 min' })
    expect(textOf(mine)).toMatch(
      /landlord about damp: 3 steps, 8 min\nYour own lines. Nothing is saved yet.\n1 .* Open mail, 1 min/,
    )
    expect(textOf(await ann.presses(mine, 'Save and start'))).toContain('Open mail · 1 min')
    expect(earth.errors).toEqual([])
  })

  test('a complex task becomes parts first, then steps of the first; all of it undone at once', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Tax return ~3h @life', 'Added'],
      ['split tax', /Tax return: \d parts, 3 h/, 'Steps of the first part:', 'Nothing is saved yet.'],
      ['[Save and start]', /Saved \d parts. Started the first/, /Step 1 of \d/],
    ])
    const tasks = await earth.database.knex('tasks').orderBy('created_at')
    const [whole, ...parts] = tasks
    expect(parts.length).toBeGreaterThan(1)
    expect(JSON.parse(whole.children_ids)).toEqual(parts.map(({ task_id }) => task_id))
    expect([whole.total_minutes, Boolean(whole.is_leaf), whole.decomposition_state]).toEqual([180, false, 'decomposed'])
    expect(parts.every(({ zone_id, level }) => zone_id === whole.zone_id && level === 1)).toBe(true)
    expect(parts.map(({ status }) => status)).toEqual(['in_progress', ...parts.slice(1).map(() => 'todo')])
    await talk(ann, [
      ['split "tax return"', 'open parts. You can split one of them.', '[Split the first]'],
      ['[Split the first]', 'Nothing is saved yet.'],
      ['start "tax return"', 'Already in progress', 'Step 1 of'],
      ['undo', 'Undone'],
    ])
    expect(await count(earth.database, 'tasks')).toBe(1)
    expect(await stateOf(earth.database, 'Tax return')).toBe('stub')
    expect(earth.errors).toEqual([])
  })

  test('split again: what is done stays, open steps make way', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Email landlord about damp ~10m'],
      ['split landlord'],
      ['[Save and start]'],
      ['next', 'Step 2 of 3'],
      ['task split landlord lines:"Name the wall, 2 min\nSend it, 2 min"', 'Your own lines. Nothing is saved yet.'],
    ])
    expect(await count(earth.database, 'micro_steps')).toBe(3)
    await talk(ann, [
      ['yes', 'Step 2 of 3', 'Name the wall'],
      ['task show landlord', 'Open a mail to the landlord, done', 'Send it, 2 min', not('Read and send')],
      ['undo', 'Undone'],
      ['task show landlord', 'Read and send'],
    ])
  })

  test('leave whole says so, twice is once, and splitting it again is one tap', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const proposed = await talk(ann, [['Call vet ~5m'], ['split vet', 'Nothing is saved yet.']])
    const left = await ann.presses(proposed, 'Leave whole')
    expect(textOf(left)).toContain('Kept whole: Call vet')
    expect(await stateOf(earth.database, 'Call vet')).toBe('atomic')
    expect(textOf(await ann.presses(proposed, 'Leave whole'))).toContain('Already kept whole: Call vet')
    expect(textOf(await ann.presses(left, 'Split it'))).toContain('Call vet: ')
    await talk(ann, [['no', 'Kept whole: Call vet']])
  })

  test('refused: no task, a done one, a let go one, an old proposal, somebody else’s', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await talk(ann, [
      ['split', 'Which task? Type “split” and part of its name', '[What now?] [Show tasks]'],
      ['Call vet ~5m'],
      ['Buy milk'],
      ['done vet'],
      ['task split vet', 'That task is done. Put it back first.'],
      ['drop milk'],
      ['task split milk', 'That task was let go. Put it back first.'],
      ['task split nothing', 'No task matches “nothing”'],
      ['split bill with Tom', 'Added: split bill with Tom', '[I meant: split]'],
    ])
    await ann.says('Water plants ~5m')
    const proposed = await ann.says('task split plants')
    const line = proposed.view.buttons[0]?.line ?? ''
    const pressed = (person: Person) => person.world.dispatcher.answer(person.request({ kind: 'pressed', line }))
    expect(textOf(await pressed(ben))).toContain('That proposal is more than a day old.')
    earth.clock.advance({ hours: 25 })
    expect(textOf(await pressed(ann))).toContain('That proposal is more than a day old. Split the task again.')
    const unknown = formatLine('task split', { proposal: 'nonsense', answer: 'save' })
    expect(textOf(await ann.world.dispatcher.answer(ann.request({ kind: 'pressed', line: unknown })))).toContain(
      'more than a day old',
    )
    expect(await count(earth.database, 'micro_steps')).toBe(0)
    expect(earth.errors).toEqual([])
  })

  test('help and forms tell nothing of what only buttons carry', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [['help task split', 'task split [task] [size] [lines]', not('proposal'), not('[answer]')]])
  })
})

const STEPS = [
  { description: 'Open the mail program', minutes: 1, emoji: '📧', mode: 'do' },
  { description: 'Write which wall is damp', minutes: 6, emoji: '✍️', mode: 'do' },
  { description: 'Send it to the landlord', minutes: 3, emoji: '📤', mode: 'do_with_me' },
]

describeOnBothEngines('with a model', (open) => {
  test('it is asked, said to have answered, and held to the rules; every failure leaves the rules’ steps, and says so', async () => {
    const fake = await fakeOpenAI()
    try {
      const model = { baseUrl: fake.baseUrl, apiKey: 'secret', model: 'small', timeoutMs: 2500 }
      const earth = await world(await open(), { outside: { model } })
      const ann = earth.person('ann')
      await talk(ann, [['Email landlord about damp ~10m since May #home'], ['Secret other thing']])
      const answers = async (scripted: Scripted, ...expected: (string | RegExp)[]) => {
        fake.script(scripted)
        await talk(ann, [['split landlord', ...expected]])
      }
      await answers(
        { content: JSON.stringify({ steps: STEPS }) },
        'A suggestion by the language model. Nothing is saved yet.',
        'Write which wall is damp',
      )
      expect(await asksWithoutTransaction(fake, ann)).toBe(true)
      await answers(
        { silent: 'at once' },
        'A suggestion, made without the language model: the model did not answer in time. Nothing is saved yet.',
        'Open a mail',
      )
      await answers(
        { content: null, refusal: 'no' },
        'A suggestion, made without the language model: the model declined. Nothing is saved yet.',
      )
      await answers(
        { content: 'Plan. Do. Review!' },
        'made without the language model: the model’s answer could not be read',
      )
      await answers(
        { content: JSON.stringify({ steps: STEPS.slice(0, 1) }) },
        'A suggestion, made without the language model: the model’s steps broke the rules. Nothing is saved yet.',
      )
      await answers(
        { status: 401, body: '{}' },
        'A suggestion, made without the language model: the model did not accept the key.',
      )
      await answers(
        { status: 500, body: 'oops' },
        'A suggestion, made without the language model: the model had a fault.',
      )
      expect(fake.received.every(({ body }) => !body.includes('Secret'))).toBe(true)
      expect(earth.errors).toEqual([])
    } finally {
      await fake.close()
    }
  })

  test('it is not asked to save, for lines of one’s own, for what is done, or by who may not change it', async () => {
    const fake = await fakeOpenAI()
    try {
      fake.script({ content: JSON.stringify({ steps: STEPS }) })
      const model = { baseUrl: fake.baseUrl, apiKey: 'secret', model: 'small' }
      const earth = await world(await open(), { outside: { model } })
      const [ann, ben] = [earth.person('ann'), earth.person('ben')]
      await ben.says('hello there')
      await talk(ann, [
        ['project add Flat'],
        ['project invite project:flat person:ben'],
        ['Email landlord about damp ~10m +flat'],
        ['split landlord', 'A suggestion by the language model. Nothing is saved yet.'],
      ])
      expect(fake.received.length).toBe(1)
      await talk(ann, [
        ['yes', 'Step 1 of 3'],
        ['task split landlord lines:"Sit, 1 min"', 'Your own lines'],
      ])
      await talk(ben, [['split landlord', 'has that one']])
      await talk(ann, [
        ['done landlord'],
        ['[All of it]', 'Done: Email landlord about damp'],
        ['split landlord', 'That task is done'],
      ])
      expect(fake.received.length).toBe(1)
      expect(earth.errors).toEqual([])
    } finally {
      await fake.close()
    }
  })
})

/** While the model thinks, the database is free: on SQLite's one connection another request gets its answer. */
async function asksWithoutTransaction(fake: FakeOpenAI, ann: Person): Promise<boolean> {
  fake.script({ silent: 'at once' })
  const asked = fake.asked()
  let isBack = false
  const split = ann.says('split landlord').then(() => {
    isBack = true
  })
  await asked
  const listed = textOf(await ann.says('task list'))
  const wasFirst = !isBack
  await split
  return wasFirst && listed.includes('Email landlord')
}
