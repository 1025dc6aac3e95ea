// Everything that is stored sealed is sealed again by `keys rotate`: each place of the code that seals is furnished here, all
// columns of all tables are searched for texts of the former key, and every one opens with the new key alone.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PersonalToken } from '../../src/contracts/focus-signals.ts'
import { type Database, openDatabase } from '../../src/database/index.ts'
import * as installations from '../../src/domain/access/installations.ts'
import { formatPasswordHash, listStoredPeppers, pepperOf } from '../../src/domain/access/peppers.ts'
import { createSeal, keyIdOf, type Seal } from '../../src/domain/access/sealed.ts'
import { openToken, sealToken } from '../../src/domain/days/focus-signals/credentials.ts'
import { openRoleTokens, sealRoleTokens } from '../../src/domain/people/linked-roles/tokens.ts'
import { openPushAddress, sealPushAddress } from '../../src/domain/people/push/addresses.ts'
import { findVapidKeys, loadVapidKeys } from '../../src/domain/people/push/vapid-keys.ts'
import { openWebhookTarget, sealWebhookTarget } from '../../src/domain/webhooks/target.ts'
import { PushDevice } from '../../src/models/push-device.ts'
import { loadOrCreateKeys } from '../../src/ops/secret-key.ts'
import { operating } from '../support/operating.ts'

const NOW = new Date('2026-03-05T09:30:00Z')
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [USER, SPACE, ACCOUNT, CALENDAR, DEVICE, ROLE] = [id(1), id(2), id(3), id(4), id(5), id(6)]
const [TEAM, MEMBER, WEBHOOK, ENDING] = [id(7), id(8), id(9), id(10)]
const STAMPS = { created_at: NOW, updated_at: NOW }
const PUSH = { endpoint: 'https://push.example/a', p256dh: 'p', auth: 'a' }
const TOKENS = { accessToken: 'a', refreshToken: 'r', expiresAt: NOW }
const LEAVE: PersonalToken = { token: 'xoxp-1', kinds: ['status'] }
/** A status that Proxy set, and what stood there before. */
const STANDING = { ...LEAVE, standing: { status: { text: 'Lunch', emoji: '🥗', until: 0 }, until: 1_772_705_400 } }
const TARGET = { url: 'https://example.org/hook', secret: 'whsec_AAAA' }
const VAPID = { publicKey: 'public', privateKey: 'private' }

interface Sealer {
  /** Stores something sealed. */
  seals(database: Database, seal: Seal, secretKey: string): Promise<unknown>
  /** What is read with the new key alone. */
  opens(database: Database, seal: Seal): Promise<unknown>
  readonly is: unknown
}

