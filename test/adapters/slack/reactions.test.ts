// Emoji as a way in: 📌 keeps a message, ✅ finishes what a card shows, taking either away takes that back.
import { describe, expect, test } from 'vitest'
import { reactionMeaning } from '../../../adapters/slack/receive/reaction.ts'
import { type Message, plainText } from '../../fakes/slack/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { TRANSPORTS } from './workspace.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('reactions', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async () => {
      const open = await openWorkspace(transport, await database())
      const { slack, ann } = open
      const ben = slack.person('ben')
      const general = slack.channel('general', { members: [ann, ben] })
      const { rows, eventually } = open
      /** The newest card of a kind, once it is stored as one: from then on it hears. */
      const cardOf = async (kind: string, words = ''): Promise<Message> => {
        let found: Message | undefined
        await eventually(async () => {
          const stored = (await rows('cards').where({ subject_kind: kind })).map((row) => row.message_id)
          found = ann.dmMessages().findLast((each) => stored.includes(each.ts) && plainText(each).includes(words))
          return found !== undefined
        })
        if (!found) throw new Error('There is no such card')
        return found
      }
      return { ...open, ben, general, cardOf }
    }

    test('📌 keeps a message of others with its link and author; taken away, it is off the list', async () => {
      const { slack, ann, ben, general, dm, rows, eventually } = await begin()
      await dm('hi')
      const { message } = await ben.say(general, 'Can you send the offer & the price?')
      await ann.react(message, 'pushpin', FOUR)
      await slack.until(() => ann.ephemerals(general).some((each) => plainText(each).includes('Added: Can you send')))
      const [task, ...others] = await rows('tasks')
      expect(others).toEqual([])
      expect(task).toMatchObject({ title: 'Can you send the offer & the price?', status: 'todo' })
      expect(task.description).toContain(
        `https://acme.slack.com/archives/${general.id}/p${message.ts.replace('.', '')}`,
      )
      expect(task.description).toContain('ben')
      await slack.settled(40)
      expect(ann.ephemerals(general)).toHaveLength(1)
      await ann.unreact(message, 'pushpin', FOUR)
      await eventually(async () => (await rows('tasks').where({ delegation_mode: 'delete' })).length === 1)
      // Put on again, it is kept again.
      await ann.react(message, 'pushpin', FOUR)
      await eventually(async () => (await rows('tasks').whereNot({ delegation_mode: 'delete' })).length === 1)
    })

    test('📌 on a reply in a thread is answered there', async () => {
      const { slack, ann, ben, general, dm, rows } = await begin()
      await dm('hi')
      const { message: parent } = await ben.say(general, 'Lunch?')
      const { message: reply } = await ben.replyInThread(parent, 'Book the table')
      await ann.react(reply, 'pushpin')
      await slack.until(() => ann.ephemerals(general).length > 0)
      expect(ann.ephemerals(general)[0]?.thread_ts).toBe(parent.ts)
      expect(await rows('tasks')).toMatchObject([{ title: 'Book the table' }])
    })

    test('✅ on a card is done, by each of its names; taken away, it is open again', async () => {
      const { slack, ann, dm, drawn, rows, eventually, cardOf } = await begin()
      for (const [at, name] of ['white_check_mark', 'heavy_check_mark'].entries()) {
        await dm(`Buy milk ${at}`)
        const card = await cardOf('task', `Buy milk ${at}`)
        await ann.react(card, name, FOUR)
        await eventually(
          async () => (await rows('tasks').where({ status: 'done', title: `Buy milk ${at}` })).length === 1,
        )
        await drawn()
        await ann.unreact(card, name, FOUR)
        await eventually(async () => (await rows('tasks').where({ status: 'done' })).length === 0)
      }
      await dm('Buy bread')
      const done = await cardOf('task', 'Buy bread')
      await ann.press(done, 'Start')
      await eventually(async () => (await rows('tasks').where({ status: 'in_progress' })).length === 1)
      await ann.dm('done')
      await eventually(async () => (await rows('tasks').where({ status: 'done' })).length === 1)
      // What was done before stays done, whatever is put there and taken away.
      await ann.react(done, 'white_check_mark')
      await ann.unreact(done, 'white_check_mark', FOUR)
      await slack.settled(60)
      expect(await rows('tasks').where({ title: 'Buy bread' })).toMatchObject([{ status: 'done' }])
    })

    test('✅ on a focus session’s card is no note of it, and ✅ on a habit’s card no comment', async () => {
      const { slack, ann, dm, rows, cardOf } = await begin()
      await dm('Report')
      await dm('focus start report 25')
      await dm('habit add Meds')
      for (const kind of ['focus', 'habit']) {
        const card = await cardOf(kind)
        await slack.settled(60)
        const before = ann.dmMessages().length
        await ann.react(card, 'white_check_mark', FOUR)
        await ann.unreact(card, 'white_check_mark', FOUR)
        await slack.settled(60)
        expect(ann.dmMessages()).toHaveLength(before)
      }
      expect(JSON.stringify(await rows('focus_sessions').first())).not.toContain('done')
      expect(await rows('task_comments')).toEqual([])
    })

    test('on a shared card only the ✅ of its owner counts', async () => {
      const { slack, ann, ben, general, dm, drawn, rows, eventually } = await begin()
      await dm('Paint the walls')
      const before = slack.messages(general).length
      await ann.slash('/proxy', 'me share what:task task:walls', { channel: general })
      await slack.until(() => slack.messages(general).length > before)
      await slack.settled(30)
      const shared = slack.messages(general).at(-1)
      if (!shared) throw new Error('Nothing was shared')
      await eventually(async () => (await rows('cards').where({ message_id: shared.ts })).length === 1)
      await ben.react(shared, 'white_check_mark', FOUR)
      await slack.settled(60)
      expect(await rows('tasks')).toMatchObject([{ status: 'todo' }])
      expect(await rows('chat_accounts').where({ external_id: ben.id })).toEqual([])
      await ann.react(shared, 'white_check_mark', FOUR)
      await eventually(async () => (await rows('tasks').where({ status: 'done' })).length === 1)
      await drawn()
      expect(plainText(shared)).toContain('Done')
    })

    test('people who never wrote to Proxy, other emoji, and messages of others mean nothing', async () => {
      const { slack, ann, ben, general, dm, rows } = await begin()
      await dm('hi')
      const { message } = await ben.say(general, 'Look at this')
      await ben.react(message, 'pushpin', FOUR)
      await ann.react(message, 'tada', FOUR)
      await ann.react(message, 'white_check_mark', FOUR)
      await ann.unreact(message, 'pushpin')
      await slack.settled(60)
      expect(await rows('tasks')).toEqual([])
      expect(await rows('chat_accounts').where({ external_id: ben.id })).toEqual([])
      expect([...ann.ephemerals(), ...ben.ephemerals()]).toEqual([])
      // Nothing of the channel was read for them.
      expect(slack.arrivals('conversations.history')).toBe(0)
    })

    test('where Slack tells no words, the link is kept; without the scope nothing comes', async () => {
      const { slack, ann, ben, general, dm, rows } = await begin()
      await dm('hi')
      const { message } = await ben.say(general, 'Secret plan')
      slack.withdrawScope('channels:history')
      await ann.react(message, 'pushpin')
      await slack.until(() => ann.ephemerals(general).length > 0)
      const [task] = await rows('tasks')
      expect(task.title).toBe('A message')
      expect(task.description).toContain('/archives/')
      slack.withdrawScope('reactions:read')
      expect(await ann.react(message, 'pushpin')).toMatchObject({ error: 'not_subscribed' })
    })
  })
})

test('skin tones and other names of the same emoji', () => {
  expect(['pushpin', 'pushpin::skin-tone-3', 'round_pushpin', '+1::skin-tone-2'].map(reactionMeaning)).toEqual([
    'pin',
    'pin',
    null,
    null,
  ])
  expect(['white_check_mark', 'heavy_check_mark', 'ballot_box_with_check', 'x'].map(reactionMeaning)).toEqual([
    'tick',
    'tick',
    'tick',
    null,
  ])
})
