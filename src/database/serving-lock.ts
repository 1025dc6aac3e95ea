// SQLite has one writer. A second serving process would send every nudge twice, so it is refused.
import sqlite3 from 'sqlite3'
import { UserError } from '../user-error.ts'
import type { Database } from './engine.ts'

/**
 * Locks a database file for this process, until it ends or the returned function is called. The lock is an SQLite lock
 * on `<file>.lock`, so that kill -9 frees it too; that file holds no rows and is separate from the database, which the
 * operator's command line may use meanwhile. Does nothing on PostgreSQL and in memory.
 * @throws {UserError} if another process serves this file
 */
export async function acquireServingLock(db: Pick<Database, 'file'>): Promise<() => Promise<void>> {
  if (db.file === undefined) return async () => undefined
  const file = db.file
  const connection = await open(`${file}.lock`)
  try {
    await run(connection, 'PRAGMA busy_timeout = 0')
    await run(connection, 'BEGIN EXCLUSIVE')
  } catch (error) {
    await close(connection)
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
      throw new UserError(
        `Another Proxy already serves ${file}. Stop that one first, or use PostgreSQL, which several may share.`,
      )
    }
    throw error
  }
  return () => close(connection)
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const connection = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(connection)))
  })
}

function run(connection: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.run(sql, (error) => (error ? reject(error) : resolve()))
  })
}

function close(connection: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.close((error) => (error ? reject(error) : resolve()))
  })
}
