// SQLite's file, copied while it is in use and put back while it is not.
import { existsSync } from 'node:fs'
import { chmod, copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Database, lockServing, openDatabase } from '../../database.ts'
import { keyFile, oldKeyFile } from '../../secret-key.ts'
import { UserError } from '../../user-error.ts'
import type { Progress } from '../progress.ts'
import { DATABASE, KEY, OLD_KEY } from './archive.ts'

/** One moment of it, whole, without its journal; whoever serves it goes on writing meanwhile. */
export async function copySqlite(
  { knex }: Database,
  folder: string,
  progress: (of: number) => Progress,
): Promise<void> {
  const copy = join(folder, DATABASE)
  const [row] = await knex.raw(
    'SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS size',
  )
  const bar = progress(z.object({ size: z.number() }).parse(row).size)
  const timer = setInterval(async () => bar.at((await stat(copy).catch(() => null))?.size ?? 0), 100)
  try {
    await knex.raw('VACUUM INTO ?', [copy])
  } finally {
    clearInterval(timer)
    bar.end()
  }
  await chmod(copy, 0o600)
}

/** @returns whether there is a key beside the file */
export async function copyKeys(file: string, folder: string): Promise<boolean> {
  if (existsSync(oldKeyFile(file))) await copyFile(oldKeyFile(file), join(folder, OLD_KEY))
  if (!existsSync(keyFile(file))) return false
  await copyFile(keyFile(file), join(folder, KEY))
  return true
}

/** What is sound opens, holds together, and refers to nothing that is not there. @throws UserError */
export async function expectSound(copy: string): Promise<void> {
  const database = await openDatabase(`sqlite:${copy}`)
  try {
    const faults = z
      .array(z.object({ integrity_check: z.string() }))
      .parse(await database.knex.raw('PRAGMA integrity_check'))
    if (faults[0]?.integrity_check !== 'ok')
      throw new UserError(`The database in it is damaged: ${faults[0]?.integrity_check}`)
    const dangling: unknown[] = await database.knex.raw('PRAGMA foreign_key_check')
    if (dangling.length > 0)
      throw new UserError(`The database in it refers to ${dangling.length} rows that are not there.`)
  } finally {
    await database.close()
  }
}

/**
 * Puts a copy, and its keys, in the place of a file. At every moment one whole database is there under that name.
 * @param aside where the former one is kept
 * @throws UserError somebody serves the file, or has it open
 */
export async function putBack(file: string, folder: string, aside: string): Promise<void> {
  const isThere = existsSync(file)
  // One that is too damaged to be opened has no journal worth working off.
  const former = isThere ? await openDatabase(`sqlite:${file}`).catch(() => null) : null
  const unlock = await lockServing({ file }).catch(async (error: unknown) => {
    await former?.close()
    throw error
  })
  try {
    // The journal belongs to the former file: it is worked off, and goes with its last connection.
    await former?.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)')
    await former?.close()
    const journal = `${file}-wal`
    if (existsSync(journal) && (await stat(journal)).size > 0)
      throw new UserError(`Another program has ${file} open. Close it first.`)
    for (const left of [journal, `${file}-shm`]) await rm(left, { force: true })
    if (isThere) await link(file, aside)
    if (isThere && existsSync(keyFile(file))) await copyFile(keyFile(file), `${aside}.key`)
    await chmod(join(folder, DATABASE), 0o600)
    await rename(join(folder, DATABASE), file)
    for (const [name, place] of [
      [KEY, keyFile(file)],
      [OLD_KEY, oldKeyFile(file)],
    ] as const) {
      if (!existsSync(join(folder, name))) continue
      await chmod(join(folder, name), 0o600)
      await rename(join(folder, name), place)
    }
  } finally {
    await unlock()
  }
}