/** By the file that seals. One that is missing here may hold a column that a rotation forgets. */
const SEALERS: Readonly<Record<string, Sealer>> = {
  'domain/access/installations.ts': {
    seals: ({ knex }, seal) =>
      knex.transaction((trx) =>
        installations.saveInstallation(trx, seal, { platform: 'slack', externalId: 'T1' }, 'token', NOW),
      ),
    opens: ({ knex }, seal) =>
      knex.transaction((trx) => installations.findInstallation(trx, seal, { platform: 'slack', externalId: 'T1' })),
    is: 'token',
  },
  'domain/access/peppers.ts': {
    // A password of the former key: its pepper is kept.
    seals: ({ knex }, _seal, secretKey) =>
      knex('users').update({ password_hash: formatPasswordHash('x'.repeat(60), pepperOf(secretKey)) }),
    opens: async ({ knex }, seal) => (await knex.transaction((trx) => listStoredPeppers(trx, seal))).length,
    is: 1,
  },
  'domain/calendars/addresses.ts': {
    seals: ({ knex }, seal) =>
      knex('calendars').insert({
        ...{ calendar_id: CALENDAR, user_id: USER, name: 'Work', host: 'example.org', address_mac: 'x' },
        ...{ address: seal.seal('https://example.org/a.ics', CALENDAR), is_titled: false, ...STAMPS },
      }),
    opens: async ({ knex }, seal) => seal.open((await knex('calendars').first()).address, CALENDAR),
    is: 'https://example.org/a.ics',
  },
  'domain/calendars/index.ts': {
    // The same column, when it is added.
    seals: async () => undefined,
    opens: async () => undefined,
    is: undefined,
  },
  'domain/days/focus-signals/credentials.ts': {
    async seals({ knex }, seal) {
      await knex('spaces').insert({ space_id: TEAM, platform: 'slack', external_id: 'T2', ...STAMPS })
      await knex('chat_accounts').insert({
        ...{ account_id: MEMBER, space_id: TEAM, external_id: 'U1', user_id: USER, created_at: NOW },
      })
      await knex('focus_signals').insert({ account_id: MEMBER, credentials: sealToken(seal, MEMBER, LEAVE), ...STAMPS })
    },
    opens: async ({ knex }, seal) =>
      openToken(seal, { account_id: MEMBER, credentials: (await knex('focus_signals').first()).credentials }),
    is: LEAVE,
  },
  'domain/days/focus-signals/revocations.ts': {
    // A status that still stands is kept beside the token.
    seals: ({ knex }, seal) =>
      knex('token_revocations').insert({
        ...{ token_revocation_id: ENDING, platform: 'slack', credentials: seal.seal(JSON.stringify(STANDING), ENDING) },
        ...{ next_try_at: NOW, ...STAMPS },
      }),
    opens: async ({ knex }, seal) =>
      JSON.parse(seal.open((await knex('token_revocations').first()).credentials, ENDING)),
    is: STANDING,
  },
  'domain/webhooks/target.ts': {
    seals: ({ knex }, seal) =>
      knex('webhooks').insert({
        ...{ webhook_id: WEBHOOK, user_id: USER, name: 'Lamp', host: 'example.org', events: 'all' },
        ...{ target: sealWebhookTarget(seal, WEBHOOK, TARGET), ...STAMPS },
      }),
    opens: async ({ knex }, seal) =>
      openWebhookTarget(seal, { webhook_id: WEBHOOK, target: (await knex('webhooks').first()).target }),
    is: TARGET,
  },
  'domain/people/linked-roles/tokens.ts': {
    seals: ({ knex }, seal) =>
      knex('linked_roles').insert({
        ...{ linked_role_id: ROLE, user_id: USER, credentials: sealRoleTokens(seal, ROLE, TOKENS) },
        ...{ next_look_at: NOW, ...STAMPS },
      }),
    opens: async ({ knex }, seal) =>
      openRoleTokens(seal, {
        linked_role_id: ROLE,
        credentials: (await knex('linked_roles').first()).credentials,
      }),
    is: TOKENS,
  },
  'domain/people/push/addresses.ts': {
    async seals({ knex }, seal) {
      await knex('spaces').insert({ space_id: SPACE, platform: 'push', external_id: '', ...STAMPS })
      await knex('chat_accounts').insert({
        ...{ account_id: ACCOUNT, space_id: SPACE, external_id: 'ann', user_id: USER, created_at: NOW },
      })
      await knex('push_devices').insert({
        ...{ push_device_id: DEVICE, account_id: ACCOUNT, family_id: 'f', name: 'Firefox', address_mac: 'former' },
        ...{ address: sealPushAddress(seal, DEVICE, PUSH), ...STAMPS },
      })
    },
    opens: ({ knex }, seal) =>
      knex.transaction(async (trx) =>
        openPushAddress(seal, await PushDevice.query(trx).findById(DEVICE).throwIfNotFound()),
      ),
    is: PUSH,
  },
  'domain/people/push/vapid-keys.ts': {
    seals: ({ knex }, seal) => knex.transaction((trx) => loadVapidKeys(trx, seal, VAPID, NOW)),
    opens: ({ knex }, seal) => knex.transaction((trx) => findVapidKeys(trx, seal)),
    is: VAPID,
  },
}

test('every file that seals something is known here', () => {
  const source = new URL('../../src/', import.meta.url)
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const sealing = files.filter((name) => /\.seal\(/.test(readFileSync(new URL(name, source), 'utf8')))
  expect(sealing.toSorted()).toEqual(Object.keys(SEALERS).toSorted())
})

/** Which columns hold a text sealed with this key. */
async function columnsOf({ knex }: Database, keyId: string): Promise<string[]> {
  const tables: { name: string }[] = await knex('sqlite_master').select('name').where({ type: 'table' })
  const found = new Set<string>()
  for (const { name } of tables)
    for (const row of await knex(name).select('*'))
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && value.split('.').length === 4 && keyIdOf(value) === keyId)
          found.add(`${name}.${column}`)
  return [...found].toSorted()
}

test('after a rotation nothing is sealed with the former key, and everything opens with the new one alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-sealed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const url = `sqlite:${join(folder, 'proxy.db')}`
  const operate = operating({ DATABASE_URL: url })
  await operate('migrate')
  const former = loadOrCreateKeys(url).key
  const [old, database] = [createSeal(former), await openDatabase(url)]
  onTestFinished(() => database.close())
  await database.knex('users').insert({ user_id: USER, username: 'ann', email: 'ann@users.invalid', ...STAMPS })
  for (const each of Object.values(SEALERS)) await each.seals(database, old, former)
  const before = await columnsOf(database, old.keyId)
  expect(before).toEqual([
    'calendars.address',
    'focus_signals.credentials',
    'linked_roles.credentials',
    'push_devices.address',
    'settings.value',
    'spaces.credentials',
    'token_revocations.credentials',
    'webhooks.target',
  ])

  expect(await operate('keys', 'rotate')).toMatchObject({ code: 0 })
  const { key } = loadOrCreateKeys(url)
  const seal = createSeal(key)
  expect(seal.keyId).not.toBe(old.keyId)
  expect(await columnsOf(database, old.keyId)).toEqual([])
  expect(await columnsOf(database, seal.keyId)).toEqual(before)
  for (const [name, { opens, is }] of Object.entries(SEALERS))
    expect([name, await opens(database, seal)]).toEqual([name, is])
  // A browser that reports its address again is found by its new fingerprint.
  expect((await database.knex('push_devices').first()).address_mac).not.toBe('former')
})
