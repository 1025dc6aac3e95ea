// A database whose statements may fail, whose commits may be lost or cut, and which ends the process at any step: SQLite in
// memory, looked at before and after each statement.
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'
import { type World, world } from '../../src/time/world.ts'
import { ProcessKilledError, type SimulatedProcess, type SimulatedTime } from './clock.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'

/**
 * What becomes of a statement. `failed`: it is not run; `lost`: a commit that is taken back; `cut`: it is run, and the
 * process hears of an error; `slow`: it takes its time.
 */
export type StatementFate = 'runs' | 'failed' | 'lost' | 'cut' | 'slow'

const SLOW_MS = 70

/** What a run decides about statements. */
export interface StatementWatch {
  /** Called before each statement of a living process. */
  before(process: SimulatedProcess, sql: string): StatementFate
  /** Called after it was run. */
  after(process: SimulatedProcess, sql: string): void
}

export interface SimulatedDatabase {
  readonly database: Database
  readonly surroundings: Surroundings
  /** Makes it empty, for a run whose processes these are. */
  begin(time: SimulatedTime, watch: StatementWatch): Promise<void>
  addProcess(process: SimulatedProcess): void
  /** A process that nothing befalls but what this does, which is called before and after each of its statements. */
  watchSteps(process: SimulatedProcess, step: () => void): void
  /** Whether this process has a transaction open; without one, whether anything has the only connection. */
  isInTransaction(process?: SimulatedProcess): boolean
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

/** More than these changed by one statement take longer than a statement may. */
const MAX_ROWS_AT_ONCE = 2_000

/** As PostgreSQL ends a statement that takes too long. */
class StatementTimeoutError extends Error {
  readonly code = '57014'
  constructor() {
    super('canceling statement due to statement timeout')
  }
}

const changesOf = ({ context }: Query): number =>
  typeof context === 'object' && context !== null && 'changes' in context ? Number(context.changes) : 0

export async function openSimulatedDatabase(): Promise<SimulatedDatabase> {
  const database = await openDatabase('sqlite::memory:')
  await migrate(database, 'latest')
  const surroundings = createSurroundings()
  const processes = new WeakMap<World, SimulatedProcess>()
  const stepped = new WeakMap<SimulatedProcess, () => void>()
  let run: { readonly time: SimulatedTime; readonly watch: StatementWatch } | null = null
  // The class of the client, which its transactions share.
  const client: QueryClient = Object.getPrototypeOf(database.knex.client)
  const original = client._query
  let isFirst = true
  /** Whose transaction is open. */
  let owner: SimulatedProcess | null = null
  /** Tables that something was written to. */
  const written = new Set<string>()
  /** Statements that take their time now: each has the only connection. */
  let slow = 0

  client._query = async function (this: QueryClient, connection: unknown, query: Query): Promise<Query> {
    const process = processes.get(world())
    const here = run
    const table = /^\s*(?:with\b[\s\S]*?)?insert into [`"]?(\w+)/i.exec(query.sql)?.[1]
    if (table !== undefined) written.add(table)
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
    const step = stepped.get(process)
    /** Dies where the step says so, as the end of its connection would have it. */
    const stepOr = async (isOpen: boolean): Promise<void> => {
      try {
        step?.()
      } catch (error) {
        if (isOpen) await takeBack()
        throw error
      }
    }
    if (step) {
      await stepOr(isCommit)
      const stepped = await execute(query)
      await stepOr(/^BEGIN/i.test(query.sql))
      return stepped
    }
    const fate = here.watch.before(process, query.sql)
    if (!process.isAlive) return die(isCommit)
    if (fate === 'slow') {
      slow++
      await process
        .rest(SLOW_MS)
        .finally(() => slow--)
        .catch(() => die(isCommit))
    }
    if (fate === 'failed') throw new DatabaseAwayError('The database is away')
    if (fate === 'lost') {
      await takeBack()
      throw new DatabaseAwayError('A commit was lost')
    }
    const done = await execute(query)
    if (changesOf(done) > MAX_ROWS_AT_ONCE) throw new StatementTimeoutError()
    if (/^BEGIN/i.test(query.sql)) owner = process
    else if (isCommit) owner = null
    here.watch.after(process, query.sql)
    if (fate === 'cut') throw new DatabaseAwayError('A commit was cut')
    if (!process.isAlive) return die(/^BEGIN/i.test(query.sql))
    return done
  }

  return {
    ...{ database, surroundings },
    isInTransaction: (process) => (process ? owner === process : owner !== null || slow > 0),
    addProcess: (process) => processes.set(process.world, process),
    watchSteps(process, step) {
      processes.set(process.world, process)
      stepped.set(process, step)
    },
    async begin(time, watch) {
      run = null
      // All of them the first time: the migrations wrote some.
      const gone = [...models].filter(({ tableName }) => isFirst || written.has(tableName))
      for (const { tableName } of gone.reverse()) await database.knex(tableName).delete()
      isFirst = false
      written.clear()
      surroundings.begin(time)
      run = { time, watch }
    },
    async close() {
      client._query = original
      surroundings.close()
      await database.close()
    },
  }
}
