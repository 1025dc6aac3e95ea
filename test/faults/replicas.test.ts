// Several processes on one database, and a database that is killed: each word is said once.
import { expect } from 'vitest'
import { startPostgres } from '../support/postgres-server.ts'
import { onTestFinished, testBeside } from '../support/side-by-side.ts'
import { startWire } from '../support/wire.ts'
import { CALM } from './fake-platform.ts'
import { owe } from './people.ts'
import { expectPerfect, fresh, isFull, opened, platform, SETTLE_MS, serve, settled, until, wait } from './setup.ts'

/** By then the process is there. */
const FROM_MS = 4_000

testBeside(
  'three replicas, one killed midway, one frozen and thawed',
  async () => {
    const database = await fresh('postgres')
    const fake = await platform(7)
    fake.troubles = { ...CALM, slowMs: 60 }
    const [count, spreadMs, frozenMs] = isFull ? [10_000, 60_000, 90_000] : [400, 6_000, 8_000]
    const leases = isFull ? { senderMs: 20_000, rowMs: 45_000 } : {}
    const replicas = await Promise.all([1, 2, 3].map(() => serve({ database, fake, ...leases })))
    const owed = await owe(database, { count, fromMs: 500, spreadMs })
    await until(() => fake.accepted.length > count / 10)
    const lease = await database.knex('leases').where({ lease_id: 'sender' }).first('holder')
    const pid = Number(String(lease?.holder).split(' ').at(-2))
    const sender = replicas.find((child) => child.pid === pid)
    // The one that sends is frozen in the midst of it; another one is killed.
    expect(sender).toBeDefined()
    sender?.signal('SIGSTOP')
    const frozenAt = Date.now()
    await replicas.find((child) => child !== sender)?.kill()
    // The third one takes over while the frozen one still is: what comes once its own letters are through is not its.
    await until(() => fake.underWay() === 0)
    const before = fake.accepted.length
    await until(() => fake.accepted.length > before + 20)
    const took = Date.now() - frozenAt
    await wait(Math.max(0, frozenMs - took))
    sender?.signal('SIGCONT')
    expect(await settled(database, SETTLE_MS)).toBe(true)
    // Whatever it still had in hand is over once it has stopped.
    sender?.signal('SIGTERM')
    await sender?.said('stopped')
    expectPerfect(
      'postgres, three replicas, one killed, the sender frozen',
      owed,
      fake,
      `; taken over after ${took} ms`,
    )
  },
  400_000,
)

testBeside(
  'every session of the database is cut in the midst of it',
  async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    const database = await opened(server.url)
    const fake = await platform(9)
    fake.troubles = { ...CALM, slowMs: 100 }
    const owed = await owe(database, { count: isFull ? 2_000 : 200, fromMs: 500, spreadMs: isFull ? 20_000 : 3_000 })
    const child = await serve({ database, fake })
    await until(() => fake.accepted.length > owed.length / 3)
    // Every session of it, at once, as a crash of one of its processes makes it.
    await database.knex
      .raw('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
      .catch(() => undefined)
    expect(await settled(database, SETTLE_MS)).toBe(true)
    expectPerfect('postgres, every session cut', owed, fake)
    await child.kill()
  },
  200_000,
)

testBeside(
  'the database server is killed with kill -9, and comes back',
  async () => {
    const server = await startPostgres({ isDurable: true })
    onTestFinished(() => server.stop())
    const database = await opened(server.url)
    const fake = await platform(11)
    fake.troubles = { ...CALM, slowMs: 100 }
    const [count, spreadMs, downMs] = isFull ? [2_000, 20_000, 15_000] : [150, 3_000, 1_500]
    const owed = await owe(database, { count, fromMs: FROM_MS, spreadMs })
    const child = await serve({ database, fake })
    await until(() => fake.accepted.length > count / 3)
    await server.crash()
    await wait(downMs)
    await server.restart()
    const backAt = Date.now()
    expect(await settled(database, SETTLE_MS)).toBe(true)
    // The same process all along.
    expect(child.isRunning()).toBe(true)
    const first = fake.accepted.find(({ at }) => at >= backAt)
    const again = first ? `; sends again ${first.at - backAt} ms after it is back` : ''
    expectPerfect('postgres, server killed and back', owed, fake, again)
  },
  300_000,
)

testBeside(
  'connections fall silent, half open: given up, and made anew',
  async () => {
    const server = await startPostgres()
    onTestFinished(() => server.stop())
    const database = await opened(server.url)
    const wire = await startWire(server.url)
    const fake = await platform(13)
    const [count, spreadMs, silentMs] = isFull ? [2_000, 40_000, 60_000] : [100, 3_000, 4_000]
    const owed = await owe(database, { count, fromMs: FROM_MS, spreadMs })
    const child = await serve({ database, fake, url: wire.url })
    await until(() => fake.accepted.length > count / 3)
    wire.silence(true)
    await wait(silentMs)
    wire.mend()
    const backAt = Date.now()
    expect(await settled(database, SETTLE_MS)).toBe(true)
    expect(child.isRunning()).toBe(true)
    const first = fake.accepted.find(({ at }) => at >= backAt)
    const again = first ? `; sends again ${first.at - backAt} ms after it is back` : ''
    expectPerfect(`postgres, silent for ${silentMs / 1000} s`, owed, fake, again)
  },
  300_000,
)
