// A database whose statements may fail, whose commits may be lost or cut, and which ends the process at any step: SQLite in
// memory, looked at before and after each statement.
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { type World, world } from '../../src/time/world.ts'
import { ProcessKilledError, type SimulatedProcess, type SimulatedTime } from './clock.ts'

/**
 * What becomes of a statement. `failed`: it is not run; `lost`: a commit that is taken back; `cut`: it is run, and the
 * process hears of an error.
 */
export type StatementFate = 'runs' | 'failed' | 'lost' | 'cut'

/** What a run decides about statements. */
export interface StatementWatch {
  /** Called before each statement of a living process. */
  before(process: SimulatedProcess, sql: string): StatementFate
  /** Called after it was run. */
  after(process: SimulatedProcess, sql: string): void
}

export interface SimulatedDatabase {
  readonly database: Database
  /** Makes it empty, for a run whose processes these are. */
  begin(time: SimulatedTime, watch: StatementWatch): Promise<void>
  addProcess(process: SimulatedProcess): void
  /** Whether this process has a transaction open. */
  isInTransaction(process: SimulatedProcess): boolean
  close(): Promise<void>
}

interface Query {
  readonly sql: string
  response?: unknown
  context?: unknown
}

interface QueryClient {
  _query(connection: unknown, query: Query): Promise<Query>
}

/** The database is away: to the program an error like any other. */
class DatabaseAwayError extends Error {
  readonly code = 'ECONNRESET'
}

export async function openSimulatedDatabase(): Promise<SimulatedDatabase> {
  const database = await openDatabase('sqlite::memory:')
  await migrate(database, 'latest')
  const processes = new WeakMap<World, SimulatedProcess>()
  let run: { readonly time: SimulatedTime; readonly watch: StatementWatch } | null = null
  // The class of the client, which its transactions share.
  const client: QueryClient = Object.getPrototypeOf(database.knex.client)
  const original = client._query
  /** Whose transaction is open. */
  let owner: SimulatedProcess | null = null

  client._query = async function (this: QueryClient, connection: unknown, query: Query): Promise<Query> {
    const process = processes.get(world())
    const here = run
    const execute = async (given: Query): Promise<Query> => {
      const end = here?.time.beginReal()
      try {
        return await original.call(this, connection, given)
      } finally {
        end?.()
      }
    }
    // What a dead process had begun is taken back by its database.
    const isRollback = /^ROLLBACK/i.test(query.sql)
    if (isRollback) owner = null
    if (!process || !here || isRollback) return execute(query)
    const isCommit = /^COMMIT/i.test(query.sql)
    const takeBack = (): Promise<Query> => {
      owner = null
      return execute({ ...query, sql: 'ROLLBACK;' })
    }
    const die = async (isOpen: boolean): Promise<never> => {
      // As the end of its connection would: what is open is taken back.
      if (isOpen) await takeBack()
      throw new ProcessKilledError(process.name)
    }
    if (!process.isAlive) return die(isCommit)
    if (process.isFrozen) await process.rest(0).catch(() => die(isCommit))
    const fate = here.watch.before(process, query.sql)
    if (!process.isAlive) return die(isCommit)
    if (fate === 'failed') throw new DatabaseAwayError('The database is away')
    if (fate === 'lost') {
      await takeBack()
      throw new DatabaseAwayError('A commit was lost')
    }
    const done = await execute(query)
    if (/^BEGIN/i.test(query.sql)) owner = process
    else if (isCommit) owner = null
    here.watch.after(process, query.sql)
    if (fate === 'cut') throw new DatabaseAwayError('A commit was cut')
    if (!process.isAlive) return die(/^BEGIN/i.test(query.sql))
    return done
  }

  return {
    database,
    isInTransaction: (process) => owner === process,
    addProcess: (process) => processes.set(process.world, process),
    async begin(time, watch) {
      run = null
      for (const { tableName } of [...models].reverse()) await database.knex(tableName).delete()
      run = { time, watch }
    },
    async close() {
      client._query = original
      await database.close()
    },
  }
}
