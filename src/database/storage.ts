// Whether what is saved can be kept: a disk that is full, a file that was taken away under the running process. Told to
// people, to readiness and to the log, until it is over.
import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Knex } from 'knex'
import { world } from '../time/world.ts'
import { storageTroubleOf } from './errors.ts'

/** `full`: no room; `gone`: the file is another one now, or none; `unwritable`: it can't be written, or is damaged. */
export type StorageTrouble = 'full' | 'gone' | 'unwritable'

/** The path of the file no longer leads to the file that is open: whatever is written would be lost. */
export class DatabaseFileLostError extends Error {
  readonly code = 'DATABASE_FILE_LOST'
}

/** What is known of one database's storage. */
export interface StorageWatch {
  readonly trouble: StorageTrouble | null
  /** Is the open file no longer the one at its path? */
  readonly isFileLost: boolean
  /** Something was committed: what was full or could not be written is so no more. */
  noteCommitted(): void
  stop(): void
}

/** The path is looked at so often: what happened to it is known within five seconds. */
const LOOK_EVERY_MS = 2_000

/**
 * Watches what the engine says of its disk and, on SQLite, whether the path still leads to the open file.
 * @param onWarning hears of it once, in a sentence for an operator
 */
export function watchStorage(knex: Knex, file: string | undefined, onWarning: (message: string) => void): StorageWatch {
  let trouble: StorageTrouble | null = null
  let isFileLost = false

  knex.on('query-error', (error: unknown) => {
    const found = storageTroubleOf(error)
    if (found !== null && found !== trouble && found !== 'gone') onWarning(STORAGE_TEXT[found](file))
    trouble = found ?? trouble
  })
  const opened = file === undefined ? undefined : identityOf(statSync(file))
  const look = async (path: string): Promise<void> => {
    const now = await stat(path).then(identityOf, () => undefined)
    const isLost = now !== opened
    if (isLost && !isFileLost) onWarning(STORAGE_TEXT.gone(path))
    isFileLost = isLost
  }
  const timer = file === undefined ? undefined : world().every(LOOK_EVERY_MS, () => void look(file))
  timer?.unref()
  return {
    get trouble() {
      return isFileLost ? 'gone' : trouble
    },
    get isFileLost() {
      return isFileLost
    },
    noteCommitted() {
      trouble = null
    },
    stop: () => timer?.stop(),
  }
}

const identityOf = ({ dev, ino }: { readonly dev: number; readonly ino: number }): string => `${dev} ${ino}`

/** In words for an operator. */
export const STORAGE_TEXT: Readonly<Record<StorageTrouble, (file?: string) => string>> = {
  full: (file) => `the disk${file ? ` of ${file}` : ' of the database'} is full: nothing can be saved. Make room`,
  gone: (file) =>
    `${file ?? 'the database file'} was removed or replaced while it was in use: nothing can be saved. Put it back, or restart Proxy`,
  unwritable: (file) => `${file ?? 'the database'} can't be written. Look at its disk, its owner and the log`,
}
