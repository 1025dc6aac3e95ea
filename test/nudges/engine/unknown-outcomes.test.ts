// A request whose answer is lost, or whose process dies: its message is looked up when it can't arrive any more, once
// for all it carries, and only what had begun.
import { expect, onTestFinished, test, vi } from 'vitest'
import type { LookUpResult, OutgoingMessage } from '../../../src/chat/platform.ts'
import type { Database } from '../../../src/database/index.ts'
import { newId } from '../../../src/models/id.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { type World, world } from '../../support/world.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')
const NINE = '2026-03-05T08:00:00Z'

const states = ({ database }: World) => database.knex('nudges').select('state').orderBy('nudge_id').pluck('state')

/** Accepted by the platform, and its answer lost. */
const acceptedAndLost =
  ({ accepted }: Nudging) =>
  (letter: OutgoingMessage) => {
    accepted.set(letter.idempotencyKey, { channelId: 'dm', messageId: `lost ${letter.idempotencyKey}` })
    return { state: 'unknown' as const }
  }

/** Watches and bends what the sender's look-ups come to. */
function lookUps(scheduler: Nudging) {
  const asked: { key: string; space: string }[] = []
  const answers: (LookUpResult | 'throw')[] = []
  let underWay = 0
  let most = 0
  for (const platform of scheduler.platforms.values()) {
    const real = platform.lookUp
    platform.lookUp = async (message, since) => {
      asked.push({ key: message.idempotencyKey, space: message.space })
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setImmediate(resolve))
      underWay--
      const answer = answers.shift()
      if (answer === 'throw') throw new Error('No answer')
      return answer ?? real(message, since)
    }
  }
  return { asked, answers, most: () => most }
}

