// A thread under a shared card hears: comments, bare verbs, notes of a focus session; the card is drawn again when the
// thing changes. On both engines.
import { afterEach, describe, expect, test } from 'vitest'
import { createLiveCards } from '../../../src/app/live-cards.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { world } from '../../support/world.ts'
import { TRANSPORTS, type Workspace, workspace } from './workspace.ts'

let open: Workspace | undefined
afterEach(async () => {
  const closing = open
  open = undefined
  await closing?.close()
  expect(closing?.slack.findings ?? []).toEqual([])
})

const FOUR = { times: 4, isConcurrent: true }

describeOnBothEngines('the thread of a shared card', (openDatabase) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async () => {
      const made = await world(await openDatabase())
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
      const ann = slack.person('ann', { tz: 'Europe/Vienna', realName: 'Ann Lee' })
      const ben = slack.person('ben', { tz: 'Europe/Vienna' })
      const general = slack.channel('general', { members: [ann, ben] })
      const card = () => slack.messages(general).find(({ bot_id: bot }) => bot)
      const share = async (line: string) => {
        await ann.slash('/proxy', line, { channel: general, ...FOUR })
        await slack.until(() => card() !== undefined)
        await slack.settled(50)
        const found = card()
        if (!found) throw new Error('Nothing was shared')
        return found
      }
      /** As the host does after each commit. */
      const drawn = async () => {
        redraw.queueRedraw(made.touched.splice(0))
        await redraw.whenIdle()
      }
      const dm = async (line: string) => {
        const count = ann.dmMessages().length
        await ann.dm(line)
        await slack.until(() => ann.dmMessages().length > count)
        await slack.settled(30)
      }
      const rows = async (table: string) => made.database.knex(table)
      return { ...made, slack, ann, ben, general, share, drawn, dm, rows }
    }

    test('a reply is a comment, “done” finishes it, and the card says so', async () => {
      const { ann, ben, slack, share, drawn, dm, rows, database, errors } = await begin()
      await dm('Paint the walls')
      const shared = await share('me share what:task task:walls')
      expect(plainText(shared)).toContain('Paint the walls')
      const { message } = await ann.replyInThread(shared, 'in white', FOUR)
      await slack.until(() => ann.ephemerals().some(({ text }) => text.includes('Comment added')))
      expect(await rows('task_comments')).toMatchObject([{ content: 'in white' }])
      await ann.editMessage(message, 'in light grey', FOUR)
      await slack.until(() => ann.ephemerals().length > 1)
      expect(await rows('task_comments')).toMatchObject([{ content: 'in light grey' }])
      // Another who talks there is no person of ours, hears nothing, and changes nothing.
      await ben.replyInThread(shared, 'done', FOUR)
      await ben.replyInThread(shared, 'thanks')
      await slack.settled(60)
      expect(await database.knex('chat_accounts').where({ external_id: ben.id })).toEqual([])
      expect(ben.ephemerals()).toEqual([])
      expect(await rows('tasks')).toMatchObject([{ status: 'todo' }])
      // Also sent to the channel: Slack names the author of the message above elsewhere then.
      await ann.replyInThread(shared, 'done', { ...FOUR, isBroadcast: true })
      await slack.until(() => ann.ephemerals().some(({ text }) => text.includes('Done: Paint the walls')))
      expect(await rows('tasks')).toMatchObject([{ status: 'done' }])
      await drawn()
      expect(plainText(shared)).toContain('Done')
      expect(plainText(shared)).not.toContain('to do')
      expect(errors).toEqual([])
    })

    test('under a shared focus session it is a note', async () => {
      const { ann, slack, share, dm, database, errors } = await begin()
      await dm('Report')
      await dm('focus start report 25')
      const shared = await share('me share what:focus')
      await ann.replyInThread(shared, 'ask Mia for the numbers', FOUR)
      await slack.until(() => ann.ephemerals().some(({ text }) => text.includes('Noted')))
      expect(JSON.stringify(await database.knex('focus_sessions').first())).toContain('ask Mia for the numbers')
      expect(await database.knex('tasks').where({ title: 'ask Mia for the numbers' })).toEqual([])
      expect(errors).toEqual([])
    })
  })
})
