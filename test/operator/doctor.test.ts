// What an operator reads when something is wrong: that it is, which one, and what to do next. Looking changes nothing.
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ROLE_METADATA } from '../../adapters/discord/index.ts'
import { BOT_SCOPES } from '../../adapters/slack/register.ts'
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import * as installations from '../../src/domain/access/installations.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { newId } from '../../src/models/id.ts'
import { generateKey } from '../../src/ops/secret-key.ts'
import { zoneDataVersion } from '../../src/time/index.ts'
import { startDiscord } from '../fakes/discord/index.ts'
import { startFakeSlack } from '../fakes/slack/index.ts'
import { describeOnBothEngines, opener } from '../support/databases.ts'
import { operating } from '../support/operating.ts'

const KEY = 'a key that is kept in the environment'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A migrated SQLite file with its key, and an operator of it. */
async function home(more: Readonly<Record<string, string>> = {}) {
  const folder = await emptyFolder()
  const environment = { DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`, ...more }
  const operate = operating(environment)
  await operate('migrate')
  const database = await openDatabase(environment.DATABASE_URL)
  onTestFinished(() => database.close())
  return { folder, operate, database }
}

/** The machine's clock, so many seconds wrong. */
const wrongBy = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) })

describe('doctor beside PostgreSQL', () => {
  const open = opener('postgres')

  test('tells a clock that is wrong, by how much and which', async () => {
    const { url } = await open()
    const clock = async (seconds: number): Promise<string> => {
      const { out } = await operating({ DATABASE_URL: url, SECRET_KEY: KEY }, wrongBy(seconds))('doctor')
      return /^\w+ +clock .+$/m.exec(out)?.[0] ?? ''
    }
    expect(await clock(0)).toMatch(/^(?:ok|warn) +clock /)
    expect(await clock(600)).toMatch(/^fail +clock +the database's is (?:5[89]|6[01])\d\.\d s behind ours$/)
    expect(await clock(-600)).toMatch(/^fail +clock +the database's is (?:5[89]|6[01])\d\.\d s ahead of ours$/)
  })
})

describe('doctor', () => {
  test('where nothing is yet says so, and makes nothing', async () => {
    const folder = await emptyFolder()
    const operate = operating({ DATABASE_URL: `sqlite:${join(folder, 'data', 'proxy.db')}` })
    const { code, out } = await operate('doctor')
    expect(code).toBe(0)
    expect(out).toContain("doesn't exist yet")
    expect(await readdir(folder)).toEqual([])
  })

  test('tells every fault of the settings, with exit 1', async () => {
    const { code, out } = await operating({ PORT: 'abc', SIGNUP: 'maybe' })('doctor')
    expect(code).toBe(1)
    for (const name of ['PORT', 'SIGNUP']) expect(out).toContain(`- ${name}: `)
  })

  test('as JSON has a level, a sentence and a next step for each look', async () => {
    const { operate } = await home()
    const { code, out } = await operate('doctor', '--json')
    expect(code).toBe(0)
    const findings: { check: string; level: string; says: string; next?: string }[] = JSON.parse(out)
    const checks = findings.map(({ check }) => check)
    for (const check of ['settings', 'database', 'schema', 'zones', 'disk', 'files', 'sender', 'ledger'])
      expect(checks).toContain(check)
    for (const { level, next } of findings) expect(level === 'ok' || (next ?? '').length > 10).toBe(true)
  })

  test('sees who may read the key, and a change of keys that was interrupted', async () => {
    const { folder, operate } = await home()
    await chmod(join(folder, 'proxy.key'), 0o644)
    await writeFile(join(folder, 'proxy.key.old'), `${generateKey()}\n`, { mode: 0o600 })
    const { code, out } = await operate('doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^fail +files +others may read \S+proxy.key \(644\)\n +chmod 600 /m)
    expect(out).toContain('a key rotation was interrupted')
  })

  test('tells that stored times are of other zone data, and how far they have come', async () => {
    const { operate, database } = await home()
    const save = (setting_id: string, value: string) =>
      database.knex('settings').insert({ setting_id, value, updated_at: new Date() })
    await save('zone_data', '1999z')
    const says = 'stored times were computed with time zone data 1999z'
    expect((await operate('doctor')).out).toMatch(new RegExp(`^warn +zones +${says}\\n +A process with the part`, 'm'))
    await save('zone_data_place', JSON.stringify({ version: zoneDataVersion(), stage: 1, after: '' }))
    expect((await operate('doctor')).out).toContain(`${says}; they are being recomputed: tasks\n`)
    await database.knex('settings').where({ setting_id: 'zone_data' }).update({ value: zoneDataVersion() })
    expect((await operate('doctor')).out).not.toContain('stored times were')
  })

  test('a database that is away is one line, and the rest is looked at', async () => {
    const { code, out, errors } = await operating({
      DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x',
      SECRET_KEY: KEY,
    })('doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^fail +database +can't be used: PostgreSQL does not answer/m)
    expect(out).toContain('zones')
    expect(out + errors).not.toContain('secret')
  })

  test('asks Slack whether the tokens work, and allow enough', async () => {
    const slack = await startFakeSlack()
    onTestFinished(() => slack.stop())
    const settings = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    }
    const { operate } = await home(settings)
    const { code, out } = await operate('doctor')
    expect(code).toBe(0)
    expect(out).toContain('the bot token works')
    expect(out).toContain('the app token opens connections')
    const other = await home({ ...settings, SLACK_BOT_TOKEN: 'xoxb-nobody' })
    const refused = await other.operate('doctor')
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('the bot token: invalid_auth')
    expect(BOT_SCOPES.length).toBeGreaterThan(5)
  })

  test('asks Discord whose the token is', async () => {
    const discord = await startDiscord()
    onTestFinished(() => discord.stop())
    const settings = {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }
    expect((await (await home(settings)).operate('doctor')).out).toMatch(/^ok +discord +the token is /m)
    const wrong = await (await home({ ...settings, DISCORD_APPLICATION_ID: '123456789012345678' })).operate('doctor')
    expect(wrong.code).toBe(1)
    expect(wrong.out).toContain(`Set DISCORD_APPLICATION_ID=${discord.applicationId}`)
    const dead = await (await home({ ...settings, DISCORD_TOKEN: 'nobody' })).operate('doctor')
    expect(dead.out).toContain('the token is no longer valid')
    discord.oauth.interactionsUrl = 'https://old.example.org/interactions'
    const elsewhere = await (await home(settings)).operate('doctor')
    expect(elsewhere.code).toBe(1)
    expect(elsewhere.out).toContain('commands and buttons go to https://old.example.org/interactions, not here')
  })

  test('says what linked roles on Discord lack: secret, address, redirect, numbers', async () => {
    const discord = await startDiscord()
    onTestFinished(() => discord.stop())
    const settings = {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
    }
    const PUBLIC_URL = 'https://proxy.example.org'
    const secret = { DISCORD_CLIENT_SECRET: discord.oauth.secret }
    const roles = async (more: Readonly<Record<string, string>>) => {
      const { code, out } = await (await home({ ...settings, ...more })).operate('doctor')
      return { code, said: out.split('\n').filter((line) => /^\w+ +linked roles /.test(line)), out }
    }
    expect((await roles({})).said).toEqual([expect.stringMatching(/^ok .* off: DISCORD_CLIENT_SECRET is not set$/)])
    expect((await roles(secret)).said).toEqual([expect.stringMatching(/^warn .* PUBLIC_URL is not$/)])

    const bare = await roles({ ...secret, PUBLIC_URL })
    expect(bare.code).toBe(1)
    expect(bare.said).toEqual([
      expect.stringMatching(/^fail .* https:\/\/proxy\.example\.org\/me\/linked-roles\/back is not a redirect/),
      expect.stringMatching(/^warn .* no address to send people to for a role$/),
      expect.stringMatching(/^warn .* doesn't know the numbers that servers can ask for$/),
    ])
    expect(bare.out).toContain('Linked Roles Verification URL to https://proxy.example.org/me/linked-roles,')

    discord.oauth.redirects.add(`${PUBLIC_URL}/me/linked-roles/back`)
    discord.oauth.verificationUrl = `${PUBLIC_URL}/me/linked-roles`
    discord.oauth.metadata = ROLE_METADATA.map(({ of: _, ...record }) => record)
    const whole = await roles({ ...secret, PUBLIC_URL })
    expect(whole).toMatchObject({ code: 0, said: [expect.stringMatching(/^ok .* set up; 0 accounts show effort/)] })
    expect(whole.out).not.toContain(discord.oauth.secret)

    const wrong = await roles({ DISCORD_CLIENT_SECRET: 'of another application', PUBLIC_URL })
    expect(wrong.code).toBe(1)
    expect(wrong.said).toEqual([expect.stringMatching(/^fail .* doesn't accept DISCORD_CLIENT_SECRET$/)])
    // Discord was asked for nothing it could give out, and nothing was changed there.
    expect(discord.requests.entries.filter(({ method }) => method === 'PUT')).toEqual([])
  })

  test('says whose effort stays on Discord, and what can no longer be told there', async () => {
    const discord = await startDiscord()
    onTestFinished(() => discord.stop())
    const PUBLIC_URL = 'https://proxy.example.org'
    discord.oauth.redirects.add(`${PUBLIC_URL}/me/linked-roles/back`)
    discord.oauth.verificationUrl = `${PUBLIC_URL}/me/linked-roles`
    discord.oauth.metadata = ROLE_METADATA.map(({ of: _, ...record }) => record)
    const { folder, database } = await home()
    const at = new Date()
    const row = { next_look_at: at, created_at: at, updated_at: at }
    await database.knex('linked_roles').insert([
      { linked_role_id: newId(), credentials: 'of another key', failure_count: 5, ...row },
      { linked_role_id: newId(), credentials: 'of another key', failure_count: 0, ...row },
    ])
    const settings = {
      DATABASE_URL: `sqlite:${join(folder, 'proxy.db')}`,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_API_URL: discord.apiUrl,
      PUBLIC_URL,
    }
    const without = (await operating(settings)('doctor')).out
    expect(without).toMatch(
      /^warn +linked roles +off, but Discord may still show the effort of 2 accounts\n +Set DISC/m,
    )
    const { out } = await operating({ ...settings, DISCORD_CLIENT_SECRET: discord.oauth.secret })('doctor')
    expect(out).toMatch(/^warn +linked roles +2 of 2 accounts are encrypted with a key that isn't here$/m)
    expect(out).toMatch(/^warn +linked roles +Discord was not told of 1 account when it should have been$/m)
  })
})

describeOnBothEngines(
  'doctor',
  (open, engine) => {
    /** SQLite's is a file: what is in memory belongs to one connection. */
    async function at(): Promise<{ database: Database; operate: ReturnType<typeof operating> }> {
      if (engine === 'sqlite') return home({ SECRET_KEY: KEY })
      const database = await open()
      return { database, operate: operating({ DATABASE_URL: database.url, SECRET_KEY: KEY }) }
    }

    test('finds the schema as the migrations made it, tells what differs, and what is to come', async () => {
      const { database, operate } = await at()
      expect((await operate('doctor')).out).toMatch(/^ok +schema +\d+ migrations, and the schema matches them/m)
      await database.knex.raw('CREATE INDEX mine ON tasks (title)')
      expect((await operate('doctor')).out).toMatch(/^warn +schema +more than the migrations created: index mine/m)
      await database.knex.raw('DROP INDEX idx_tasks_zone')
      const drifted = await operate('doctor')
      expect(drifted.code).toBe(1)
      expect(drifted.out).toContain('index idx_tasks_zone: tasks: zone_id → nothing')
      await migrate(database, 'down')
      expect((await operate('doctor')).out).toMatch(/^warn +schema +still to run: \d+_/m)
      await database.knex('knex_migrations').insert({ name: '999_newer', batch: 9 })
      const newer = await operate('doctor')
      expect(newer.code).toBe(1)
      expect(newer.out).toContain('a newer version has been here: 999_newer')
    })

    test('tells which installations can be opened by which key; keys rotate seals them anew, and can be killed', async () => {
      const { database, operate } = await at()
      const url = database.url
      const { knex } = database
      const old = 'the former key, long enough for anybody'
      for (const space of ['T1', 'T2', 'T3'])
        await knex.transaction((trx) =>
          installations.saveInstallation(
            trx,
            createSeal(old),
            { platform: 'slack', externalId: space },
            `token of ${space}`,
            new Date(),
          ),
        )
      expect((await operate('doctor')).out).toContain("3 of 3 are encrypted with a key that isn't here")
      expect(await operate('keys', 'rotate')).toMatchObject({
        code: 1,
        errors: expect.stringContaining('SECRET_KEY_OLD'),
      })

      const both = operating({ DATABASE_URL: url, SECRET_KEY: KEY, SECRET_KEY_OLD: old })
      expect((await both('doctor')).out).toContain('3 of 3 are waiting for the new key')
      // Killed after the first: it is under the new key, the others are under the old one, and both open.
      const seal = createSeal(KEY, [old])
      const [first] = await knex.transaction((trx) => installations.listSealedInstallations(trx, seal))
      await knex.transaction((trx) => installations.resealInstallation(trx, seal, first?.spaceId ?? '', new Date()))
      expect(
        await knex.transaction((trx) =>
          installations.findInstallation(trx, seal, { platform: 'slack', externalId: 'T3' }),
        ),
      ).toBe('token of T3')
      const rotated = await both('keys', 'rotate')
      expect(rotated).toMatchObject({ code: 0, errors: '' })
      expect(rotated.out).toContain('Encrypted again: 2')
      expect(rotated.out).toContain('You can remove SECRET_KEY_OLD from every process now.')
      for (const space of ['T1', 'T2', 'T3'])
        expect(
          await knex.transaction((trx) =>
            installations.findInstallation(trx, createSeal(KEY), { platform: 'slack', externalId: space }),
          ),
        ).toBe(`token of ${space}`)
      expect((await operate('doctor')).out).toContain('3, all readable')
    })

    test('sees what is stuck in the ledger', async () => {
      const { database, operate } = await at()
      expect((await operate('doctor')).out).toContain('no process is sending nudges')
      const until = new Date(Date.now() + 60_000)
      await database.knex('leases').insert({ lease_id: 'sender', holder: 'one 1 1', fence: 1, expires_at: until })
      expect((await operate('doctor')).out).toMatch(/^ok +ledger +nothing is stuck/m)
      const place = { platform: 'slack', externalId: 'T1' }
      await database.knex.transaction((trx) =>
        installations.saveInstallation(trx, createSeal(KEY), place, 'token', new Date()),
      )
      expect((await operate('doctor')).out).toMatch(/^warn +sender +no process sends to slack/m)
    })
  },
  { altersSchema: true },
)
