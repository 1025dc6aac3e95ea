// Whatever dies, each word is said once, and none early. A short form here, the long one with FAULTS=full.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { type Database, type Engine, migrate, openDatabase } from '../../src/database.ts'
import { type Child, startChild } from '../support/child.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { CALM, type FakePlatform, startFakePlatform } from './fake-platform.ts'
import { judge, said } from './judge.ts'
import { type Owed, owe } from './people.ts'
import { SERVING } from './serving.ts'

const isFull = process.env['FAULTS'] === 'full'
const SEEDS = isFull ? [1, 2, 3, 4, 5] : [Number(process.env['FAULTS_SEED'] ?? 1)]
const HOUR = 3_600_000

/** The same faults for the same seed. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state / 2 ** 32
  }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function fresh(engine: Engine): Promise<Database> {
  if (engine === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-faults-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    return opened(`sqlite:${join(folder, 'proxy.db')}`)
  }
  const door = inject('postgresDoor')
  return opened(await (await fetch(door)).text())
}

async function opened(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  await migrate(database, 'latest')
  return database
}

async function platform(seed: number): Promise<FakePlatform> {
  const fake = await startFakePlatform(dice(seed))
  onTestFinished(() => fake.stop())
  return fake
}

interface Served {
  readonly database: Database
  readonly fake: FakePlatform
  readonly offsetMs?: number
  readonly senderMs?: number
  readonly rowMs?: number
}

async function serve({ database, fake, offsetMs = 0, senderMs = 2_000, rowMs = 6_000 }: Served): Promise<Child> {
  const child = await startChild(SERVING, [database.url, fake.url, `${offsetMs}`, `${senderMs}`, `${rowMs}`])
  await child.said('ready')
  return child
}

/** Until nothing is left to be said, or a minute more than it should take. */
async function settled({ knex }: Database, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    const schedules = await knex('schedules').whereNotNull('next_due_at').first('schedule_id')
    const nudges = await knex('nudges')
      .whereIn('state', ['pending', 'sending', 'unknown'])
      .whereNot((query) => query.where('state', 'unknown').whereNull('lease_expires_at'))
      .first('nudge_id')
    if (!schedules && !nudges) return true
    await wait(200)
  }
  return false
}

function expectPerfect(name: string, owed: readonly Owed[], fake: FakePlatform, more = '', offsetMs = 0): void {
  const verdict = judge(owed, fake.accepted, offsetMs)
  said(name, verdict, more)
  expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
}

describe.each(['sqlite', 'postgres'] as const)('nudges under faults (%s)', (engine) => {
  test.each(SEEDS)(
    'killed again and again, on a line that breaks (seed %i)',
    async (seed) => {
      const database = await fresh(engine)
      const fake = await platform(seed)
      fake.troubles = { acceptAndReset: 6, tooMany: 5, broken: 5, resetFirst: 4, slowMs: 120 }
      const random = dice(seed + 100)
      const [count, spreadMs, kills] = isFull ? [3_000, 150_000, 120] : [150, 5_000, 5]
      const owed = await owe(database, { count, fromMs: 1_000, spreadMs })
      for (let kill = 0; kill < kills; kill++) {
        const child = await serve({ database, fake })
        await wait(100 + random() * (isFull ? 900 : 600))
        await child.kill()
      }
      await serve({ database, fake })
      expect(await settled(database, 60_000)).toBe(true)
      expectPerfect(`${engine}, ${kills} kills, seed ${seed}`, owed, fake)
      if (engine === 'sqlite')
        expect(await database.knex.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    },
    600_000,
  )

  test('nine days down: nothing of then is flooded, what is in its grace comes', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    const offsetMs = 9 * 24 * HOUR
    const old = await owe(database, { count: 50, fromMs: -HOUR, spreadMs: 1_000 })
    const now = await owe(database, { count: 20, fromMs: 0, spreadMs: 1_000, offsetMs })
    await serve({ database, fake, offsetMs })
    expect(await settled(database, 30_000)).toBe(true)
    expectPerfect(`${engine}, nine days down`, now, fake, '', offsetMs)
    expect(judge(old, fake.accepted).lost).toBe(50)
    expect(await database.knex('nudges').where({ state: 'missed' })).toHaveLength(50)
  }, 60_000)

  test('a clock set back after a send: nothing twice; set forward: no flood', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    const owed = await owe(database, { count: 30, fromMs: 0, spreadMs: 500 })
    const first = await serve({ database, fake })
    expect(await settled(database, 30_000)).toBe(true)
    await first.kill()
    const back = await serve({ database, fake, offsetMs: -600_000 })
    await wait(2_500)
    await back.kill()
    const ahead = await serve({ database, fake, offsetMs: 48 * HOUR })
    await wait(2_500)
    await ahead.kill()
    expectPerfect(`${engine}, clock moved`, owed, fake)
    expect(fake.accepted).toHaveLength(30)
  }, 60_000)

  test('asked to stop under load: out in ten seconds, nothing lost', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    fake.troubles = { ...CALM, slowMs: 300 }
    const owed = await owe(database, { count: 300, fromMs: 0, spreadMs: 500 })
    const first = await serve({ database, fake })
    await wait(700)
    const asked = performance.now()
    first.signal('SIGTERM')
    await first.said('stopped')
    const took = Math.round(performance.now() - asked)
    expect(took).toBeLessThan(10_000)
    await first.kill()
    await serve({ database, fake })
    expect(await settled(database, 60_000)).toBe(true)
    expectPerfect(`${engine}, stopped under load in ${took} ms`, owed, fake)
  }, 90_000)
})

describe('nudges with several processes (postgres)', () => {
  test('three replicas, one killed midway, one frozen and thawed', async () => {
    const database = await fresh('postgres')
    const fake = await platform(7)
    fake.troubles = { ...CALM, slowMs: 60 }
    const [count, spreadMs, frozenMs] = isFull ? [10_000, 60_000, 90_000] : [400, 3_000, 8_000]
    const owed = await owe(database, { count, fromMs: 2_000, spreadMs })
    const leases = isFull ? { senderMs: 20_000, rowMs: 45_000 } : {}
    const replicas = await Promise.all([1, 2, 3].map(() => serve({ database, fake, ...leases })))
    await wait(2_000 + spreadMs / 4)
    const lease = await database.knex('leases').first('holder')
    const pid = Number(String(lease?.holder).split(' ').at(-2))
    const sender = replicas.find((child) => child.pid === pid)
    // The one that sends is frozen in the midst of it; another one is killed.
    sender?.signal('SIGSTOP')
    await replicas.find((child) => child !== sender)?.kill()
    await wait(frozenMs)
    sender?.signal('SIGCONT')
    expect(sender).toBeDefined()
    expect(await settled(database, 180_000)).toBe(true)
    await wait(1_000)
    expectPerfect('postgres, three replicas, one killed, the sender frozen', owed, fake)
  }, 400_000)

  test('the database is killed in the midst of it', async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    const database = await opened(server.url)
    const fake = await platform(9)
    fake.troubles = { ...CALM, slowMs: 100 }
    const owed = await owe(database, { count: isFull ? 2_000 : 200, fromMs: 500, spreadMs: isFull ? 20_000 : 3_000 })
    const child = await serve({ database, fake })
    await wait(isFull ? 6_000 : 1_500)
    // Every session of it, at once, as a crash of one of its processes makes it.
    await database.knex
      .raw('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
      .catch(() => undefined)
    expect(await settled(database, 90_000)).toBe(true)
    expectPerfect('postgres, every session cut', owed, fake)
    await child.kill()
  }, 200_000)
})
