// A backup that was never restored is none: made while people go on, put back row by row, refused where it would harm.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { acquireServingLock, type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { unpackBackup } from '../../src/operator/backup/archive.ts'
import { restoreSqlite } from '../../src/operator/backup/sqlite.ts'
import { loadOrCreateKeys, replaceKey } from '../../src/ops/secret-key.ts'
import { opener } from '../support/databases.ts'
import { operating } from '../support/operating.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-backup-'))
  file = join(folder, 'backup.tar.gz')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

/** A week of somebody's, with every kind of character in it. */
async function filled(url: string): Promise<Database> {
  const database = await openDatabase(url)
  await migrate(database, 'latest')
  const ann = (await world(database)).person('ann')
  await talk(ann, [
    ['task add Ünïcode 👩‍👩‍👧‍👦 "quoted" \\ back tomorrow 5pm #tag ~25m', 'Added'],
    ['habit add Read', 'Read'],
    ['goal add Portfolio online by 12 June', 'Portfolio'],
    ['energy log high slept well', /./],
    ['focus 25', /./],
  ])
  return database
}

/** Every row of every table, in an order that two databases share. */
async function rowsOf({ knex }: Database): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const { tableName, idColumn } of models)
    all[tableName] = await knex(tableName).orderBy(Array.isArray(idColumn) ? idColumn.join() : idColumn)
  return all
}

const closing = async <R>(url: string, work: (database: Database) => Promise<R>): Promise<R> => {
  const database = await openDatabase(url)
  return work(database).finally(() => database.close())
}

describe('SQLite', () => {
  let url: string
  const operate = (...words: string[]) => operating({ DATABASE_URL: url })(...words)

  beforeEach(() => {
    url = `sqlite:${join(folder, 'proxy.db')}`
    loadOrCreateKeys(url)
  })

  test('is copied while it serves and writes, and comes back row by row with its key', async () => {
    const database = await filled(url)
    const unlock = await acquireServingLock(database)
    const writing = database.knex('settings').insert({ setting_id: 'busy', value: '1', updated_at: new Date() })
    const [made] = await Promise.all([operate('backup', file), writing])
    expect(made).toMatchObject({ code: 0, errors: '' })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await database.knex('settings').delete()
    const before = await rowsOf(database)
    await unlock()
    await database.close()

    const key = loadOrCreateKeys(url).key
    await closing(url, async ({ knex }) => {
      await knex('tasks').update({ title: 'something else' })
      await knex('habits').delete()
    })
    await writeFile(join(folder, 'proxy.key'), `${'another key '.repeat(4)}\n`)
    const restored = await operate('restore', file)
    expect(restored).toMatchObject({ code: 0, errors: '' })
    await closing(url, async (again) => {
      await again.knex('settings').delete()
      expect(await rowsOf(again)).toEqual(before)
    })
    expect(loadOrCreateKeys(url).key).toBe(key)
    for (const name of ['proxy.db', 'proxy.key']) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)

    const aside = /The old database is (\S+)\. /.exec(restored.out)?.[1] ?? ''
    const former = await closing(`sqlite:${aside}`, ({ knex }) => knex('tasks').pluck('title'))
    expect(former).toEqual(['something else'])
    expect((await readdir(folder)).filter((name) => name.startsWith('.proxy-'))).toEqual([])
  })

  test('is not restored under a process that serves it', async () => {
    const database = await filled(url)
    await operate('backup', file)
    const unlock = await acquireServingLock(database)
    const before = await rowsOf(database)
    const { code, errors } = await operate('restore', file)
    expect(code).toBe(1)
    expect(errors).toContain('Stop that one first')
    expect(await rowsOf(database)).toEqual(before)
    await unlock()
    await database.close()
  })

  test('comes back where the file there is too damaged to open, and where there is none', async () => {
    await (await filled(url)).close()
    await operate('backup', file)
    await writeFile(join(folder, 'proxy.db'), 'no database at all, this')
    expect(await operate('restore', file)).toMatchObject({ code: 0, errors: '' })
    await rm(join(folder, 'proxy.db'))
    expect(await operate('restore', file)).toMatchObject({ code: 0, errors: '' })
    expect(await closing(url, ({ knex }) => knex('habits').pluck('name'))).toHaveLength(1)
  })

  test('a backup that is cut, changed, of something else, or of a newer version changes nothing', async () => {
    const database = await filled(url)
    const before = await rowsOf(database)
    await database.close()
    await operate('backup', file)
    const whole = await readFile(file)
    const bad = join(folder, 'bad.tar.gz')
    const changed = Buffer.from(whole)
    changed.set([1, 2, 3, 4], whole.length - 200)
    for (const content of [whole.subarray(0, whole.length / 2), changed, Buffer.from('no tar'), Buffer.alloc(0)]) {
      await writeFile(bad, content)
      const { code, errors } = await operate('restore', bad)
      expect({ code, isTold: /backup|changed/.test(errors), isStack: /\n\s+at /.test(errors) }).toEqual({
        code: 1,
        isTold: true,
        isStack: false,
      })
    }
    expect((await operate('restore', join(folder, 'nowhere'))).errors).toContain('There is no file')
    const other = operating({ DATABASE_URL: 'postgres://127.0.0.1:1/x', SECRET_KEY: 'x'.repeat(32) })
    expect((await other('restore', file)).errors).toContain('backup of SQLite')
    expect(await closing(url, rowsOf)).toEqual(before)
  })

  test('never writes over a file, into nowhere, or of nothing', async () => {
    await closing(url, async () => undefined)
    expect((await operate('backup', file)).errors).toContain('This database is still empty.')
    await (await filled(url)).close()
    await writeFile(file, 'precious')
    expect(await operate('backup', file)).toMatchObject({ code: 1 })
    expect(await readFile(file, 'utf8')).toBe('precious')
    expect((await operate('backup', join(folder, 'no', 'where.tar.gz'))).errors).toContain('There is no folder')
  })

  test('whenever it is killed, the keys that are there open the database that is there', async () => {
    await (await filled(url)).close()
    await operate('backup', file)
    const backed = loadOrCreateKeys(url).key
    const former = `${'another key '.repeat(4).trim()}`
    await writeFile(join(folder, 'proxy.key'), `${former}\n`)
    // The power goes when the database is to take its place: as if it were not there to be moved.
    const files = await unpacked()
    await rm(join(files, 'database'))
    await expect(restoreSqlite(join(folder, 'proxy.db'), files, join(folder, 'aside'))).rejects.toThrow('ENOENT')
    expect(loadOrCreateKeys(url)).toEqual({ key: backed, old: [former] })
    expect(await closing(url, ({ knex }) => knex('habits').pluck('name'))).toHaveLength(1)
    expect(await operate('restore', file)).toMatchObject({ code: 0, errors: '' })
    expect(loadOrCreateKeys(url)).toEqual({ key: backed, old: [] })
  })

  /** A backup's files, as a restore has them when it begins to put them back. */
  async function unpacked(): Promise<string> {
    const place = join(folder, 'unpacked')
    await mkdir(place)
    await unpackBackup(file, place)
    return place
  }

  test('a change of keys that was interrupted is in the backup too', async () => {
    await (await filled(url)).close()
    replaceKey(join(folder, 'proxy.db'))
    const keys = loadOrCreateKeys(url)
    await operate('backup', file)
    for (const name of ['proxy.key', 'proxy.key.old']) await rm(join(folder, name))
    await operate('restore', file)
    expect(loadOrCreateKeys(url)).toEqual(keys)
  })
})

