// What every operator's command is given: settings, the database, somewhere to say things, and what only the platforms'
// own code knows.
import { type Config, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database.ts'
import type { Clock } from '../time.ts'
import type { Progress } from './progress.ts'

export interface Operator extends Ground {
  /** @throws UserError with every fault of the settings */
  config(): Config
  /** Opens the database, and closes it whatever happens. Does not bring its schema up. */
  use<R>(work: (database: Database) => Promise<R>): Promise<R>
}

/** What differs between the program and its tests. */
export interface Ground {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** One line for whoever, or whatever, reads the answer. */
  print(text: string): void
  /** One line for whoever asked, about why there is no answer. */
  complain(text: string): void
  /** How far long work is; seen at a terminal only. */
  progress(what: string, of: number): Progress
  readonly platforms: Platforms
}

export const operatorOf = (ground: Ground): Operator => ({
  ...ground,
  config: () => readConfig(ground.environment),
  async use(work) {
    const database = await openDatabase(readConfig(ground.environment).databaseUrl)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  },
})

/** From the adapters. */
export interface Platforms {
  /** Permissions that Slack has to have given. */
  slackScopes(): Promise<readonly string[]>
  slackManifest(options: {
    readonly command: string
    readonly publicUrl?: string
    readonly isForOne?: boolean
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
export class Unwell extends Error {}
