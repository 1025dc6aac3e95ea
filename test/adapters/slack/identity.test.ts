// Who a person is in Slack is followed: zone, language, name, and the end of an account. On both engines.
import { afterEach, describe, expect, test } from 'vitest'
import { applyIdentityChange } from '../../../src/domain/people/index.ts'
import { labels } from '../../fakes/slack/plain-text.ts'
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

describeOnBothEngines('a person in Slack', (openDatabase) => {
  describe.each(TRANSPORTS)('by %s', (transport) => {
    const begin = async (tz = 'Europe/Vienna') => {
      const made = await world(await openDatabase())
      const { database, clock } = made
      open = await workspace(transport, {
        dispatcher: made.dispatcher,
        now: () => clock.now(),
        elapsed: () => clock.elapsed(),
        fake: { now: () => clock.now().getTime() },
        onIdentityChange: (identity, isDeactivated) =>
          database.knex.transaction((trx) => applyIdentityChange(trx, identity, isDeactivated, clock.now())),
      })
      const { slack } = open
      const ann = slack.person('ann', { tz, locale: 'en-GB', realName: 'Ann Lee' })
      /** Says a line, and gives the messages that answer it, once there are so many. */
      const say = async (line: string, answers = 1) => {
        const count = ann.dmMessages().length
        clock.advance({ ms: 1 })
        await ann.dm(line)
        await slack.until(() => ann.dmMessages().length >= count + answers)
        await slack.settled(30)
        return ann.dmMessages().slice(count)
      }
      const task = async (title: string) => database.knex('tasks').where({ title }).first()
      const due = async (title: string) => new Date((await task(title))?.due_date).toISOString()
      const account = () => database.knex('chat_accounts').where({ external_id: ann.id }).first()
      const user = () => database.knex('users').first()
      return { ...made, slack, ann, say, due, account, user }
    }

    test('inside Slack’s Retry-After nobody is looked up, an admin neither: it is said, and works after it', async () => {
      const { ann, clock, say, slack } = await begin()
      await say('hi')
      ann.account.isAdmin = true
      slack.faults.add({ method: 'users.info', retryAfter: 30, times: 1 })
      await say('auth invite')
      const before = slack.arrivals('users.info')
      const [refused] = await say('auth invite')
      expect(refused?.text).toContain("I couldn't find out who the admins are here")
      expect(slack.arrivals('users.info')).toBe(before)
      // Somebody sets the clock of the host: that ends nothing.
      clock.shift({ hours: 1 })
      await say('auth invite')
      expect(slack.arrivals('users.info')).toBe(before)
      clock.advance({ seconds: 31 })
      const [answer] = await say('auth invite')
      expect(answer?.text).not.toContain("couldn't find out")
    })

    test('travel is met: lines are read there, typed times stay, and move on request', async () => {
      const { ann, say, due, user, slack, errors } = await begin()
      await say('Call dentist tomorrow 9am', 2)
      await say('Tax letter tomorrow')
      expect(await due('Call dentist')).toBe('2026-03-06T08:00:00.000Z')
      await ann.changeProfile({ tz: 'America/New_York' }, FOUR)
      const [answer, told, ...others] = await say('Call Mia tomorrow 9am', 2)
      expect(answer?.text).toContain('Added: Call Mia')
      expect(others).toEqual([])
      expect(told?.text).toContain('You seem to be in New York now.')
      expect(told?.text).toContain('Reminders you set a time for stay at 09:00 Vienna.')
      expect(await due('Call Mia')).toBe('2026-03-06T14:00:00.000Z')
      expect(await due('Call dentist')).toBe('2026-03-06T08:00:00.000Z')
      // A day is that day wherever one is.
      expect(await due('Tax letter')).toBe('2026-03-07T04:59:00.000Z')
      if (!told) throw new Error('Nothing was told')
      expect(labels(told)).toEqual(['Move with me', 'Stay on Vienna time'])
      slack.mark()
      await ann.press(told, 'Move with me', FOUR)
      await slack.next('edit')
      expect(await due('Call dentist')).toBe('2026-03-06T14:00:00.000Z')
      expect(await due('Call Mia')).toBe('2026-03-06T14:00:00.000Z')
      expect((await user())?.timezone).toBe('America/New_York')
      // Told once.
      expect(await say('Water plants')).toHaveLength(1)
      expect(errors).toEqual([])
    })

    test('a zone chosen here is kept, and asked about', async () => {
      const { ann, say, user, slack } = await begin()
      await say('Buy milk', 2)
      await say('me edit timezone:London')
      await ann.changeProfile({ tz: 'America/New_York' })
      const [, told] = await say('Buy bread', 2)
      expect(told?.text).toContain('I still use the time in London')
      expect((await user())?.timezone).toBe('Europe/London')
      if (!told) throw new Error('Nothing was told')
      slack.mark()
      await ann.press(told, 'Use New York time', FOUR)
      await slack.next('edit')
      expect((await user())?.timezone).toBe('America/New_York')
    })

    test('learned late, it is used, and times typed before are read again', async () => {
      const { ann, say, due, user, slack, clock, account, database } = await begin()
      slack.faults.add({ method: 'users.info', status: 503, times: 1 })
      const [answer] = await say('Call dentist tomorrow 9am')
      expect(answer?.text).toContain('UTC')
      expect(await due('Call dentist')).toBe('2026-03-06T09:00:00.000Z')
      clock.advance({ minutes: 2 })
      await say('Buy bread', 2)
      expect((await user())?.timezone).toBe('Europe/Vienna')
      expect(await due('Call dentist')).toBe('2026-03-06T08:00:00.000Z')
      const reminder = await database.knex('schedules').where({ kind: 'task', is_active: true }).first()
      expect(new Date(reminder?.next_due_at).toISOString()).toBe('2026-03-06T08:00:00.000Z')
      expect(await account()).toMatchObject({ locale: 'en-GB', reported_zone: 'Europe/Vienna' })
      // Undo takes back the line alone.
      await say('undo')
      expect((await user())?.timezone).toBe('Europe/Vienna')
      expect(ann.dmMessages().some(({ text }) => text.includes('You seem to be'))).toBe(false)
    })

    test('a new name is taken over, unless it was changed here', async () => {
      const { ann, say, user, account } = await begin()
      await say('Buy milk', 2)
      await ann.changeProfile({ realName: 'Ann Berg', locale: 'de-AT' }, FOUR)
      expect(await account()).toMatchObject({ display_name: 'Ann Berg', locale: 'de-AT' })
      expect((await user())?.full_name).toBe('Ann Berg')
      await say('me edit name:Annie')
      await ann.changeProfile({ realName: 'Ann Lee' })
      expect(await account()).toMatchObject({ display_name: 'Ann Lee' })
      expect((await user())?.full_name).toBe('Annie')
    })

    test('the clock is that of the language Slack tells, also when it changes', async () => {
      const { ann, say } = await begin()
      const [answer] = await say('Call dentist tomorrow 9am', 2)
      expect(answer?.text).toContain('09:00')
      await ann.changeProfile({ locale: 'en-US' }, FOUR)
      // The first request that carries it says how times are written from now on.
      await say('Buy milk')
      const [shown] = await say('task show dentist')
      expect(shown?.text).toMatch(/9(:00)? ?am/i)
      expect(shown?.text).not.toContain('09:00')
    })

    test('a deactivated account is closed, and open again when it is back', async () => {
      const { ann, say, account, slack } = await begin()
      await say('Buy milk', 2)
      await ann.changeProfile({ isDeleted: true }, FOUR)
      expect((await account())?.deactivated_at).not.toBeNull()
      expect((await account())?.dm_closed_at).not.toBeNull()
      await ann.changeProfile({ isDeleted: false }, FOUR)
      expect((await account())?.dm_closed_at).toBeNull()
      // Others of the workspace are no business of ours.
      const ben = slack.person('ben')
      await ben.changeProfile({ isDeleted: true })
    })
  })
})
