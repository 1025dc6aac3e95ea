// Room that deleted rows leave: SQLite's file gives it back in small steps, and both engines learn what is left in their
// tables, so that they go on choosing the right index. PostgreSQL's autovacuum does the rest.
import type { Knex } from 'knex'
import * as z from 'zod'
import { world } from '../time/world.ts'
import type { Database } from './engine.ts'

/** `auto_vacuum` as SQLite numbers it: pages are given back when that is asked for. */
export const INCREMENTAL = 2

/** Pages given back at once: about a megabyte, some milliseconds. */
const PAGES_PER_STEP = 256
/** Free pages that stay in the file for the next rows. */
const PAGES_KEPT = 256
/** Rows deleted of a table from which on PostgreSQL is told to look at it anew; its own look may come much later. */
const ANALYZE_FROM_ROWS = 10_000
/** Files up to this size are rewritten when they are opened, in a second or so. */
const MAX_REWRITTEN_BYTES = 128 * 1024 * 1024

export interface ReclaimOptions {
  /** Rows deleted since the last time, by table. */
  readonly deleted: Readonly<Record<string, number>>
  readonly isStopped?: () => boolean
  /** Waits between two steps, in milliseconds. */
  readonly rest?: (ms: number) => Promise<void>
}

/** Gives free pages back, and has the planner's figures made anew where they are old. */
export async function reclaimSpace({ engine, knex }: Database, options: ReclaimOptions): Promise<void> {
  const { deleted, isStopped = () => false, rest = sleep } = options
  if (engine === 'postgres') {
    for (const [table, rows] of Object.entries(deleted))
      if (rows >= ANALYZE_FROM_ROWS && !isStopped()) await knex.raw('ANALYZE ??', [table])
    return
  }
  let free = await readPragma(knex, 'freelist_count')
  while (free > PAGES_KEPT && !isStopped()) {
    await knex.raw(`PRAGMA incremental_vacuum(${PAGES_PER_STEP})`)
    await rest(REST_MS)
    const left = await readPragma(knex, 'freelist_count')
    // A file whose mode is another one gives nothing back.
    if (left >= free) break
    free = left
  }
  if (!isStopped()) await knex.raw('PRAGMA optimize')
}

const REST_MS = 20

/** What a SQLite file says of the room in it; null on PostgreSQL. */
export interface FileSpace {
  readonly givesBack: boolean
  readonly bytes: number
  readonly freeBytes: number
}

export async function readFileSpace({ engine, knex }: Pick<Database, 'engine' | 'knex'>): Promise<FileSpace | null> {
  if (engine !== 'sqlite') return null
  const size = await readPragma(knex, 'page_size')
  return {
    givesBack: (await readPragma(knex, 'auto_vacuum')) === INCREMENTAL,
    bytes: size * (await readPragma(knex, 'page_count')),
    freeBytes: size * (await readPragma(knex, 'freelist_count')),
  }
}

/**
 * Makes a file of before 0.2 one that gives room back, which takes writing it anew; a large one only when it is restored
 * from a backup. New files are such from the start.
 * @returns false where the file stays as it is
 */
export async function enableSpaceReturn(db: Database): Promise<boolean> {
  const space = db.file === undefined ? null : await readFileSpace(db)
  if (space === null || space.givesBack) return true
  if (space.bytes > MAX_REWRITTEN_BYTES) return false
  // The connection has asked for the mode when it was opened; it takes effect with this.
  await db.knex.raw('VACUUM')
  return (await readPragma(db.knex, 'auto_vacuum')) === INCREMENTAL
}

async function readPragma(knex: Knex, name: string): Promise<number> {
  const [row] = z.array(z.record(z.string(), z.number())).parse(await knex.raw(`PRAGMA ${name}`))
  return Object.values(row ?? {})[0] ?? 0
}

const sleep = (ms: number): Promise<void> => world().wait(ms)
