// The schema of a database as flat cells that read alike on both engines; and the expected schema, which is what the
// migrations make of an empty database.
import type { Knex } from 'knex'
import * as z from 'zod'
import type { Database } from './index.ts'
import { migrationSource } from './migrations.ts'
import { openSqlite } from './sqlite.ts'

/** For example `tasks.status default` → `'todo'`. */
export type SchemaCells = Record<string, string>

/** Every cell of every table, except Knex's own. */
export async function readSchemaCells({ engine, knex }: Pick<Database, 'engine' | 'knex'>): Promise<SchemaCells> {
  return engine === 'postgres' ? await readPostgres(knex) : await readSqlite(knex)
}

/**
 * The cells this version's migrations create, made in memory on SQLite and in a temporary schema on PostgreSQL.
 * @throws if the database user may not create a schema
 */
export async function expectedSchemaCells({ engine, url }: Pick<Database, 'engine' | 'url'>): Promise<SchemaCells> {
  const migrationsOf = { migrationSource: migrationSource() }
  if (engine === 'sqlite') {
    const knex = openSqlite(':memory:', () => undefined, 5_000)
    try {
      await knex.migrate.latest(migrationsOf)
      return await readSqlite(knex)
    } finally {
      await knex.destroy()
    }
  }
  const { openPostgresWithoutTimeouts } = await import('./postgres.ts')
  const knex = openPostgresWithoutTimeouts(url)
  const trx = await knex.transaction()
  try {
    await trx.raw('CREATE SCHEMA proxy_expected')
    await trx.raw('SET LOCAL search_path TO proxy_expected')
    await trx.migrate.latest(migrationsOf)
    return await readPostgres(trx)
  } finally {
    await trx.rollback()
    await knex.destroy()
  }
}

/** `cell: expected → actual`, for each difference. */
export function diffSchemaCells(expected: SchemaCells, actual: SchemaCells): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])]
    .filter((cell) => expected[cell] !== actual[cell])
    .toSorted()
    .map((cell) => `${cell}: ${expected[cell] ?? 'nothing'} → ${actual[cell] ?? 'nothing'}`)
}

/** Normalises an SQL expression: case, brackets, casts, and PostgreSQL's form of IN. */
export function normalizeExpression(expression: string): string {
  return expression
    .replace(/::(?:character varying|text|numeric|integer)(?:\[\])?/g, '')
    .replace(/= ANY \(+ARRAY\[(.*?)\]\)+/g, 'IN ($1)')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
    .toLowerCase()
}

const columnRows = z.array(
  z.object({ name: z.string(), type: z.string(), nullable: z.boolean(), preset: z.string().nullable() }),
)

async function readPostgres(knex: Knex): Promise<SchemaCells> {
  const cells: SchemaCells = {}
  const rows = async (sql: string) => (await knex.raw(sql)).rows
  const ofOurs = "n.nspname = current_schema() AND t.relname NOT LIKE 'knex%'"
  const tables = z.array(z.object({ name: z.string() })).parse(
    await rows(`SELECT t.relname AS name FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE t.relkind = 'r' AND ${ofOurs} ORDER BY 1`),
  )
  for (const table of tables) {
    const columns = columnRows.parse(
      await rows(`SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
                         pg_get_expr(d.adbin, d.adrelid) AS preset
                  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                  WHERE a.attrelid = '${table.name}'::regclass AND a.attnum > 0 AND NOT a.attisdropped
                  ORDER BY a.attnum`),
    )
    addColumns(cells, table.name, columns)
  }
  const constraints = z
    .array(z.object({ name: z.string(), kind: z.string(), table: z.string(), columns: z.string(), text: z.string() }))
    .parse(
      await rows(`SELECT c.conname AS name, c.contype AS kind, t.relname AS table, pg_get_constraintdef(c.oid) AS text,
                         (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(num, n)
                          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num) AS columns
                  FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                  JOIN pg_namespace n ON n.oid = t.relnamespace WHERE c.contype IN ('p', 'u', 'f', 'c') AND ${ofOurs}`),
    )
  for (const { name, kind, table, columns, text } of constraints) {
    if (kind === 'p') cells[`${table} primary key`] = columns
    if (kind === 'u') cells[`${table}.${columns} unique`] = 'yes'
    if (kind === 'c') cells[`check ${name}`] = `${table}: ${normalizeExpression(text.replace(/^CHECK /, ''))}`
    if (kind === 'f') {
      const [, referred, column, rule] = /REFERENCES (\w+)\((\w+)\)(?: ON DELETE (.+))?$/.exec(text) ?? []
      cells[`${table}.${columns} foreign key`] = `${referred}.${column} ON DELETE ${rule ?? 'NO ACTION'}`
    }
  }
  const indexes = z.array(indexRow).parse(
    await rows(`SELECT x.relname AS name, t.relname AS table, i.indisunique AS unique,
                       pg_get_expr(i.indpred, i.indrelid) AS predicate,
                       (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n)
                        FROM generate_series(1, i.indnkeyatts) n) AS columns
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
                JOIN pg_namespace n ON n.oid = t.relnamespace
                WHERE ${ofOurs} AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid
                                                AND c.contype IN ('p', 'u'))`),
  )
  for (const index of indexes) addIndex(cells, index)
  return cells
}

