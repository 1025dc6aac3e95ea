// Deletes what is over by its retention rule, so that nothing private is kept longer than it is needed: a thousand rows a
// step, each step a transaction of its own, with a rest after it in which people are answered.
import type { Transaction } from 'objection'
import { rawRows } from '../../models/bulk.ts'
import { world } from '../../time/world.ts'
import { deleteExpiredFamilies } from '../access/sessions/index.ts'
import { acquireLease } from '../request/leases.ts'
import { RETENTION, type RetentionStep } from './retention.ts'

/** What a purge takes. */
export interface PurgeOptions {
  /** One short transaction, begun again where it lost against another. */
  transact<R>(work: (trx: Transaction) => Promise<R>): Promise<R>
  /** UTC. */
  now(): Date
  /** Names this process among others: of several one purges. */
  readonly holder: string
  /** Asked before each step. */
  readonly isStopped?: () => boolean
  /** Waits between two steps, in milliseconds. */
  readonly rest?: (ms: number) => Promise<void>
  /** Rows a step deletes at most; a thousand unless given. */
  readonly stepSize?: number
  /** After each step that deleted something; for tests and measuring. */
  readonly onStep?: (table: string, deleted: number) => void
}

/** Rows deleted, by table. */
export type PurgeReport = Readonly<Record<string, number>>

const STEP_SIZE = 1_000
/** Before anything is known of the machine. */
const FIRST_STEP_SIZE = 100
const MIN_STEP_SIZE = 20
/**
 * How long a step may hold its rows, and on SQLite the only connection: a request that meets one waits about half as long,
 * which is less than its own work takes. The next step is larger or smaller by how far this one was from it.
 */
const STEP_MS = 8
/** A rest is so many times as long as the step before it. */
const REST_FACTOR = 4
const MIN_REST_MS = 5

/** How long a process that falls silent keeps others from purging. */
const LEASE_MS = 60_000
const LEASE_ID = 'purge'

/**
 * Deletes all that is over. May be stopped and begun again at any step, in any process.
 * @returns how much was deleted; null where another process purges
 */
export async function purge(options: PurgeOptions): Promise<PurgeReport | null> {
  const deleted: Record<string, number> = {}
  const note = (table: string, count: number): void => {
    if (count === 0) return
    deleted[table] = (deleted[table] ?? 0) + count
    options.onStep?.(table, count)
  }
  const run = createStepRunner(options)
  // The referring before the referred: a schedule ends when no nudge of it is left.
  for (const [table, { steps = [] }] of Object.entries(RETENTION).toReversed())
    for (const step of steps) {
      const end = new Date(options.now().getTime() - step.days * DAY_MS)
      let next: StepRange['after'] | 'none' = null
      while (next !== 'none') {
        const after: Cursor | null = next
        const done: StepResult | StepRefusal = await run<StepResult>(
          (trx, limit, now): Promise<StepResult> => deleteStep(trx, table, step, { end, after, limit, now }),
        )
        if (isRefusal(done)) return done === 'stopped' ? deleted : null
        note(table, done.deleted)
        next = nextCursor(step, done)
      }
    }
  for (;;) {
    const done = await run<FamiliesResult>(deleteFamilies)
    if (isRefusal(done)) return done === 'stopped' ? deleted : null
    note('refresh_tokens', done.deleted)
    if (!done.hasMore) return deleted
  }
}

/** `last`: the last row found; null where none is left behind it. */
interface StepResult {
  readonly deleted: number
  readonly last: Cursor | null
}

type FamiliesResult = Awaited<ReturnType<typeof deleteExpiredFamilies>>

/** A session has about ten tokens. */
const deleteFamilies = (trx: Transaction, limit: number, now: Date): Promise<FamiliesResult> =>
  deleteExpiredFamilies(trx, now, Math.ceil(limit / 10))

