// Undo and redo: rows of a change are restored if they were not changed since.
import { ForeignKeyViolationError, type ModelClass, UniqueViolationError } from 'objection'
import { models } from '../../models/all.ts'
import { Change } from '../../models/change.ts'
import type { StoredRowChange } from '../../models/json.ts'
import type { Row } from '../../models/row.ts'
import { DomainError } from '../../user-error.ts'
import { derivedColumns, isSameValue, rowValues } from './change-log.ts'
import { hiddenZoneIds } from './hidden-zones.ts'
import type { Me, RowChange } from './me.ts'
import { type Effects, runEffects } from './table-effects.ts'

export type { Change, StoredRowChange }

/** The person's newest change of the last ten minutes; one that is undoable for longer has its own button. */
export async function findNewestChange(me: Me): Promise<Change | undefined> {
  const found = await undoableChanges(me)
    .whereNull('undone_at')
    .where('created_at', '>', new Date(me.now.getTime() - 600_000))
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'change_id' }])
    .limit(25)
  return (await withoutHidden(me, found))[0]
}

/** Changes that can be undone, newest first. */
export async function listRecentChanges(me: Me): Promise<Change[]> {
  return withoutHidden(me, await undoableChanges(me).whereNull('undone_at').orderBy('created_at', 'desc').limit(25))
}

/** The person's own change by id, expired or not. */
export async function findChange(me: Me, id: string): Promise<Change | undefined> {
  const found = await Change.query(me.trx).where({ change_id: id, user_id: me.user.user_id })
  return (await withoutHidden(me, found))[0]
}

/**
 * Undoes a change, or redoes it with `back`.
 * @returns false if that was done already
 * @param effects of restored rows
 * @throws DomainError if it has expired, something it wrote was changed since, or the person lost the right to change
 * it
 */
export async function undoChange(me: Me, effects: Effects, change: Change, back = false): Promise<boolean> {
  if (back === (change.undone_at === null)) return false
  if (change.expires_at <= me.now) throw new DomainError('undo.too-late')
  // A program that could take back what hides a zone from it would see the zone.
  if (me.access && change.parsedImages.some(({ table }) => table === 'zone_platforms'))
    throw new DomainError('token.by-program')
  const images = back ? change.parsedImages : change.parsedImages.toReversed().map(reverseChange)
  const checks = await checkBefore(me, effects, images)
  for (const alike of groupAlike(images, effects)) {
    const [image] = alike
    if (alike.length > 1 && image?.before === null) await insertRows(me, alike)
    else if (alike.length > 1) await removeRows(me, alike, effects)
    else if (image) await (effects[image.table]?.customRestore ?? restoreRow)(me, image, effects)
  }
  await runEffects(me, effects, 'afterUndo', images)
  for (const check of checks) await check()
  await Change.query(me.trx)
    .findById(change.change_id)
    .patch({ undone_at: back ? null : me.now })
  if (!back) me.journal.undoneChangeIds.push(change.change_id)
  return true
}

/**
 * A change that replaced another ("One task instead") is undone together with it: how a row of `changes` is restored.
 */
export async function restoreChange(me: Me, { id, after }: RowChange, effects: Effects): Promise<void> {
  const change = await findChange(me, id)
  if (change && change.expires_at > me.now) await undoChange(me, effects, change, after?.['undone_at'] === null)
}

/** Runs each table's check; returns what has to run after the restore. */
async function checkBefore(me: Me, effects: Effects, images: readonly RowChange[]): Promise<(() => Promise<void>)[]> {
  const later: (() => Promise<void>)[] = []
  for (const [table, { beforeUndo }] of Object.entries(effects)) {
    const own = beforeUndo ? images.filter((image) => image.table === table) : []
    const check = own.length > 0 ? await beforeUndo?.(me, own) : null
    if (check) later.push(check)
  }
  return later
}

