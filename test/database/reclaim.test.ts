// What deleted rows leave behind: a file gets smaller, one of an older version becomes such a file, large ones are told.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { startMaintenance } from '../../src/app/maintenance.ts'
import {
  type Database,
  enableSpaceReturn,
  migrate,
  openDatabase,
  readFileSpace,
  reclaimSpace,
} from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { world } from '../support/world.ts'

async function fileIn(folderName: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), folderName))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'proxy.db')
}

async function opened(file: string): Promise<Database> {
  const database = await openDatabase(`sqlite:${file}`)
  onTestFinished(() => database.close())
  return database
}

/** Five megabytes of delivery keys of long ago. */
async function fill({ knex }: Database): Promise<void> {
  await knex.raw(
    `INSERT INTO processed_requests WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
     SELECT printf('%064d', i), '2025-01-01 08:00:00.000' FROM n`,
  )
}

const size = async (database: Database): Promise<number> => {
  await database.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)')
  return (await stat(database.file ?? '')).size
}

test('a new file gives its room back once what is over was deleted', async () => {
  const database = await opened(await fileIn('proxy-reclaim-'))
  await migrate(database, 'latest')
  const earth = await world(database)
  await earth.person('ann').says('Buy milk')
  await fill(database)
  const before = await size(database)
  const errors: unknown[] = []
  const maintenance = startMaintenance({
    database,
    clock: earth.clock,
    onError: (error) => errors.push(error),
    firstAfterMs: 0,
  })
  await expect.poll(() => size(database)).toBeLessThan(before / 3)
  await maintenance.stop()
  expect(errors).toEqual([])
  expect(await database.knex('processed_requests')).toEqual([])
  expect(await database.knex('tasks').pluck('title')).toEqual(['Buy milk'])
})

test('a file of before becomes one that gives room back, with all its rows', async () => {
  const file = await fileIn('proxy-reclaim-')
  const old = new sqlite3.Database(file)
  await new Promise<void>((done, fail) => {
    old.exec('CREATE TABLE kept (text TEXT); INSERT INTO kept VALUES (1), (2)', (error) =>
      error ? fail(error) : done(),
    )
  })
  await new Promise((done) => old.close(done))
  const database = await opened(file)
  expect(await readFileSpace(database)).toMatchObject({ givesBack: false })
  // Nothing to give back is no error, and no endless loop.
  await reclaimSpace(database, { deleted: {} })
  expect(await enableSpaceReturn(database)).toBe(true)
  expect(await readFileSpace(database)).toMatchObject({ givesBack: true })
  expect(await database.knex('kept').pluck('text')).toEqual(['1', '2'])
})

describeOnBothEngines('after a purge', (open) => {
  test('the planner knows what is left, on either engine', async () => {
    const database = await open()
    await reclaimSpace(database, { deleted: { nudges: 20_000, cards: 3 } })
    if (database.engine === 'postgres') {
      const seen = await database.knex('pg_class').where({ relname: 'nudges' }).first('reltuples')
      expect(seen).toEqual({ reltuples: 0 })
      // Never counted: -1, and before PostgreSQL 14 zero pages.
      const unseen = await database.knex('pg_stat_user_tables').where({ relname: 'cards' }).first('last_analyze')
      expect(unseen).toEqual({ last_analyze: null })
    }
  })
})
