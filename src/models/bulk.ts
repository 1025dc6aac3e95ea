// Hundreds of rows in one statement. The two engines spell that differently, so it is spelt here and nowhere else.
import type { Transaction } from 'objection'

/** How PostgreSQL names what a column holds; SQLite needs to know instants only. */
export type ColumnType = 'uuid' | 'text' | 'integer' | 'boolean' | 'instant'
/** The columns of an update of many rows, and how each is written. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>
type Value = string | number | boolean | Date | null

/** The claim and whatever locks rows are spelt differently on the two engines. */
export const isPostgres = (trx: Transaction): boolean => trx.client.dialect === 'postgresql'

/**
 * Sets columns of many rows, each to values of its own.
 * @param key the column that tells the rows apart; it has to be in `columns`, as those that are set
 * @param and one more condition on the row `t` beside its values `v`, such as `t.fence = v.fence`
 * @param only columns that `and` compares and that are not set
 * @param same what is set alike in all of them
 * @param returnsKeys whether the keys of the rows that were changed are given; none otherwise
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
  // SQLite knows the table's own columns alone here; PostgreSQL has to be told which of the two is meant.
  const result: unknown = await trx.raw(`${update} RETURNING ${isPostgres(trx) ? `t.${key}` : key}`, bindings)
  return rawRows(result).map((row) => String(row[key]))
}

interface UpdateOptions {
  readonly and?: string
  readonly only?: readonly string[]
  readonly same?: Readonly<Record<string, Value>>
  readonly returnsKeys?: boolean
}

/** Adds rows; those that would break a unique key over `conflict` are left out. @returns the keys of those added. */
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
    // WHERE TRUE: without it SQLite takes ON for a join's.
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${source.sql} WHERE TRUE ON CONFLICT (${conflict.join(', ')}) DO NOTHING RETURNING ${key}`,
    source.bindings,
  )
  return rawRows(result).map((row) => String(row[key]))
}

/** The rows of a raw statement, on either engine. */
export function rawRows(result: unknown): Record<string, unknown>[] {
  if (Array.isArray(result)) return result
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  return []
}

/** The values as a table `v`: arrays on PostgreSQL, JSON on SQLite, so that the statement's text is always the same. */
function valuesTable(
  trx: Transaction,
  columns: ColumnTypes,
  rows: readonly Readonly<Record<string, Value>>[],
): { readonly sql: string; readonly bindings: (string | string[])[] } {
  const names = Object.keys(columns)
  if (isPostgres(trx)) {
    const arrays = Object.entries(columns).map(([, kind]) => `?::${POSTGRES[kind]}[]`)
    // The driver writes a null among them as NULL; Knex's types know arrays of texts alone.
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

/** An instant out of SQLite's JSON, which has it is stored. */
export const parseSqliteInstant = (text: string): Date => new Date(`${text.replace(' ', 'T')}Z`)

/** As `toSqlite` writes it, which JSON would not. */
const toSqliteValue = (value: Value): string | number | null => {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '')
  return typeof value === 'boolean' ? Number(value) : value
}
