// The change log: what a request writes through here can be undone in one tap, across restarts.
import type { Constructor, PartialModelObject } from 'objection'
import { queryRows } from '../../models/bulk.ts'
import { Change } from '../../models/change.ts'
import { newId } from '../../models/id.ts'
import type { Row, TimestampedRow } from '../../models/row.ts'
import { cutText } from '../../text.ts'
import type { Me, RowChange } from './me.ts'
import { type Effects, runEffects } from './table-effects.ts'

/** Derived columns: recomputed, never restored. */
const DERIVED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  tasks: [
    'updated_at',
    'children_ids',
    'level',
    'is_leaf',
    'total_minutes',
    'actual_hours',
    'scope',
    'decomposition_state',
  ],
  habits: ['streak'],
  habit_counts: ['updated_at'],
  projects: ['updated_at', 'team_members'],
  compass_zones: ['updated_at'],
  users: ['updated_at', 'last_login'],
  schedules: ['updated_at', 'next_due_at'],
  recurrences: ['updated_at', 'next_roll_at'],
  task_starts: ['updated_at'],
  project_members: ['seen_at'],
  calendars: [
    'updated_at',
    'etag',
    'last_modified',
    'next_fetch_at',
    'fetched_at',
    'failed_at',
    'failure',
    'failure_count',
    'told_at',
  ],
  webhooks: ['updated_at', 'next_try_at', 'fence', 'delivered_at', 'failed_at', 'failure', 'failure_count'],
  runways: ['updated_at', 'learned_minutes'],
  focus_signals: ['updated_at', 'credentials', 'shown', 'next_at', 'failure', 'failure_count'],
  if_thens: ['updated_at'],
}

/** A value or a question that the database answers, as Knex's `raw` makes it. */
type Expression = ReturnType<Me['trx']['raw']>

/** Inserts a row; undo deletes it. */
export const insert = async <M extends Row>(
  me: Me,
  model: Constructor<M> & typeof Row,
  row: PartialModelObject<M>,
): Promise<M> => (await insertAsking<M>(me, model, undefined, row)).made

