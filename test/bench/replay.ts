// The statements of one request written down, and done again by hand: the floor under everything the request does.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../../src/database/index.ts'
import { models } from '../../src/models/all.ts'

export interface Statement {
  readonly sql: string
  readonly bindings: readonly unknown[]
}

/** What is asked of the database while `work` does a request, without the transaction around it. */
export async function recorded({ knex }: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  let begun = 0
  const hear = ({ sql, bindings }: Statement) => {
    if (/^BEGIN/.test(sql)) begun++
    if (/^(BEGIN|COMMIT|ROLLBACK)/.test(sql)) return
    statements.push({ sql: sql.replaceAll(/\$\d+/g, '?'), bindings: bindings ?? [] })
  }
  knex.on('query', hear)
  await work()
  knex.removeListener('query', hear)
  // What is acknowledged late, on a busy machine, may still be under way when the next one is asked.
  if (begun !== 1) throw new Error(`${begun} transactions were heard where one was asked for; the machine is too busy`)
  return statements
}

/** The same in one transaction, about new things: whatever was made in the recording is made anew. */
export async function replayed({ knex }: Pick<Database, 'knex'>, statements: readonly Statement[]): Promise<void> {
  const made = new Map<string, string>()
  await knex.transaction(async (trx) => {
    for (const { sql, bindings } of statements)
      await trx.raw(sql, bindings.map((value) => renewed(value, statements, made)) as string[])
  })
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b/g

/** Keys that the recording brought are exchanged, wherever they stand; the others are there already. */
function renewed(value: unknown, statements: readonly Statement[], made: Map<string, string>): unknown {
  if (typeof value !== 'string') return value
  return value.replaceAll(ID, (id) => {
    if (!keysOf(statements).has(id)) return id
    const fresh = made.get(id) ?? (id.length === 64 ? randomBytes(32).toString('hex') : randomUUID())
    made.set(id, fresh)
    return fresh
  })
}

/** The keys of all rows that were inserted. */
function keysOf(statements: readonly Statement[]): ReadonlySet<string> {
  const known = keys.get(statements) ?? new Set(statements.flatMap(keysIn))
  keys.set(statements, known)
  return known
}
const keys = new WeakMap<readonly Statement[], ReadonlySet<string>>()

function keysIn({ sql, bindings }: Statement): string[] {
  const [start, table, list] = /^insert into ["`]?(\w+)["`]? \(([^)]+)\)\s+values\s+/i.exec(sql) ?? []
  const key = models.find(({ tableName }) => tableName === table)?.idColumn
  const columns = (list ?? '').split(',').map((name) => name.replaceAll(/["`\s]/g, ''))
  if (start === undefined || !columns.includes(String(key))) return []
  // A value may be a question of its own, with blanks of its own.
  const keys: string[] = []
  let [depth, column, place] = [0, 0, 0]
  for (const sign of sql.slice(start.length)) {
    if (sign === '(' && depth++ === 0) column = 0
    else if (sign === ')' && --depth < 0) break
    else if (sign === ',' && depth === 1) column++
    else if (sign === '?') {
      if (depth === 1 && columns[column] === key) keys.push(String(bindings[place]))
      place++
    } else if (depth === 0 && /[a-z]/i.test(sign)) break
  }
  return keys
}
