// The door to the database: addresses, settings that are checked, and values that come back as they went in.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  type Database,
  isConnectionLost,
  isForeignKeyViolation,
  isUniqueViolation,
  openDatabase,
} from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { ProcessedRequest } from '../../src/models/processed-request.ts'
import { Project } from '../../src/models/project.ts'
import { User } from '../../src/models/user.ts'
import { UserError } from '../../src/user-error.ts'
import { describeOnBothEngines } from '../support/databases.ts'

const at = new Date('2026-03-04T09:00:00.123Z')

function person(username = 'ann') {
  return { user_id: newId(), username, email: `${username}@users.invalid`, created_at: at, updated_at: at }
}

describe('openDatabase', () => {
  it.each(['', 'proxy.db', 'mysql://localhost/proxy', 'sqlite:'])('refuses the address %j', async (url) => {
    await expect(openDatabase(url)).rejects.toBeInstanceOf(UserError)
  })

  it('reports a server that is not there as a lost connection', async () => {
    const error = await openDatabase('postgres://nobody@127.0.0.1:1/none').catch((reason: unknown) => reason)
    expect(isConnectionLost(error)).toBe(true)
  })
})

describeOnBothEngines('values', (open) => {
  it('reads instants, booleans and defaults as what they are', async () => {
    const { knex } = await open()
    const row = person()
    const written = await knex.transaction(async (trx) => await User.query(trx).insert(row))
    expect(written).toMatchObject({ timezone: 'UTC', preferences: '{}', is_active: true })
    const read = await User.query(knex).findById(row.user_id)
    expect(read).toMatchObject({ ...row, is_active: true, last_login: null })
  })

  it('reads sums, counts and NUMERIC as numbers', async () => {
    const { knex } = await open()
    await knex('tasks').insert({
      ...{ task_id: newId(), title: 'a', description: '', created_at: at, updated_at: at },
      ...{ estimated_hours: 1.25, total_minutes: 75 },
    })
    const query = knex('tasks').count('* as n').sum('total_minutes as minutes').max('estimated_hours as hours')
    expect(await query.first()).toEqual({ n: 1, minutes: 75, hours: 1.25 })
  })

  it('sorts instants together with CURRENT_TIMESTAMP', async () => {
    const { knex } = await open()
    const user = person()
    await knex('users').insert(user)
    const token = (token_id: string, expires_at: Date) => ({
      ...{ token_id, user_id: user.user_id, token_hash: '', expires_at },
    })
    await knex('refresh_tokens').insert([
      token('lived', new Date('2001-01-01T00:00:00Z')),
      token('lives', new Date('2999-01-01T00:00:00Z')),
    ])
    const expired = await knex('refresh_tokens').whereRaw('expires_at < CURRENT_TIMESTAMP').pluck('token_id')
    expect(expired).toEqual(['lived'])
    const [made] = await knex('refresh_tokens').pluck('created_at')
    expect(made).toBeInstanceOf(Date)
  })
})

describeOnBothEngines('refusals of the database', (open) => {
  it('tells a key held twice from a row that is missing', async () => {
    const { knex } = await open()
    await knex('processed_requests').insert({ request_id: 'a', created_at: at })
    const twice = { request_id: 'a', created_at: at }
    const ofKnex = await knex('processed_requests').insert(twice).catch(reason)
    const ofObjection = await ProcessedRequest.query(knex).insert(twice).catch(reason)
    expect([ofKnex, ofObjection].map(isUniqueViolation)).toEqual([true, true])
    expect([ofKnex, ofObjection].map(isForeignKeyViolation)).toEqual([false, false])

    const orphan = {
      project_id: newId(),
      name: 'a',
      description: '',
      owner_id: newId(),
      created_at: at,
      updated_at: at,
    }
    const missing = await Project.query(knex).insert(orphan).catch(reason)
    expect([isForeignKeyViolation(missing), isUniqueViolation(missing), isConnectionLost(missing)]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describeOnBothEngines('an error', (open) => {
  it('does not repeat what somebody wrote', async () => {
    const { knex } = await open()
    const refused = await knex('processed_requests')
      .insert({ request_id: 'my private words', created_at: null })
      .catch(reason)
    expect(String(refused)).toContain('processed_requests')
    expect(String(refused)).not.toContain('private')
  })
})

describe('a SQLite file', () => {
  const opened: Database[] = []
  afterEach(async () => {
    for (const db of opened.splice(0)) await db.close()
  })

  async function file(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-database-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    return join(folder, 'data', 'proxy.db')
  }

  async function open(path: string): Promise<Database> {
    const db = await openDatabase(`sqlite:${path}`)
    opened.push(db)
    return db
  }

  it('is made private, with its folder, and with the settings asked for', async () => {
    const path = await file()
    const db = await open(path)
    expect(db).toMatchObject({ engine: 'sqlite', file: path })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const pragmas = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(async (name) =>
      Object.values((await db.knex.raw(`PRAGMA ${name}`))[0]),
    )
    expect((await Promise.all(pragmas)).flat()).toEqual(['wal', 2, 1, 5_000])
  })

  it('lets writers that read first take turns', async () => {
    const path = await file()
    const [first, second] = [await open(path), await open(path)]
    await first.knex.schema.createTable('counters', (table) => table.integer('n'))
    await first.knex('counters').insert({ n: 0 })
    const countUp = (db: Database) =>
      db.knex.transaction(async (trx) => {
        const { n } = await trx('counters').first()
        await trx('counters').update({ n: n + 1 })
      })
    await Promise.all(Array.from({ length: 20 }, (_, i) => countUp(i % 2 === 0 ? first : second)))
    expect(await first.knex('counters').first()).toEqual({ n: 20 })
  })

  it('does not run a transaction that could not begin', async () => {
    const path = await file()
    const [first, second] = [await open(path), await open(path)]
    await second.knex.raw('PRAGMA busy_timeout = 0')
    let ran = false
    await first.knex.transaction(async () => {
      const refused = second.knex.transaction(async () => {
        ran = true
      })
      await expect(refused).rejects.toThrow('SQLITE_BUSY')
    })
    expect(ran).toBe(false)
  })

  it('says what is wrong when a query forgets its transaction', async () => {
    const db = await openDatabase('sqlite::memory:', { acquireTimeoutMs: 50 })
    opened.push(db)
    const forgotten = db.knex.transaction(async () => await db.knex.raw('SELECT 1'))
    await expect(forgotten).rejects.toThrow('has to be given that transaction')
  })
})

function reason(error: unknown): unknown {
  return error
}
