// Whatever happens while a schema is brought up (several starts at once, a kill in the middle), the next start succeeds
// without anybody unlocking anything.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Database, type Engine, migrate, migrationSource, openDatabase } from '../../src/database/index.ts'
import { readSchemaCells } from '../../src/database/schema-snapshot.ts'
import { startChild } from '../support/child.ts'
import { opener } from '../support/databases.ts'

const names = await migrationSource().getMigrations([])

const migrating = `
  import { migrate, openDatabase } from '#database/index.js'
  const db = await openDatabase(process.argv[1])
  console.log('open')
  await migrate(db, 'latest')
  await db.close()
`

/** Stops inside the named migration, after its last statement and before anything is committed. */
const stuck = `
  import { migrate, migrationSource, openDatabase } from '#database/index.js'
  const source = migrationSource()
  const db = await openDatabase(process.argv[1])
  await migrate(db, 'latest', {
    ...source,
    async getMigration(name) {
      const { up, down } = await source.getMigration(name)
      if (name !== process.argv[2]) return { up, down }
      return {
        async up(knex) {
          await up(knex)
          console.log('inside')
          await new Promise((resolve) => setTimeout(resolve, 60_000))
        },
        down,
      }
    },
  })
`

for (const engine of ['sqlite', 'postgres'] as const satisfies readonly Engine[]) {
  describe(`starting on an empty database (${engine})`, () => {
    const openMigrated = opener(engine, { altersSchema: true, until: 'block' })
    let migrated: Database
    let expected: Record<string, string>
    let url: string

    beforeAll(async () => {
      migrated = await openMigrated()
      expected = await readSchemaCells(migrated)
    })
    beforeEach(async () => {
      if (engine === 'sqlite') url = `sqlite:${await temporaryFile()}`
      else {
        await migrated.knex.raw('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
        url = migrated.url
      }
    })

    it('lets four processes start at once', async () => {
      const children = await Promise.all([1, 2, 3, 4].map(() => startChild(migrating, [url])))
      const ends = await Promise.all(children.map((child) => child.ended()))
      expect(ends).toEqual(ends.map(() => ({ code: 0, errors: '' })))
      await withDatabase(url, async (db) => {
        expect(await readSchemaCells(db)).toEqual(expected)
        expect((await migrate(db, 'status')).completed).toEqual(names)
      })
    })

    it('lets one process migrate from several pools at once', async () => {
      const reports = await Promise.all(
        // Not more: each that waits for SQLite's lock keeps one of Node's four worker threads.
        Array.from({ length: 3 }, () => withDatabase(url, (db) => migrate(db, 'latest'))),
      )
      expect(reports.map(({ changed }) => changed.length).sort()).toEqual([0, 0, names.length])
    })

    it.each(names)('heals after kill -9 inside %s', async (name) => {
      const child = await startChild(stuck, [url, name])
      await child.said('inside')
      await child.kill()
      await withDatabase(url, async (db) => {
        expect((await migrate(db, 'latest')).changed).toEqual(names)
        expect(await readSchemaCells(db)).toEqual(expected)
      })
    })

    it('waits for a start that is under way instead of failing', async () => {
      const child = await startChild(stuck, [url, names[1] ?? ''])
      await child.said('inside')
      const waiting = withDatabase(url, (db) => migrate(db, 'latest'))
      await child.kill()
      expect((await waiting).changed).toEqual(names)
    })

    it('leaves nothing of a migration that fails', async () => {
      const source = migrationSource()
      const failing = {
        ...source,
        getMigrations: async () => [...names, '999_failing'],
        getMigration: async (name: string) =>
          name === '999_failing'
            ? { up: () => Promise.reject(new Error('no')), down: async () => {} }
            : await source.getMigration(name),
      }
      await withDatabase(url, async (db) => {
        await expect(migrate(db, 'latest', failing)).rejects.toThrow('no')
        expect(await readSchemaCells(db)).toEqual({})
        expect((await migrate(db, 'latest')).pending).toEqual([])
      })
    })

    it('refuses the database of a newer version', async () => {
      const source = migrationSource()
      const newer = {
        ...source,
        getMigrations: async () => [...names, '999_newer'],
        getMigration: async (name: string) =>
          name === '999_newer' ? { up: async () => {}, down: async () => {} } : await source.getMigration(name),
      }
      await withDatabase(url, async (db) => {
        await migrate(db, 'latest', newer)
        await expect(migrate(db, 'latest')).rejects.toThrow('999_newer')
      })
    })
  })
}

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'proxy.db')
}

async function withDatabase<T>(url: string, use: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(url)
  return await use(db).finally(() => db.close())
}
