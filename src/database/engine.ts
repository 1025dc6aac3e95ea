// What an open database is, whichever engine it runs on.
import type { Knex } from 'knex'
import type { StorageTrouble } from './storage.ts'

export type Engine = 'postgres' | 'sqlite'

export interface Database {
  readonly knex: Knex
  readonly engine: Engine
  /** As given. May hold a password: never shown, never logged. */
  readonly url: string
  /** SQLite's file as an absolute path; undefined in memory and on PostgreSQL. */
  readonly file: string | undefined
  /** Why nothing can be saved just now; null where it can, as far as is known. */
  storageTrouble(): StorageTrouble | null
  /** Something was committed, so that trouble is over. */
  noteCommitted(): void
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>
}
