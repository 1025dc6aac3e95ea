// A fresh, migrated, empty database for a test, on either engine, closed after it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, describe, inject } from 'vitest'
import { type Database, type Engine, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { PATIENCE_MS } from './patience.ts'

/** Opens one more database. On SQLite it is in memory. */
export type Open = () => Promise<Database>

export interface OpenOptions {
  /** When it is closed: after the test that opened it, unless this says `block` (for `beforeAll`). */
  readonly until?: 'test' | 'block'
  /** The block changes tables, so that no other test may have its databases after it. */
  readonly altersSchema?: boolean
}

/**
 * A `describe` for each engine. Each `open()` gives a database of its own.
 *
 *     describeOnBothEngines('tasks', (open) => {
 *       it('captures', async () => { const db = await open() … })
 *     })
 */
export function describeOnBothEngines(
  name: string,
  body: (open: Open, engine: Engine) => void,
  options: OpenOptions = {},
): void {
  for (const engine of ENGINES) {
    describe(`${name} (${engine})`, () => body(opener(engine, options), engine))
  }
}

/** `TEST_ENGINE=sqlite` leaves PostgreSQL out, for mutation testing, which runs each test hundreds of times. */
const ENGINES: readonly Engine[] = process.env['TEST_ENGINE'] === 'sqlite' ? ['sqlite'] : ['sqlite', 'postgres']

/** For one engine alone; called inside a `describe`, or at the top of a file. */
export function opener(engine: Engine, options: OpenOptions = {}): Open {
  const opened: Fresh[] = []
  const after = options.until === 'block' ? afterAll : afterEach
  after(async () => {
    for (const { db, giveBack } of opened.splice(0)) {
      // A test that closed or broke its connections keeps its database: the next one gets a new one.
      const isKept = options.altersSchema !== true && (await giveBack().catch(() => false))
      if (!isKept) await db.close()
    }
  })
  return async () => {
    const fresh = engine === 'sqlite' ? await freshSqlite() : await freshPostgres()
    opened.push(fresh)
    return fresh.db
  }
}

interface Fresh {
  readonly db: Database
  /** Makes it ready for another test. Whether it stays open for the next one of this worker. */
  giveBack(): Promise<boolean>
}

/** A connection may take as long as a busy machine makes it take. */
const PATIENT = { acquireTimeoutMs: PATIENCE_MS }

async function freshSqlite(): Promise<Fresh> {
  const db = idle.sqlite.pop() ?? (await openSqlite())
  const listeners = countListeners(db)
  const version = await schemaVersion(db)
  const giveBack = async () => {
    if (db.knex.client.pool.numUsed() > 0 || (await schemaVersion(db)) !== version) return false
    await executeAll(db, `BEGIN;${deletion};COMMIT`)
    return countListeners(db) === listeners && keepIdle(db)
  }
  return { db, giveBack }
}

/** It changes with each change of the schema, by whichever test. */
async function schemaVersion({ knex }: Database): Promise<unknown> {
  const [row] = await knex.raw('PRAGMA schema_version')
  return row.schema_version
}

async function openSqlite(): Promise<Database> {
  const db = await openDatabase('sqlite::memory:', PATIENT)
  schema ??= readSchema()
  if (schema === undefined) {
    await migrate(db, 'latest')
    schema = await statementsOf(db)
    if (SCHEMA_FILE !== undefined) writeFileSync(SCHEMA_FILE, schema)
  } else {
    await executeAll(db, schema)
  }
  return db
}

/** What makes the migrated schema, taken from this worker's first database: running it is far quicker than migrating. */
let schema: string | undefined

/** Where many workers follow one another, the first one may leave the schema here for the others. */
const SCHEMA_FILE = process.env['TEST_SCHEMA_FILE']

const readSchema = (): string | undefined =>
  SCHEMA_FILE !== undefined && existsSync(SCHEMA_FILE) ? readFileSync(SCHEMA_FILE, 'utf8') : undefined

async function statementsOf(db: Database): Promise<string> {
  const made = await db.knex('sqlite_schema').whereNotNull('sql').whereNot('name', 'like', 'sqlite_%').orderBy('rowid')
  const migrations = await db.knex('knex_migrations').orderBy('id')
  return [
    'BEGIN',
    ...made.map(({ sql }) => sql),
    ...migrations.map(({ name }) => `INSERT INTO knex_migrations (name, batch) VALUES ('${name}', 1)`),
    'INSERT INTO knex_migrations_lock (is_locked) VALUES (0)',
    'COMMIT',
  ].join(';\n')
}

/** Knex runs one statement at a time; the driver takes them all at once. */
async function executeAll(db: Database, statements: string): Promise<void> {
  const connection = await db.knex.client.acquireConnection()
  await new Promise<void>((resolve, reject) => {
    connection.exec(statements, (error: Error | null) => (error === null ? resolve() : reject(error)))
  })
  await db.knex.client.releaseConnection(connection)
}

/**
 * Empty databases of this worker whose connections are open: a new connection prepares its statements anew, and on
 * PostgreSQL reads the catalogue anew.
 */
const idle: Readonly<Record<Engine, Database[]>> = { sqlite: [], postgres: [] }

/** More would leave the server too few connections for the other workers. */
const MOST_IDLE = 2

/** @returns whether it is kept for another test */
function keepIdle(db: Database): boolean {
  const isKept = db.storageTrouble() === null && idle[db.engine].length < MOST_IDLE
  if (isKept) idle[db.engine].push(db)
  return isKept
}

/** Copying a database takes PostgreSQL a tenth of a second, emptying one a few milliseconds. */
async function freshPostgres(): Promise<Fresh> {
  const door = inject('postgresDoor')
  const db = idle.postgres.pop() ?? (await openDatabase(await answer(await fetch(door)), PATIENT))
  const listeners = countListeners(db)
  const giveBack = async () => {
    await db.knex.raw('SELECT test_support.empty_tables()')
    const isAsItWas = countListeners(db) === listeners && db.knex.client.pool.numUsed() === 0
    if (isAsItWas && keepIdle(db)) return true
    await answer(await fetch(door, { method: 'POST', body: db.url }))
    return false
  }
  return { db, giveBack }
}

/** A test that listens to its database is heard no more after it: such a database is closed. */
const countListeners = ({ knex }: Database): number =>
  ['start', 'query', 'query-response', 'query-error'].reduce((sum, event) => sum + knex.listenerCount(event), 0)

const deletion = models
  .map(({ tableName }) => `DELETE FROM ${tableName}`)
  .reverse()
  .join(';')

async function answer(response: Response): Promise<string> {
  const text = await response.text()
  if (!response.ok) throw new Error(`No PostgreSQL for the tests: ${text}`)
  return text
}
