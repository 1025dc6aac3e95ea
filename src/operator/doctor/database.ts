// The database: which one, whether its schema is this version's, its clock, its room for connections.
import { z } from 'zod'
import { cellsToBe, differences, readCells } from '../../database/catalogue.ts'
import { type Database, migrate } from '../../database/index.ts'
import { type Clock, elapsed } from '../../time/index.ts'
import { bytes, type Finding, fail, looked, ok, warn } from './finding.ts'

export async function databaseFindings(database: Database, clock: Clock): Promise<Finding[]> {
  const findings = [
    await looked('database', () => engine(database), 'Look at DATABASE_URL, and whether the server runs.'),
    await looked('schema', () => schema(database), 'Let the database’s user create schemas, to compare with.'),
  ]
  if (database.engine === 'postgres')
    findings.push(
      await looked('clock', () => skew(database, clock), 'Ask again when the database answers.'),
      await looked('pool', () => pool(database), 'Ask again when the database answers.'),
    )
  return findings.flat()
}

async function engine({ engine: kind, knex }: Database): Promise<Finding[]> {
  if (kind === 'postgres') {
    const row = (
      await knex.raw(
        "SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS size",
      )
    ).rows[0]
    const { version, size } = z.object({ version: z.string(), size: z.number() }).parse(row)
    return [ok('database', `PostgreSQL ${version}, ${bytes(size)}`)]
  }
  const [row] = await knex.raw(
    'SELECT sqlite_version() AS version, (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS size',
  )
  const { version, size } = z.object({ version: z.string(), size: z.number() }).parse(row)
  const faults = z.array(z.object({ quick_check: z.string() })).parse(await knex.raw('PRAGMA quick_check(1)'))
  return faults[0]?.quick_check === 'ok'
    ? [ok('database', `SQLite ${version}, ${bytes(size)}, sound`)]
    : [fail('database', `SQLite ${version}: ${faults[0]?.quick_check}`, 'Stop Proxy and restore the newest backup.')]
}

async function schema(database: Database): Promise<Finding[]> {
  const { completed, pending, unknown } = await migrate(database, 'status')
  if (unknown.length > 0)
    return [
      fail('schema', `a newer version has been here: ${unknown.join(', ')}`, 'Run that version, or restore a backup.'),
    ]
  if (completed.length === 0)
    return [warn('schema', 'empty', 'npm start makes it, and so does npm run cli -- migrate.')]
  if (pending.length > 0)
    return [warn('schema', `to come: ${pending.join(', ')}`, 'npm run cli -- migrate, or the next start does it.')]
  const found = differences(await cellsToBe(database), await readCells(database))
  const isMoreOnly = found.every((line) => line.includes(': nothing → '))
  const some = `${found.slice(0, 5).join('; ')}${found.length > 5 ? `; and ${found.length - 5} more` : ''}`
  if (found.length === 0) return [ok('schema', `${completed.length} migrations, as they made it`)]
  if (isMoreOnly) return [warn('schema', `more than the migrations made: ${some}`, 'Fine where it is yours.')]
  return [
    fail('schema', `not as the migrations made it (expected → there): ${some}`, 'Mend these, or restore a backup.'),
  ]
}

async function skew({ knex }: Database, clock: Clock): Promise<Finding[]> {
  const began = elapsed()
  const answer = await knex.raw('SELECT clock_timestamp() AS now')
  const { now } = z.object({ now: z.date() }).parse(answer.rows[0])
  const halfway = clock.now().getTime() - (elapsed() - began) / 2
  const seconds = (now.getTime() - halfway) / 1000
  const says = `the database's is ${Math.abs(seconds).toFixed(1)} s ${seconds < 0 ? 'behind' : 'ahead of'} ours`
  const next = 'Let both machines keep their time (NTP): reminders go by ours, who sends them by the database’s.'
  if (Math.abs(seconds) > 30) return [fail('clock', says, next)]
  return [Math.abs(seconds) > 2 ? warn('clock', says, next) : ok('clock', says)]
}

/** Each process takes 10 connections, and up to 20 more. */
const MOST_CONNECTIONS = 30

async function pool({ knex }: Database): Promise<Finding[]> {
  const answer = await knex.raw(
    `SELECT current_setting('max_connections')::int AS most, count(*)::int AS used FROM pg_stat_activity`,
  )
  const { most, used } = z.object({ most: z.number(), used: z.number() }).parse(answer.rows[0])
  const says = `${used} of ${most} connections used; a process takes 10, and up to ${MOST_CONNECTIONS}`
  const next = 'Raise max_connections, run fewer processes, or put a pooler in session mode between.'
  return [most - used < MOST_CONNECTIONS ? warn('pool', says, next) : ok('pool', says)]
}
