// PostgreSQL: a bounded pool, a time limit on everything that could wait for ever, and recovery after a lost server.
import knex, { type Knex } from 'knex'
import pg from 'pg'
import { applySessionSettings, createPostgresClient } from './postgres-session.ts'

/**
 * Opens a pool of 10 to 30 connections. Connects lazily.
 * @param acquireTimeoutMs how long a query waits for a connection
 * @param answerTimeoutMs how long it waits for an answer; the server cancels a statement slightly earlier, so that only
 * a lost server stays silent that long
 */
export function openPostgres(
  url: string,
  onWarning: (message: string) => void,
  acquireTimeoutMs: number,
  answerTimeoutMs: number,
): Knex {
  // Raised when an answer never came: every older connection may be half-open and is replaced.
  let epoch = 0
  const bornIn = new WeakMap<object, number>()
  const timeouts = { statementMs: Math.round(answerTimeoutMs * 0.8), idleInTransactionMs: answerTimeoutMs }
  const opened = knex({
    client: createPostgresClient(timeouts),
    connection: { ...connectionSettings(url), query_timeout: answerTimeoutMs },
    acquireConnectionTimeout: acquireTimeoutMs,
    compileSqlOnError: false,
    pool: {
      min: 10,
      max: 30,
      afterCreate(created: object, done: (error: Error | null) => void) {
        bornIn.set(created, epoch)
        applySessionSettings(created, timeouts).then(() => done(null), done)
      },
      validate: (held: object) => bornIn.get(held) === epoch,
    },
    log: createKnexLog(onWarning),
  })
  opened.on('query-error', (error: unknown) => {
    if (error instanceof Error && error.message.endsWith('Query read timeout')) epoch++
  })
  return opened
}

/** A connection without a statement time-out, for long work (a migration). */
export function openPostgresWithoutTimeouts(url: string): Knex {
  return knex({
    client: createPostgresClient({ statementMs: 0, idleInTransactionMs: 0 }),
    connection: { ...connectionSettings(url), connectionTimeoutMillis: 30_000 },
    compileSqlOnError: false,
    pool: { min: 0, max: 1 },
    log: createKnexLog(() => undefined),
  })
}

/**
 * Integers and NUMERIC are parsed as numbers, as on SQLite; pg would return strings. Values here stay far below 2^53.
 */
const types = {
  getTypeParser(oid: number, format?: string) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number
    return pg.types.getTypeParser(oid, 'text')
  },
}

function connectionSettings(url: string) {
  return {
    connectionString: normalizeAddress(url),
    application_name: 'proxy',
    connectionTimeoutMillis: 3_000,
    keepAlive: true,
    types,
  }
}

/**
 * The address as pg reads it without surprises: its own reading of a space breaks the escapes beside it, and it warns that
 * the weaker modes of TLS mean `verify-full` to it, which they do here on purpose.
 */
function normalizeAddress(url: string): string {
  const whole = URL.canParse(url) ? new URL(url).href : url
  return whole.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full')
}

function createKnexLog(onWarning: (message: string) => void) {
  // A stack trace does not help to understand a lost connection.
  const firstLine = (message: unknown): void => onWarning(String(message).split('\n', 1)[0] ?? '')
  return { warn: firstLine, error: firstLine, deprecate: firstLine, debug: () => undefined }
}
