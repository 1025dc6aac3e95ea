// What every operator's command is given: settings, the database, somewhere to say things, and what only the platforms'
// own code knows.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Config, readConfig } from '../app/config.ts'
import { type Database, migrate, openDatabase, requireKnownMigrations } from '../database/index.ts'
import { keyFile } from '../ops/secret-key.ts'
import type { Clock } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import type { ProgressBar } from './progress-bar.ts'

export interface OperatorContext extends OperatorOptions {
  /** Makes nothing: where SQLite's key is not there, a pretended one is told. @throws UserError with every fault of the settings */
  loadConfig(): Config
  /**
   * Opens the database, and closes it whatever happens. Does not bring its schema up.
   * @throws UserError where it is not as it is expected to be
   */
  withDatabase<R>(work: (database: Database) => Promise<R>, expected?: ExpectedSchema): Promise<R>
}

/** Of this version's schema, unless something else will do: any schema, or no database yet, which is then made. */
export type ExpectedSchema = 'this version' | 'any' | 'nothing'

/** What differs between the program and its tests. */
export interface OperatorOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Of Proxy. */
  readonly version: string
  /** One line for whoever, or whatever, reads the answer. */
  print(text: string): void
  /** One line for whoever asked, about why there is no answer. */
  printError(text: string): void
  /** How far long work is; seen at a terminal only. */
  createProgress(what: string, of: number): ProgressBar
  readonly platforms: PlatformTools
}

export const createOperatorContext = (ground: OperatorOptions): OperatorContext => ({
  ...ground,
  loadConfig: () => readConfig(withPlaceholderKey(ground.environment)),
  async withDatabase(work, expected = 'this version') {
    const missing = missingDatabaseFile(ground.environment)
    if (missing !== null && expected !== 'nothing')
      throw new UserError(
        `There is no database ${missing} yet. npm start creates it, and so does npm run cli -- migrate.`,
      )
    const database = await openDatabase(readConfig(ground.environment).databaseUrl)
    try {
      if (expected === 'this version') await requireCurrentSchema(database)
      return await work(database)
    } finally {
      await database.close()
    }
  },
})

async function requireCurrentSchema(database: Database): Promise<void> {
  const report = await migrate(database, 'status')
  requireKnownMigrations(report)
  const { completed, pending } = report
  if (completed.length === 0)
    throw new UserError('This database is empty. npm start creates its tables, and so does npm run cli -- migrate.')
  if (pending.length > 0)
    throw new UserError(
      `This database needs ${pending.join(', ')}. The next start applies it, and so does npm run cli -- migrate.`,
    )
}

/** SQLite's file as the environment says it; null on PostgreSQL and in memory. */
function sqliteFile(environment: OperatorOptions['environment']): string | null {
  const url = (environment['DATABASE_URL'] ?? '').trim() || 'sqlite:./data/proxy.db'
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1]
  return path === undefined || path === ':memory:' ? null : resolve(path)
}

/** SQLite's file where it is not there. */
export function missingDatabaseFile(environment: OperatorOptions['environment']): string | null {
  const file = sqliteFile(environment)
  return file === null || existsSync(file) ? null : file
}

const PLACEHOLDER_KEY = 'a key that nothing is sealed with, since there is none'

/** Whoever only looks, as root perhaps, leaves no key behind that the user who serves could not read. */
function withPlaceholderKey(environment: OperatorOptions['environment']): OperatorOptions['environment'] {
  const file = sqliteFile(environment)
  const isGiven = (environment['SECRET_KEY'] ?? '').trim() !== ''
  return isGiven || file === null || existsSync(keyFile(file))
    ? environment
    : { ...environment, SECRET_KEY: PLACEHOLDER_KEY }
}

/** From the adapters. */
export interface PlatformTools {
  /** Permissions that Slack has to have given. */
  slackScopes(): Promise<readonly string[]>
  slackManifest(options: {
    readonly command: string
    readonly publicUrl?: string
    readonly isForOne?: boolean
    readonly hasAgentView?: boolean
  }): Promise<unknown>
  registerDiscord(options: {
    readonly token: string
    readonly applicationId: string
    readonly apiUrl?: string
    readonly server?: string
    readonly isRemoval: boolean
  }): Promise<boolean>
}

/** What had to be said is said; the exit code has to say it too. */
export class CheckFailedError extends Error {}