describeOnBothEngines('an outcome that nobody knows', (open) => {
  test('two tasks of one minute whose answer was lost are said once', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    await ann.says('Pay rent today 9am')
    const scheduler = await nudging(earth)
    scheduler.faults.push(acceptedAndLost(scheduler))
    await scheduler.at(NINE)
    expect(await states(earth)).toEqual(['unknown', 'unknown'])
    const { asked } = lookUps(scheduler)
    earth.clock.advance({ seconds: 15 })
    await scheduler.beat()
    expect(await states(earth)).toEqual(['sent', 'sent'])
    expect(asked).toHaveLength(1)
    await scheduler.pass(3)
    expect(scheduler.posts).toEqual([])
  })

  test('the two are repeated as the same message where it never arrived', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    await ann.says('Pay rent today 9am')
    const scheduler = await nudging(earth)
    const keys: string[] = []
    scheduler.faults.push(({ idempotencyKey }) => {
      keys.push(idempotencyKey)
      return { state: 'unknown' }
    })
    await scheduler.at(NINE)
    earth.clock.advance({ seconds: 15 })
    await scheduler.beat()
    expect(scheduler.posts.map(({ letter }) => letter.idempotencyKey)).toEqual(keys)
    expect(scheduler.heard()).toEqual([expect.stringContaining('Two reminders')])
  })

  test('a message that appears 14 s after its request ended is not repeated', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann').says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    let key = ''
    scheduler.faults.push(({ idempotencyKey }) => {
      key = idempotencyKey
      return { state: 'unknown' }
    })
    await scheduler.at(NINE)
    for (let second = 0; second < 14; second++) {
      earth.clock.advance({ seconds: 1 })
      await scheduler.beat()
    }
    scheduler.accepted.set(key, { channelId: 'dm', messageId: 'late' })
    await scheduler.pass(2)
    expect(scheduler.posts).toEqual([])
    expect(await states(earth)).toEqual(['sent'])
  })

  test('killed with a request under way: one that appears 29 s after it began is not repeated', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann').says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    const hang = hangs(scheduler)
    earth.clock.set(NINE)
    await scheduler.sender.tick()
    await expect.poll(hang.keys).toHaveLength(1)
    await scheduler.restart()
    for (let second = 0; second < 29; second++) {
      earth.clock.advance({ seconds: 1 })
      await scheduler.beat()
    }
    expect(scheduler.posts).toEqual([])
    scheduler.accepted.set(hang.keys()[0] ?? '', { channelId: 'dm', messageId: 'late' })
    await scheduler.pass(2)
    expect(scheduler.posts).toEqual([])
    expect(await states(earth)).toEqual(['sent'])
  })

  test.each([{ seconds: 90 }, { minutes: 20 }, { days: 2 }])(
    'the clock set forward by %o after a lost answer: what appears 14 s after its end is not repeated',
    async (step) => {
      const { earth, scheduler, key } = await lostOne(await open())
      earth.clock.shift(step)
      await seconds(earth, scheduler, 14)
      expect(scheduler.posts).toEqual([])
      scheduler.accepted.set(key(), { channelId: 'dm', messageId: 'late' })
      await seconds(earth, scheduler, 35)
      expect(scheduler.posts).toEqual([])
      expect(await states(earth)).toEqual(['sent'])
    },
  )

  test('the clock set forward while the database is away: no wait ends before that is known', async () => {
    const { earth, scheduler, key } = await lostOne(await open())
    earth.clock.shift({ seconds: 90 })
    const broken = vi.spyOn(earth.database.knex, 'transaction').mockRejectedValue(new Error('The database is away'))
    await scheduler.sender.tick()
    await scheduler.sender.whenIdle()
    broken.mockRestore()
    earth.errors.length = 0
    await seconds(earth, scheduler, 13)
    expect(scheduler.posts).toEqual([])
    scheduler.accepted.set(key(), { channelId: 'dm', messageId: 'late' })
    await seconds(earth, scheduler, 35)
    expect(scheduler.posts).toEqual([])
    expect(await states(earth)).toEqual(['sent'])
  })

  test('the clock set back by ten minutes after a lost answer: looked up within half a minute all the same', async () => {
    const { earth, scheduler } = await lostOne(await open())
    const { asked } = lookUps(scheduler)
    earth.clock.shift({ minutes: -10 })
    await seconds(earth, scheduler, 14)
    expect(asked).toEqual([])
    await seconds(earth, scheduler, 16)
    expect(asked).toHaveLength(1)
  })

  test.each(['before it starts again', 'after it has started again'])(
    'killed with a request under way, and the clock set forward %s: 29 s after it began nothing is repeated',
    async (when) => {
      const earth = await world(await open(), { now: MORNING })
      await earth.person('ann').says('Ring Bob today 9am')
      const scheduler = await nudging(earth)
      const hang = hangs(scheduler)
      earth.clock.set(NINE)
      await scheduler.sender.tick()
      await expect.poll(hang.keys).toHaveLength(1)
      await scheduler.restart()
      if (when.startsWith('after')) await scheduler.beat()
      earth.clock.shift({ seconds: 90 })
      await seconds(earth, scheduler, 29)
      expect(scheduler.posts).toEqual([])
      scheduler.accepted.set(hang.keys()[0] ?? '', { channelId: 'dm', messageId: 'late' })
      await seconds(earth, scheduler, 35)
      expect(scheduler.posts).toEqual([])
      expect(await states(earth)).toEqual(['sent'])
    },
  )

  test('the clock set far ahead: what its platform is about to post by itself is waited for', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann', { platform: 'slack', space: 'T1' }).says('Ring Bob today 9am')
    const { knex } = earth.database
    const { schedule_id } = await knex('schedules').whereNotNull('next_due_at').first('schedule_id')
    const { account_id, space_id } = await knex('chat_accounts').first('account_id', 'space_id')
    const nudge_id = newId()
    await knex('held_nudges').insert({
      ...{ nudge_id, carrier_id: nudge_id, schedule_id, account_id, space_id, slot: new Date(NINE).toISOString() },
      ...{ channel_id: 'dm', message_key: 'Q1', view_hash: '0'.repeat(64), due_at: new Date(NINE), state: 'held' },
      ...{ created_at: MORNING, updated_at: MORNING },
    })
    const scheduler = await nudging(earth)
    const slack = scheduler.platforms.get('slack')
    let withdrawn = 0
    if (slack)
      slack.timed = {
        findChannel: async () => 'dm',
        hold: async () => ({ state: 'unknown' }),
        list: async () => [],
        withdraw: async () => {
          withdrawn++
          return 'gone'
        },
      }
    await scheduler.at('2026-03-05T07:59:30Z')
    earth.clock.shift({ minutes: 10 })
    await seconds(earth, scheduler, 50)
    expect(withdrawn).toBe(1)
    expect(scheduler.posts).toEqual([])
    scheduler.accepted.set(nudge_id, { channelId: 'dm', messageId: 'by itself' })
    await seconds(earth, scheduler, 25)
    expect(scheduler.posts).toEqual([])
    expect(await states(earth)).toEqual(['sent'])
  })

  test('killed with forty due: what had begun is looked up, one at a time; the rest is given back unasked', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 40; n++)
      await earth.person(`p${n}`, { platform: 'slack', space: 'T1' }).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    // The space has answered, so that many are tried at once; then nothing answers any more.
    const hang = hangs(scheduler, 1)
    earth.clock.set(NINE)
    await scheduler.sender.tick()
    await expect.poll(hang.keys).toHaveLength(32)
    const isBegun = (state: string): boolean => state === 'unknown'
    await expect.poll(async () => (await states(earth)).filter(isBegun).length).toBe(32)
    await scheduler.restart()
    const { asked, most } = lookUps(scheduler)
    await scheduler.beat()
    earth.clock.advance({ seconds: 46 })
    // Ten of a space at a time, so that other spaces have their turn.
    for (let beat = 0; beat < 6; beat++) await scheduler.beat()
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set(hang.keys()))
    expect(asked).toHaveLength(32)
    expect(most()).toBe(1)
    expect(await states(earth)).toEqual(Array(40).fill('sent'))
    expect(new Set(scheduler.posts.map(({ letter }) => letter.idempotencyKey)).size).toBe(40)
    expect(scheduler.posts).toHaveLength(40)
  })

  test('a platform that limits look-ups is left alone for as long as it asks, and its space only', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (const space of ['T1', 'T1', 'T1', 'T2'])
      await earth.person(`p${Math.random()}`, { platform: 'slack', space }).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    const { asked, answers } = lookUps(scheduler)
    scheduler.faults.push(...Array.from({ length: 8 }, () => ({ state: 'unknown' as const })))
    await scheduler.at(NINE)
    await earth.database.knex('spaces').update({ paused_until: null, failure_count: 0 })
    answers.push({ state: 'later', afterMs: 30_000 })
    earth.clock.advance({ seconds: 15 })
    await scheduler.sender.tick()
    await scheduler.sender.whenIdle()
    const first = asked[0]?.space
    const there = () => asked.filter(({ space }) => space === first).length
    expect(there()).toBe(1)
    earth.clock.advance({ seconds: 29 })
    await scheduler.beat()
    expect(there()).toBe(1)
    earth.clock.advance({ seconds: 2 })
    await scheduler.beat()
    expect(there()).toBeGreaterThan(1)
  })

  test('a process that starts after a crash waits as long as the platform asked the one before it to', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    await ann.says('Pay rent today 9:01am')
    const first = await nudging(earth)
    first.faults.push(acceptedAndLost(first), acceptedAndLost(first))
    await first.at(NINE)
    const before = lookUps(first)
    before.answers.push({ state: 'later', afterMs: 60_000 })
    earth.clock.advance({ seconds: 15 })
    await first.beat()
    expect(before.asked).toHaveLength(1)
    earth.clock.advance({ seconds: 45 })
    first.faults.push(acceptedAndLost(first))
    await first.beat()
    // What was begun since the limit was met is no more to be asked for than what met it.
    await first.restart()
    const asked = before.asked.length
    earth.clock.advance({ seconds: 10 })
    await first.beat()
    expect(before.asked).toHaveLength(asked)
    earth.clock.advance({ seconds: 60 })
    await first.pass(2)
    expect(before.asked.length).toBeGreaterThan(asked)
    expect(earth.errors).toEqual([])
  })

  test('a process whose platforms another one serves leaves lost messages to that one', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    const serving = await nudging(earth)
    serving.faults.push(acceptedAndLost(serving))
    await serving.at(NINE)
    const waiting = await nudging(earth)
    earth.clock.advance({ seconds: 15 })
    await waiting.beat()
    expect(earth.errors).toEqual([])
  })
})

