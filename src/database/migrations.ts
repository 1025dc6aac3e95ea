// Migrates the schema up and down. One transaction holds the lock, Knex's own lock row and every change, so that a
// killed process leaves nothing behind, and two that start at once take turns.
import { readdir } from 'node:fs/promises'
import type { Knex } from 'knex'
import * as z from 'zod'
import { UserError } from '../user-error.ts'
import { missingRightsProblem, readOnlyProblem } from './connection-problem.ts'
import type { Database } from './engine.ts'

export type MigrationDirection = 'latest' | 'up' | 'down' | 'status'

/** Names without extension, oldest first. */
export interface MigrationReport {
  /** What this call applied or reverted. */
  readonly changed: readonly string[]
  readonly completed: readonly string[]
  readonly pending: readonly string[]
  /** Applied by a newer version; unknown here. */
  readonly unknown: readonly string[]
}

/**
 * `latest` applies all that is pending, `up` the next one, `down` takes the newest back, `status` only looks.
 * @throws UserError a newer version has used this database; on PostgreSQL, its user may not change tables, or the server
 *   is read-only
 */
export async function migrate(
  db: Database,
  direction: MigrationDirection,
  source: Knex.MigrationSource<string> = migrationSource(),
): Promise<MigrationReport> {
  if (direction === 'status') return migrationStatus(db.knex, source, [])
  const knex = db.engine === 'postgres' ? (await import('./postgres.ts')).openPostgresWithoutTimeouts(db.url) : db.knex
  try {
    return await knex.transaction(async (trx) => {
      // On SQLite the transaction itself, begun IMMEDIATE, is the lock.
      if (db.engine === 'postgres') await lockSchema(trx, db.url)
      requireKnownMigrations(await migrationStatus(trx, source, []))
      const [, changed] = result.parse(await trx.migrate[direction]({ migrationSource: source }))
      return await migrationStatus(trx, source, changed)
    })
  } catch (error) {
    const problem = db.engine === 'postgres' ? missingRightsProblem(error, db.url) : null
    throw problem === null ? error : new UserError(problem)
  } finally {
    if (knex !== db.knex) await knex.destroy()
  }
}

/** @throws UserError where a newer version has changed the schema */
export function requireKnownMigrations({ unknown }: MigrationReport): void {
  if (unknown.length > 0)
    throw new UserError(`A newer Proxy has used this database (${unknown.join(', ')}). Run that version.`)
}

/** The files beside the running code: `.ts` in tests, `.js` once built. */
export function migrationSource(): Knex.MigrationSource<string> {
  const folder = new URL('../../migrations/', import.meta.url)
  return {
    async getMigrations() {
      const files = await readdir(folder)
      return files
        .filter((file) => migrationFile.test(file))
        .map((file) => file.slice(0, -3))
        .sort()
    },
    getMigrationName: (name) => name,
    async getMigration(name) {
      return await import(`../../migrations/${name}.ts`)
    },
  }
}

const migrationFile = /^\d{3}_[a-z_]+\.(?:ts|js)$/

/**
 * Until the transaction ends, so that a pooler may stand between.
 * @throws UserError the server is read-only: Knex would only say that another process migrates
 */
async function lockSchema(trx: Knex.Transaction, url: string): Promise<void> {
  const { rows } = await trx.raw(
    `SELECT pg_advisory_xact_lock(?)::text, current_setting('transaction_read_only') = 'on' AS is_read_only`,
    [advisoryLock],
  )
  if (rows[0]?.is_read_only === true) throw new UserError(readOnlyProblem(url))
}

/** An advisory lock number that nothing else in this database uses. */
const advisoryLock = 7_769_721

const result = z.tuple([z.number(), z.array(z.string())])

async function migrationStatus(
  knex: Knex,
  source: Knex.MigrationSource<string>,
  changed: readonly string[],
): Promise<MigrationReport> {
  const known = await source.getMigrations([])
  const rows = (await knex.schema.hasTable('knex_migrations')) ? await knex('knex_migrations').select('name') : []
  const applied = new Set(
    z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map((row) => row.name),
  )
  return {
    changed,
    completed: known.filter((name) => applied.has(name)),
    pending: known.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !known.includes(name)),
  }
}
