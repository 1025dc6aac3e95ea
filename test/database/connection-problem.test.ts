// What an installation gets wrong with PostgreSQL is told in one sentence: which setting, and what to write in it.
import pg from 'pg'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { databaseAddressFault, migrate, openDatabase } from '../../src/database/index.ts'
import { UserError } from '../../src/user-error.ts'
import { certificateFile, withSelfSignedTls } from '../fakes/tls/index.ts'
import { opener } from '../support/databases.ts'

const openPostgres = opener('postgres')

/** The one sentence; fails where it is an error with a stack. */
async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UserError)
  const { message } = error as UserError
  expect(message).not.toContain('\n')
  return message
}

describe('an address', () => {
  test.each([
    ['postgres://u:ab#cd@h/d', '#', '%23'],
    ['postgres://u:12#34@h/d', '#', '%23'],
    ['postgres://u:ab%zz@h/d', '%', '%25'],
    ['postgres://u:ab%cd@h/d', '%', '%25'],
    ['postgres://u:100%@h/d', '%', '%25'],
    ['postgres://u:a[b@h/d', '[', '%5B'],
    ['postgres://u:a]b@h/d', ']', '%5D'],
    ['postgres://u:a/b@h/d', '/', '%2F'],
    ['postgres://u:1?b@h/d', '?', '%3F'],
  ])('%s: names the setting, the character and what to write', async (url, character, escaped) => {
    const said = await problemOf(openDatabase(url))
    expect(said).toBe(
      `DATABASE_URL: the user or the password holds ${character}, which is written ${escaped} in an address.`,
    )
    const key = 'k'.repeat(32)
    expect(() => readConfig({ DATABASE_URL: url, SECRET_KEY: key })).toThrow(
      `DATABASE_URL: the user or the password holds ${character}, which is written ${escaped}`,
    )
  })

  test.each([
    ['"sqlite:./x.db"', /quotes/],
    ["'postgres://h/d'", /quotes/],
    ['sqlite:./x\r.db', /\\r/],
    ['postgres://u:p@h/d?sslmode=require\r', /\\r/],
    ['postgres://u:ab', /%23/],
  ])('%j is refused with what is wrong', async (url, why) => {
    const said = await problemOf(openDatabase(url))
    expect(said).toMatch(/^DATABASE_URL: /)
    expect(said).toMatch(why)
  })

  test.each([
    'postgres://u:a%23b%25%5B@h/d',
    'postgres://u:a@b@h/d',
    'postgres://u:a b@h/d',
    'postgres://u:p@[::1]:5432/d',
    'postgres:///d?host=/run/postgresql',
    'postgres://u:p@/d?host=/run/postgresql',
    'postgres://localhost:5432/d?user=ann@corp',
    'sqlite:./a#b%.db',
  ])('%s is one', (url) => {
    expect(databaseAddressFault(url)).toBeNull()
  })

  test('a carriage return or a space around a setting means nothing, but in a key every byte counts', () => {
    const key = `${'k'.repeat(40)} `
    const config = readConfig({ DATABASE_URL: 'sqlite::memory:\r', PORT: ' 8080\r', SECRET_KEY: key })
    expect(config).toMatchObject({ databaseUrl: 'sqlite::memory:', port: 8080, secretKey: key })
  })
})

describe('a certificate that is not trusted', () => {
  it('is told with the setting that helps, and both settings do', async () => {
    const url = await withSelfSignedTls((await openPostgres()).url)
    const said = await problemOf(openDatabase(`${url}?sslmode=require`))
    expect(said).toMatch(/self-signed certificate.+sslmode=verify-full&sslrootcert=.+sslmode=no-verify/)
    for (const mode of ['no-verify', `verify-full&sslrootcert=${certificateFile}`]) {
      const database = await openDatabase(`${url}?sslmode=${mode}`)
      onTestFinished(() => database.close())
      expect((await database.knex.raw('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    }
  })

  it('a server without TLS, and a file that is not there, are told as what they are', async () => {
    const { url } = await openPostgres()
    expect(await problemOf(openDatabase(`${url}?sslmode=require`))).toMatch(/does not speak TLS.+sslmode=disable/)
    expect(await problemOf(openDatabase(`${url}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`))).toMatch(
      /\/nowhere\/ca\.pem.+sslrootcert/,
    )
  })
})

describe('a database that can not be migrated', () => {
  it('a role without the right to make tables is told so; where all tables are there it needs none', async () => {
    const { url } = await openPostgres()
    const migrated = await openDatabase(await roleWithoutRights(url))
    onTestFinished(() => migrated.close())
    expect((await migrate(migrated, 'latest')).pending).toEqual([])
    const empty = new URL(url)
    empty.pathname = `/empty_${Date.now()}`
    await ask(url, `CREATE DATABASE ${empty.pathname.slice(1)} TEMPLATE template0`)
    onTestFinished(() => ask(url, `DROP DATABASE ${empty.pathname.slice(1)} WITH (FORCE)`))
    const database = await openDatabase(await roleWithoutRights(empty.href))
    onTestFinished(() => database.close())
    expect(await problemOf(migrate(database, 'latest'))).toMatch(
      /^The user limited_\w+ may not change the tables of the database empty_\d+ \(permission denied for schema public\).+GRANT CREATE ON SCHEMA/,
    )
  })

  it('a read-only server', async () => {
    const { url } = await openPostgres()
    const database = await openDatabase(`${url}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`)
    onTestFinished(() => database.close())
    expect(await problemOf(migrate(database, 'latest'))).toMatch(/read-only replica.+primary server in DATABASE_URL/)
  })

  it('a newer version has used it', async () => {
    const database = await openPostgres()
    const tomorrow = { name: '999_tomorrow', batch: 9, migration_time: new Date() }
    await database.knex('knex_migrations').insert(tomorrow)
    for (const direction of ['latest', 'up', 'down'] as const)
      expect(await problemOf(migrate(database, direction))).toBe(
        'A newer Proxy has used this database (999_tomorrow). Run that version.',
      )
    await database.knex('knex_migrations').where({ name: tomorrow.name }).del()
  })
})

/** May connect, and read and write the rows there are. */
async function roleWithoutRights(url: string): Promise<string> {
  const name = `limited_${process.pid}_${++roles}`
  await ask(
    url,
    `CREATE ROLE ${name} LOGIN PASSWORD 'a#b'; GRANT ALL ON ALL TABLES IN SCHEMA public TO ${name};
     GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${name}; REVOKE CREATE ON SCHEMA public FROM PUBLIC`,
  )
  onTestFinished(() => ask(url, `DROP OWNED BY ${name}; DROP ROLE ${name}`))
  const limited = new URL(url)
  limited.username = name
  limited.password = 'a#b'
  return limited.href
}

let roles = 0

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
