// Time-outs and the time zone of PostgreSQL, given so that a pooler in transaction mode (PgBouncer) takes them: nothing in
// the start-up packet, which it refuses, and nothing that outlives a transaction on a server connection it shares.
import type { Knex } from 'knex'
import PostgresTransaction from 'knex/lib/dialects/postgres/execution/pg-transaction.js'
import PostgresDialect from 'knex/lib/dialects/postgres/index.js'
import * as z from 'zod'

/** In milliseconds; 0: none. */
export interface ServerTimeouts {
  readonly statementMs: number
  /** How long a transaction may lie idle before the server ends it. */
  readonly idleInTransactionMs: number
}

type Settings = Readonly<Record<string, string>>

const serverSettings = ({ statementMs, idleInTransactionMs }: ServerTimeouts): Settings => ({
  statement_timeout: String(statementMs),
  idle_in_transaction_session_timeout: String(idleInTransactionMs),
  TimeZone: 'UTC',
})

/** Knex's dialect, whose transactions begin with their own settings in the same round trip. */
export function createPostgresClient(timeouts: ServerTimeouts): typeof Knex.Client {
  const local = Object.entries(serverSettings(timeouts))
    .map(([name, value]) => ` SET LOCAL ${name} = '${value}';`)
    .join('')

  class LocalSettingsTransaction extends PostgresTransaction {
    override begin(connection: unknown): Promise<unknown> {
      const mode = `${this.isolationLevel ? ` ISOLATION LEVEL ${this.isolationLevel}` : ''}${this.readOnly ? ' READ ONLY' : ''}`
      // Not `this.query`: that ignores a failed BEGIN and would run the container anyway.
      return this.trxClient.query(connection, `BEGIN${mode && ` TRANSACTION${mode}`};${local}`)
    }
  }

  return class PostgresClient extends PostgresDialect {
    override transaction(container: unknown, config: unknown, outerTx: unknown): Knex.Transaction {
      // Knex types the transaction as the caller's; inside it is this class.
      return new LocalSettingsTransaction(this, container, config, outerTx) as unknown as Knex.Transaction
    }
  }
}

const connectionShape = z.object({
  processID: z.number().nullable(),
  query: z.custom<(sql: string, values: unknown[]) => Promise<unknown>>((value) => typeof value === 'function'),
})

/**
 * Gives the settings to the statements outside transactions too, where this connection is a server's own: there its
 * process id is that of the server's process. A pooler hands out an id of its own and shares the server's connections
 * between clients; there nothing is set, and such a statement is bounded by the client's time-out alone.
 */
export async function applySessionSettings(connection: object, timeouts: ServerTimeouts): Promise<void> {
  const { processID } = connectionShape.parse(connection)
  const { query } = connectionShape.parse(connection)
  const settings = Object.entries(serverSettings(timeouts))
  const calls = settings.map((_, index) => `set_config($${2 * index + 2}, $${2 * index + 3}, false)`).join(', ')
  await query.call(connection, `SELECT ${calls} FROM (SELECT 1 WHERE pg_backend_pid() = $1) AS direct`, [
    processID ?? 0,
    ...settings.flat(),
  ])
}
