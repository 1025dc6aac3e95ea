// The agent view: prompts made from the commands, “this” as the message that is looked at, a status while it takes long.
import { describe, expect, test } from 'vitest'
import { plainText } from '../../fakes/slack/index.ts'
import { opener } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const database = opener('sqlite')
const EVENTS = ['assistant_thread_started', 'assistant_thread_context_changed', 'app_context_changed']

const openWorkspace = closedAfterEach()

describe.each(TRANSPORTS)('by %s', (transport) => {
  const begin = async () => {
    const open = await openWorkspace(transport, await database())
    const { slack, ann } = open
    for (const event of EVENTS) slack.app.events.add(event)
    const ben = slack.person('ben')
    const general = slack.channel('general', { members: [ann, ben] })
    const { message } = await ben.say(general, 'Please review the contract')
    const context = {
      entities: [
        { type: 'slack#/types/message_context', value: { channel_id: general.id, message_ts: message.ts } },
        { type: 'slack#/types/channel_id', value: general.id, team_id: slack.workspace.id },
      ],
    }
    const channel = ann.dmChannel().id
    const calls = (method: string) => slack.all('call').filter((call) => call.method === method)
    const prompts = () => calls('assistant.threads.setSuggestedPrompts')
    /** A line in the direct messages, as the agent view sends it: with what is looked at. */
    const write = (text: string, app_context?: object) => {
      const ts = `${Math.floor(Date.now() / 1000)}.${String(100000 + slack.all('call').length)}`
      const event = {
        type: 'message',
        channel,
        channel_type: 'im',
        user: ann.id,
        text,
        ts,
        ...(app_context ? { app_context } : {}),
      }
      return slack.event(event, FOUR)
    }
    return { ...open, ben, general, message, context, channel, calls, prompts, write }
  }

  test('a thread of the older view begins with four prompts, which mean what they say', async () => {
    const { slack, ann, channel, prompts, dm } = await begin()
    await dm('hi')
    const thread = { user_id: ann.id, channel_id: channel, thread_ts: '1772700000.000100', context: {} }
    await slack.event({ type: 'assistant_thread_started', assistant_thread: thread }, FOUR)
    await slack.until(() => prompts().length > 0)
    await slack.settled(30)
    expect(prompts()).toHaveLength(1)
    const args = prompts()[0]?.args as { thread_ts: string; prompts: { title: string; message: string }[] }
    expect(args.thread_ts).toBe('1772700000.000100')
    expect(args.prompts).toHaveLength(4)
    // Each is understood by the rules: none is kept as a task.
    for (const { message } of args.prompts) expect(plainText(await dm(message)), message).not.toContain('Added:')
  })

  test('the message that is looked at can be kept by “save this message”, and is what “this” means', async () => {
    const { slack, ann, general, message, context, channel, prompts, write, rows, dm, eventually } = await begin()
    await dm('hi')
    await slack.event({ type: 'app_context_changed', user: ann.id, channel, context }, FOUR)
    await slack.until(() => prompts().length > 0)
    const args = prompts()[0]?.args as { prompts: { message: string }[] }
    expect(args.prompts[0]?.message).toBe('Save this message')
    expect(args.prompts).toHaveLength(4)
    await write('Save this message')
    await eventually(async () => (await rows('tasks')).length > 0)
    const link = `/archives/${general.id}/p${message.ts.replace('.', '')}`
    expect(await rows('tasks')).toMatchObject([{ title: 'Please review the contract' }])
    expect((await rows('tasks'))[0].description).toContain(link)
    await write('Answer this tomorrow', context)
    await eventually(async () => (await rows('tasks')).length > 1)
    const [answer] = await rows('tasks').where({ title: 'Answer this' })
    expect(answer.description).toContain(link)
    // Nothing is looked at any more, and a line without “this” is not about it.
    await write('Buy milk', context)
    await eventually(async () => (await rows('tasks')).length > 2)
    expect((await rows('tasks').where({ title: 'Buy milk' }))[0].description).toBe('')
    await write('Paint this wall', {})
    await eventually(async () => (await rows('tasks')).length > 3)
    expect((await rows('tasks').where({ title: 'Paint this wall' }))[0].description).toBe('')
  })

  test('while an answer takes long it says so, and takes that back', async () => {
    const { slack, ann, channel, context, calls, dm } = await begin()
    await dm('hi')
    await slack.event({ type: 'app_context_changed', user: ann.id, channel, context })
    slack.faults.add({ method: 'chat.postMessage', slowMs: 1500, times: 1 })
    await dm('Buy milk')
    const statuses = () => calls('assistant.threads.setStatus').map(({ args }) => args.status)
    await slack.until(() => statuses().length === 2)
    expect(statuses()).toEqual(['is working on it…', ''])
  })

  test('a workspace without the scope, and payloads of other shapes, change nothing', async () => {
    const { slack, ann, channel, calls, dm } = await begin()
    await dm('hi')
    slack.withdrawScope('assistant:write')
    for (const context of [
      {},
      { entities: [] },
      { entities: [{ type: 'slack#/types/list_id', value: 'F1' }] },
      null,
      7,
    ])
      await slack.event({ type: 'app_context_changed', user: ann.id, channel, context })
    await slack.event({ type: 'app_context_changed' })
    expect(plainText(await dm('Buy milk'))).toContain('Added: Buy milk')
    expect(calls('assistant.threads.setStatus')).toEqual([])
  })
})
