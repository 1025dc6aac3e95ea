// The fake against the real Bolt, over both transports: what a person does arrives, what the app says is seen.
import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { boltOverHttp, boltOverSocket } from './bolt.ts'
import { type FakeSlack, labels, plainText, startFakeSlack } from './index.ts'

const transports = [
  ['Socket Mode', boltOverSocket],
  ['HTTP', boltOverHttp],
] as const

describe.each(transports)('%s', (_name, connect) => {
  let slack: FakeSlack
  let app: App
  const heard: string[] = []

  beforeEach(async () => {
    heard.length = 0
    slack = await startFakeSlack()
    app = await connect(slack, listen)
  })
  afterEach(async () => {
    // Bolt may still be at work for the last act.
    await slack.settled()
    await app.stop()
    await slack.stop()
  })

  function listen(bolt: App) {
    bolt.command('/proxy', async ({ command, ack, respond, client }) => {
      heard.push(`${command.user_name}: ${command.text}`)
      if (command.text === 'edit') {
        await ack()
        await client.views.open({ trigger_id: command.trigger_id, view: modal })
        return
      }
      await ack(command.text === 'hi' ? 'Hello' : undefined)
      if (command.text.startsWith('task add')) {
        await respond({ text: 'Added', blocks: [section('Added *Buy milk*'), buttons('Undo', 'Edit')] })
      }
    })
    bolt.message(async ({ message, client }) => {
      if (message.subtype === 'message_changed' || message.subtype === 'message_deleted') {
        heard.push(message.subtype)
        return
      }
      if (message.subtype !== undefined) return
      heard.push(`${message.channel_type}: ${message.text} ${message.thread_ts ? '(thread)' : ''}`.trim())
      await client.chat.postMessage({
        channel: message.channel,
        text: 'Card',
        blocks: [section('A card'), buttons('Done')],
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: 'card', event_payload: { id: 'card-1' } },
      })
    })
    bolt.event('app_mention', async ({ event }) => void heard.push(`mention: ${event.text}`))
    bolt.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [section('Today'), buttons('Plan')] },
      })
    })
    bolt.action(/.*/, async ({ ack, body, action, respond, client }) => {
      await ack()
      if (body.type !== 'block_actions') return
      heard.push(`pressed ${'action_id' in action ? action.action_id : action.type}`)
      if (body.container.is_ephemeral) await respond({ text: 'Undone', replace_original: true })
      else if (body.message && body.channel) {
        await client.chat.update({
          channel: body.channel.id,
          ts: body.message.ts,
          text: 'Done: card',
          blocks: [section('Done')],
        })
      }
    })
    bolt.options('zone', async ({ ack, payload }) => {
      await ack({ options: [{ text: { type: 'plain_text', text: `Work ${payload.value}` }, value: 'zone:1' }] })
    })
    bolt.view('edit', async ({ ack, view }) => {
      const title = view.state.values.title?.title?.value ?? ''
      heard.push(`submitted ${JSON.stringify(view.state.values)}`)
      if (title === 'bad') await ack({ response_action: 'errors', errors: { title: 'Another title, please.' } })
      else await ack()
    })
    bolt.shortcut('save', async ({ ack, shortcut }) => {
      await ack()
      heard.push(shortcut.type === 'message_action' ? `save ${shortcut.message.text}` : 'save')
    })
    bolt.shortcut('capture', async ({ ack, shortcut, client }) => {
      await ack()
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal })
    })
  }

  it('takes a command, shows the acknowledgement and the answer to its author alone', async () => {
    const ann = slack.person('ann')
    const hello = await ann.slash('/proxy', 'hi')
    expect(hello).toMatchObject({ acknowledged: true, status: 200 })
    expect(ann.ephemerals().map(plainText)).toEqual(['Hello'])

    slack.channel('general', { members: [ann] })
    await ann.slash('/proxy', 'task add "Tea & cake" @ann', { channel: 'general' })
    const answer = await slack.next('ephemeral', ({ text }) => text === 'Added')
    expect(plainText(answer)).toBe('Added *Buy milk*\n[Undo] [Edit]')
    expect(labels(answer)).toEqual(['Undo', 'Edit'])
    expect(heard).toContain(`ann: task add "Tea &amp; cake" <@${ann.id}|ann>`)
    expect(slack.person('ben').ephemerals()).toEqual([])

    await ann.press(answer, 'Undo')
    const replaced = await slack.next('edit')
    expect(replaced).toBe(answer)
    expect(ann.ephemerals('general').map(plainText)).toEqual(['Undone'])
    expect(slack.findings).toEqual([])
  })

  it('carries messages, threads, edits and deletions, and edits cards in place', async () => {
    const ann = slack.person('ann')
    const { message, acknowledged } = await ann.dm('buy <milk> https://example.org')
    expect(acknowledged).toBe(true)
    const card = await slack.next('message', ({ text }) => text === 'Card')
    expect(heard).toEqual(['im: buy &lt;milk&gt; <https://example.org>'])
    expect(ann.dmMessages()).toEqual([card])

    await ann.editMessage(message, 'buy bread')
    await ann.deleteMessage(message)
    await ann.replyInThread(card, 'for the cake')
    await slack.until(() => heard.length === 4)
    expect(heard.slice(1)).toEqual(['message_changed', 'message_deleted', 'im: for the cake (thread)'])

    await ann.press(card, 'Done')
    await slack.next('edit', (edited) => edited === card)
    expect(card.text).toBe('Done: card')
    expect(labels(card)).toEqual([])
    expect(card.versions).toHaveLength(1)
    expect(slack.findings).toEqual([])
  })

  it('sends both events for a mention where the app hears the channel', async () => {
    const ann = slack.person('ann')
    slack.channel('general', { members: [ann] })
    const { all } = await ann.mention('general', 'what now')
    expect(all.map(({ acknowledged }) => acknowledged)).toEqual([true, true])
    const text = `<@${slack.installation.botUserId}> what now`
    await slack.until(() => heard.length === 2)
    expect(heard.sort()).toEqual([`channel: ${text}`, `mention: ${text}`])
    slack.channel('secret', { members: [ann], hasApp: false })
    expect(await ann.mention('secret', 'hello')).toMatchObject({ acknowledged: false, error: 'not_in_channel' })
  })

  it('opens a modal, refuses and accepts its submission', async () => {
    const ann = slack.person('ann')
    await ann.slash('/proxy', 'edit')
    await slack.next('view')
    const view = ann.modal()
    expect(plainText(view)).toContain('Edit task')
    await expect(ann.submit(view)).rejects.toThrow('“Title” is required')

    expect((await ann.submit(view, { Title: 'bad' })).errors).toEqual({ title: 'Another title, please.' })
    expect(ann.modals()).toEqual([view])
    expect((await ann.type(view, 'zone', 'wo')).options).toEqual([
      { text: { type: 'plain_text', text: 'Work wo' }, value: 'zone:1' },
    ])
    await expect(ann.fill(view, { Priority: 'Whatever' })).rejects.toThrow(
      '“Whatever” is not offered. There is: “Low”, “High”',
    )
    await ann.submit(view, { Title: 'Buy milk', Zone: 'zone:1', Priority: 'High' })
    expect(ann.modals()).toEqual([])
    const [last] = heard.slice(-1)
    expect(JSON.parse((last ?? '').replace('submitted ', ''))).toMatchObject({
      title: { title: { value: 'Buy milk' } },
      zone: { zone: { selected_option: { value: 'zone:1' } } },
      priority: { priority: { selected_option: { value: 'high' } } },
    })
  })

  it('opens Home and shortcuts', async () => {
    const ann = slack.person('ann')
    await ann.openHome()
    await slack.until(() => ann.home() !== undefined)
    const home = ann.home()
    if (!home) throw new Error('no home')
    await ann.press(home, 'Plan')
    await ann.globalShortcut('capture')
    await slack.until(() => ann.modals().length === 1)
    slack.channel('general', { members: [ann] })
    const { message } = await slack.person('ben').say('general', 'Please call the vet')
    await ann.messageShortcut('save', message)
    await slack.until(() => heard.includes('save Please call the vet'))
    expect(heard).toContain('pressed plan')
  })

  it('delivers an event four times, with retry headers or attempts', async () => {
    const ann = slack.person('ann')
    const { all } = await ann.dm('once', { times: 4 })
    expect(all.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true])
    await slack.until(() => ann.dmMessages().length === 4)
    expect(heard).toEqual(['im: once', 'im: once', 'im: once', 'im: once'])
    const retries = slack.sent.map(({ headers }) => headers['x-slack-retry-num'])
    expect(retries).toEqual(slack.app.urls ? [undefined, '1', '2', '3'] : [])
  })

  it('sends the app its own messages back, when told to', async () => {
    slack.settings.echoesOwnMessages = true
    const ann = slack.person('ann')
    await ann.dm('hello')
    const card = await slack.next('message', ({ text }) => text === 'Card')
    await ann.press(card, 'Done')
    // Bolt keeps new messages of its own bot from listeners, but not their edits.
    await slack.until(() => heard.includes('message_changed'))
    const echoes = slack.all('answer').map(({ about }) => about)
    expect(echoes).toEqual(expect.arrayContaining(['echo of post', 'echo of edit']))
  })

  it('notes what is answered late', async () => {
    slack.settings.ackWithinMs = 0
    await slack.person('ann').slash('/proxy', 'hi')
    expect(slack.findings).toEqual([expect.stringMatching(/^slash \/proxy hi: acknowledged after \d+ ms, of 0$/)])
  })

  it('notes what is left unanswered', async () => {
    const answer = await slack.person('ann').globalShortcut('nobody listens', { withinMs: 200 })
    expect(answer).toMatchObject({ acknowledged: false, status: 0, error: 'timeout' })
    expect(slack.findings).toEqual(['shortcut nobody listens: not acknowledged (timeout)'])
  })
})

const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } })

const buttons = (...names: string[]) => ({
  type: 'actions' as const,
  elements: names.map((name) => ({
    type: 'button' as const,
    text: { type: 'plain_text' as const, text: name },
    action_id: name.toLowerCase(),
    value: `card ${name.toLowerCase()}`,
  })),
})

const plain = (text: string) => ({ type: 'plain_text' as const, text })

const modal = {
  type: 'modal' as const,
  callback_id: 'edit',
  title: plain('Edit task'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input' as const, action_id: 'title' },
    },
    {
      type: 'input' as const,
      block_id: 'zone',
      optional: true,
      label: plain('Zone'),
      element: { type: 'external_select' as const, action_id: 'zone', min_query_length: 0 },
    },
    {
      type: 'input' as const,
      block_id: 'priority',
      optional: true,
      label: plain('Priority'),
      element: {
        type: 'static_select' as const,
        action_id: 'priority',
        options: [
          { text: plain('Low'), value: 'low' },
          { text: plain('High'), value: 'high' },
        ],
      },
    },
  ],
}
