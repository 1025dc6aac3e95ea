// An answer that Slack fails to take is found, repeated or said plainly: what is stored is never kept from its person.
import { afterEach, describe, expect, test } from 'vitest'
import { plainText } from '../../fakes/slack/index.ts'
import { TRANSPORTS, type Workspace, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
})

describe.each(TRANSPORTS)('an answer by %s', (transport) => {
  const begin = async () => {
    open = await workspace(transport)
    const { slack } = open
    const ann = slack.person('ann')
    const general = slack.channel('general', { members: [ann] })
    const dms = () => ann.dmMessages().map(({ text }) => text.split('\n')[0])
    return { ...open, ann, general, dms }
  }

  test.each([
    ['that met a 503', { status: 503 }],
    ['whose connection broke before it arrived', { reset: 'before' }],
    ['whose connection broke after it arrived', { reset: 'after' }],
    ['perhaps done before Slack failed', { error: 'internal_error' }],
  ] as const)('%s is there once', async (_what, fault) => {
    const { ann, slack, dms } = await begin()
    slack.faults.add({ method: 'chat.postMessage', ...fault, times: 1 })
    await ann.dm('Milk', { times: 4 })
    await slack.until(() => dms().length > 0)
    await ann.dm('Bread')
    await slack.until(() => dms().includes('Added: Bread'))
    await slack.settled(100)
    expect(dms().toSorted()).toEqual(['Added: Bread', 'Added: Milk'])
  })

  test('whose blocks Slack refuses is said as text', async () => {
    const { ann, slack, dms } = await begin()
    slack.faults.add({ method: 'chat.postMessage', error: 'invalid_blocks', times: 1 })
    await ann.dm('Milk')
    await slack.until(() => dms().length > 0)
    const [message] = ann.dmMessages()
    expect(message).toMatchObject({ text: expect.stringContaining('Added: Milk'), blocks: [] })
    // A card that is drawn as text loses what it showed before.
    await ann.dm('Bread')
    await slack.until(() => dms().length > 1)
    const bread = ann.dmMessages()[1]
    if (!bread) throw new Error('No card')
    slack.faults.add({ method: 'chat.update', error: 'invalid_blocks', times: 1 })
    await ann.press(bread, 'Undo')
    await slack.next('edit')
    expect(bread).toMatchObject({ text: expect.stringContaining('Undone'), blocks: [] })
  })

  test('that replaces a message is repeated until it stands there', async () => {
    const { ann, slack, dms } = await begin()
    await ann.dm('Milk')
    await slack.until(() => dms().length > 0)
    const [card] = ann.dmMessages()
    if (!card) throw new Error('No card')
    slack.faults.add({ method: 'chat.update', status: 503, times: 1 })
    slack.faults.add({ method: 'chat.update', reset: 'before', times: 1 })
    await ann.press(card, 'Undo')
    await slack.next('edit')
    expect(plainText(card)).toContain('Undone')
  })

  test('on Home is repeated, and said as text where its blocks are refused', async () => {
    const { ann, slack } = await begin()
    slack.faults.add({ method: 'views.publish', status: 503, times: 1 })
    await ann.openHome()
    expect(plainText(await slack.next('view'))).toContain('Home of ann')
    slack.faults.add({ method: 'views.publish', error: 'invalid_blocks', times: 1 })
    await ann.openHome()
    expect((await slack.next('view')).blocks).toHaveLength(1)
  })

  test.each([
    ['limited for a moment', { retryAfter: 1 }, 0],
    ['written by another process between', { error: 'hash_conflict' }, 0],
    ['too large', { error: 'view_too_large' }, 1],
  ] as const)('on Home that is %s comes all the same, and in no message', async (_what, fault, blocks) => {
    const { ann, slack, dms } = await begin()
    slack.faults.add({ method: 'views.publish', ...fault, times: 1 })
    await ann.openHome({ times: 4, isConcurrent: true })
    const shown = await slack.next('view')
    expect(plainText(shown)).toContain('Home of ann')
    if (blocks > 0) expect(shown.blocks).toHaveLength(blocks)
    await slack.settled(60)
    expect(dms()).toEqual([])
  })

  test.each([[{ channel_type: undefined }], [{ channel_type: 'im' }], [{ channel_type: 'app_home' }]])(
    'to a direct message whose event says %o of its place',
    async (place) => {
      const { ann, slack, dms } = await begin()
      const channel = ann.dmChannel().id
      ann.account.knowsApp = true
      const event = { type: 'message', user: ann.id, text: 'Milk', ts: '1772700000.000100', channel, ...place }
      await slack.event(event)
      await slack.until(() => dms().length > 0)
      expect(dms()).toEqual(['Added: Milk'])
    },
  )

  test('to a command whose form Slack opens no more is a question in words', async () => {
    const { ann, slack, toy } = await begin()
    const end = slack.faults.add({ method: 'views.open', error: 'expired_trigger_id' })
    await ann.slash('/proxy', 'task add')
    await slack.until(() => ann.ephemerals().length + ann.dmMessages().length > 0)
    expect(ann.modals()).toEqual([])
    expect(toy.state().things).toEqual([])
    end()
    await ann.slash('/proxy', 'task add')
    await slack.until(() => ann.modals().length === 1)
  })

  test('to a command whose form is limited for a moment is that form', async () => {
    const { ann, slack } = await begin()
    slack.faults.add({ method: 'views.open', error: 'ratelimited', times: 1 })
    await ann.slash('/proxy', 'task add')
    await slack.until(() => ann.modals().length === 1)
  })

  test('to a command whose form another process has opened is nothing else', async () => {
    const { ann, slack, toy } = await begin()
    slack.faults.add({ method: 'views.open', error: 'exchanged_trigger_id', times: 1 })
    await ann.slash('/proxy', 'task add')
    await slack.settled(100)
    expect([ann.modals(), ann.ephemerals(), ann.dmMessages(), toy.state().things]).toEqual([[], [], [], []])
  })

  test('with more suggestions than a select takes has the first hundred', async () => {
    const { ann, slack, toy } = await begin()
    Object.assign(toy.dispatcher, {
      suggest: async () =>
        Array.from({ length: 150 }, (_, at) => ({
          label: `Choice ${at}`,
          value: at === 3 ? 'x'.repeat(200) : `${at}`,
        })),
    })
    await ann.slash('/proxy', 'task done')
    const form = await slack.next('view')
    const { options } = await ann.type(form, 'Task', 'cho')
    expect(options).toHaveLength(100)
    expect(JSON.stringify(options)).not.toContain('xxx')
  })

  test('to a command comes by another way where its response URL fails', async () => {
    const { ann, slack, general, toy } = await begin()
    slack.faults.add({ method: 'response_url', status: 503 })
    await ann.slash('/proxy', 'task add Milk', { channel: general })
    // What does not come as the acknowledgement: the answer to a form.
    await ann.slash('/proxy', 'task add', { channel: general })
    await ann.submit(await slack.next('view'), { Title: 'Bread' })
    await slack.until(() => ann.ephemerals().some(({ text }) => text.includes('Added: Bread')))
    expect(toy.state().things).toHaveLength(2)
  })

  test('that cannot be shown at all is said plainly', async () => {
    const { ann, slack, toy, dms, logged } = await begin()
    slack.faults.add({ method: 'chat.postMessage', status: 503, times: 3 })
    await ann.dm('Milk')
    await slack.until(() => dms().length > 0)
    expect(ann.dmMessages()[0]?.text).toContain("Slack didn't take the rest of my answer")
    expect(toy.state().things).toMatchObject([{ title: 'Milk' }])
    expect(logged.join()).toContain('Slack')
  })
})
