// Bulk statements for hundreds of rows, which the two engines spell differently.
import type { Transaction } from 'objection'

/** PostgreSQL's type of a column; SQLite needs to know only instants. */
export type ColumnType = 'uuid' | 'text' | 'integer' | 'boolean' | 'instant'
/** The columns of a bulk update, and their types. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>
type Value = string | number | boolean | Date | null

/** Locking clauses that the two engines spell differently. */
export const isPostgres = (trx: Transaction): boolean => trx.client.dialect === 'postgresql'

/**
 * Updates columns of many rows, each to its own values.
 * @param key the column that identifies rows; it has to be in `columns`, like those that are set
 * @param and one more condition on the row `t` and its values `v`, such as `t.fence = v.fence`
 * @param only columns used by `and` and not set
 * @param same values set in all rows
 * @param returnsKeys whether the keys of changed rows are returned; none otherwise
 */
export async function updateMany(
  trx: Transaction,
  table: string,
  key: string,
  columns: ColumnTypes,
  rows: readonly Readonly<Record<string, Value>>[],
  { and, only = [], same = {}, returnsKeys = false }: UpdateOptions = {},
): Promise<string[]> {
  if (rows.length === 0) return []
  const names = Object.keys(columns)
  const own = names.filter((name) => name !== key && !only.includes(name)).map((name) => `${name} = v.${name}`)
  const sets = [...own, ...Object.keys(same).map((name) => `${name} = ?`)]
  const source = valuesTable(trx, columns, rows)
  const where = `t.${key} = v.${key}${and ? ` AND ${and}` : ''}`
  const update = `UPDATE ${table} AS t SET ${sets.join(', ')} FROM ${source.sql} WHERE ${where}`
  const bindings = [...Object.values(same), ...source.bindings]
  if (!returnsKeys) {
    await trx.raw(update, bindings)
    return []
  }
  // Only the table's columns are in scope on SQLite; PostgreSQL needs them qualified.
  const result: unknown = await trx.raw(`${update} RETURNING ${isPostgres(trx) ? `t.${key}` : key}`, bindings)
  return rawRows(result).map((row) => String(row[key]))
}

interface UpdateOptions {
  readonly and?: string
  readonly only?: readonly string[]
  readonly same?: Readonly<Record<string, Value>>
  readonly returnsKeys?: boolean
}

/**
 * Inserts rows; those that would violate a unique key over `conflict` are skipped.
 * @returns the keys of inserted rows.
 */
export async function insertMany(
  trx: Transaction,
  table: string,
  key: string,
  columns: ColumnTypes,
  rows: readonly Readonly<Record<string, Value>>[],
  conflict: readonly string[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const names = Object.keys(columns).join(', ')
  const source = valuesTable(trx, columns, rows)
  const result: unknown = await trx.raw(
    // WHERE TRUE: without it SQLite parses ON as part of a join.
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source.sql} WHERE TRUE ON CONFLICT (${conflict.join(', ')}) DO NOTHING RETURNING ${key}`,
    source.bindings,
  )
  return rawRows(result).map((row) => String(row[key]))
}

/** Deletes rows by their keys. */
export async function deleteMany(trx: Transaction, table: string, key: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const [sql, bindings] = isPostgres(trx)
    ? ['= ANY (?::uuid[])', [[...ids]]]
    : ['IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]]
  await trx.raw(`DELETE FROM ${table} WHERE ${key} ${sql}`, bindings)
}

/** As much of a transaction's client as a statement needs. */
interface StatementClient {
  acquireConnection(): Promise<unknown>
  releaseConnection(connection: unknown): Promise<void>
  query(connection: unknown, query: { sql: string; bindings: readonly unknown[]; method: 'raw' }): Promise<object>
  processResponse(answer: object, runner: null): unknown
}

/**
 * The rows of a statement that every request asks, past Knex's builder and runner: these take as long as SQLite's answer.
 * It is heard, prepared and read as any other.
 */
export async function queryRows(
  trx: Transaction,
  sql: string,
  bindings: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  const client: StatementClient = trx.client
  const connection = await client.acquireConnection()
  try {
    return rawRows(client.processResponse(await client.query(connection, { sql, bindings, method: 'raw' }), null))
  } finally {
    await client.releaseConnection(connection)
  }
}

/** The rows of a raw statement, on either engine. */
export function rawRows(result: unknown): Record<string, unknown>[] {
  if (Array.isArray(result)) return result
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  return []
}

/** The values as a table `v`: arrays on PostgreSQL, JSON on SQLite, so that the statement's text is constant. */
function valuesTable(
  trx: Transaction,
  columns: ColumnTypes,
  rows: readonly Readonly<Record<string, Value>>[],
): { readonly sql: string; readonly bindings: (string | string[])[] } {
  const names = Object.keys(columns)
  if (isPostgres(trx)) {
    const arrays = Object.entries(columns).map(([, kind]) => `?::${POSTGRES[kind]}[]`)
    // The driver writes null elements as NULL; Knex's types allow arrays of texts only.
    const bindings = names.map((name) => rows.map((row) => toPostgresText(row[name] ?? null)) as string[])
    return { sql: `unnest(${arrays.join(', ')}) AS v (${names.join(', ')})`, bindings }
  }
  const picked = names.map((name, index) => `j.value ->> ${index} AS ${name}`)
  const json = JSON.stringify(rows.map((row) => names.map((name) => toSqliteValue(row[name] ?? null))))
  return { sql: `(SELECT ${picked.join(', ')} FROM json_each(?) AS j) AS v`, bindings: [json] }
}

const POSTGRES: Readonly<Record<ColumnType, string>> = {
  uuid: 'uuid',
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  instant: 'timestamptz',
}

const toPostgresText = (value: Value): string | null =>
  value === null ? null : value instanceof Date ? value.toISOString() : String(value)

/** An instant from SQLite's JSON, in its stored form. */
export const parseSqliteInstant = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`)

/** As `toSqlite` writes it; JSON would write another form. */
const toSqliteValue = (value: Value): string | number | null => {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '')
  return typeof value === 'boolean' ? Number(value) : value
}