/** Where the next step begins. Where all that is found is deleted, the next rows are the oldest again. */
function nextCursor({ only }: RetentionStep, { deleted, last }: StepResult): Cursor | null | 'none' {
  if (last === null) return 'none'
  if (only !== undefined) return last
  return deleted > 0 ? null : 'none'
}

/** Why a step was not begun: it is to stop, or another process has the lease. */
type StepRefusal = 'stopped' | 'leased'

const isRefusal = (done: object | StepRefusal): done is StepRefusal => typeof done === 'string'

/** Where a walk over rows that may stay has got to. */
interface Cursor {
  readonly at: Date
  readonly id: string
}

interface StepRange {
  /** Rows of before this instant are over. */
  readonly end: Date
  readonly after: Cursor | null
  readonly limit: number
  readonly now: Date
}

/** Runs steps under the lease, at a pace at which others get their turn. */
function createStepRunner(options: PurgeOptions) {
  const { transact, now, holder, isStopped = () => false, rest = sleep } = options
  const largest = options.stepSize ?? STEP_SIZE
  let size = Math.min(largest, FIRST_STEP_SIZE)
  return async <R extends object>(
    step: (trx: Transaction, limit: number, now: Date) => Promise<R>,
  ): Promise<R | StepRefusal> => {
    if (isStopped()) return 'stopped'
    const begunAt = world().elapsed()
    const done = await transact<R | StepRefusal>(async (trx) => {
      const at = now()
      if (!(await acquireLease(trx, { leaseId: LEASE_ID, holder, now: at, ms: LEASE_MS }))) return 'leased'
      return step(trx, size, at)
    })
    const took = world().elapsed() - begunAt
    size = Math.min(largest, Math.max(MIN_STEP_SIZE, Math.round(size * Math.min(2, Math.max(0.5, STEP_MS / took)))))
    if (done !== 'leased') await rest(Math.max(MIN_REST_MS, took * REST_FACTOR))
    return done
  }
}

/** Deletes the oldest rows that are over. */
async function deleteStep(trx: Transaction, table: string, step: RetentionStep, range: StepRange): Promise<StepResult> {
  const { sql, bindings } = selectOver(table, step, range)
  const rows = rawRows(await trx.raw(sql, bindings))
  const ids = rows.flatMap(({ id, is_over }) => (is_over === true ? [String(id)] : []))
  let deleted = 0
  if (ids.length > 0) {
    await step.before?.(trx, ids, range.now)
    // Looked at once more: a row may have changed since it was read.
    deleted = await trx(table)
      .whereIn(step.key, ids)
      .where(step.by, '<', range.end)
      .whereRaw(step.where ?? '1 = 1')
      .delete()
  }
  const last = rows.length < range.limit ? undefined : rows.at(-1)
  const foundAt = last?.['found_at']
  if (!last || !(foundAt instanceof Date)) return { deleted, last: null }
  return { deleted, last: { at: foundAt, id: String(last['id']) } }
}

/** The statement that finds the next rows of a step: `id`, `found_at`, and whether it `is_over`. Bindings are named. */
export function selectOver(
  table: string,
  { key, by, where, only }: RetentionStep,
  { end, after, limit }: Omit<StepRange, 'now'>,
): { readonly sql: string; readonly bindings: Record<string, Date | number | string> } {
  const conditions = [`${table}.${by} < :end`, ...(where ? [where] : [])]
  if (after) conditions.push(`(${table}.${by}, ${table}.${key}) > (:at, :id)`)
  const sql = `SELECT ${table}.${key} AS id, ${table}.${by} AS found_at, ${only ? `(${only})` : '(1 = 1)'} AS is_over
    FROM ${table} WHERE ${conditions.join(' AND ')}
    ORDER BY ${table}.${by}${only ? `, ${table}.${key}` : ''} LIMIT :limit`
  return { sql, bindings: { end, since: end, limit, ...after } }
}

const DAY_MS = 86_400_000

const sleep = (ms: number): Promise<void> => world().wait(ms)
