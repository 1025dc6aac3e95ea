// The door to the database: addresses, settings that are checked, and values that come back as they went in.
import { afterEach, describe, expect, it } from 'vitest'
import { type Database, migrate, openDatabase } from '../src/database.ts'
import { newId } from '../src/models/id.ts'
import { User } from '../src/models/user.ts'
import { UserError } from '../src/user-error.ts'

const at = new Date('2026-03-04T09:00:00.123Z')
const open: Database[] = []

afterEach(async () => {
  for (const db of open.splice(0)) await db.close()
})

async function memory(): Promise<Database> {
  const db = await openDatabase('sqlite::memory:')
  open.push(db)
  return db
}

describe('openDatabase', () => {
  it.each(['', 'proxy.db', 'mysql://localhost/proxy', 'sqlite:'])('refuses the address %j', async (url) => {
    await expect(openDatabase(url)).rejects.toBeInstanceOf(UserError)
  })

  it('reads instants, booleans and numbers as what they are', async () => {
    const db = await memory()
    await migrate(db, 'latest')
    const row = { user_id: newId(), username: 'ann', email: 'ann@users.invalid', created_at: at, updated_at: at }
    const written = await db.knex.transaction(async (trx) => await User.query(trx).insert(row))
    expect(written).toMatchObject({ timezone: 'UTC', preferences: '{}', is_active: true })
    const read = await User.query(db.knex).findById(row.user_id)
    expect(read).toMatchObject({ created_at: at, is_active: true, last_login: null })
    const [{ kept }] = await db.knex.raw('SELECT created_at AS kept FROM users')
    expect(kept).toBe('2026-03-04 09:00:00.123')
  })
})
