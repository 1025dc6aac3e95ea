// Buttons, selects and forms on a platform that has little room in them: what does not fit is kept, nothing is lost.
import { describe, expect, test } from 'vitest'
import { storedLine } from '../../src/chat/ask.ts'
import { plainText, type View, view } from '../../src/chat/view.ts'
import { ask, button, toy } from '../support/host.ts'
import { toyCommand } from '../support/toy.ts'

const title = (shown: View) => plainText(shown.title)
const narrow = (line: string, besides = '') => line.length + besides.length <= 60
const shared = { channelId: 'general', kind: 'shared' } as const

/** A command whose select and button are far too long for a narrow place. */
const wordy = toyCommand({
  name: 'me wordy',
  about: 'Long lines',
  examples: [],
  options: {},
  run: async () =>
    view(
      [],
      [
        {
          kind: 'select',
          label: 'How pressing',
          line: storedLine(`task add title:"${'long '.repeat(20)}words"`),
          fills: ['priority'],
          choices: [{ label: 'high', value: 'high' }],
        },
      ],
      { buttons: [{ label: 'Fill in', line: storedLine(`comment add text:"${'many words '.repeat(10)}"`) }] },
    ),
})

describe('a select', () => {
  test('hands over what was chosen by name', async () => {
    const { dispatcher } = toy()
    for (const line of ['task add One', 'task add Two']) await dispatcher.answer(ask(line))
    const picked = await dispatcher.answer(
      ask({ kind: 'pressed', line: 'me pick', chosen: { first: 'one', second: 'two' } }),
    )
    expect(title(picked.view)).toBe('Picked One and Two')
  })

  test('works where its line had to be kept', async () => {
    const { dispatcher, state } = toy({ more: [wordy] })
    const { view: shown } = await dispatcher.answer(ask('me wordy', { fits: narrow }))
    const [block] = shown.blocks
    if (block?.kind !== 'select') throw new Error('no select')
    expect(block.line).toMatch(/^task add kept:/)
    const pressed = ask({ kind: 'pressed', line: block.line, chosen: { priority: 'high' } }, { fits: narrow })
    expect(dispatcher.open(pressed).plan.opensForm).toBe(false)
    await dispatcher.answer(pressed)
    expect(state().things).toMatchObject([{ title: `${'long '.repeat(20)}words`, priority: 'high' }])
  })
})

describe('a form', () => {
  test('opens from a kept line, and keeps for itself what does not fit', async () => {
    const { dispatcher, state } = toy({ more: [wordy] })
    await dispatcher.answer(ask('task add Landlord'))
    const { view: shown } = await dispatcher.answer(ask('me wordy', { fits: narrow }))
    const form = await dispatcher.openForm(
      ask({ kind: 'pressed', line: button(shown, 'Fill in').line }, { fits: (line) => line.length <= 80 }),
    )
    expect(form?.fields.map(({ name }) => name)).toEqual(['task', 'text'])
    const long = await dispatcher.openForm(
      ask({ kind: 'pressed', line: `task edit task:landlord title:"${'x '.repeat(40)}"` }, { fits: narrow }),
    )
    expect(long?.command).toBe('task edit')
    const done = await dispatcher.answer(
      ask({
        kind: 'command',
        command: 'comment add',
        values: { ...form?.values, task: 'landlord', text: 'hello' },
        isForm: true,
      }),
    )
    expect(title(done.view)).toBe('Noted on Landlord')
    expect(state().things[0]?.comments).toEqual(['hello'])
  })

  test('gives back its kept values when it is sent', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('task add Landlord'))
    const words = `${'the damp wall '.repeat(8)}again`
    const form = await dispatcher.openForm(
      ask(
        { kind: 'command', command: 'task edit', values: { task: `landlord ${' '.repeat(99)}`.trim() } },
        { fits: () => false },
      ),
    )
    expect(Object.keys(form?.values ?? {})).toEqual(['draft'])
    const sent = { ...form?.values, title: '', minutes: 'soon', priority: 'high', notes: words }
    const refused = await dispatcher.answer(ask({ kind: 'command', command: 'task edit', values: sent, isForm: true }))
    expect(title(refused.view)).toContain('Minutes must be from 1 to 6000')
    const again = ask({ kind: 'pressed', line: button(refused.view, 'Try again').line })
    expect(dispatcher.open(again).plan.opensForm).toBe(true)
    const shown = await dispatcher.openForm(again)
    expect(shown?.values).toEqual({ task: 'landlord' })
    expect(shown?.fields.find(({ name }) => name === 'notes')?.value).toBe(words)
    await dispatcher.answer(
      ask({ kind: 'command', command: 'task edit', values: { ...form?.values, notes: words }, isForm: true }),
    )
    expect(state().things).toMatchObject([{ title: 'Landlord', notes: words }])
  })
})

test('a refusal is private, and leaves a shared card where it is', async () => {
  const { dispatcher } = toy()
  const said = { kind: 'pressed', line: 'me share what:task task:nothing' } as const
  expect(await dispatcher.answer(ask(said, { where: shared }))).toMatchObject({
    isPrivate: true,
    replacesMessage: false,
  })
  const fine = await dispatcher.answer(ask({ ...said, line: 'me share what:day' }, { where: shared }))
  expect(fine).toMatchObject({ isPrivate: false, replacesMessage: true })
})
