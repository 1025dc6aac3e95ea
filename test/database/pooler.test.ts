// PostgreSQL behind PgBouncer in transaction mode, as it comes: everything works, nothing stays in a shared session.
import { expect, it, onTestFinished } from 'vitest'
import { migrate, openDatabase, withSnapshot } from '../../src/database/index.ts'
import { UserError } from '../../src/user-error.ts'
import { type PgBouncerOptions, startPgBouncer } from '../fakes/pgbouncer/index.ts'
import { opener } from '../support/databases.ts'
import { world } from '../support/world.ts'

const openPostgres = opener('postgres')

async function behindPooler(options?: PgBouncerOptions, answerTimeoutMs = 2_000) {
  const pooler = await startPgBouncer((await openPostgres()).url, options)
  const database = await openDatabase(pooler.url, { answerTimeoutMs })
  onTestFinished(() => database.close())
  return { pooler, database }
}

const settings = `SELECT current_setting('statement_timeout') AS statement, current_setting('TimeZone') AS zone,
  current_setting('idle_in_transaction_session_timeout') AS idle`

it('starts with stock settings, and is bounded in every transaction', async () => {
  const { pooler, database } = await behindPooler()
  for (let turn = 0; turn < 5; turn++)
    await database.knex.transaction(async (trx) => {
      expect((await trx.raw(settings)).rows).toEqual([{ statement: '1600ms', zone: 'UTC', idle: '2s' }])
    })
  const slow = await database.knex.transaction((trx) => trx.raw('SELECT pg_sleep(20)')).catch(String)
  expect(slow).toContain('statement timeout')
  await withSnapshot(database, async (trx) => {
    expect((await trx.raw('SHOW transaction_isolation')).rows).toEqual([{ transaction_isolation: 'repeatable read' }])
  })
  expect(pooler.refusals()).toEqual([])
  expect(pooler.leaks()).toEqual([])
})

it('migrates, reads and writes, many at once, and leaves nothing in the shared sessions', async () => {
  const { pooler, database } = await behindPooler()
  expect((await migrate(database, 'latest')).pending).toEqual([])
  await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      database.knex.transaction(async (trx) => {
        await trx('processed_requests').insert({ request_id: `request ${index}`, created_at: new Date(0) })
        await trx('processed_requests')
          .where({ request_id: `request ${index}` })
          .first()
      }),
    ),
  )
  expect(await database.knex('processed_requests').count({ count: '*' }).first()).toEqual({ count: 12 })
  expect(pooler.lendings()).toBeGreaterThan(12)
  expect(pooler.leaks()).toEqual([])
})

it('many people talk and undo through it at once', async () => {
  const { pooler, database } = await behindPooler({ poolSize: 6 }, 10_000)
  const earth = await world(database)
  // Newcomers of one place wait for each other; these four are known.
  for (const name of ['ann', 'ben', 'cleo', 'dan']) await earth.person(name).says('help')
  await Promise.all(
    ['ann', 'ben', 'cleo', 'dan'].map(async (name) => {
      const person = earth.person(name)
      const added = await person.says(`Water ${name}'s plants tomorrow 9am`)
      expect(JSON.stringify(added.view)).toContain('plants')
      await person.presses(added, 'Undo')
      await person.says('Buy milk')
      expect(JSON.stringify((await person.says('task list')).view)).toContain('Buy milk')
    }),
  )
  expect(earth.errors).toEqual([])
  expect(pooler.leaks()).toEqual([])
})

it('names a start-up parameter of the address that the pooler refuses', async () => {
  const pooler = await startPgBouncer((await openPostgres()).url)
  const error = await openDatabase(`${pooler.url}?statement_timeout=5000`).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UserError)
  expect(String(error)).toMatch(
    /refuses the start-up parameter statement_timeout.+DATABASE_URL.+ignore_startup_parameters/,
  )
  expect(pooler.refusals()).toEqual(['statement_timeout'])
})

it('is bounded where the pooler ignores what it was asked at the start', async () => {
  const { database } = await behindPooler({ ignoreStartupParameters: ['statement_timeout', 'options'] })
  await database.knex.transaction(async (trx) => {
    expect((await trx.raw(settings)).rows).toMatchObject([{ statement: '1600ms', zone: 'UTC' }])
  })
})
