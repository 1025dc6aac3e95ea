// The order in which a line is read, seen from outside: what is answered, what is kept, what can be pressed next.
import { describe, expect, test } from 'vitest'
import { need, text } from '../../src/chat/options.ts'
import { plain, t, type View, view } from '../../src/chat/view.ts'
import { ask, ben, button, toy } from '../support/host.ts'
import { toyCommand } from '../support/toy.ts'

const title = (view: View) => plain(view.title)

describe('a typed line', () => {
  test('noun and verb run the command, and what changed can be taken back', async () => {
    const { dispatcher, state } = toy()
    const added = await dispatcher.answer(ask('task add Buy milk priority:high'))
    expect(title(added.view)).toBe('Added: Buy milk')
    expect(state().things).toMatchObject([{ title: 'Buy milk', priority: 'high' }])
    const undone = await dispatcher.answer(ask({ kind: 'pressed', line: button(added.view, 'Undo').line }))
    expect(title(undone.view)).toBe('Taken back')
    expect(state().things).toEqual([])
  })

  test('what means nothing is captured', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('Email the landlord at 10:30'))
    expect(state().things.map((thing) => thing.title)).toEqual(['Email the landlord at 10:30'])
  })

  test('another person’s thing answers like a missing one', async () => {
    const { dispatcher } = toy()
    await dispatcher.answer(ask('task add Secret plan'))
    const theirs = await dispatcher.answer(ask('task show secret', { who: ben }))
    expect(title(theirs.view)).toBe('No thing matches “secret”. Try: tasks')
  })
})

test('an error nobody foresaw shows a reference and nothing of itself', async () => {
  const { dispatcher, reports, state } = toy()
  const broken = await dispatcher.answer(ask('me break my secret words'))
  expect(JSON.stringify(broken.view)).toContain('K3F9')
  expect(JSON.stringify(broken.view)).not.toContain('stack')
  expect(reports).toHaveLength(1)
  expect(state().things).toEqual([])
})

test('a delivery that comes twice changes things once', async () => {
  const { dispatcher, state } = toy()
  await dispatcher.answer(ask('task add Once', { deliveryId: 'e1' }))
  const again = await dispatcher.answer(ask('task add Once', { deliveryId: 'e1' }))
  expect(again.isRepeat).toBe(true)
  expect(state().things).toHaveLength(1)
})

describe('a select', () => {
  test('its line is asked again with what was chosen, also where the line had to be kept', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('task add Milk'))
    const id = state().things[0]?.id ?? ''
    const fits = (_line: string, _returnTo?: string, kind = 'button') => kind === 'button'
    const { view } = await dispatcher.answer(ask('hi', { fits }))
    const [one] = view.blocks.flatMap((block) => (block.kind === 'select' ? [block] : []))
    expect(one?.line).toMatch(/^draft [0-9a-f-]{36}$/)
    const said = { kind: 'pressed', line: one?.line ?? '', chosen: { task: id } } as const
    expect(title((await dispatcher.answer(ask(said))).view)).toBe('Milk')
    expect(title((await dispatcher.answer(ask({ ...said, line: 'task show' }))).view)).toBe('Milk')
  })
})

describe('a message of the person’s own', () => {
  const on = { channelId: 'dm', messageId: '1' }
  const message = { channelId: 'dm', messageId: '2' }
  const more = [
    toyCommand({
      name: 'comment edit',
      about: 'Change a comment',
      examples: [],
      takesEdit: { of: 'comment', into: 'text' },
      options: { comment: need(text('Which')), text: need(text('Your words')) },
      run: async (_me, values) => view(t`${values.comment}: ${values.text}`),
    }),
    toyCommand({
      name: 'comment drop',
      about: 'Remove a comment',
      examples: [],
      takesEdit: { of: 'comment' },
      options: { comment: need(text('Which')) },
      run: async (_me, values) => view(t`${values.comment}: gone`),
    }),
  ]

  test('that became a comment follows its edit and its deletion; any other says nothing', async () => {
    const { dispatcher } = toy({ more })
    await dispatcher.posted(ask('x'), { kind: 'comment', id: 'c1' }, message)
    const edit = await dispatcher.answer(ask({ kind: 'edited', line: 'New words' }, { message }))
    expect(title(edit.view)).toBe('c1: New words')
    const deletion = await dispatcher.answer(ask({ kind: 'edited', line: '' }, { message }))
    expect(title(deletion.view)).toBe('c1: gone')
    expect((await dispatcher.answer(ask({ kind: 'edited', line: 'New' }, { message: on }))).isRepeat).toBe(true)
  })

  test('that was overheard counts as a reply to a card, and as nothing else', async () => {
    const { dispatcher, state } = toy()
    await dispatcher.answer(ask('task add Milk'))
    await dispatcher.posted(ask('x'), { kind: 'task', id: state().things[0]?.id ?? '' }, on)
    const said = { kind: 'typed', line: 'The blue one', isOverheard: true } as const
    expect(title((await dispatcher.answer(ask(said, { on }))).view)).toBe('Noted on Milk')
    expect((await dispatcher.answer(ask(said, { on: message }))).isRepeat).toBe(true)
    expect(state().things).toHaveLength(1)
  })
})
