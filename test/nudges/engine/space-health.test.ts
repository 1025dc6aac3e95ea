// A space that stumbles for a moment is silent for seconds; a person's message or a restart ends its pause; one broken
// channel keeps nobody else waiting.
import { expect, test } from 'vitest'
import type { OutgoingMessage } from '../../../src/chat/platform.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { type World, world } from '../../support/world.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')
const NINE = '2026-03-05T08:00:00Z'
const slack = (space: string) => ({ platform: 'slack', space })

/** Fails whatever goes there, for as long as it is told. */
function breaks(scheduler: Nudging, isBroken: (message: OutgoingMessage) => boolean): void {
  for (const platform of scheduler.platforms.values()) {
    const real = platform.send
    platform.send = (message) => (isBroken(message) ? Promise.resolve({ state: 'unknown' }) : real(message))
  }
}

/** One beat a second. */
async function seconds(earth: World, scheduler: Nudging, count: number): Promise<void> {
  for (let second = 0; second < count; second++) {
    earth.clock.advance({ seconds: 1 })
    await scheduler.beat()
  }
}

const latestMs = ({ posts }: Nudging): number =>
  Math.max(...posts.map(({ at }) => at.getTime() - new Date(NINE).getTime()))

describeOnBothEngines('the health of a space', (open) => {
  test('thirteen due when the workspace fails for a second and a half: all said within half a minute', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 13; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    let isDown = true
    breaks(scheduler, () => isDown)
    await scheduler.at(NINE)
    const space = await earth.database.knex('spaces').where({ external_id: 'T1' }).first()
    expect(space.paused_until).toEqual(new Date(new Date(NINE).getTime() + 10_000))
    await seconds(earth, scheduler, 1)
    isDown = false
    await seconds(earth, scheduler, 30)
    expect(scheduler.posts).toHaveLength(13)
    expect(latestMs(scheduler)).toBeLessThanOrEqual(30_000)
    expect(await earth.database.knex('spaces').where('failure_count', '>', 0)).toEqual([])
  })

  test('broken for ten minutes: tried every ten seconds by one request, and said soon after it works', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 5; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    let isDown = true
    let tries = 0
    breaks(scheduler, () => {
      if (isDown) tries++
      return isDown
    })
    await scheduler.at(NINE)
    for (let tenSeconds = 0; tenSeconds < 60; tenSeconds++) {
      earth.clock.advance({ seconds: 10 })
      await scheduler.beat()
    }
    expect(tries).toBeGreaterThan(20)
    expect(tries).toBeLessThanOrEqual(3 + 60)
    isDown = false
    await seconds(earth, scheduler, 30)
    expect(scheduler.posts).toHaveLength(5)
  })

  test('a person’s message from there ends the pause that failures made, and none that the platform asked for', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann', slack('T1'))
    await ann.says('hello')
    const { knex } = earth.database
    const until = new Date('2026-03-05T07:00:00Z')
    const spaces = () => knex('spaces').where({ external_id: 'T1' }).select('paused_until', 'failure_count')
    await knex('spaces').where({ external_id: 'T1' }).update({ paused_until: until, failure_count: 3 })
    await earth.person('ben', slack('T2')).says('hello')
    expect(await spaces()).toEqual([{ paused_until: until, failure_count: 3 }])
    await ann.says('hello again')
    expect(await spaces()).toEqual([{ paused_until: null, failure_count: 0 }])
    await knex('spaces').where({ external_id: 'T1' }).update({ paused_until: until, failure_count: 0 })
    await ann.says('and again')
    expect(await spaces()).toEqual([{ paused_until: until, failure_count: 0 }])
  })

  test('asked for patience several times at once, it waits for the longest', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 3; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    const later = (afterMs: number) => ({ state: 'later', afterMs, scope: 'space' }) as const
    // The first one is alone until it is answered; the others leave together.
    scheduler.faults.push(() => undefined, later(20_000), later(4_000))
    await scheduler.at(NINE)
    await seconds(earth, scheduler, 19)
    expect(scheduler.posts).toHaveLength(1)
    await seconds(earth, scheduler, 3)
    expect(scheduler.posts).toHaveLength(3)
  })

  test.each([-600, 90])(
    'the clock set by %i s after a place asked for 20 s: it waits for 20 s all the same',
    async (seconds_) => {
      const earth = await world(await open(), { now: MORNING })
      for (let n = 0; n < 3; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
      const scheduler = await nudging(earth)
      scheduler.faults.push({ state: 'later', afterMs: 20_000, scope: 'space' })
      earth.clock.set(NINE)
      await seconds(earth, scheduler, 2)
      earth.clock.shift({ seconds: seconds_ })
      await seconds(earth, scheduler, 17)
      expect(scheduler.posts).toEqual([])
      await seconds(earth, scheduler, 4)
      expect(scheduler.posts).toHaveLength(3)
    },
  )

  test('the clock set back by ten minutes while a place is down: said soon after it works', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 5; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    let isDown = true
    breaks(scheduler, () => isDown)
    earth.clock.set(NINE)
    await seconds(earth, scheduler, 3)
    const paused = () => earth.database.knex('spaces').where({ external_id: 'T1' }).first('paused_until')
    earth.clock.shift({ minutes: -10 })
    await seconds(earth, scheduler, 1)
    const { paused_until } = await paused()
    expect(paused_until.getTime() - earth.clock.now().getTime()).toBeLessThanOrEqual(10_000)
    isDown = false
    await seconds(earth, scheduler, 40)
    expect(scheduler.posts).toHaveLength(5)
  })

  test('the clock set back by ten minutes while nothing runs: a pause lasts no longer than was asked for', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann', slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    scheduler.faults.push({ state: 'later', afterMs: 20_000, scope: 'space' })
    earth.clock.set(NINE)
    await seconds(earth, scheduler, 2)
    earth.clock.shift({ minutes: -10 })
    await scheduler.restart()
    await seconds(earth, scheduler, 1)
    const { paused_until } = await earth.database.knex('spaces').where({ external_id: 'T1' }).first('paused_until')
    expect(paused_until.getTime() - earth.clock.now().getTime()).toBeLessThanOrEqual(20_000)
  })

  test('an answer to an older request ends no pause that the platform asked for meanwhile', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (let n = 0; n < 3; n++) await earth.person(`p${n}`, slack('T1')).says('Ring Bob today 9am')
    const space = () => earth.database.knex('spaces').where({ external_id: 'T1' }).first()
    await earth.database.knex('spaces').where({ external_id: 'T1' }).update({ failure_count: 1 })
    const scheduler = await nudging(earth)
    const later = { state: 'later', afterMs: 20_000, scope: 'space' } as const
    scheduler.faults.push(
      () => undefined,
      later,
      () => undefined,
    )
    await scheduler.at(NINE)
    expect((await space()).paused_until).toEqual(new Date(new Date(NINE).getTime() + 20_000))
  })

  test('a restart ends it too, and makes due what waited for it', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann', slack('T1')).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    const until = new Date('2026-03-05T09:00:00Z')
    await earth.database.knex('spaces').where({ external_id: 'T1' }).update({ paused_until: until, failure_count: 3 })
    // The process is there already, so that its circuits are its own.
    await scheduler.beat()
    await earth.database.knex('spaces').where({ external_id: 'T1' }).update({ paused_until: until, failure_count: 3 })
    await scheduler.at(NINE)
    expect(scheduler.posts).toEqual([])
    await scheduler.restart()
    await scheduler.beat()
    expect(scheduler.posts).toHaveLength(1)
  })

  test('three people of one Discord whose channels always fail keep the others waiting once at most', async () => {
    const earth = await world(await open(), { now: MORNING })
    for (const name of ['a', 'b', 'c', 'd'])
      await earth.person(name, { platform: 'discord' }).says('Ring Bob today 9am')
    const scheduler = await nudging(earth)
    breaks(scheduler, ({ externalId }) => ['a', 'b', 'c'].includes(externalId))
    await scheduler.at(NINE)
    await seconds(earth, scheduler, 11)
    expect(scheduler.posts.map(({ letter }) => letter.externalId)).toEqual(['d'])
    // From now on their failures are known to be theirs.
    for (let minute = 0; minute < 5; minute++) {
      await earth.person(`late ${minute}`, { platform: 'discord' }).says('Ring Bob in 1 min')
      await seconds(earth, scheduler, 60)
    }
    const late = scheduler.posts.filter(({ letter }) => letter.externalId.startsWith('late'))
    expect(late).toHaveLength(5)
    const rows: { due_at: Date; sent_at: Date }[] = await earth.database
      .knex('nudges')
      .where({ state: 'sent' })
      .where('due_at', '>', new Date(NINE))
      .select('due_at', 'sent_at')
    for (const { due_at, sent_at } of rows) expect(sent_at.getTime() - due_at.getTime()).toBeLessThanOrEqual(1_000)
  })

  test('led elsewhere after closed direct messages: nothing of its former account stays', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann', slack('T1'))
    await ann.says('Ring Bob today 9am')
    const { knex } = earth.database
    const { user_id } = await knex('users').first('user_id')
    await earth.person('ann2', { platform: 'discord' }).says('hello')
    await knex('chat_accounts').where({ external_id: 'ann2' }).update({ user_id, last_seen_at: MORNING })
    await ann.says('hello')
    const scheduler = await nudging(earth)
    await scheduler.beat()
    // Her other account can't be tried just now.
    const until = new Date('2026-03-05T08:01:00Z')
    await knex('spaces').where({ platform: 'discord' }).update({ paused_until: until })
    scheduler.faults.push({ state: 'closed' })
    await scheduler.at(NINE)
    expect(await knex('nudges').where({ is_timed: true }).select('state', 'account_id', 'bundle_id')).toEqual([
      { state: 'pending', account_id: null, bundle_id: null },
    ])
    await scheduler.at('2026-03-05T08:01:00Z')
    expect(scheduler.posts.map(({ platform }) => platform)).toEqual(['discord'])
  })
})
