// What goes wrong with files, disks and versions is told in a sentence with a next step; nothing is left behind by looking.
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { acquireServingLock, fileProblem, migrate, openDatabase } from '../../src/database/index.ts'
import { loadOrCreateKeys } from '../../src/ops/secret-key.ts'
import { opener } from '../support/databases.ts'
import { operating } from '../support/operating.ts'

let folder: string
let file: string
let operate: ReturnType<typeof operating>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proxy-troubles-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  file = join(folder, 'proxy.db')
  operate = operating({ DATABASE_URL: `sqlite:${file}` })
})

/** Everything that reads or changes what is there already. */
const NEEDY = [
  ['backup', 'b.tar.gz'],
  ['admin', 'token'],
  ['user', 'list'],
  ['user', 'export', 'ann'],
  ['user', 'erase', 'ann'],
  ['user', 'link', 'ann'],
  ['user', 'role', 'ann', 'operator'],
  ['schedule', 'preview', '--user', 'ann'],
  ['keys', 'rotate'],
  ['migrate', 'status'],
  ['migrate', 'down'],
]
const words = (all: readonly string[]): string[] => all.map((word) => (word === 'b.tar.gz' ? join(folder, word) : word))

describe('no database', () => {
  test.each(NEEDY)('%s %s: a sentence, and nothing is made', async (...command) => {
    const { code, out, errors } = await operate(...words(command))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(errors).toBe(`There is no database ${file} yet. npm start creates it, and so does npm run cli -- migrate.\n`)
    expect(await readdir(folder)).toEqual([])
  })

  test('what needs none leaves no key behind', async () => {
    expect((await operate('slack', 'manifest')).code).toBe(0)
    expect((await operate('discord', 'register')).code).toBe(1)
    expect(await readdir(folder)).toEqual([])
  })

  test('migrate makes it, with its key', async () => {
    expect((await operate('migrate')).code).toBe(0)
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['proxy.db', 'proxy.key']))
  })

  test('doctor sees that it could not be made', async () => {
    await writeFile(join(folder, 'data'), '')
    const { code, out } = await operating({ DATABASE_URL: `sqlite:${join(folder, 'data', 'proxy.db')}` })('doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^fail +database +.+doesn't exist yet, and .+data isn't a writable folder/m)
  })
})

describe('another schema', () => {
  const people = ['user', 'list'] as const

  test('an empty one, an older and a newer one are told as what they are', async () => {
    await (await openDatabase(`sqlite:${file}`)).close()
    expect((await operate(...people)).errors).toMatch(/^This database is empty\. npm start creates its tables/)
    await operate('migrate', 'up')
    expect((await operate(...people)).errors).toMatch(/^This database needs 002_\w+.+npm run cli -- migrate\.\n$/)
    await operate('migrate')
    const database = await openDatabase(`sqlite:${file}`)
    await database.knex('knex_migrations').insert({ name: '999_tomorrow', batch: 9, migration_time: new Date() })
    await database.close()
    expect(await operate(...people)).toMatchObject({
      code: 1,
      errors: 'A newer Proxy has used this database (999_tomorrow). Run that version.\n',
    })
    expect((await operate('migrate', 'status')).out).toContain('Made by a newer Proxy: 999_tomorrow.')
    // It can be kept; what the backup is of, it says itself.
    const backup = join(folder, 'newer.tar.gz')
    expect(await operate('backup', backup)).toMatchObject({
      code: 0,
      errors: 'A newer Proxy has used this database (999_tomorrow). Only that version can restore this backup.\n',
    })
    expect((await operate('restore', backup)).errors).toMatch(/^It was made by a newer Proxy \(999_tomorrow\)/)
  })

  test('what waits to be brought up can be kept before', async () => {
    await operate('migrate', 'up')
    expect(await operate('backup', join(folder, 'b.tar.gz'))).toMatchObject({ code: 0, errors: '' })
  })
})

