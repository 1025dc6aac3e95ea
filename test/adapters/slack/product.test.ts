// The whole product in Slack: the real commands and a real database behind the real Bolt, every answer judged.
import { afterEach, describe, expect, test } from 'vitest'
import { createLiveCards } from '../../../src/app/live-cards.ts'
import type { MessageRef } from '../../../src/chat/request.ts'
import type { FakeSlack, Message } from '../../fakes/slack/index.ts'
import { liveMentions } from '../../fakes/slack/judge.ts'
import { labels, plainText } from '../../fakes/slack/plain-text.ts'
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
  const redraw = createLiveCards({
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

test('every command answers every one of its examples with a message that Slack takes', async () => {
  const { dispatcher, say, errors, slack } = await begin('http')
  await say('task add Buy milk')
  for (const { examples } of dispatcher.catalogue.commands)
    for (const example of examples) expect((await say(example)).text, example).not.toBe('')
  expect(errors).toEqual([])
  expect(slack.findings).toEqual([])
})

describe.each(TRANSPORTS)('by %s', (transport) => {
  test('nobody’s words do anything but stand there', async () => {
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

  test('a day: captured, picked, worked on with a place kept, closed; each said four times, done once', async () => {
    const { ann, slack, errors, database } = await begin(transport)
    const four = { times: 4, isConcurrent: true }
    const newest = () => ann.dmMessages().at(-1)
    /** Says it, and gives the message that answers. */
    const tell = async (line: string): Promise<Message> => {
      const count = ann.dmMessages().length
      await ann.dm(line, four)
      await slack.until(() => ann.dmMessages().length > count)
      await slack.settled(40)
      return found(newest())
    }
    const press = async (message: Message, label: string): Promise<Message> => {
      slack.mark()
      await ann.press(message, label, four)
      await slack.next('edit')
      await slack.settled(40)
      return message
    }
    const rows = async (table: string): Promise<number> =>
      Number((await database.knex(table).count({ count: '*' }))[0]?.count)

    for (const title of ['Report ~25m', 'Call vet ~5m', 'Milk']) await tell(`task add ${title}`)
    expect(await rows('tasks')).toBe(3)
    const plan = await tell('ritual morning')
    expect(labels(plan)).toEqual(expect.arrayContaining(['These three', 'Change', 'Not today']))
    await press(plan, 'These three')
    expect(plainText(plan)).toContain('0 of 3')
    expect(await rows('morning_rituals')).toBe(1)

    const focus = await tell('focus start report 25')
    expect(await rows('focus_sessions')).toBe(1)
    expect(labels(focus)).toEqual(expect.arrayContaining(['Interrupted', '+10 min', 'Stop']))
    await press(focus, '+10 min')
    const { message: bookmark } = await ann.replyInThread(focus, 'table 2, second column', four)
    await slack.until(() => ann.dmMessages().some(({ thread_ts: thread }) => thread === bookmark.thread_ts))
    await slack.settled(40)
    await press(focus, 'Stop')
    expect(await database.knex('focus_sessions').whereNull('ended_at')).toEqual([])

    const card = await tell('task show milk')
    const { message: comment } = await ann.replyInThread(card, 'two litres', four)
    await until(slack, async () => (await rows('task_comments')) === 1)
    await ann.editMessage(comment, 'three litres', four)
    await until(slack, async () => (await database.knex('task_comments').first())?.content === 'three litres')
    await ann.deleteMessage(comment, four)
    await until(slack, async () => (await rows('task_comments')) === 0)

    const { message: capture } = await ann.dm('Buy breat')
    await until(slack, async () => (await rows('tasks')) === 4)
    await slack.settled(40)
    await ann.editMessage(capture, 'Buy bread', four)
    await until(slack, async () => (await database.knex('tasks').where({ title: 'Buy bread' })).length === 1)
    expect(await rows('tasks')).toBe(4)
    expect(errors).toEqual([])
  })
})

test('shown again, a thing has one card: the older message loses its buttons', async () => {
  const { ann, slack, redraw, retired } = await begin('socket')
  await ann.dm('Buy milk')
  await slack.until(() => ann.dmMessages().length > 0)
  await slack.settled(30)
  await ann.dm('task show milk')
  await until(slack, async () => retired.length === 1)
  redraw.queueButtonRemoval(retired.splice(0))
  await redraw.whenIdle()
  const [older] = ann.dmMessages()
  const newer = ann.dmMessages().at(-1)
  expect(plainText(found(older))).toMatch(/^\*Buy milk\*/)
  expect(labels(found(older))).toEqual([])
  expect(labels(found(newer))).toContain('Done')
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
    redraw.queueRedraw(touched.splice(0), {
      deliveryId: null,
      who,
      where,
      input: { kind: 'typed', line: '' },
      ...(on ? { targetMessage: on } : {}),
    })
    await redraw.whenIdle()
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

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('There is none')
  return value
}

/** Looks at the database whenever something happened in Slack, and a few times after. */
async function until(slack: FakeSlack, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    if (await holds()) return
    await slack.settled(50)
  }
  throw new Error('It never held')
}
