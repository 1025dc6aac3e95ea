// What a look-up comes to, answer by answer: whom it asks, how often, and what it leaves for later.
import { expect, test } from 'vitest'
import type { LookUpResult, OutgoingMessage, Platform } from '../../../../src/chat/platform.ts'
import type { Nudge } from '../../../../src/models/nudge.ts'
import { createUnknownResolver } from '../../../../src/nudges/engine/sender/unknown-resolver.ts'
import { pauseLookUps } from '../../../../src/nudges/outbox/index.ts'
import { runInWorld, systemWorld } from '../../../../src/time/world.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { after, NINE, outboxRows } from '../../../support/outbox-rows.ts'
import { platformThat } from '../../../support/platform.ts'

type Withdrawal = Awaited<ReturnType<NonNullable<Platform['timed']>['withdraw']>>
const POSTED: LookUpResult = { channelId: 'D1', messageId: 'M1' }

interface Given {
  readonly platforms?: readonly string[]
  readonly withdraws?: Withdrawal
  readonly isClaimer?: boolean
}

describeOnBothEngines('a message without an outcome', (open) => {
  const start = async ({ platforms = ['slack', 'discord'], withdraws, isClaimer = true }: Given = {}) => {
    const outbox = await outboxRows(await open())
    const { knex } = outbox.cast.database
    const guild = await outbox.cast.space('discord', 'G1')
    const bob = await outbox.cast.person('bob', { space: guild })
    const annsAccount = outbox.ann.account?.account_id ?? ''
    const seen = {
      asked: [] as OutgoingMessage[],
      since: [] as Date[],
      withdrawn: [] as unknown[],
      marked: [] as string[],
      errors: [] as unknown[],
      transactions: 0,
    }
    const answers: (LookUpResult | 'throw' | Promise<LookUpResult>)[] = []
    const faults: string[] = []
    const state = { isStopped: false, elapsed: 100_000, inFlightIds: [] as string[] }
    const platform = (name: string): Platform =>
      platformThat({
        name,
        send: async () => ({ state: 'unknown' }),
        async lookUp(message, since) {
          seen.asked.push(message)
          seen.since.push(since)
          const answer = answers.shift() ?? POSTED
          if (answer === 'throw') throw new Error('No answer')
          return answer
        },
        ...(withdraws === undefined
          ? {}
          : {
              timed: {
                findChannel: async () => 'D1',
                hold: async () => ({ state: 'unknown' }),
                list: async () => [],
                async withdraw(what) {
                  seen.withdrawn.push(what)
                  return withdraws
                },
              },
            }),
      })
    const resolver = createUnknownResolver({
      transact(work) {
        seen.transactions++
        const fault = faults.shift()
        return fault === undefined ? knex.transaction(async (trx) => work(trx)) : Promise.reject(new Error(fault))
      },
      peek: knex as never,
      clock: { now: () => NINE },
      waitsEndBy: () => NINE,
      platforms: new Map(platforms.map((name) => [name, platform(name)])),
      ownWork: () => ({ isClaimer, lanes: ['slack', 'discord'], inFlightIds: state.inFlightIds }),
      isStopped: () => state.isStopped,
      onMarked: (marks) => seen.marked.push(...marks.map((mark) => mark.state)),
      onError: (error) => seen.errors.push(error instanceof Error ? error.message : error),
    })
    const begin = () => runInWorld({ ...systemWorld, elapsed: () => state.elapsed }, resolver.begin)
    const resolve = async () => {
      await begin()
      await resolver.whenIdle()
    }
    const lost = (more: Partial<Nudge> = {}) =>
      outbox.put({ state: 'unknown', lease_expires_at: after(-1), account_id: annsAccount, ...more })
    const bobs = { user_id: bob.id, account_id: bob.account?.account_id ?? null }
    const pauses = () => knex('leases').where({ holder: 'look-ups' }).select('lease_id', 'expires_at')
    /** Its platform was to post it by itself. */
    const hold = (nudge_id: string, more: object = {}) =>
      knex('held_nudges').insert({
        ...{ nudge_id, carrier_id: nudge_id, schedule_id: outbox.schedule_id, account_id: annsAccount },
        ...{ space_id: outbox.space.space_id, slot: 'held', channel_id: 'D1', message_key: 'Q1' },
        ...{ view_hash: '0'.repeat(64), due_at: after(-180), state: 'held', created_at: NINE, updated_at: NINE },
        ...more,
      })
    return { ...outbox, knex, guild, bobs, seen, answers, faults, state, resolver, begin, resolve, lost, pauses, hold }
  }
  const waiting = (seconds: number) => ({ state: 'unknown', reason: 'unknown', lease_expires_at: after(seconds) })

  test('was posted: it is sent, with where it is', async () => {
    const { lost, resolve, row, seen } = await start()
    const id = await lost({ channel_id: 'D0' })
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'sent', sent_at: NINE, channel_id: 'D1', message_id: 'M1' })
    expect(seen.asked).toMatchObject([{ idempotencyKey: id, space: 'T1', externalId: 'ann', priority: 1 }])
    expect(seen).toMatchObject({ marked: ['sent'], errors: [] })
  })

  test.each([
    [{ due_at: after(-60), try_at: after(-30), created_at: after(-10) }],
    [{ due_at: after(-30), try_at: after(-60), created_at: after(-10) }],
    [{ due_at: after(-30), try_at: after(-10), created_at: after(-60) }],
  ])('is looked for since the first moment it can have been sent: %o', async (times) => {
    const { lost, resolve, seen } = await start()
    await lost(times)
    await resolve()
    expect(seen.since).toEqual([after(-60)])
  })

  test('is not there: it is sent again, as what it was', async () => {
    const { lost, resolve, row, answers } = await start()
    const id = await lost({ reason: 'busy', try_at: after(-60) })
    answers.push('absent')
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'pending', reason: 'busy', try_at: NINE, lease_expires_at: null })
  })

  test('can’t be looked up: it is not repeated, and not asked for again', async () => {
    const { lost, resolve, row, answers } = await start()
    const id = await lost()
    answers.push('cannot')
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'unknown', reason: 'cannot look up', lease_expires_at: null })
  })

  test('was for an account that is erased: the same, without asking', async () => {
    const { lost, resolve, row, seen } = await start()
    const id = await lost({ account_id: null })
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'unknown', reason: 'cannot look up', lease_expires_at: null })
    expect(seen.asked).toEqual([])
  })

  test('was for an account that is somebody else’s now: asked for in five seconds', async () => {
    const { lost, resolve, row, seen, bobs, pauses } = await start()
    const id = await lost({ account_id: bobs.account_id })
    await resolve()
    expect(await row(id)).toMatchObject(waiting(5))
    expect([seen.asked, await pauses()]).toEqual([[], []])
  })

  test.each([
    ['whose platform is not here', 5, { platforms: ['discord'] }],
    ['whose space is paused', 20, {}],
  ])('%s: it waits, and so does its space', async (what, seconds, given) => {
    const { lost, resolve, row, seen, knex, space, pauses } = await start(given)
    const id = await lost()
    if (what.includes('paused')) await knex('spaces').update({ paused_until: after(20) })
    await resolve()
    expect(await row(id)).toMatchObject(waiting(seconds))
    expect(await pauses()).toEqual([{ lease_id: `l ${space.space_id}`, expires_at: after(seconds) }])
    expect(seen).toMatchObject({ asked: [], errors: [] })
  })

  test('and no answer either: asked for again in five seconds, and so is the rest of its space', async () => {
    const { lost, resolve, row, seen, answers, bobs, pauses, space } = await start()
    const ids = [await lost({ lease_expires_at: after(-9) }), await lost()]
    answers.push('throw')
    await resolve()
    for (const id of ids) expect(await row(id)).toMatchObject(waiting(5))
    expect(seen).toMatchObject({ errors: ['No answer'], marked: ['unknown', 'unknown'] })
    expect(seen.asked).toHaveLength(1)
    expect(await pauses()).toEqual([{ lease_id: `l ${space.space_id}`, expires_at: after(5) }])
    // Until then nothing of that space is asked for, and its pause is no longer for it; other spaces are.
    const late = await lost()
    const other = await lost(bobs)
    await resolve()
    expect(await row(late)).toMatchObject(waiting(5))
    expect(await row(other)).toMatchObject({ state: 'sent' })
    expect(seen.asked).toHaveLength(2)
  })

  test('waits for as long as its platform asks', async () => {
    const { lost, resolve, row, answers, pauses } = await start()
    const id = await lost({ due_at: after(-10) })
    const before = await lost({ due_at: after(-60) })
    answers.push(POSTED, { state: 'later', afterMs: 30_000 })
    await resolve()
    expect(await row(before)).toMatchObject({ state: 'sent' })
    expect(await row(id)).toMatchObject(waiting(30))
    expect(await pauses()).toMatchObject([{ expires_at: after(30) }])
  })

  test('in a space that was told to wait before: not asked for, until then', async () => {
    const { lost, resolve, row, seen, space, inTransaction, pauses } = await start()
    await inTransaction((trx) => pauseLookUps(trx, space.space_id, after(40)))
    const id = await lost()
    await resolve()
    expect(await row(id)).toMatchObject(waiting(40))
    expect(await pauses()).toMatchObject([{ expires_at: after(40) }])
    expect(seen.asked).toEqual([])
  })

  test('carried several nudges: asked for once, and all of them have its outcome', async () => {
    const { lost, resolve, row, seen } = await start()
    const carrier = await lost()
    const other = await lost({ bundle_id: carrier })
    await resolve()
    expect(seen.asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([carrier])
    for (const id of [carrier, other]) expect(await row(id)).toMatchObject({ state: 'sent', message_id: 'M1' })
  })

  test('is one of many: ten of a space, then the others have their turn', async () => {
    const { lost, resolve, seen, all, pauses, bobs } = await start()
    for (let n = 0; n < 12; n++) await lost()
    await lost(bobs)
    await resolve()
    expect(seen.asked).toHaveLength(11)
    expect((await all()).filter(({ state }) => state === 'unknown')).toMatchObject([waiting(0), waiting(0)])
    expect(await pauses()).toEqual([])
    await resolve()
    expect(seen.asked).toHaveLength(13)
  })

  test('is left to the next process where this one stops', async () => {
    const { lost, resolve, row, seen, state } = await start()
    const id = await lost()
    state.isStopped = true
    await resolve()
    expect(await row(id)).toMatchObject(waiting(0))
    expect(seen.asked).toEqual([])
  })

  test('is not looked up while this process sends it, nor by one that is not its own', async () => {
    const { lost, resolve, row, seen, state } = await start({ isClaimer: false })
    const [mine, unrouted] = [await lost(), await lost({ account_id: null })]
    state.inFlightIds = [mine]
    await resolve()
    for (const id of [mine, unrouted]) expect(await row(id)).toMatchObject({ state: 'unknown', reason: null })
    expect(seen.asked).toEqual([])
  })

  test('never began: it is given back unasked, and there is a look for more at once', async () => {
    const { lost, resolve, row, seen } = await start()
    const id = await lost({ state: 'sending' })
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'pending', lease_expires_at: null })
    expect([seen.asked, seen.transactions]).toEqual([[], 1])
    await resolve()
    expect(seen.transactions).toBe(2)
  })

  test('is another process’s: nothing is asked for five seconds', async () => {
    const { resolve, seen, state } = await start()
    await resolve()
    expect(seen.transactions).toBe(1)
    state.elapsed += 4_999
    await resolve()
    expect(seen.transactions).toBe(1)
    state.elapsed += 1
    await resolve()
    expect(seen.transactions).toBe(2)
  })

  test('is looked up by one batch at a time', async () => {
    const { lost, begin, resolver, seen, answers, row } = await start()
    const id = await lost()
    let answer: (result: LookUpResult) => void = () => undefined
    answers.push(
      new Promise<LookUpResult>((resolve) => {
        answer = resolve
      }),
    )
    await begin()
    await expect.poll(() => seen.asked.length).toBe(1)
    const before = seen.transactions
    await begin()
    expect(seen.transactions).toBe(before)
    answer(POSTED)
    await resolver.whenIdle()
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test('is looked up at the next beat where the database was away', async () => {
    const { lost, resolve, row, seen, faults } = await start()
    const id = await lost()
    faults.push('The database is away')
    await resolve()
    expect(seen.errors).toEqual(['The database is away'])
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'sent' })
  })

  test.each<[string, Given, object, object]>([
    ['may be late by three minutes', { withdraws: 'withdrawn' }, { due_at: after(-179.999) }, waiting(15)],
    ['is taken back then, and sent by us', { withdraws: 'withdrawn' }, {}, { state: 'pending' }],
    ['can’t be taken back any more: it is posted within a minute', { withdraws: 'gone' }, {}, waiting(60)],
    ['can’t be taken back now: looked for again soon', { withdraws: 'later' }, {}, waiting(15)],
    ['was given up: sent by us', { withdraws: 'gone' }, { message_key: null }, { state: 'pending' }],
    ['is of a platform that keeps nothing: sent by us', {}, {}, { state: 'pending' }],
  ])('that its platform was to post by itself %s', async (_, given, more, expected) => {
    const { lost, hold, resolve, row, seen, answers, knex } = await start(given)
    const id = await lost({ reason: 'held' })
    await hold(id, more)
    answers.push('absent')
    await resolve()
    expect(await row(id)).toMatchObject(expected)
    const kept = await knex('held_nudges').first('message_key')
    const isOurs = 'state' in expected && expected.state === 'pending'
    const isAsked = given.withdraws !== undefined && Object.keys(more).length === 0
    expect(seen.withdrawn).toEqual(isAsked ? [{ space: 'T1', channelId: 'D1', key: 'Q1' }] : [])
    // What is ours to send is kept no more; what can't be taken back is not asked for again.
    expect(kept).toEqual(isOurs ? undefined : { message_key: given.withdraws === 'gone' ? null : 'Q1' })
  })

  test('that its platform posted by itself is sent, and kept as that', async () => {
    const { lost, hold, resolve, row, knex } = await start()
    const id = await lost()
    await hold(id, { due_at: after(-60) })
    await resolve()
    expect(await row(id)).toMatchObject({ state: 'sent', message_id: 'M1' })
    expect(await knex('held_nudges')).toHaveLength(1)
  })
})
