// The key file beside an SQLite database, created at first start, readable by its owner only. Rotation goes in steps,
// after each of which everything can be decrypted.
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { world } from '../time/world.ts'
import { UserError } from '../user-error.ts'

export interface StoredKeys {
  readonly key: string
  /** Previous keys that may still be needed for decryption. */
  readonly old: readonly string[]
}

/** The keys of a database address; in memory there are none. */
export function loadOrCreateKeys(databaseUrl: string): StoredKeys {
  const path = databaseUrl.replace(/^sqlite:(\/\/)?/, '')
  if (path === ':memory:') return { key: generateKey(), old: [] }
  const file = keyFile(path)
  if (!existsSync(file)) createKeyFile(file)
  const old = oldKeyFile(path)
  return { key: readKey(file), old: existsSync(old) ? [readKey(old)] : [] }
}

/** Written atomically: half a key on a full disk would be accepted at the next start. */
function createKeyFile(file: string): void {
  const making = `${file}.${process.pid}.new`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    rmSync(making, { force: true })
    writeFileSync(making, `${generateKey()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    linkIntoPlace(making, file)
  } catch (error) {
    if (!existsSync(file))
      throw new UserError(
        `The key beside the database can't be written: ${error instanceof Error ? error.message : String(error)}. Choose another place in DATABASE_URL, or set SECRET_KEY.`,
      )
  } finally {
    rmSync(making, { force: true })
  }
}

/** By a link instead of a rename, where supported: if another process was first, its key is used. */
function linkIntoPlace(making: string, file: string): void {
  try {
    linkSync(making, file)
  } catch {
    if (!existsSync(file)) renameSync(making, file)
  }
}

/** `data/proxy.db` has its key in `data/proxy.key`. */
export const keyFile = (databaseFile: string): string => {
  const file = resolve(databaseFile)
  return join(dirname(file), `${file.slice(dirname(file).length + 1).replace(/\.[^.]+$/, '')}.key`)
}

export const oldKeyFile = (databaseFile: string): string => `${keyFile(databaseFile)}.old`

export const generateKey = (): string => world().random.bytes(48).toString('base64')

/** Replaces the key and keeps the old one beside it until `forgetOldKey`. Continues after a kill. */
export function replaceKey(databaseFile: string): StoredKeys {
  const file = keyFile(databaseFile)
  const old = oldKeyFile(databaseFile)
  if (!existsSync(old)) writeAtomically(old, readKey(file))
  if (readKey(old) === readKey(file)) writeAtomically(file, generateKey())
  return { key: readKey(file), old: [readKey(old)] }
}

export function deleteOldKey(databaseFile: string): void {
  rmSync(oldKeyFile(databaseFile), { force: true })
}

/** Atomic, and readable by the owner only. */
function writeAtomically(file: string, key: string): void {
  const making = `${file}.new`
  rmSync(making, { force: true })
  writeFileSync(making, `${key}\n`, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(making, file)
}

/** An empty or truncated key could be guessed. */
const MIN_KEY_BYTES = 32

/** @throws UserError if it can't be read, or is incomplete */
function readKey(file: string): string {
  let key: string
  try {
    key = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new UserError(
      `The key ${file} can't be read: ${error instanceof Error ? error.message : String(error)}. Run this as the user Proxy runs as, or give the file to that user (chown).`,
    )
  }
  if (Buffer.byteLength(key) >= MIN_KEY_BYTES) return key
  throw new UserError(
    `The key ${file} is incomplete: ${Buffer.byteLength(key)} bytes, and a key has ${MIN_KEY_BYTES} or more. Restore it from a backup. If there is none, delete it: a new one is created, and workspaces have to be installed again.`,
  )
}
