// The order in which a line is read, seen from outside: what is answered, what is kept, what can be pressed next.
import { describe, expect, test } from 'vitest'
import { plain, type View } from '../../src/chat/view.ts'
import { ask, ben, button, toy } from '../support/host.ts'

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