/** Without changes of hidden things, whose labels would reveal them. */
async function withoutHidden(me: Me, changes: Change[]): Promise<Change[]> {
  if (changes.length === 0 || (await hiddenZoneIds(me).limit(1)).length === 0) return changes
  const idsOf = (change: Change): string[] => change.images.match(UUID) ?? []
  const ids = [...new Set(changes.flatMap(idsOf))]
  const through = (table: string, id: string, task: string) =>
    me.trx(table).whereIn(id, ids).select(`${id} as id`, `${task} as task_id`)
  const steps = await through('micro_steps', 'step_id', 'parent_task_id')
  const sessions = await through('focus_sessions', 'session_id', 'task_id')
  const tasks = await me
    .trx('tasks')
    .whereIn('task_id', [...ids, ...[...steps, ...sessions].flatMap(({ task_id }) => task_id ?? [])])
    .whereIn('zone_id', hiddenZoneIds(me).toKnexQuery())
    .select('task_id')
  const hidden = new Set(tasks.map(({ task_id }) => task_id))
  for (const { id, task_id } of [...steps, ...sessions]) if (hidden.has(task_id)) hidden.add(id)
  return changes.filter((change) => !idsOf(change).some((id) => hidden.has(id)))
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

const undoableChanges = (me: Me) =>
  Change.query(me.trx).where({ user_id: me.user.user_id }).where('expires_at', '>', me.now)

const reverseChange = (image: StoredRowChange): StoredRowChange => ({
  ...image,
  before: image.after,
  after: image.before,
})

/** Rows of one table that are removed or inserted one after the other go together, some hundred in a statement. */
const ROWS_AT_ONCE = 500

type RestoreKind = 'removal' | 'insertion' | 'update'

const restoreKind = ({ before, after }: RowChange): RestoreKind =>
  after === null ? 'removal' : before === null ? 'insertion' : 'update'

/** The images in their order, neighbours of one table that are removed or inserted as one group; any other stands alone. */
function groupAlike(images: readonly RowChange[], effects: Effects): readonly (readonly RowChange[])[] {
  const groups: RowChange[][] = []
  for (const image of images) {
    const kind = restoreKind(image)
    const last = groups.at(-1)
    const [first] = last ?? []
    const canJoin = kind !== 'update' && !effects[image.table]?.customRestore
    const isAlike = canJoin && first?.table === image.table && restoreKind(first) === kind
    if (last && isAlike && last.length < ROWS_AT_ONCE) last.push(image)
    else groups.push([image])
  }
  return groups
}

/** As `restoreRow`, for rows of one table that are all inserted again. One statement for all of them. */
async function insertRows(me: Me, images: readonly RowChange[]): Promise<void> {
  const model = modelOf(images[0]?.table ?? '')
  const rows = images.map(({ after }) => {
    const row = model.fromJson(parseInstants(after ?? {}), { skipValidation: true })
    row.$beforeInsert({ transaction: me.trx })
    return row.$toDatabaseJson()
  })
  await me.trx(model.tableName).insert(rows).catch(throwConflict)
}

/** As `restoreRow`, for rows of one table that are all removed. A few statements for all of them. */
async function removeRows(me: Me, images: readonly RowChange[], effects: Effects): Promise<void> {
  const table = images[0]?.table ?? ''
  const model = modelOf(table)
  const ids = images.map(({ id }) => id)
  const rows = new Map((await model.query(me.trx).findByIds(ids).forUpdate()).map((row) => [String(row.$id()), row]))
  for (const { id, before } of images) {
    const row = rows.get(id)
    if (!row || !before || hasChangedSince(row, before)) throw changedError()
  }
  if (await effects[table]?.blocksRemoval?.(me, ids)) throw changedError()
  await model.query(me.trx).delete().findByIds(ids)
}

/** Whether a row differs from an image of it, derived columns aside. */
function hasChangedSince(row: Row, image: Readonly<Record<string, unknown>>): boolean {
  const now = rowValues(row)
  const skip = derivedColumns(row)
  return Object.keys(image).some((name) => !skip.includes(name) && !isSameValue(now[name], image[name]))
}

/** Restores one row from `before` to `after`. */
async function restoreRow(me: Me, { table, id, before, after }: RowChange, effects: Effects): Promise<void> {
  const model = modelOf(table)
  if (!before) {
    if (after) await model.query(me.trx).insert(parseInstants(after)).catch(throwConflict)
    return
  }
  const found = model.query(me.trx).findById(id)
  // A row that is deleted below must gain no rows that name it: they would go with it, unseen by the checks.
  const row = await (after ? found.forNoKeyUpdate() : found.forUpdate())
  if (!row || hasChangedSince(row, before)) throw changedError()
  if (after) {
    const stamp = derivedColumns(row).includes('updated_at') ? { updated_at: me.now } : {}
    await model
      .query(me.trx)
      .findById(id)
      .patch({ ...parseInstants(after), ...stamp })
  } else {
    if (await effects[table]?.blocksRemoval?.(me, [id])) throw changedError()
    await model.query(me.trx).deleteById(id)
  }
}

/** It is there again, another row has taken its place (a habit checked again, a name given anew), or what it belongs to is gone. */
function throwConflict(error: unknown): never {
  const isConflict =
    error instanceof UniqueViolationError ||
    error instanceof ForeignKeyViolationError ||
    // As the drivers say it, where a statement is not Objection's.
    CONFLICTS.has(String(Reflect.get(Object(error), 'code')))
  throw isConflict ? changedError() : error
}

const CONFLICTS: ReadonlySet<string> = new Set(['23503', '23505', 'SQLITE_CONSTRAINT'])

const changedError = () => new DomainError('undo.changed-since')

function modelOf(table: string): ModelClass<Row> {
  const model = models.find(({ tableName }) => tableName === table)
  if (!model) throw new Error(`No model of the table ${table}`)
  return model as unknown as ModelClass<Row>
}

/** A row of an image, as its model takes it: instants are stored as ISO text; their columns are recognised by name. */
export const parseInstants = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /(_at|_date|last_login)$/.test(name) && /^\d{4}-\d\d-\d\dT/.test(value)
        ? new Date(value)
        : value,
    ]),
  )
