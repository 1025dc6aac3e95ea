// The key beside an SQLite file is exchanged in steps, of which each may be the last one before the power goes.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { acquireServingLock, openDatabase } from '../../src/database/index.ts'
import * as installations from '../../src/domain/access/installations.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { loadOrCreateKeys, replaceKey } from '../../src/ops/secret-key.ts'
import { operating } from '../support/operating.ts'

let url: string
let file: string
let operate: ReturnType<typeof operating>

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-keys-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  file = join(folder, 'proxy.db')
  url = `sqlite:${file}`
  operate = operating({ DATABASE_URL: url })
  await operate('migrate')
})

const place = { platform: 'slack', externalId: 'T1' }

async function found(): Promise<string | null> {
  const database = await openDatabase(url)
  const { key, old } = loadOrCreateKeys(url)
  return database.knex
    .transaction((trx) => installations.findInstallation(trx, createSeal(key, old), place))
    .finally(() => database.close())
}

async function install(): Promise<void> {
  const database = await openDatabase(url)
  const seal = createSeal(loadOrCreateKeys(url).key)
  await database.knex.transaction((trx) => installations.saveInstallation(trx, seal, place, 'token', new Date()))
  await database.close()
}

test('a new key takes its place, for its owner only; everything can be opened before, during and after', async () => {
  await install()
  const before = loadOrCreateKeys(url).key
  const { code, out } = await operate('keys', 'rotate')
  expect(code).toBe(0)
  expect(out).toContain('Sealed anew: 1')
  expect(out).toContain('open codes and private links')
  const after = loadOrCreateKeys(url)
  expect(after.key).not.toBe(before)
  expect(after.old).toEqual([])
  expect((await stat(file.replace('.db', '.key'))).mode & 0o777).toBe(0o600)
  expect(await found()).toBe('token')
})

test('killed between any two steps, what is sealed opens, and the same command goes on', async () => {
  await install()
  const before = loadOrCreateKeys(url).key
  replaceKey(file)
  const halfway = loadOrCreateKeys(url)
  expect(halfway.old).toEqual([before])
  expect(await found()).toBe('token')
  expect(await operate('keys', 'rotate')).toMatchObject({ code: 0 })
  expect(loadOrCreateKeys(url)).toEqual({ key: halfway.key, old: [] })
  expect(await found()).toBe('token')
  expect(existsSync(`${file.replace('.db', '.key')}.old`)).toBe(false)
})

test('not while a process serves, who would go on sealing with the former key', async () => {
  const database = await openDatabase(url)
  const unlock = await acquireServingLock(database)
  const key = readFileSync(file.replace('.db', '.key'), 'utf8')
  expect(await operate('keys', 'rotate')).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Stop that one first'),
  })
  expect(readFileSync(file.replace('.db', '.key'), 'utf8')).toBe(key)
  await unlock()
  await database.close()
})

test('not where something is sealed by a key that is nowhere: nothing is changed', async () => {
  const database = await openDatabase(url)
  const lost = createSeal('a key that was lost long ago, for good')
  await database.knex.transaction((trx) => installations.saveInstallation(trx, lost, place, 'token', new Date()))
  const row = await database.knex('spaces').first()
  const keys = loadOrCreateKeys(url)
  const { code, errors } = await operate('keys', 'rotate')
  expect(code).toBe(1)
  expect(errors).toContain("1 of 1 installations are encrypted with a key that isn't here")
  expect(await database.knex('spaces').first()).toEqual(row)
  expect(loadOrCreateKeys(url)).toEqual(keys)
  await database.close()
})
