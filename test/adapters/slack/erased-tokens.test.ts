// Erasing a person revokes the token they gave Slack's app: in the background, whatever Slack does meanwhile, and without
// anything of the person but that token.
import { expect, test } from 'vitest'
import { createFocusSignalWorker } from '../../../src/app/focus-signals.ts'
import { createTokenRevoker } from '../../../src/app/token-revoker.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { erasePerson } from '../../../src/domain/privacy/erase/index.ts'
import { purge } from '../../../src/domain/privacy/purge.ts'
import { statusAt } from '../../fakes/slack/methods/signals.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { closedAfterEach } from './product-workspace.ts'
import { APP_EVENTS, signalRules } from './signal-rules.ts'

const openWorkspace = closedAfterEach()

describeOnBothEngines('the token of an erased person', (database) => {
  const begin = async (app: { rotatesTokens?: boolean } = {}) => {
    const open = await openWorkspace(
      'http',
      await database(),
      { app: { ...app, events: APP_EVENTS } },
      {
        outside: { focusSignals: { slack: { connectUrl: 'https://proxy.example/slack/connect' } } },
        rules: signalRules(app),
      },
    )
    const { ann, clock, dm, database: db, platform, secretKey, errors, url, rows, slack } = open
    const seal = createSeal(secretKey)
    const newRevoker = () =>
      createTokenRevoker({
        ...{ database: db, clock, seal, platforms: new Map([['slack', platform]]) },
        onError: (error) => errors.push(error),
      })
    const newWorker = () =>
      createFocusSignalWorker({
        ...{ database: db, clock, seal, platform: () => platform },
        onError: (error) => errors.push(error),
      })
    await dm('focus signal status:yes')
    await ann.install(`${url}/slack/connect?for=status`)
    const account = await rows('chat_accounts').first()
    return {
      ...open,
      newRevoker,
      newWorker,
      account,
      erase: () => db.knex.transaction((trx) => erasePerson(trx, account.user_id, clock.now(), seal)),
      isRevoked: () => slack.installation.people.get(ann.id)?.isRevoked,
    }
  }

  test('is revoked at Slack, and what is kept until then names nobody', async () => {
    const { account, ann, erase, isRevoked, newRevoker, rows } = await begin()
    await erase()
    expect(isRevoked()).toBe(false)
    const kept = JSON.stringify(await rows('token_revocations'))
    expect(await rows('token_revocations')).toHaveLength(1)
    for (const name of [account.user_id, account.account_id, ann.id, 'xoxp']) expect(kept).not.toContain(name)
    await newRevoker().runDue()
    expect([isRevoked(), await rows('token_revocations')]).toEqual([true, []])
  })

  test.each([
    ['is taken back at once', undefined, 'Home office'],
    ['stays, if the person set it since', { text: 'Lunch', emoji: ':taco:', until: 0 }, 'Lunch'],
  ])('what a session shows %s', async (_what, status, after) => {
    const { ann, dm, erase, newRevoker, newWorker, rows, eventually, isRevoked, clock, slack } = await begin()
    const shown = () => statusAt(ann.account, clock.now().getTime()).text
    ann.account.status = { text: 'Home office', emoji: ':house:', until: 0 }
    await dm('focus 25')
    await newWorker().runDue()
    expect(shown()).toBe('Focusing')
    if (status) {
      await ann.changeProfile({ status })
      await eventually(async () => (await rows('focus_signals').whereNotNull('next_at')).length > 0)
      await newWorker().runDue()
    }
    await erase()
    slack.faults.add({ method: 'users.profile.set', retryAfter: 60, times: 1 })
    await newRevoker().runDue()
    clock.advance({ minutes: 6 })
    await newRevoker().runDue()
    expect(shown()).toBe(after)
    expect([isRevoked(), await rows('token_revocations')]).toEqual([true, []])
  })

  test('typed by the person themself, too', async () => {
    const { dm, rows, newRevoker, isRevoked } = await begin()
    const { username } = await rows('users').first()
    await dm(`me delete ${username}`)
    expect(await rows('users')).toEqual([])
    await newRevoker().runDue()
    expect([isRevoked(), await rows('token_revocations')]).toEqual([true, []])
  })

  test.each([
    ['asks for patience', { retryAfter: 90 }],
    ['fails', { status: 503 }],
    ['is cut off before it knows', { reset: 'before' }],
    ['is cut off once it knows', { reset: 'after' }],
  ] as const)('is tried again where Slack %s, in another process too', async (_what, fault) => {
    const { erase, isRevoked, newRevoker, rows, slack, clock } = await begin()
    await erase()
    slack.faults.add({ method: 'auth.revoke', ...fault, times: 1 })
    await newRevoker().runDue()
    expect(await rows('token_revocations')).toHaveLength(1)
    const tried = slack.arrivals('auth.revoke')
    await newRevoker().runDue()
    expect(slack.arrivals('auth.revoke')).toBe(tried)
    clock.advance({ minutes: 6 })
    await newRevoker().runDue()
    expect([isRevoked(), await rows('token_revocations')]).toEqual([true, []])
  })

  test('that has ended is renewed first, since what renews it would live on', async () => {
    const { erase, isRevoked, newRevoker, rows, clock, slack } = await begin({ rotatesTokens: true })
    clock.advance({ hours: 13 })
    await erase()
    // Killed between the two: the renewed one was kept.
    slack.faults.add({ method: 'auth.revoke', reset: 'before', times: 1 })
    await newRevoker().runDue()
    clock.advance({ minutes: 6 })
    await newRevoker().runDue()
    expect([isRevoked(), await rows('token_revocations')]).toEqual([true, []])
  })

  test('that Slack never takes back is not kept for ever', async () => {
    const { erase, newRevoker, rows, clock, slack, database: db } = await begin()
    await erase()
    const end = slack.faults.add({ method: 'auth.revoke', status: 503 })
    for (let day = 0; day < 31; day++) {
      await newRevoker().runDue()
      clock.advance({ hours: 24 })
    }
    end()
    const transact = db.knex.transaction.bind(db.knex)
    await purge({ transact, now: () => clock.now(), holder: 'the only process', rest: async () => undefined })
    expect(await rows('token_revocations')).toEqual([])
  })
})
