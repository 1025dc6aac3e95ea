// The claim on SQLite: hundreds of rows are returned as one text, since the driver takes twice as long for separate
// rows.
import type { Transaction } from 'objection'
import { parseSqliteInstant, rawRows } from '../../models/bulk.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'

/**
 * Within SQLite's transaction nobody else writes, so what is read first is what is claimed after.
 * @param columns of a claimed row
 * @param waiting which rows, and in which order, with its `bindings`
 * @param taken what becomes of them, with the end of the lease as its binding
 */
export async function claimOnSqlite(
  trx: Transaction,
  columns: readonly string[],
  { waiting, bindings, taken, until }: SqliteClaim,
): Promise<ClaimedNudge[]> {
  const fields = columns.map((name) => `'${name}', ${name}`).join(', ')
  const found: unknown = await trx.raw(
    `SELECT json_group_array(json_object('number', rowid, ${fields})) AS found FROM (SELECT rowid, * ${waiting})`,
    [...bindings],
  )
  const rows: StoredRow[] = JSON.parse(String(rawRows(found)[0]?.['found']))
  if (rows.length === 0) return []
  await trx.raw(`UPDATE nudges SET ${taken} WHERE rowid IN (SELECT value FROM json_each(?))`, [
    until,
    JSON.stringify(rows.map(({ number }) => number)),
  ])
  const instant = createInstantParser()
  return rows.map((row) => ({
    ...row,
    fence: row.fence + 1,
    is_timed: row.is_timed === 1,
    due_at: instant(row.due_at),
    try_at: instant(row.try_at),
    created_at: instant(row.created_at),
  }))
}

/** Nudges of one minute share their instants, and parsing an instant costs more than the rest of a row. */
function createInstantParser(): (text: string) => Date {
  const known = new Map<string, Date>()
  return (text) => {
    const at = known.get(text) ?? parseSqliteInstant(text)
    known.set(text, at)
    return at
  }
}

/** A claim as parts of a statement; `until` is the end of the lease, UTC. */
export interface SqliteClaim {
  readonly waiting: string
  readonly bindings: readonly (string | number | Date)[]
  readonly taken: string
  readonly until: Date
}

/** A row as SQLite stores it, before it is claimed. */
interface StoredRow extends Omit<ClaimedNudge, 'is_timed' | 'due_at' | 'try_at' | 'created_at'> {
  readonly number: number
  readonly is_timed: number
  readonly due_at: string
  readonly try_at: string
  readonly created_at: string
}
