// How an expected table is written down, and what it means on each engine.

import type { Engine } from '../../src/database/index.ts'
import { normalizeExpression, type SchemaCells } from '../../src/database/schema-snapshot.ts'
import type { Row } from '../../src/models/row.ts'

type Type =
  | `VARCHAR(${number})`
  | 'UUID'
  | 'TEXT'
  | 'BOOLEAN'
  | 'INTEGER'
  | 'NUMERIC(10,2)'
  /** Documented; text in UTC on SQLite, declared as documented. */
  | 'TIMESTAMP'
  /** Of the added tables; declared TEXT on SQLite. */
  | 'INSTANT'

export interface ExpectedColumn {
  readonly type: Type
  /** Where PostgreSQL cannot have the documented type. */
  readonly onPostgres?: string
  readonly primary?: true
  readonly unique?: true
  /** NOT NULL; a primary key is anyway. */
  readonly required?: true
  /** As in SQL. */
  readonly default?: string
  /** `table.column` */
  readonly references?: string
  readonly onDelete?: 'CASCADE' | 'SET NULL'
}

export interface ExpectedTable {
  readonly columns: Readonly<Record<string, ExpectedColumn>>
  /** Name → columns, and for a partial one `WHERE` and its predicate. */
  readonly indexes?: Readonly<Record<string, string>>
  readonly uniqueIndexes?: Readonly<Record<string, string>>
  readonly checks?: Readonly<Record<string, string>>
}

export type ExpectedTables = Readonly<Record<string, ExpectedTable>>

/** The columns a model declares: not what Objection adds, no getters, no relations (which may be undefined). */
type ColumnOf<M extends Row> = {
  [K in Exclude<keyof M, keyof Row | Getter>]-?: undefined extends M[K] ? never : K
}[Exclude<keyof M, keyof Row | Getter>]
type Getter = `parsed${string}` | 'isOpen'

/** Written with its model, so that a column that one of the two lacks does not compile. */
export function table<M extends Row>(
  expected: Omit<ExpectedTable, 'columns'> & { readonly columns: { readonly [K in ColumnOf<M>]: ExpectedColumn } },
): ExpectedTable {
  return expected
}

/** What `readCells` has to find on an engine. */
export function expectedCells(tables: ExpectedTables, engine: Engine): SchemaCells {
  const cells: SchemaCells = {}
  for (const [table, { columns, indexes, uniqueIndexes, checks }] of Object.entries(tables)) {
    cells[`${table} columns`] = Object.keys(columns).join(', ')
    for (const [name, column] of Object.entries(columns)) {
      const at = `${table}.${name}`
      cells[`${at} type`] = typeOn(engine, column)
      cells[`${at} nullable`] = column.primary || column.required ? 'no' : 'yes'
      if (column.primary) cells[`${table} primary key`] = name
      if (column.unique) cells[`${at} unique`] = 'yes'
      if (column.default !== undefined) cells[`${at} default`] = defaultOf(column)
      if (column.references !== undefined) {
        cells[`${at} foreign key`] = `${column.references} ON DELETE ${column.onDelete ?? 'NO ACTION'}`
      }
    }
    for (const [name, on] of Object.entries(indexes ?? {})) cells[`index ${name}`] = `${table}: ${index(on)}`
    for (const [name, on] of Object.entries(uniqueIndexes ?? {})) {
      cells[`index ${name}`] = `unique, ${table}: ${index(on)}`
    }
    for (const [name, rule] of Object.entries(checks ?? {}))
      cells[`check ${name}`] = `${table}: ${normalizeExpression(rule)}`
  }
  return cells
}

function typeOn(engine: Engine, { type, onPostgres }: ExpectedColumn): string {
  if (engine === 'sqlite') return type === 'UUID' ? 'VARCHAR(36)' : type === 'INSTANT' ? 'TEXT' : type
  if (onPostgres !== undefined) return onPostgres
  if (type === 'TIMESTAMP' || type === 'INSTANT') return 'timestamp with time zone'
  return type.toLowerCase().replace('varchar', 'character varying')
}

/** Both spellings of a boolean in the documents mean the same. */
function defaultOf(column: ExpectedColumn): string {
  const value = normalizeExpression(column.default ?? '')
  return column.type === 'BOOLEAN' ? value.replace('0', 'false').replace('1', 'true') : value
}

function index(on: string): string {
  const [columns = '', predicate] = on.split(' WHERE ')
  return predicate === undefined ? columns : `${columns} where ${normalizeExpression(predicate)}`
}