/** Inserts a row, and answers a question about other rows in the same statement; undefined where none was asked. */
export async function insertAsking<M extends Row>(
  me: Me,
  model: Constructor<M> & typeof Row,
  question: Expression | undefined,
  row: PartialModelObject<M>,
): Promise<{ readonly made: M; readonly answer: unknown }> {
  const given: Record<string, unknown> = { ...row }
  for (const [column, value] of Object.entries(model.defaults)) given[column] ??= value
  const columns = Object.keys(given).filter((column) => given[column] !== undefined)
  const values = columns.map((column) => toExpression(given[column]))
  const asked = question ? toExpression(question) : undefined
  // Objection's insert returns the input without evaluating subqueries; building it costs as much as SQLite's work.
  const [found] = await queryRows(
    me.trx,
    `INSERT INTO ${model.tableName} (${columns.join(', ')}) VALUES (${values.map(({ sql }) => sql).join(', ')}) RETURNING *${asked ? `, ${asked.sql} AS answer` : ''}`,
    [...values, ...(asked ? [asked] : [])].flatMap(({ bindings }) => bindings),
  )
  const { answer, ...stored } = found ?? {}
  const made = model.fromDatabaseJson(stored) as M
  recordImage(me, made, null, rowValues(made))
  return { made, answer }
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'toSQL' in value

const toExpression = (value: unknown): { readonly sql: string; readonly bindings: readonly unknown[] } =>
  isExpression(value) ? value.toSQL() : { sql: '?', bindings: [value] }

/** Rows of one statement: tables have up to 32 columns, and SQLite binds 32,766 values. */
const ROWS_AT_ONCE = 500

/** Inserts many rows of one table, hundreds in one statement. */
export async function insertAll<M extends Row>(
  me: Me,
  model: Constructor<M> & typeof Row,
  rows: readonly PartialModelObject<M>[],
): Promise<void> {
  // Objection's list insert reads the rows back, which SQLite cannot do; ids and values are known here.
  const made = rows.map((row) => model.fromJson({ ...row }, { skipValidation: true }))
  for (let at = 0; at < made.length; at += ROWS_AT_ONCE)
    await me.trx(model.tableName).insert(made.slice(at, at + ROWS_AT_ONCE).map((row) => row.$toDatabaseJson()))
  for (const row of made) recordImage(me, row, null, rowValues(row))
}

/** Updates a row in place; unchanged values are not logged. Sets `updated_at` if the table has it. */
export async function update<M extends Row>(me: Me, row: M, patch: PartialModelObject<M>): Promise<M> {
  const before = rowValues(row)
  const stamp = 'updated_at' in row ? { ...patch, updated_at: me.now } : patch
  row.$set(stamp)
  const after = rowValues(row)
  const names = Object.keys(after).filter((name) => !isSameValue(before[name], after[name]))
  if (names.every((name) => derivedColumns(row).includes(name))) return row
  await rowQuery(me, row).patch(stamp as PartialModelObject<M>)
  recordImage(me, row, pick(before, names), pick(after, names))
  return row
}

/**
 * Updates many rows of a table, each by its own patch: one statement for all equal patches. Sets `updated_at` if the
 * table has it.
 */
export async function updateAll<M extends TimestampedRow>(
  me: Me,
  rows: readonly M[],
  patchOf: (row: M) => PartialModelObject<M>,
): Promise<void> {
  const alike = new Map<string, { readonly patch: PartialModelObject<M>; readonly rows: M[] }>()
  for (const row of rows) {
    const patch = { ...patchOf(row), updated_at: me.now }
    const before = rowValues(row)
    row.$set(patch)
    const after = rowValues(row)
    const names = Object.keys(after).filter((name) => !isSameValue(before[name], after[name]))
    if (names.every((name) => derivedColumns(row).includes(name))) continue
    recordImage(me, row, pick(before, names), pick(after, names))
    const key = JSON.stringify(patch)
    const group = alike.get(key) ?? { patch, rows: [] }
    alike.set(key, { patch, rows: [...group.rows, row] })
  }
  for (const { patch, rows: same } of alike.values())
    for (let at = 0; at < same.length; at += ROWS_AT_ONCE) {
      const some = same.slice(at, at + ROWS_AT_ONCE)
      const model = some[0]?.$modelClass
      await model
        ?.query(me.trx)
        .findByIds(some.map(idOf))
        .patch(patch as Partial<M>)
    }
}

/** Deletes a row; undo restores it with its id. Dependent rows must be deleted first, one by one. */
export async function remove(me: Me, row: Row): Promise<void> {
  await rowQuery(me, row).delete()
  recordImage(me, row, rowValues(row), null)
}

/**
 * Ends the request's change: runs the effects of its rows and stores it, if anything was written.
 * @param effects by table
 * @returns the change's id, or null if nothing changed
 */
export async function recordChange(me: Me, effects: Effects, label: string): Promise<string | null> {
  const { journal } = me
  if (journal.rowChanges.length === 0) return journal.changeId
  const images = journal.rowChanges.splice(0)
  await runEffects(me, effects, 'afterWrite', images)
  const again = journal.undoneChangeIds.splice(0).map(
    (id): RowChange => ({
      table: Change.tableName,
      id,
      before: { undone_at: null },
      after: { undone_at: me.now.toISOString() },
    }),
  )
  images.unshift(...again)
  const id = newId()
  const expires_at = new Date(me.now.getTime() + journal.undoMinutes * 60_000)
  const { kept } = cutText(label, 255)
  await queryRows(me.trx, CHANGE_SQL, [id, me.user.user_id, kept, JSON.stringify(images), expires_at, me.now])
  journal.changeId = id
  return id
}

/** Built once: nearly every request that writes ends with it. */
const CHANGE_SQL = `INSERT INTO ${Change.tableName} (change_id, user_id, label, images, expires_at, created_at)
  VALUES (?, ?, ?, ?, ?, ?)`

/** A row as it is compared and stored: plain values, instants as ISO text. */
export function rowValues(row: Row): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row.$toDatabaseJson()))
    values[name] = value instanceof Date ? value.toISOString() : value
  return values
}

/** Derived columns by table. */
export const derivedColumns = (row: Row): readonly string[] => DERIVED_COLUMNS[row.$modelClass.tableName] ?? []

/** Whether two stored values are equal. */
export const isSameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

function recordImage(me: Me, row: Row, before: RowChange['before'], after: RowChange['after']): void {
  me.journal.rowChanges.push({ table: row.$modelClass.tableName, id: idOf(row), before, after })
}

const rowQuery = (me: Me, row: Row) => row.$query(me.trx)

const idOf = (row: Row): string => String(row.$id())

const pick = (row: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, row[name] ?? null]))
