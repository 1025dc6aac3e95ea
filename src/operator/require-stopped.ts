// Refuses commands that would take tables from a serving process.
import pg from 'pg'
import * as z from 'zod'
import { acquireServingLock, type Database, explainConnectionError } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import type { OperatorContext } from './operator.ts'

/** @throws UserError if a process serves this database */
export async function runWhileStopped<R>(
  { withDatabase, loadConfig }: OperatorContext,
  work: (database: Database) => Promise<R>,
): Promise<R> {
  const { databaseUrl } = loadConfig()
  // Checked before this one connects too.
  if (!databaseUrl.startsWith('sqlite:')) await requireNoConnections(databaseUrl)
  return withDatabase(async (database) => {
    const unlock = await acquireServingLock(database)
    return work(database).finally(unlock)
  }, 'any')
}

/** @throws UserError if a Proxy process is connected to this PostgreSQL */
export async function requireNoConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'proxy operator' })
  await client.connect().catch((error: unknown) => {
    throw explainConnectionError(error, url)
  })
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'proxy'`,
    )
    const { count } = z.object({ count: z.number() }).parse(rows[0])
    if (count > 0)
      throw new UserError(
        `Proxy is connected to this database (${count} connections). Stop every process of it first. A pooler's own connections end with its server_idle_timeout.`,
      )
  } finally {
    await client.end()
  }
}
