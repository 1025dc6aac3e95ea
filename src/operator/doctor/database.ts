// Checks the database: engine, schema version, clock, free connections.
import * as z from 'zod'
import { type Database, migrate, readFileSpace } from '../../database/index.ts'
import { diffSchemaCells, expectedSchemaCells, readSchemaCells } from '../../database/schema-snapshot.ts'
import type { Clock } from '../../time/index.ts'
import { world } from '../../time/world.ts'
import { type Finding, failFinding, formatBytes, okFinding, runCheck, warnFinding } from './finding.ts'

export async function databaseFindings(database: Database, clock: Clock): Promise<Finding[]> {
  const findings = [
    await runCheck('database', () => checkEngine(database), 'Check DATABASE_URL, and that the server is running.'),
    await runCheck('schema', () => checkSchema(database), 'Allow the database user to create schemas, for comparison.'),
  ]
  if (database.engine === 'postgres')
    findings.push(
      await runCheck('clock', () => checkClockSkew(database, clock), 'Check again when the database answers.'),
      await runCheck('pool', () => checkPool(database), 'Check again when the database answers.'),
    )
  return findings.flat()
}

async function checkEngine({ engine: kind, knex }: Database): Promise<Finding[]> {
  if (kind === 'postgres') {
    const row = (
      await knex.raw(
        "SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS size",
      )
    ).rows[0]
    const { version, size } = z.object({ version: z.string(), size: z.number() }).parse(row)
    return [okFinding('database', `PostgreSQL ${version}, ${formatBytes(size)}`)]
  }
  const [row] = await knex.raw(
    'SELECT sqlite_version() AS version, (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS size',
  )
  const { version, size } = z.object({ version: z.string(), size: z.number() }).parse(row)
  const faults = z.array(z.object({ quick_check: z.string() })).parse(await knex.raw('PRAGMA quick_check(1)'))
  const space = await readFileSpace({ engine: kind, knex })
  if (faults[0]?.quick_check === 'ok' && space && !space.givesBack)
    return [
      warnFinding(
        'database',
        `SQLite ${version}, ${formatBytes(size)}, sound; ${formatBytes(space.freeBytes)} of it is free and stays in the file`,
        'To give it back: make a backup, stop Proxy, restore that backup.',
      ),
    ]
  return faults[0]?.quick_check === 'ok'
    ? [okFinding('database', `SQLite ${version}, ${formatBytes(size)}, sound`)]
    : [
        failFinding(
          'database',
          `SQLite ${version}: ${faults[0]?.quick_check}`,
          'Stop Proxy and restore the newest backup.',
        ),
      ]
}

async function checkSchema(database: Database): Promise<Finding[]> {
  const { completed, pending, unknown } = await migrate(database, 'status')
  if (unknown.length > 0)
    return [
      failFinding(
        'schema',
        `a newer version has been here: ${unknown.join(', ')}`,
        'Run that version, or restore a backup.',
      ),
    ]
  if (completed.length === 0)
    return [warnFinding('schema', 'empty', 'npm start creates it, and so does npm run cli -- migrate.')]
  if (pending.length > 0)
    return [warnFinding('schema', `still to run: ${pending.join(', ')}`, 'Run npm run cli -- migrate, or start Proxy.')]
  const found = diffSchemaCells(await expectedSchemaCells(database), await readSchemaCells(database))
  const isMoreOnly = found.every((line) => line.includes(': nothing → '))
  const some = `${found.slice(0, 5).join('; ')}${found.length > 5 ? `; and ${found.length - 5} more` : ''}`
  if (found.length === 0) return [okFinding('schema', `${completed.length} migrations, and the schema matches them`)]
  if (isMoreOnly) return [warnFinding('schema', `more than the migrations created: ${some}`, 'Fine if you added it.')]
  return [
    failFinding(
      'schema',
      `different from what the migrations created (expected → found): ${some}`,
      'Fix these, or restore a backup.',
    ),
  ]
}

async function checkClockSkew({ knex }: Database, clock: Clock): Promise<Finding[]> {
  const began = world().elapsed()
  const answer = await knex.raw('SELECT clock_timestamp() AS now')
  const { now } = z.object({ now: z.date() }).parse(answer.rows[0])
  const halfway = clock.now().getTime() - (world().elapsed() - began) / 2
  const seconds = (now.getTime() - halfway) / 1000
  const says = `the database's is ${Math.abs(seconds).toFixed(1)} s ${seconds < 0 ? 'behind' : 'ahead of'} ours`
  const next =
    'Keep both clocks in sync (NTP): reminders use this machine’s, and the choice of sender uses the database’s.'
  if (Math.abs(seconds) > 30) return [failFinding('clock', says, next)]
  return [Math.abs(seconds) > 2 ? warnFinding('clock', says, next) : okFinding('clock', says)]
}

/** Each process uses 10 connections, and up to 20 more. */
const MOST_CONNECTIONS = 30

async function checkPool({ knex }: Database): Promise<Finding[]> {
  const answer = await knex.raw(
    `SELECT current_setting('max_connections')::int AS most, count(*)::int AS used FROM pg_stat_activity`,
  )
  const { most, used } = z.object({ most: z.number(), used: z.number() }).parse(answer.rows[0])
  const says = `${used} of ${most} connections used; a process takes 10, and up to ${MOST_CONNECTIONS}`
  const next = 'Raise max_connections, run fewer processes, or put a pooler such as PgBouncer between.'
  return [most - used < MOST_CONNECTIONS ? warnFinding('pool', says, next) : okFinding('pool', says)]
}
