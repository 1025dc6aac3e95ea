// SQLite: one connection, writers that queue instead of failing, and settings that are verified.
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import knex, { type Knex } from 'knex'
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js'
import SqliteDialect from 'knex/lib/dialects/sqlite3/index.js'
import * as z from 'zod'
import {
  executeStatement,
  finalizeStatements,
  type SqliteConnection,
  type StatementResult,
} from './sqlite-statements.ts'
import { fromSqlite, toSqlite } from './sqlite-values.ts'
import { DatabaseFileLostError } from './storage.ts'
import { createTurnQueue } from './turns.ts'

/** How long a writer waits for another process (the operator's command line), in milliseconds. */
const busyTimeoutMs = 5_000

/**
 * Opens a file, or an in-memory database that lives as long as the pool.
 * @param file an absolute path, or `:memory:`
 * @param acquireTimeoutMs how long a request waits for the connection
 */
export function openSqlite(file: string, onWarning: (message: string) => void, acquireTimeoutMs: number): Knex {
  if (file !== ':memory:') createPrivateFile(file)
  return knex({
    client: SqliteClient,
    connection: { filename: file },
    // Inserting rows with different columns fails instead of writing NULL for a default.
    useNullAsDefault: false,
    // The queue before the pool waits; the pool then has the connection free.
    acquireConnectionTimeout: acquireTimeoutMs,
    // Errors contain the statement without its values.
    compileSqlOnError: false,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: SqliteConnection, done: (error: Error | null) => void) {
        configure(connection, file === ':memory:').then(() => done(null), done)
      },
    },
    log: { warn: onWarning, error: onWarning, deprecate: onWarning, debug: () => undefined },
  })
}

/** A query on its way through Knex. */
interface Query {
  readonly sql: string
  readonly bindings?: readonly unknown[]
  readonly method?: string
  readonly returning?: unknown
  response?: unknown
  /** What it wrote. */
  context?: unknown
}

class SqliteClient extends SqliteDialect {
  private readonly turns = createTurnQueue()

  override prepBindings(bindings: unknown): unknown {
    return Array.isArray(bindings) ? bindings.map(toSqlite) : bindings
  }

  /** As in Knex, but with cached statements. */
  override async _query(connection: SqliteConnection, query: Query): Promise<Query> {
    const { sql, bindings = [], method = '', returning } = query
    const writes = method === 'counter' || method === 'del' || (/^(?:insert|update)$/.test(method) && !returning)
    let outcome: StatementResult
    try {
      outcome = await executeStatement(connection, sql, bindings, writes ? 'run' : 'all')
    } catch (error) {
      // A commit that failed may leave its transaction open, and every later one on this connection would be refused.
      if (/^COMMIT/i.test(sql)) await executeStatement(connection, 'ROLLBACK', [], 'run').catch(() => undefined)
      // After a full disk SQLite has taken the transaction back itself; why it failed is what has to be told.
      if (!/^ROLLBACK;?$/i.test(sql) || !String(error).includes('no transaction is active')) throw error
      outcome = {}
    }
    query.response = outcome.rows
    query.context = outcome
    return query
  }

  override async destroyRawConnection(connection: SqliteConnection): Promise<void> {
    await finalizeStatements(connection)
    await super.destroyRawConnection(connection)
  }

  override processResponse(answer: { response?: unknown }, runner: unknown): unknown {
    // Converted before Knex picks columns: `pluck` drops the column names that tell a value's type.
    fromSqlite(answer.response)
    return super.processResponse(answer, runner)
  }

  override transaction(container: unknown, config: unknown, outerTx: unknown): Knex.Transaction {
    // Knex types the transaction as the caller's; inside it is this class.
    return new ImmediateTransaction(this, container, config, outerTx) as unknown as Knex.Transaction
  }

  /** Whether nothing may be asked any more, since the file is lost. */
  isRefusing: () => boolean = () => false

  override async acquireConnection(): Promise<unknown> {
    if (this.isRefusing()) throw new DatabaseFileLostError('The database file was removed or replaced')
    await this.turns.acquire(this.config.acquireConnectionTimeout ?? DEFAULT_WAIT_MS)
    try {
      return await super.acquireConnection()
    } catch (error) {
      this.turns.release()
      throw error
    }
  }

  override async releaseConnection(connection: unknown): Promise<void> {
    await super.releaseConnection(connection)
    this.turns.release()
  }
}

/** Refuses every query from the moment `isLost` says so. */
export function refuseWhen({ client }: Knex, isLost: () => boolean): void {
  if (client instanceof SqliteClient) client.isRefusing = isLost
}

const DEFAULT_WAIT_MS = 5_000

class ImmediateTransaction extends SqliteTransaction {
  /** A plain BEGIN that reads and then writes fails beside a second writer; IMMEDIATE waits. */
  override begin(connection: unknown): Promise<unknown> {
    // Not `this.query`: that ignores a failed BEGIN and would run the container anyway.
    return this.trxClient.query(connection, 'BEGIN IMMEDIATE;')
  }
}

async function configure(connection: SqliteConnection, inMemory: boolean): Promise<void> {
  // First, so that later statements wait for other processes instead of failing.
  await expectPragma(connection, 'busy_timeout', `${busyTimeoutMs}`, busyTimeoutMs)
  // Before the first page is written: later it takes effect only when the whole file is written anew. Asked for again, it
  // would wait for another process's transaction.
  if ((await readPragma(connection, 'auto_vacuum')) !== 2)
    await executeStatement(connection, 'PRAGMA auto_vacuum = INCREMENTAL', [], 'all')
  await expectPragma(connection, 'journal_mode', 'WAL', inMemory ? 'memory' : 'wal')
  await expectPragma(connection, 'synchronous', 'FULL', 2)
  await expectPragma(connection, 'foreign_keys', 'ON', 1)
}

/** SQLite silently ignores an invalid setting, so each is read back. */
async function expectPragma(
  connection: SqliteConnection,
  name: string,
  value: string,
  expected: string | number,
): Promise<void> {
  await executeStatement(connection, `PRAGMA ${name} = ${value}`, [], 'all')
  const actual = await readPragma(connection, name)
  if (actual !== expected) throw new Error(`SQLite refused ${name} = ${value}: it is ${String(actual)}`)
}

async function readPragma(connection: SqliteConnection, name: string): Promise<string | number | undefined> {
  const [row] = pragmaRows.parse((await executeStatement(connection, `PRAGMA ${name}`, [], 'all')).rows)
  return Object.values(row ?? {})[0]
}

const pragmaRows = z.array(z.record(z.string(), z.union([z.string(), z.number()])))

/** Creates the folder and file before SQLite does, readable by their owner only, since they hold private data. */
function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}