const indexRow = z.object({
  name: z.string(),
  table: z.string(),
  unique: z.boolean(),
  columns: z.string(),
  predicate: z.string().nullable(),
})

async function readSqlite(knex: Knex): Promise<SchemaCells> {
  const cells: SchemaCells = {}
  const tables = z.array(z.object({ name: z.string(), sql: z.string() })).parse(
    await knex.raw(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                      AND name NOT LIKE 'knex%' ORDER BY name`),
  )
  for (const { name: table, sql } of tables) {
    const columns: unknown[] = await knex.raw(
      `SELECT name, type, "notnull" AS required, dflt_value AS preset FROM pragma_table_xinfo('${table}')`,
    )
    const row = z.object({ name: z.string(), type: z.string(), required: z.number(), preset: z.string().nullable() })
    addColumns(
      cells,
      table,
      z.array(row.transform(({ required, ...column }) => ({ ...column, nullable: required === 0 }))).parse(columns),
    )
    const keys: unknown[] = await knex.raw(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`)
    cells[`${table} primary key`] = names(keys)

    const references = z
      .array(z.object({ from: z.string(), table: z.string(), to: z.string(), on_delete: z.string() }))
      .parse(await knex.raw(`SELECT * FROM pragma_foreign_key_list('${table}')`))
    for (const { from, table: referred, to, on_delete } of references) {
      cells[`${table}.${from} foreign key`] = `${referred}.${to} ON DELETE ${on_delete}`
    }
    const indexes = z
      .array(z.object({ name: z.string(), unique: z.number(), origin: z.string() }))
      .parse(await knex.raw(`SELECT * FROM pragma_index_list('${table}')`))
    for (const { name, unique, origin } of indexes) {
      if (origin === 'pk') continue
      const on = names(await knex.raw(`SELECT name FROM pragma_index_info('${name}') ORDER BY seqno`))
      if (origin === 'u') cells[`${table}.${on} unique`] = 'yes'
      else {
        const [made] = await knex.raw('SELECT sql FROM sqlite_schema WHERE name = ?', [name])
        const predicate = / WHERE (.+)$/i.exec(z.string().parse(made?.sql))?.[1] ?? null
        addIndex(cells, { name, table, unique: unique === 1, columns: on, predicate })
      }
    }
    for (const match of sql.matchAll(/CONSTRAINT (\w+)\s+CHECK ?(?=\()/g)) {
      cells[`check ${match[1]}`] =
        `${table}: ${normalizeExpression(leadingBrackets(sql.slice(match.index + match[0].length)))}`
    }
  }
  return cells
}

function addColumns(cells: SchemaCells, table: string, columns: z.infer<typeof columnRows>): void {
  cells[`${table} columns`] = columns.map(({ name }) => name).join(', ')
  for (const { name, type, nullable, preset } of columns) {
    cells[`${table}.${name} type`] = type
    cells[`${table}.${name} nullable`] = nullable ? 'yes' : 'no'
    if (preset === null) continue
    const value = normalizeExpression(preset)
    const isBoolean = type.toLowerCase() === 'boolean'
    cells[`${table}.${name} default`] = isBoolean ? value.replace('0', 'false').replace('1', 'true') : value
  }
}

function addIndex(cells: SchemaCells, { name, table, unique, columns, predicate }: z.infer<typeof indexRow>): void {
  const where = predicate === null ? '' : ` where ${normalizeExpression(predicate)}`
  cells[`index ${name}`] = `${unique ? 'unique, ' : ''}${table}: ${columns}${where}`
}

function names(rows: unknown): string {
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
    .join(', ')
}

/** The text up to the bracket that closes the first. */
function leadingBrackets(text: string): string {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++
    if (text[i] === ')' && --depth === 0) return text.slice(0, i + 1)
  }
  return text
}