describe('migrate down', () => {
  test('takes no table away from under a process that serves the file', async () => {
    await operate('migrate')
    const unlock = await acquireServingLock({ file })
    expect(await operate('migrate', 'down')).toMatchObject({
      code: 1,
      errors: expect.stringContaining('already serves'),
    })
    await unlock()
    expect(await operate('migrate', 'down')).toMatchObject({ code: 0, errors: '' })
  })

  const open = opener('postgres')

  test('nor from under one that is connected to PostgreSQL', async () => {
    const served = await open()
    await migrate(served, 'latest')
    const postgres = operating({ DATABASE_URL: served.url, SECRET_KEY: 'x'.repeat(32) })
    expect((await postgres('migrate', 'down')).errors).toContain('Stop every process of it first.')
    expect((await migrate(served, 'status')).pending).toEqual([])
    const away = operating({ DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x', SECRET_KEY: 'x'.repeat(32) })
    expect((await away('migrate', 'down')).errors).toMatch(/^PostgreSQL does not answer at 127\.0\.0\.1:1\./)
  })
})

describe('the key', () => {
  test.each(['', 'half a key'])('%j is not believed, and nothing is sealed with it', async (text) => {
    await operate('migrate')
    await writeFile(join(folder, 'proxy.key'), text)
    const { code, errors } = await operate('admin', 'token')
    expect(code).toBe(1)
    expect(errors).toMatch(/^The key \S+proxy\.key is incomplete: \d+ bytes.+Restore it from a backup\./)
    expect((await operate('doctor')).out).toContain('is incomplete')
  })

  test('one that can’t be read is told with what to do', async () => {
    await operate('migrate')
    await rm(join(folder, 'proxy.key'))
    await mkdir(join(folder, 'proxy.key'))
    expect((await operate('admin', 'token')).errors).toMatch(/^The key \S+ can't be read: EISDIR.+\(chown\)\.\n$/)
  })

  test('one that is lost is missed by doctor, which makes no other', async () => {
    await operate('migrate')
    await rm(join(folder, 'proxy.key'))
    const { code, out } = await operate('doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^fail +key +\S+proxy\.key is missing\n +Restore it from a backup/m)
    expect(await readdir(folder)).not.toContain('proxy.key')
  })

  test('is made whole or not at all', async () => {
    const { key } = loadOrCreateKeys(`sqlite:${file}`)
    expect(await readFile(join(folder, 'proxy.key'), 'utf8')).toBe(`${key}\n`)
    expect(await readdir(folder)).toEqual(['proxy.key'])
  })
})

describe('the disk', () => {
  test('a file that is no database is told so', async () => {
    await operate('migrate')
    await writeFile(file, 'no database at all, this '.repeat(400))
    for (const command of [['user', 'list'], ['doctor']]) {
      const { code, out, errors } = await operate(...command)
      expect(code).toBe(1)
      expect(out + errors).toContain(`${file} is no SQLite database, or a damaged one (SQLITE_NOTADB).`)
    }
  })

  test('a folder that is not ours is told so', async () => {
    const { code, errors } = await operating({ DATABASE_URL: 'sqlite:/sys/proxy.db', SECRET_KEY: 'x'.repeat(32) })(
      'migrate',
    )
    expect(code).toBe(1)
    expect(errors).toMatch(/^\/sys\/proxy\.db can't be written \(E[A-Z]+\)\. The file and its folder have to belong to/)
  })

  test('a full one is told so, without the statement that did not fit', async () => {
    await operate('migrate')
    const database = await openDatabase(`sqlite:${file}`)
    onTestFinished(() => database.close())
    await database.knex.raw('PRAGMA max_page_count = 1')
    const error = await database
      .knex('settings')
      .insert({ setting_id: 'a', value: 'x'.repeat(1_000_000), updated_at: new Date() })
      .catch((reason: unknown) => reason)
    expect(fileProblem(error)).toBe('The disk is full. Make room, then try again.')
    expect(fileProblem(Object.assign(new Error(), { code: 'ENOSPC' }), '/a/b')).toContain('The disk of /a/b is full.')
    // A port that may not be opened is no trouble of a file.
    expect(fileProblem(Object.assign(new Error(), { code: 'EACCES' }))).toBeNull()
  })

  test('what a kill left of a backup goes with a later one; what is not ours stays', async () => {
    await operate('migrate')
    const left = join(folder, '.proxy-aB3dE6')
    const theirs = join(folder, '.proxy-others')
    const fresh = join(folder, '.proxy-Fresh1')
    for (const one of [left, theirs, fresh]) await mkdir(one)
    await copyFile(file, join(left, 'database'))
    await writeFile(join(theirs, 'precious'), '')
    const long = new Date(Date.now() - 2 * 86_400_000)
    for (const one of [left, theirs]) await utimes(one, long, long)
    expect((await operate('backup', join(folder, 'b.tar.gz'))).code).toBe(0)
    expect((await readdir(folder)).filter((name) => name.startsWith('.proxy-')).toSorted()).toEqual([
      '.proxy-Fresh1',
      '.proxy-others',
    ])
  })
})

test('says which version it is', async () => {
  expect(await operate('--version')).toEqual({ code: 0, out: '1.2.3\n', errors: '' })
})