/** A folder with PostgreSQL's tools and the server they belong to. */
async function tools(): Promise<string | undefined> {
  const majors = await readdir('/usr/lib/postgresql').catch((): string[] => [])
  const folders = [
    ...majors
      .toSorted()
      .reverse()
      .map((major) => `/usr/lib/postgresql/${major}/bin`),
  ]
  for (const bin of [...folders, ...(process.env['PATH'] ?? '').split(':')]) {
    const names = await readdir(bin).catch((): string[] => [])
    if (['pg_dump', 'psql', 'postgres', 'initdb'].every((name) => names.includes(name))) return bin
  }
  return undefined
}

const bin = await tools()

describe('PostgreSQL', () => {
  const SECRET_KEY = 'a key that is kept in the environment'

  const open = opener('postgres')

  test('without its tools, or with older ones, says what to install', async () => {
    const { url } = await open()
    const without = operating({ DATABASE_URL: url, SECRET_KEY, PATH: folder })
    expect(await without('backup', file)).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^pg_dump isn't on the PATH. Install [^\n]+\n$/),
    })
    const older = '#!/bin/sh\necho "pg_dump: error: aborting because of server version mismatch" >&2\nexit 1\n'
    await writeFile(join(folder, 'pg_dump'), older, { mode: 0o755 })
    expect((await without('backup', file)).errors).toContain('pg_dump is older than the server')
  })

  describe.skipIf(bin === undefined)('with its own tools', () => {
    let server: PostgresServer
    beforeEach(async () => {
      server = await startPostgres({ binaries: bin ?? '' })
      onTestFinished(() => server.stop())
    })
    const operate = (...words: string[]) =>
      operating({ DATABASE_URL: server.url, SECRET_KEY, PATH: `${bin}:${process.env['PATH']}` })(...words)

    test('is dumped while it is in use, and comes back row by row in one transaction', async () => {
      const database = await filled(server.url)
      const before = await rowsOf(database)
      expect(await operate('backup', file)).toMatchObject({ code: 0, errors: '' })
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect((await operate('restore', file)).errors).toContain('Stop every process')
      await database.knex('tasks').update({ title: 'something else' })
      await database.knex.raw('CREATE TABLE theirs (x int)')
      await database.close()

      expect(await operate('restore', file)).toMatchObject({ code: 0, errors: '' })
      await closing(server.url, async (again) => {
        expect(await rowsOf(again)).toEqual(before)
        expect((await migrate(again, 'latest')).changed).toEqual([])
        expect(await again.knex('theirs')).toEqual([])
      })
    })
  })
})
