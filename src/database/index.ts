// Opens the database: which engine an address means, its settings checked. The domain never sees it and is given a
// transaction. On both engines instants are read as Date, booleans as booleans, numbers as numbers.
import { resolve } from 'node:path'
import type { Knex } from 'knex'
import { UserError } from '../user-error.ts'
import { databaseAddressFault } from './address.ts'
import { explainConnectionError } from './connection-problem.ts'
import type { Database } from './engine.ts'
import { fileProblem, isFileLocked } from './errors.ts'
import { lockedFileText } from './lock-holders.ts'
import { retryConnectTimeout, retryTransient } from './retry.ts'
import { openSqlite, refuseWhen } from './sqlite.ts'
import { watchStorage } from './storage.ts'

export { databaseAddressFault } from './address.ts'
export { explainConnectionError } from './connection-problem.ts'
export type { Database, Engine } from './engine.ts'
export {
  fileProblem,
  isConnectionLost,
  isFileLocked,
  isForeignKeyViolation,
  isPoolTimeout,
  isTransient,
  isUniqueViolation,
  storageTroubleOf,
} from './errors.ts'
export { lockedFileText } from './lock-holders.ts'
export {
  type MigrationDirection,
  type MigrationReport,
  migrate,
  migrationSource,
  requireKnownMigrations,
} from './migrations.ts'
export { enableSpaceReturn, readFileSpace, reclaimSpace } from './reclaim.ts'
export { retryTransient } from './retry.ts'
export { acquireServingLock } from './serving-lock.ts'
export { STORAGE_TEXT, type StorageTrouble } from './storage.ts'
export { runInBackground } from './turns.ts'

/** Reads that share one snapshot: implicit on SQLite, requested on PostgreSQL. */
export const withSnapshot = <R>({ knex, engine }: Database, read: (trx: Knex.Transaction) => Promise<R>): Promise<R> =>
  engine === 'postgres' ? knex.transaction(read, { isolationLevel: 'repeatable read' }) : knex.transaction(read)

/** A transaction that is retried after a serialization failure. */
export const transactWithRetry = <R>({ knex }: Database, work: (trx: Knex.Transaction) => Promise<R>): Promise<R> =>
  retryTransient(() => knex.transaction(work))

export interface DatabaseOptions {
  /** Logs lost connections and the like; silent by default. */
  readonly onWarning?: (message: string) => void
  /** How long a query waits for a pooled connection; 5 seconds by default. */
  readonly acquireTimeoutMs?: number
  /** How long PostgreSQL may take to answer, and a transaction may be idle; 10 seconds by default. */
  readonly answerTimeoutMs?: number
}

/**
 * Opens `sqlite:./path`, `sqlite:/path`, `sqlite::memory:`, `postgres://…` or `postgresql://…`, and runs a first query,
 * so that a wrong address or refused setting is reported now. A missing SQLite file is created.
 * @throws {UserError} if the address has another scheme, the server does not answer, refuses, or is older than
 * PostgreSQL 13, or the file can't be written, has no space, or is no database
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const fault = databaseAddressFault(url)
  if (fault !== null) throw new UserError(`DATABASE_URL: ${fault}.`)
  // The first query's error is thrown, so the pool need not log it too.
  let isOpen = false
  const onWarning = (message: string): void => {
    if (isOpen) options.onWarning?.(message)
  }
  const acquireTimeoutMs = options.acquireTimeoutMs ?? 5_000
  const path = sqlitePath(url)
  const file = databaseFile(url)
  let knex: Knex
  if (path !== undefined) knex = openSqliteFile(file, onWarning, acquireTimeoutMs)
  else {
    // Not loaded with SQLite: the terminal's first answer waits for every import.
    const { openPostgres } = await import('./postgres.ts')
    knex = openPostgres(url, onWarning, acquireTimeoutMs, options.answerTimeoutMs ?? 10_000)
  }
  const engine = path === undefined ? 'postgres' : 'sqlite'
  try {
    if (engine === 'postgres') await requireVersion(knex, options.onWarning)
    else await knex.raw('SELECT 1')
  } catch (error) {
    await knex.destroy()
    throw engine === 'postgres' ? explainConnectionError(error, url) : explainFileError(error, file)
  }
  isOpen = true
  const watch = watchStorage(knex, file, onWarning)
  if (engine === 'sqlite') refuseWhen(knex, () => watch.isFileLost)
  return {
    knex,
    engine,
    url,
    file,
    storageTrouble: () => watch.trouble,
    noteCommitted: watch.noteCommitted,
    close() {
      watch.stop()
      return knex.destroy()
    },
  }
}

/** SQLite's file of a database address, absolute; undefined in memory and on PostgreSQL. */
export function databaseFile(url: string): string | undefined {
  const path = sqlitePath(url)
  return path === undefined || path === ':memory:' ? undefined : resolve(path)
}

const sqlitePath = (url: string): string | undefined => /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1]

function openSqliteFile(
  file: string | undefined,
  onWarning: (message: string) => void,
  acquireTimeoutMs: number,
): Knex {
  try {
    return openSqlite(file ?? ':memory:', onWarning, acquireTimeoutMs)
  } catch (error) {
    throw explainFileError(error, file)
  }
}

function explainFileError(error: unknown, file: string | undefined): unknown {
  if (file !== undefined && isFileLocked(error)) return new UserError(lockedFileText(file))
  const trouble = fileProblem(error, file)
  return trouble === null ? error : new UserError(trouble)
}

async function requireVersion(knex: Knex, onWarning: DatabaseOptions['onWarning']): Promise<void> {
  const { rows } = await retryConnectTimeout(
    async () => knex.raw("SELECT current_setting('server_version_num')::int AS version"),
    () => onWarning?.('PostgreSQL takes its time over a connection, and is asked again'),
  )
  const version: unknown = rows[0]?.version
  if (typeof version !== 'number' || version < 130_000) throw new UserError('Proxy needs PostgreSQL 13 or newer.')
}
