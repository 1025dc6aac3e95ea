// An open database, on either engine.
import type { Knex } from 'knex'
import type { StorageTrouble } from './storage.ts'

export type Engine = 'postgres' | 'sqlite'

export interface Database {
  readonly knex: Knex
  readonly engine: Engine
  /** As configured. May contain a password: never shown or logged. */
  readonly url: string
  /** Absolute path of SQLite's file; undefined in memory and on PostgreSQL. */
  readonly file: string | undefined
  /** Why nothing can be saved just now; null where it can, as far as is known. */
  storageTrouble(): StorageTrouble | null
  /** Something was committed, so that trouble is over. */
  noteCommitted(): void
  /** Waits for running work, then closes every connection. */
  close(): Promise<void>
}
