// The whole product in Slack: the real commands and a real database behind the real Bolt, every answer judged.
import { afterEach, describe, expect, test } from 'vitest'
import type { MessageRef } from '../../../src/chat/request.ts'
import { createRedraw } from '../../../src/redraw.ts'
import type { Message } from '../../fakes/slack/index.ts'
import { liveMentions } from '../../fakes/slack/judge.ts'
import { plainText } from '../../fakes/slack/plain-text.ts'
import { opener } from '../../support/databases.ts'
import { NASTY } from '../../support/platform-contract.ts'
import { world } from '../../support/world.ts'
import { TRANSPORTS, type Transport, type Workspace, workspace } from './workspace.ts'

const openDatabase = opener('sqlite')

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
})

const begin = async (transport: Transport) => {
  const made = await world(await openDatabase())
  // What the host does after a commit: cards are drawn again wherever they stand.
  open = await workspace(transport, {
    dispatcher: made.dispatcher,
    now: () => made.clock.now(),
    fake: { now: () => made.clock.now().getTime() },
  })
  const { slack, platform } = open
  const redraw = createRedraw({
    database: made.database,
    dispatcher: () => made.dispatcher,
    platform: () => platform,
    onError: (error) => made.errors.push(error),
  })
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  const answers = () =>
    slack
      .all('message')
      .concat(slack.all('ephemeral'), slack.all('edit'))
      .filter(({ bot_id: bot }) => bot)
  /** Says a line to Proxy and gives what it answered first. */
  const say = async (line: string): Promise<Message> => {
    const count = answers().length
    await ann.slash('/proxy', line)
    await slack.until(() => answers().length > count || ann.modals().length > 0)
    await slack.settled(20)
    for (const modal of ann.modals()) await ann.close(modal)
    const found = answers()[count]
    return found ?? ({ ...ann.dmMessages()[0], text: 'a form' } as Message)
  }
  return { ...open, ...made, redraw, ann, answers, say }
}

describe.each(TRANSPORTS)('by %s', (transport) => {
  test('every command answers every one of its examples with a message that Slack takes', {
    timeout: 60_000,
  }, async () => {
    const { dispatcher, say, errors, slack } = await begin(transport)
    await say('task add Buy milk')
    for (const { examples } of dispatcher.catalogue.commands)
      for (const example of examples) expect((await say(example)).text, example).not.toBe('')
    expect(errors).toEqual([])
    expect(slack.findings).toEqual([])
  })

  test('nobody’s words do anything but stand there', { timeout: 60_000 }, async () => {
    const { ann, slack, answers, say, errors } = await begin(transport)
    for (const words of [...NASTY, 'x'.repeat(3000), '👨‍👩‍👧‍👦'.repeat(200), '\u0301'.repeat(500), 'a\nb\nc']) {
      const count = answers().length
      await ann.dm(`Note ${words}`)
      await slack.until(() => answers().length > count)
    }
    await say('task list')
    const live = answers().flatMap((message) => liveMentions(message))
    expect(live.filter(({ kind }) => kind !== 'date')).toEqual([])
    expect(errors).toEqual([])
  })
})

test('a card follows what is said elsewhere, and what is replied to it', async () => {
  const { ann, slack, redraw, touched } = await begin('socket')
  await ann.dm('Buy milk')
  await slack.until(() => ann.dmMessages().length > 0)
  await slack.settled(30)
  const [card] = ann.dmMessages()
  if (!card) throw new Error('No card')
  /** As the host does after each commit. */
  const drawn = async (on?: MessageRef): Promise<string> => {
    const who = { platform: 'slack', space: slack.workspace.id, externalId: ann.id, name: 'ann' }
    const where = { channelId: card.channel, kind: 'private' } as const
    redraw.touched(touched.splice(0), {
      deliveryId: null,
      who,
      where,
      said: { kind: 'typed', line: '' },
      ...(on ? { on } : {}),
    })
    await redraw.idle()
    return plainText(card)
  }
  expect(await drawn()).toContain('Buy milk')
  await ann.slash('/proxy', 'task done milk', { channel: slack.channel('general', { members: [ann] }) })
  await slack.until(() => ann.ephemerals().length === 1)
  expect(await drawn()).toContain('[Put back]')
  await ann.replyInThread(card, 'reopen')
  await slack.until(() => touched.length > 0)
  await slack.settled(30)
  expect(await drawn({ channelId: card.channel, messageId: card.ts })).not.toContain('[Put back]')
})
