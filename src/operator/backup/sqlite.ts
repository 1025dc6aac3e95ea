// Backs up SQLite's file while it is in use, and restores it while it is not.
import { existsSync } from 'node:fs'
import { chmod, copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { acquireServingLock, type Database, openDatabase } from '../../database/index.ts'
import { keyFile, oldKeyFile } from '../../ops/secret-key.ts'
import { world } from '../../time/world.ts'
import { UserError } from '../../user-error.ts'
import type { ProgressBar } from '../progress-bar.ts'
import { DATABASE_ENTRY, KEY_ENTRY, OLD_KEY_ENTRY } from './archive.ts'

/** A consistent copy without a journal, while others write. */
export async function copySqlite(
  { knex }: Database,
  folder: string,
  progress: (of: number) => ProgressBar,
): Promise<void> {
  const copy = join(folder, DATABASE_ENTRY)
  const [row] = await knex.raw(
    'SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS size',
  )
  const bar = progress(z.object({ size: z.number() }).parse(row).size)
  const timer = world().every(100, async () => bar.update((await stat(copy).catch(() => null))?.size ?? 0))
  try {
    await knex.raw('VACUUM INTO ?', [copy])
  } finally {
    timer.stop()
    bar.end()
  }
  await chmod(copy, 0o600)
}

/** @returns whether there is a key beside the file */
export async function copyKeys(file: string, folder: string): Promise<boolean> {
  if (existsSync(oldKeyFile(file))) await copyFile(oldKeyFile(file), join(folder, OLD_KEY_ENTRY))
  if (!existsSync(keyFile(file))) return false
  await copyFile(keyFile(file), join(folder, KEY_ENTRY))
  return true
}

/**
 * Checks that a copy opens, passes the integrity check, and has no dangling references.
 * @throws UserError
 */
export async function requireIntactDatabase(copy: string): Promise<void> {
  const database = await openDatabase(`sqlite:${copy}`)
  try {
    const faults = z
      .array(z.object({ integrity_check: z.string() }))
      .parse(await database.knex.raw('PRAGMA integrity_check'))
    if (faults[0]?.integrity_check !== 'ok')
      throw new UserError(`The database in it is damaged: ${faults[0]?.integrity_check}`)
    const dangling: unknown[] = await database.knex.raw('PRAGMA foreign_key_check')
    if (dangling.length > 0)
      throw new UserError(`The database in it refers to ${dangling.length} rows that don't exist.`)
  } finally {
    await database.close()
  }
}

/**
 * Replaces a file and its keys by a copy. At every moment a complete database has that name.
 * @param aside where the old one is kept
 * @throws UserError if a process serves the file, or has it open
 */
export async function restoreSqlite(file: string, folder: string, aside: string): Promise<void> {
  const isThere = existsSync(file)
  // A file too damaged to open has no usable journal.
  const former = isThere ? await openDatabase(`sqlite:${file}`).catch(() => null) : null
  const unlock = await acquireServingLock({ file }).catch(async (error: unknown) => {
    await former?.close()
    throw error
  })
  try {
    // The journal belongs to the old file: it is checkpointed, and removed with its last connection.
    await former?.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    await former?.close()
    const journal = `${file}-wal`
    if (existsSync(journal) && (await stat(journal)).size > 0)
      throw new UserError(`Another program has ${file} open. Close it first.`)
    for (const left of [journal, `${file}-shm`]) await rm(left, { force: true })
    if (isThere) await link(file, aside)
    if (isThere && existsSync(keyFile(file))) await copyFile(keyFile(file), `${aside}.key`)
    const keysLeft = await restoreKeyFirst(file, folder)
    await moveIntoPlace(join(folder, DATABASE_ENTRY), file)
    await keysLeft()
  } finally {
    await unlock()
  }
}

/**
 * The backup's key is put in place before its database, and the old key stays beside it meanwhile: after a power
 * failure at any moment, the database in place can be decrypted.
 * @returns what is left to do once the database is in place
 */
async function restoreKeyFirst(file: string, folder: string): Promise<() => Promise<void>> {
  const [key, old] = [keyFile(file), oldKeyFile(file)]
  const [newKey, newOld] = [join(folder, KEY_ENTRY), join(folder, OLD_KEY_ENTRY)]
  if (!existsSync(newKey)) return async () => undefined
  if (existsSync(key)) {
    await copyFile(key, join(folder, FORMER_KEY))
    await moveIntoPlace(join(folder, FORMER_KEY), old)
  }
  await moveIntoPlace(newKey, key)
  return () => (existsSync(newOld) ? moveIntoPlace(newOld, old) : rm(old, { force: true }))
}

/** Only in a restore's own folder. */
const FORMER_KEY = `${KEY_ENTRY}.former`

async function moveIntoPlace(from: string, to: string): Promise<void> {
  await chmod(from, 0o600)
  await rename(from, to)
}
