// The program behind PgBouncer, as it is deployed: ready, sending, and leaving nothing in the sessions it shares.
import { expect, inject, test } from 'vitest'
import { startPgBouncer } from '../fakes/pgbouncer/index.ts'
import { startProgram } from '../support/program.ts'

test('serves the page and the nudges through a pooler in transaction mode', async () => {
  const pooler = await startPgBouncer(await (await fetch(inject('postgresDoor'))).text(), { poolSize: 5 })
  const program = await startProgram({
    DATABASE_URL: pooler.url,
    SECRET_KEY: 'a key for tests, longer than thirty-two bytes',
    PARTS: 'web,nudges',
  })
  await expect.poll(async () => (await program.at('/readyz')).status).toBe(200)
  // Until the lease is held and the scheduler has looked some times.
  await expect.poll(async () => (await program.at('/metrics')).text).toContain('proxy_sender 1')
  const before = pooler.lendings()
  await expect.poll(() => pooler.lendings()).toBeGreaterThan(before + 20)
  expect(pooler.refusals()).toEqual([])
  expect(pooler.leaks()).toEqual([])
  expect(program.log().filter(({ msg }) => msg === 'Something failed')).toEqual([])
  program.signal('SIGTERM')
  expect(await program.ended()).toBe(0)
})
