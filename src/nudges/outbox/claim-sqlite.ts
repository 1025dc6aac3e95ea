// The claim as SQLite does it fastest: hundreds of rows come as one text, since as rows of their own the driver would take
// twice as long over them.
import type { Transaction } from 'objection'
import { parseSqliteInstant, rawRows } from '../../models/bulk.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'

/**
 * Nobody else writes inside a transaction of SQLite, so that what is read first is what is taken after.
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

/** Those who are told together share their moments, and to read one takes longer than all else about a row. */
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

/** A row as SQLite keeps it, before it is claimed, and by which number. */
interface StoredRow extends Omit<ClaimedNudge, 'is_timed' | 'due_at' | 'try_at' | 'created_at'> {
  readonly number: number
  readonly is_timed: number
  readonly due_at: string
  readonly try_at: string
  readonly created_at: string
}
