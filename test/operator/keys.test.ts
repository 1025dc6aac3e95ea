// The key beside an SQLite file is exchanged in steps, of which each may be the last one before the power goes.
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Transaction } from 'objection'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { acquireServingLock, openDatabase } from '../../src/database/index.ts'
import * as installations from '../../src/domain/access/installations.ts'
import { createPasswordService, type PasswordService } from '../../src/domain/access/passwords.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import type { SessionStore } from '../../src/domain/access/sessions/index.ts'
import * as sessions from '../../src/domain/access/sessions/index.ts'
import { loadOrCreateKeys, replaceKey } from '../../src/ops/secret-key.ts'
import { operating } from '../support/operating.ts'
import { QUICK_COST } from '../support/page.ts'

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
  expect(out).toContain('Encrypted again: 1')
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

const PASSWORD = 'three words I like'

/** A person with a password, and what a process makes of it with the keys of that moment. */
async function withPassword() {
  const keys = (): { readonly secretKey: string; readonly older: readonly string[] } => {
    const { key, old } = loadOrCreateKeys(url)
    return { secretKey: key, older: old }
  }
  const service = async <R>(work: (made: PasswordService, store: SessionStore) => Promise<R>, given = keys()) => {
    const database = await openDatabase(url)
    const { secretKey, older } = given
    const store = {
      secretKey,
      now: () => NOW,
      transact: <T>(act: (trx: Transaction) => Promise<T>) => database.knex.transaction(act),
    }
    return work(createPasswordService(store, { olderKeys: older, cost: QUICK_COST }), store).finally(() =>
      database.close(),
    )
  }
  const database = await openDatabase(url)
  const user_id = '00000000-0000-4000-8000-000000000001'
  await database
    .knex('users')
    .insert({ user_id, username: 'ann', email: 'ann@users.invalid', created_at: NOW, updated_at: NOW })
  await database.close()
  const grant = await service(async (made, store) => {
    const begun = await sessions.beginSession(store, user_id, 'x')
    if (!begun) throw new Error('No session')
    await made.set(begun, PASSWORD, '')
    return begun
  })
  const stored = async (): Promise<string> => {
    const opened = await openDatabase(url)
    const row = await opened.knex('users').first()
    await opened.close()
    return row.password_hash
  }
  const signsIn = (given = keys()) => service((made) => made.verify('ann', PASSWORD, '127.0.0.1'), given)
  return { user_id, keys, service, stored, signsIn, grant }
}

test('a password outlives any number of rotations, and takes the new key at the next sign-in', async () => {
  const { user_id, stored, signsIn, service, grant } = await withPassword()
  const first = await stored()
  for (let turn = 0; turn < 3; turn++) {
    const { out } = await operate('keys', 'rotate')
    expect(out).toContain('Passwords go on working: 1')
  }
  expect(await stored()).toBe(first)
  expect(await signsIn()).toBe(user_id)
  expect(await service((made) => made.verify('ann', 'three words I lik', '127.0.0.1'))).toBeNull()
  const renewed = await stored()
  expect(renewed).toMatch(/^\$2[ab]\$04\$.{53}#[0-9a-f]{8}$/)
  expect(renewed.slice(60)).not.toBe(first.slice(60))
  // So does a session.
  expect(await service((_made, store) => sessions.refreshSession(store, grant.refreshToken))).not.toBeNull()
  // What nothing needs any more is forgotten.
  expect((await operate('keys', 'rotate')).out).toContain('Passwords go on working: 1')
  expect(await signsIn()).toBe(user_id)
  await operate('keys', 'rotate', '--json')
  const database = await openDatabase(url)
  expect(await database.knex('settings').where('setting_id', 'like', 'pepper%')).toHaveLength(1)
  await database.close()
}, 60_000)

test('one of before peppers had ids is checked with the former key, while it is there and after', async () => {
  const { user_id, stored, signsIn, keys, service } = await withPassword()
  const former = keys().secretKey
  const database = await openDatabase(url)
  await database.knex('users').update({ password_hash: (await stored()).slice(0, 60) })
  await database.close()
  const next = 'another key that is longer than thirty-two bytes'
  // Restarted with both, before anything is rotated.
  expect(
    await service((made) => made.verify('ann', 'wrong words', '127.0.0.1'), { secretKey: next, older: [former] }),
  ).toBeNull()
  const both = operating({ DATABASE_URL: url, SECRET_KEY: next, SECRET_KEY_OLD: former })
  expect((await both('keys', 'rotate')).out).toContain('Passwords go on working: 1')
  // The former key is taken away.
  expect(await signsIn({ secretKey: next, older: [] })).toBe(user_id)
  expect((await stored()).length).toBe(69)
  expect(await signsIn({ secretKey: former, older: [] })).toBeNull()
}, 60_000)

test('what ends is said before anything is done, and asking alone changes nothing', async () => {
  const keys = loadOrCreateKeys(url)
  const { code, out } = await operate('keys', 'rotate', '--check')
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^What ends with the old key: open codes and private links[\s\S]*Nothing was changed\.\n$/),
  ])
  expect(loadOrCreateKeys(url)).toEqual(keys)
  const rotated = (await operate('keys', 'rotate')).out
  expect(rotated.indexOf('What ends')).toBeLessThan(rotated.indexOf('Encrypted again'))
})

const NOW = new Date('2026-03-05T09:30:00Z')
