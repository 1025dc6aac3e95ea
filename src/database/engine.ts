// What an open database is, whichever engine it runs on.
import type { Knex } from 'knex'

export type Engine = 'postgres' | 'sqlite'

export interface Database {
  readonly knex: Knex
  readonly engine: Engine
  /** As given. May hold a password: never shown, never logged. */
  readonly url: string
  /** SQLite's file as an absolute path; undefined in memory and on PostgreSQL. */
  readonly file: string | undefined
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>
}
