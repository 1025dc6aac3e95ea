// Who sends where: processes that can reach different places share the work, and nobody waits for one that is not there.
import { expect, onTestFinished, test, vi } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Nudging, nudging } from '../../support/nudging.ts'
import { not, talk } from '../../support/talk.ts'
import { type World, world } from '../../support/world.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')

const heardBy = ({ posts }: Nudging) => posts.map(({ platform, letter }) => `${platform} ${letter.externalId}`)
const states = ({ database }: World) =>
  database.knex('nudges').select('state', 'reason', 'attempt_count').orderBy('due_at')

/** Its process is gone, and its leases have run out; on PostgreSQL by a clock that no test moves. */
async function dies(earth: World, name: string): Promise<void> {
  const { holder } = await earth.database
    .knex('leases')
    .where({ lease_id: `sender ${name}` })
    .first('holder')
  await earth.database.knex('leases').where({ holder }).delete()
}

/** The processes' own watch, by which they renew their leases. */
function laterBy(ms: number): void {
  const elapsed = performance.now.bind(performance)
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + ms)
  onTestFinished(() => watch.mockRestore())
}

describeOnBothEngines('doors', (open) => {
  test('two processes, each with one platform’s token: each person is told on theirs, once and at once', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann', { platform: 'slack', space: 'T1' }).says('Ring Bob today 9am')
    await earth.person('ben', { platform: 'discord' }).says('Ring Eva today 9am')
    const slack = await nudging(earth, ['slack'])
    const discord = await nudging(earth, ['discord'])
    await slack.at('2026-03-05T07:59:00Z')
    await discord.beat()
    await slack.at('2026-03-05T08:00:00Z')
    await discord.beat()
    expect(heardBy(slack)).toEqual(['slack ann'])
    expect(heardBy(discord)).toEqual(['discord ben'])
    for (let beat = 0; beat < 5; beat++) {
      earth.clock.advance({ minutes: 1 })
      await slack.beat()
      await discord.beat()
    }
    expect(await states(earth)).toEqual([
      expect.objectContaining({ state: 'sent', attempt_count: expect.any(Number) }),
      expect.objectContaining({ state: 'sent', attempt_count: expect.any(Number) }),
    ])
    expect(slack.posts.length + discord.posts.length).toBe(2)
  })

  test('what the other process can’t send just now is decided again, not hammered', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ben', { platform: 'discord' }).says('Ring Eva today 9am')
    const slack = await nudging(earth, ['slack'])
    const discord = await nudging(earth, ['discord'])
    await slack.at('2026-03-05T07:59:00Z')
    await discord.beat()
    discord.faults.push({ state: 'later', afterMs: 30_000, scope: 'channel' })
    await slack.at('2026-03-05T08:00:00Z')
    await discord.beat()
    earth.clock.advance({ seconds: 20 })
    await slack.beat()
    await discord.beat()
    expect(heardBy(discord)).toEqual([])
    earth.clock.advance({ seconds: 11 })
    await slack.beat()
    await discord.beat()
    expect(heardBy(discord)).toEqual(['discord ben'])
  })

  test('the process of one platform dies: its people are told on their other one', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann', { platform: 'slack', space: 'T1' })
    await ann.says('Ring Bob today 9am')
    const { user_id } = await earth.database.knex('users').first('user_id')
    await earth.person('ann2', { platform: 'discord' }).says('hello')
    await earth.database.knex('chat_accounts').where({ external_id: 'ann2' }).update({ user_id })
    // The one they used last is Discord, whose process freezes right now.
    const frozen = { holder: 'frozen', fence: 1, expires_at: new Date('2126-01-01T00:00:00Z') }
    await earth.database.knex('leases').insert({ lease_id: 'sender discord', ...frozen })
    const slack = await nudging(earth, ['slack'])
    await slack.at('2026-03-05T08:00:00Z')
    expect(await states(earth)).toEqual([{ state: 'pending', reason: 'elsewhere', attempt_count: 1 }])
    await dies(earth, 'discord')
    await slack.restart()
    await slack.beat()
    expect(heardBy(slack)).toEqual(['slack ann'])
  })

  test('the other process dies, and its door passes to the one that decides: what was parked for it is sent', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ben', { platform: 'discord' }).says('Ring Eva today 9am')
    const other = await nudging(earth, ['discord'])
    const both = await nudging(earth, ['slack', 'discord'])
    await other.at('2026-03-05T07:59:55Z')
    // Who decides and who has the door is not always the same.
    await earth.database.knex('leases').where({ lease_id: 'sender' }).delete()
    await both.beat()
    await both.at('2026-03-05T08:00:00Z')
    expect(await states(earth)).toEqual([{ state: 'pending', reason: 'elsewhere', attempt_count: 1 }])
    await dies(earth, 'discord')
    laterBy(6_000)
    await both.beat()
    expect(heardBy(both)).toEqual(['discord ben'])
  })

  test('nobody can reach them now: left in peace until somebody can', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    const worker = await nudging(earth, ['slack', { name: 'terminal', reaches: ['ben'] }, { name: 'web', reaches: [] }])
    await worker.at('2026-03-05T08:00:00Z')
    await worker.pass(10)
    expect(await states(earth)).toEqual([{ state: 'pending', reason: 'elsewhere', attempt_count: 1 }])
    const terminal = await nudging(earth, [{ name: 'terminal', reaches: ['ann'] }])
    await terminal.beat()
    expect(heardBy(terminal)).toEqual(['terminal ann'])
    await worker.pass(2)
    expect(await states(earth)).toMatchObject([{ state: 'sent', attempt_count: 2 }])
  })

  test('reached by nobody all day: told at the next contact', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann')
    await ann.says('Ring Bob today 9am')
    const worker = await nudging(earth, ['slack'])
    await worker.at('2026-03-05T08:00:00Z')
    await worker.at('2026-03-06T08:00:00Z')
    expect(await states(earth)).toEqual([{ state: 'missed', reason: 'elsewhere', attempt_count: 2 }])
    await talk(ann, [
      ['hello', "I couldn't reach you in time for this", 'Ring Bob'],
      ['hello', not('reach you')],
    ])
  })

  test('a process without any door plans, and leaves the rest to others', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann', { platform: 'slack', space: 'T1' }).says('Ring Bob today 9am')
    const blind = await nudging(earth, [])
    await blind.at('2026-03-05T08:00:00Z')
    expect(blind.sender.holdsLease).toBe(false)
    expect(await states(earth)).toEqual([{ state: 'pending', reason: null, attempt_count: 0 }])
    const slack = await nudging(earth, ['slack'])
    await slack.beat()
    expect(heardBy(slack)).toEqual(['slack ann'])
  })

  test('killed between claim and send, in the process that has the door: it is asked there, and sent there', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ben', { platform: 'discord' }).says('Ring Eva today 9am')
    const slack = await nudging(earth, ['slack'])
    const discord = await nudging(earth, ['discord'])
    await slack.at('2026-03-05T07:59:00Z')
    await discord.beat()
    await slack.at('2026-03-05T08:00:00Z')
    discord.faults.push('throw')
    await discord.sender.tick()
    await discord.sender.whenIdle()
    await earth.database.knex('nudges').update({ state: 'sending', lease_expires_at: earth.clock.now() })
    await slack.beat()
    // It is not for a process to ask that has no way there.
    expect(await states(earth)).toMatchObject([{ state: 'sending' }])
    const next = await nudging(earth, ['discord'])
    await dies(earth, 'discord')
    await next.beat()
    await slack.beat()
    await next.beat()
    expect(heardBy(next)).toEqual(['discord ben'])
  })
})
