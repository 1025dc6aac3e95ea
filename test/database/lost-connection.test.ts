// PostgreSQL goes away in the three ways it does: the connection is cut, it stays open and silent, the server refuses.
import { expect, it, onTestFinished } from 'vitest'
import { type Database, isConnectionLost, migrate, openDatabase } from '../../src/database/index.ts'
import { opener } from '../support/databases.ts'
import { startWire, type Wire } from '../support/wire.ts'

const openPostgres = opener('postgres')

it('is lost when the connection is cut, and found again by the next query', async () => {
  const { db, wire } = await through(await openPostgres())
  await db.knex.raw('SELECT 1')
  const asleep = db.knex.raw('SELECT pg_sleep(20)').catch((error: unknown) => error)
  await wire.busy()
  wire.cut()
  expect(isConnectionLost(await asleep)).toBe(true)
  await db.knex.raw('SELECT 1')
})

it('gives up a silent connection, and every other of its age', async () => {
  const { db, wire } = await through(await openPostgres())
  const naps = () => Promise.all([1, 2, 3].map(() => db.knex.raw('SELECT pg_sleep(0.05)')))
  await naps()
  wire.silence()
  const silent = await db.knex.raw('SELECT 1').catch((error: unknown) => error)
  expect(isConnectionLost(silent)).toBe(true)
  // The other two were as dead, and are not tried.
  await naps()
})

it('is lost when a transaction is cut, and nothing of it stays', async () => {
  const { db, wire } = await through(await openPostgres())
  const cut = db.knex.transaction(async (trx) => {
    await trx('processed_requests').insert({ request_id: 'half done', created_at: new Date(0) })
    wire.cut()
    await trx.raw('SELECT 1')
  })
  expect(isConnectionLost(await cut.catch((error: unknown) => error))).toBe(true)
  expect(await db.knex('processed_requests')).toEqual([])
})

it('ends a statement that takes too long, which loses no connection', async () => {
  const { db } = await through(await openPostgres())
  const slow = await db.knex.raw('SELECT pg_sleep(20)').catch((error: unknown) => error)
  expect(String(slow)).toContain('statement timeout')
  expect(isConnectionLost(slow)).toBe(false)
})

it('is waited for while it takes its time over new connections, as when many processes start at once', async () => {
  const { db, wire } = await through(await openPostgres())
  const isHeld = wire.hold()
  const migrating = migrate(db, 'latest')
  await isHeld
  // Three seconds later its first try is over; that of the migration, which began before, would be too.
  const opened = await openDatabase(wire.url, { onWarning: () => wire.mend() })
  onTestFinished(() => opened.close())
  await opened.knex.raw('SELECT 1')
  expect((await migrating).pending).toEqual([])
})

/** The same database through a wire that can be cut. */
async function through(direct: Database): Promise<{ db: Database; wire: Wire }> {
  const wire = await startWire(direct.url)
  const db = await openDatabase(wire.url, { answerTimeoutMs: 8_000 })
  onTestFinished(() => db.close())
  return { db, wire }
}
