// Types that the two engines spell differently, so that every migration is one text for both.
import type { Knex } from 'knex'

/** The column type on this engine. */
export interface ColumnTypes {
  /** An id. Real `UUID` on PostgreSQL, 36 characters on SQLite. */
  readonly uuid: string
  /** A documented `TIMESTAMP`. On SQLite it holds text, `YYYY-MM-DD HH:MM:SS.SSS` in UTC. */
  readonly timestamp: string
  /** An instant of the added tables: the same values, declared `TEXT` on SQLite. */
  readonly instant: string
  /** The documented `refresh_tokens.user_id` is TEXT; PostgreSQL lets a UUID be referenced by a UUID only. */
  readonly textReferringToUuid: string
  /** False as the default of a documented boolean with default `0`. */
  readonly zeroOrFalse: string
}

export function columnTypes(knex: Knex): ColumnTypes {
  return isPostgres(knex) ? postgres : sqlite
}

/** Runs statements one by one; each ends with a semicolon at a line end. */
export async function execute(knex: Knex, statements: string): Promise<void> {
  for (const statement of statements.split(/;\s*(?:\n|$)/)) {
    if (statement.trim() !== '') await knex.raw(statement)
  }
}

/** Drops tables in the given order: referencing tables first. */
export async function dropTables(knex: Knex, tables: readonly string[]): Promise<void> {
  for (const table of tables) await knex.raw(`DROP TABLE ${table}`)
}

const postgres: ColumnTypes = {
  uuid: 'UUID',
  timestamp: 'TIMESTAMPTZ',
  instant: 'TIMESTAMPTZ',
  textReferringToUuid: 'UUID',
  zeroOrFalse: 'FALSE',
}

const sqlite: ColumnTypes = {
  uuid: 'VARCHAR(36)',
  timestamp: 'TIMESTAMP',
  instant: 'TEXT',
  textReferringToUuid: 'TEXT',
  zeroOrFalse: '0',
}

function isPostgres(knex: Knex): boolean {
  return knex.client.dialect === 'postgresql'
}
