// Dependencies of every operator command: settings, database, output, and what only the platforms know.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Config, readConfig } from '../app/config.ts'
import type { TokenHolder } from '../contracts/programs.ts'
import { type Database, migrate, openDatabase, requireKnownMigrations } from '../database/index.ts'
import { keyFile } from '../ops/secret-key.ts'
import type { Clock } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import type { ProgressBar } from './progress-bar.ts'

export interface OperatorContext extends OperatorOptions {
  /**
   * Creates nothing: without SQLite's key a placeholder is used.
   * @throws UserError with every fault of the settings
   */
  loadConfig(): Config
  /**
   * Opens the database, and always closes it. Does not migrate.
   * @throws UserError if it is not as expected
   */
  withDatabase<R>(work: (database: Database) => Promise<R>, expected?: ExpectedSchema): Promise<R>
}

/** The required schema: this version's, any, or none yet, in which case the database is created. */
export type ExpectedSchema = 'this version' | 'any' | 'nothing'

/** What differs between the program and its tests. */
export interface OperatorOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Version of Proxy. */
  readonly version: string
  /** Writes a line of the result. */
  print(text: string): void
  /** Writes a line about why there is no result. */
  printError(text: string): void
  /** Shows progress; on a terminal only. */
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

/** SQLite's configured file; null on PostgreSQL and in memory. */
function sqliteFile(environment: OperatorOptions['environment']): string | null {
  const url = (environment['DATABASE_URL'] ?? '').trim() || 'sqlite:./data/proxy.db'
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1]
  return path === undefined || path === ':memory:' ? null : resolve(path)
}

/** SQLite's file if it does not exist. */
export function missingDatabaseFile(environment: OperatorOptions['environment']): string | null {
  const file = sqliteFile(environment)
  return file === null || existsSync(file) ? null : file
}

const PLACEHOLDER_KEY = 'a key that nothing is sealed with, since there is none'

/** A command that only reads, perhaps run as root, must not create a key that the serving user could not read. */
function withPlaceholderKey(environment: OperatorOptions['environment']): OperatorOptions['environment'] {
  const file = sqliteFile(environment)
  const isGiven = (environment['SECRET_KEY'] ?? '').trim() !== ''
  return isGiven || file === null || existsSync(keyFile(file))
    ? environment
    : { ...environment, SECRET_KEY: PLACEHOLDER_KEY }
}

/** From the adapters. */
export interface PlatformTools {
  /** Permissions that Slack has to have granted. */
  slackScopes(): Promise<readonly string[]>
  slackManifest(options: {
    readonly command: string
    readonly publicUrl?: string
    readonly isSocket?: boolean
    readonly isForOne?: boolean
    readonly hasAgentView?: boolean
    readonly hasWorkflowStep?: boolean
  }): Promise<unknown>
  /** Serves an assistant over standard input and output, until the input ends. */
  serveAssistant(
    running: { readonly config: Config; readonly database: Database; readonly clock: Clock },
    holder: TokenHolder,
    onError: (error: unknown) => void,
  ): Promise<void>
  /** The numbers that Discord has to have registered for linked roles, in its own words. */
  discordRoleMetadata(): Promise<unknown>
  registerDiscord(options: {
    readonly token: string
    readonly applicationId: string
    readonly apiUrl?: string
    readonly server?: string
    readonly isRemoval: boolean
  }): Promise<boolean>
}

/** The messages were written; this sets the exit code. */
export class CheckFailedError extends Error {}
