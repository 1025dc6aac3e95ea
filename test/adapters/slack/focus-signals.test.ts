// Focus as a status and Do Not Disturb: each by its own yes here and at Slack, taken back at the end, after a crash too,
// and what the person sets themselves meanwhile stays.
import { describe, expect, test } from 'vitest'
import { createManifest } from '../../../adapters/slack/register.ts'
import { createFocusSignalWorker } from '../../../src/app/focus-signals.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { commands } from '../../../src/commands/index.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { exportPersonalData } from '../../../src/domain/privacy/export.ts'
import { judgeManifest, plainText } from '../../fakes/slack/index.ts'
import { statusAt } from '../../fakes/slack/methods/signals.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach, FOUR } from './product-workspace.ts'
import { APP_EVENTS, signalRules } from './signal-rules.ts'
import { TRANSPORTS, type Transport } from './workspace.ts'

const openWorkspace = closedAfterEach()
const NONE = { text: '', emoji: '', until: 0 }

describeOnBothEngines('focus shown in Slack', (database) => {
  describe.each(TRANSPORTS)('by %s', (transport: Transport) => {
    const begin = async (app: { rotatesTokens?: boolean } = {}) => {
      const open = await openWorkspace(
        transport,
        await database(),
        { app: { ...app, events: APP_EVENTS } },
        {
          outside: { focusSignals: { slack: { connectUrl: 'https://proxy.example/slack/connect' } } },
          rules: signalRules(app),
        },
      )
      const { ann, clock, dm, database: db, platform, secretKey, errors, url } = open
      const newWorker = () =>
        createFocusSignalWorker({
          ...{ database: db, clock, seal: createSeal(secretKey) },
          platform: () => platform,
          onError: (error) => errors.push(error),
        })
      const worker = newWorker()
      const status = () => statusAt(ann.account, clock.now().getTime())
      const snooze = () => ann.account.snoozedUntil ?? 0
      const seconds = () => Math.floor(clock.now().getTime() / 1000)
      /** Time passes, and what is due by then is done. */
      const passes = async (minutes: number) => {
        clock.advance({ minutes })
        await worker.runDue()
      }
      const agree = async (...kinds: readonly ('status' | 'quiet')[]) => {
        for (const kind of kinds) await dm(`focus signal ${kind}:yes`)
        return ann.install(`${url}/slack/connect?for=${kinds.join(',')}`)
      }
      const focus = async (line = 'focus report 25') => {
        await dm(line)
        await worker.runDue()
      }
      return { ...open, worker, newWorker, status, snooze, seconds, passes, agree, focus }
    }

    test('nothing is set without both yeses, and each is asked for by itself', async () => {
      const { dm, slack, ann, url, focus, status, snooze, rows, worker, database: open } = await begin()
      await dm('Report')
      await dm('focus signal')
      await slack.until(() =>
        ann.dmMessages().some((each) => plainText(each).includes('Others see nothing of your focus')),
      )
      await focus()
      expect(status()).toEqual(NONE)
      await dm('focus stop')
      await dm('focus signal status:yes')
      const link = 'https://proxy.example/slack/connect?for=status'
      await slack.until(() => JSON.stringify(ann.dmMessages().map(({ blocks }) => blocks)).includes(link))
      await focus()
      expect([status(), snooze()]).toEqual([NONE, 0])
      const given = await ann.install(`${url}/slack/connect?for=status`)
      expect(given).toMatchObject({ status: 200, body: expect.stringContaining('Done.') })
      expect(given.authorizeUrl.searchParams.get('user_scope')).toBe('users.profile:write')
      expect(given.authorizeUrl.searchParams.has('scope')).toBe(false)
      await worker.runDue()
      expect(status().text).toBe('Focusing')
      expect(snooze()).toBe(0)
      // At rest the token is sealed, and an export has none of it.
      const [row] = await rows('focus_signals')
      expect(row.credentials).not.toContain('xoxp')
      const { user_id } = await rows('users').first()
      const all = await open.knex.transaction((trx) => exportPersonalData(trx, user_id, new Date()))
      expect(JSON.stringify(all)).not.toContain(row.credentials)
      expect(slack.findings).toEqual([])
    })

    test('a session shows both with their end; stopped, all is as before', async () => {
      const { dm, ann, agree, focus, status, snooze, seconds, worker } = await begin()
      ann.account.status = { text: 'Home office & tea', emoji: ':house:', until: 0 }
      await dm('Report')
      await agree('status', 'quiet')
      await focus()
      expect(status()).toEqual({ text: 'Focusing', emoji: ':dart:', until: seconds() + 25 * 60 })
      expect(snooze()).toBe(seconds() + 25 * 60)
      await dm('focus extend 10')
      await worker.runDue()
      expect([status().until, snooze()]).toEqual([seconds() + 35 * 60, seconds() + 35 * 60])
      await dm('focus stop')
      await worker.runDue()
      expect([status(), snooze()]).toEqual([{ text: 'Home office & tea', emoji: ':house:', until: 0 }, 0])
    })

    test('it ends at its time, the quiet a moment before, so that the end is heard', async () => {
      const { dm, clock, agree, focus, status, snooze, worker, passes } = await begin()
      await dm('Report')
      await agree('status', 'quiet')
      await focus()
      clock.advance({ minutes: 24, seconds: 58 })
      await worker.runDue()
      expect(snooze()).toBe(0)
      expect(status().text).toBe('Focusing')
      await passes(1)
      expect(status()).toEqual(NONE)
    })

    test.each(['before it is set', 'once it is set'])(
      'killed %s, and up again hours later: theirs is back',
      async (when) => {
        const { dm, slack, ann, clock, agree, focus, status, newWorker } = await begin()
        ann.account.status = { text: 'On call', emoji: ':phone:', until: 0 }
        await dm('Report')
        await agree('status')
        if (when === 'before it is set') slack.faults.add({ method: 'users.profile.set', reset: 'before', times: 1 })
        await focus()
        clock.advance({ hours: 5 })
        await newWorker().runDue()
        expect(status()).toEqual({ text: 'On call', emoji: ':phone:', until: 0 })
      },
    )

    test('killed after Slack took it and before that was noted: it is known as ours', async () => {
      const { dm, slack, ann, clock, agree, focus, status, newWorker } = await begin()
      ann.account.status = { text: 'On call', emoji: ':phone:', until: 0 }
      await dm('Report')
      await agree('status')
      slack.faults.add({ method: 'users.profile.set', reset: 'after', times: 1 })
      await focus()
      expect(status().text).toBe('Focusing')
      await dm('focus stop')
      clock.advance({ minutes: 2 })
      await newWorker().runDue()
      expect(status()).toEqual({ text: 'On call', emoji: ':phone:', until: 0 })
    })

    test('what the person sets meanwhile is theirs: not replaced when more time is added, not taken back', async () => {
      const { dm, ann, agree, focus, status, snooze, seconds, worker, rows, eventually } = await begin()
      await dm('Report')
      await agree('status', 'quiet')
      await focus()
      const lunch = { text: 'Lunch', emoji: ':taco:', until: 0 }
      const evening = seconds() + 4 * 3600
      await ann.changeProfile({ status: lunch, snoozedUntil: evening })
      await eventually(async () => (await rows('focus_signals').whereNotNull('next_at')).length > 0)
      await worker.runDue()
      await dm('focus extend 10')
      await worker.runDue()
      await dm('focus stop')
      await worker.runDue()
      expect([status(), snooze()]).toEqual([lunch, evening])
      // The next session is a new one: theirs is kept for its end, and their longer quiet is left alone.
      await focus()
      expect([status().text, snooze()]).toEqual(['Focusing', evening])
      await dm('focus stop')
      await worker.runDue()
      expect([status(), snooze()]).toEqual([lunch, evening])
    })

    test('the task is named only where that is wished, and never where its zone is hidden', async () => {
      const { dm, agree, focus, status, worker } = await begin()
      await dm('zone add Health')
      await dm('Call Dr Grey #health')
      await dm('Report')
      await agree('status')
      await focus()
      expect(status().text).toBe('Focusing')
      await dm('focus signal task:yes')
      await worker.runDue()
      expect(status().text).toBe('Focusing: Report')
      await dm('focus stop')
      await dm('zone edit health hide-on:slack')
      await dm('focus 25')
      await worker.runDue()
      expect(status().text).not.toContain('Grey')
    })

    test('one no takes back one of the two; the second ends the token as well', async () => {
      const { dm, slack, agree, focus, status, snooze, worker, rows } = await begin()
      await dm('Report')
      await agree('status', 'quiet')
      await focus()
      await dm('focus signal status:no')
      await worker.runDue()
      expect(status()).toEqual(NONE)
      expect(snooze()).toBeGreaterThan(0)
      await dm('focus signal quiet:no')
      await worker.runDue()
      expect(snooze()).toBe(0)
      expect([...slack.installation.people.values()].map(({ isRevoked }) => isRevoked)).toEqual([true])
      expect(await rows('focus_signals')).toEqual([])
    })

    test('leave taken back at Slack ends it: told, and asked for anew', async () => {
      const { dm, slack, ann, agree, focus, rows, eventually, worker, status } = await begin()
      await dm('Report')
      await agree('status')
      const before = ann.dmMessages().length
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [ann.id], bot: [] } }
      await slack.event(revoked, FOUR)
      await eventually(async () => (await rows('focus_signals').whereNull('credentials')).length === 1)
      // What they did at Slack themselves is said when they ask, not in a message of its own.
      expect(ann.dmMessages()).toHaveLength(before)
      await focus()
      expect(status()).toEqual(NONE)
      await dm('focus signal')
      await slack.until(() => ann.dmMessages().some((each) => plainText(each).includes('Slack took the leave back')))
      await agree('status')
      await worker.runDue()
      expect(status().text).toBe('Focusing')
      // And where no event came, by the answer to the next call.
      for (const grant of slack.installation.people.values()) grant.isRevoked = true
      await dm('focus stop')
      await worker.runDue()
      expect(await rows('focus_signals')).toMatchObject([{ credentials: null, failure: 'revoked' }])
    })

    test('tokens that rotate are renewed, and limits of Slack waited for', async () => {
      const { dm, slack, clock, agree, focus, status, snooze, worker, passes } = await begin({ rotatesTokens: true })
      await dm('Report')
      await agree('status', 'quiet')
      clock.advance({ hours: 13 })
      await focus('focus report 25')
      expect(status().text).toBe('Focusing')
      slack.faults.add({ method: 'dnd.endSnooze', retryAfter: 20, times: 1 })
      await dm('focus stop')
      await worker.runDue()
      expect(snooze()).toBeGreaterThan(0)
      await worker.runDue()
      await passes(1)
      expect([status(), snooze()]).toEqual([NONE, 0])
    })

    test('nobody’s token is kept who did not agree here, and a state is one browser’s', async () => {
      const { dm, slack, ann, url, rows } = await begin()
      const stranger = slack.person('zoe')
      expect((await stranger.install(`${url}/slack/connect?for=status`)).body).toContain('not written to Proxy yet')
      await dm('hi')
      expect((await ann.install(`${url}/slack/connect?for=status`)).body).toContain('did not say yes')
      expect([...slack.installation.people.values()].every(({ isRevoked }) => isRevoked)).toBe(true)
      await dm('focus signal status:yes')
      expect((await ann.install(`${url}/slack/connect?for=status`, { forgetsCookies: true })).status).toBe(400)
      expect((await ann.install(`${url}/slack/connect?for=status`, { isDenied: true })).body).toContain(
        'Nothing was changed',
      )
      const partly = await ann.install(`${url}/slack/connect?for=status`, { withholds: ['users.profile:write'] })
      expect(partly.status).toBe(502)
      expect(await rows('focus_signals')).toMatchObject([{ credentials: null }])
      expect((await fetch(`${url}/slack/connect?for=everything`)).status).toBe(404)
    })
  })
})

test('the manifest asks for it of single people, optionally, and only where Slack can return', async () => {
  const catalogue = createCatalogue(commands)
  const many = createManifest(catalogue, { command: '/proxy', publicUrl: 'https://proxy.example' })
  expect(many.oauth_config.scopes.user).toEqual(expect.arrayContaining(['users.profile:write', 'dnd:write']))
  expect(many.oauth_config.scopes.user_optional).toEqual(many.oauth_config.scopes.user)
  expect(await judgeManifest(many)).toEqual([])
  const socket = createManifest(catalogue, { command: '/proxy' })
  expect(socket.oauth_config.scopes).not.toHaveProperty('user')
})