/** A nudge of nine o'clock whose request ended without an answer, and its key. */
async function lostOne(database: Database) {
  const earth = await world(database, { now: MORNING })
  await earth.person('ann').says('Ring Bob today 9am')
  const scheduler = await nudging(earth)
  let key = ''
  scheduler.faults.push(({ idempotencyKey }) => {
    key = idempotencyKey
    return { state: 'unknown' }
  })
  await scheduler.at(NINE)
  expect(await states(earth)).toEqual(['unknown'])
  return { earth, scheduler, key: () => key }
}

/** One beat a second. */
async function seconds(earth: World, scheduler: Nudging, count: number): Promise<void> {
  for (let second = 0; second < count; second++) {
    earth.clock.advance({ seconds: 1 })
    await scheduler.beat()
  }
}

/** From now on requests begin and never end; `first` of them are answered before. */
function hangs(scheduler: Nudging, first = 0) {
  const keys: string[] = []
  const frees: (() => void)[] = []
  let answered = 0
  for (const platform of scheduler.platforms.values()) {
    const real = platform.send
    platform.send = (message) => {
      if (answered++ < first) return real(message)
      if (scheduler.isRestarted()) return real(message)
      keys.push(message.idempotencyKey)
      return new Promise((resolve) => frees.push(() => resolve({ state: 'unknown' })))
    }
  }
  onTestFinished(() => {
    for (const free of frees) free()
  })
  return { keys: () => keys }
}
