// A backup is one tar file: a description, the database, and on SQLite the key.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, link, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create, extract } from 'tar'
import * as z from 'zod'
import { fileProblem } from '../../database/index.ts'
import { UserError } from '../../user-error.ts'

const manifestShape = z.object({
  format: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  madeAt: z.iso.datetime(),
  /** Migrations applied to it. */
  migrations: z.array(z.string()),
  /** Of the database in it. */
  sha256: z.string(),
  hasKey: z.boolean(),
})
export type BackupManifest = z.infer<typeof manifestShape>

/** File names in the archive; nothing else is extracted. */
export const DATABASE_ENTRY = 'database'
export const KEY_ENTRY = 'key'
export const OLD_KEY_ENTRY = 'key.old'
const MANIFEST_ENTRY = 'backup.json'
const NAMES: readonly string[] = [MANIFEST_ENTRY, DATABASE_ENTRY, KEY_ENTRY, OLD_KEY_ENTRY]
const ARCHIVE_NAME = 'made.tar.gz'
/** What PostgreSQL is told before a copy is restored. */
export const DROP_SCRIPT = 'drop.sql'
/** Prefixes: SQLite's journals have longer names. */
const OUR_FILE_PREFIXES: readonly string[] = [...NAMES, ARCHIVE_NAME, DROP_SCRIPT]

/** A folder beside a file, readable by its owner; removed afterwards, or after a kill by the next run. */
export async function withTemporaryFolder<R>(
  file: string,
  now: Date,
  work: (folder: string) => Promise<R>,
): Promise<R> {
  await removeLeftovers(dirname(resolve(file)), now)
  const folder = await mkdtemp(join(dirname(resolve(file)), PREFIX))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const PREFIX = '.proxy-'
/** No backup takes that long. */
const LEFTOVER_AGE_MS = 86_400_000

/** Left-overs of a killed run contain private data too. */
async function removeLeftovers(place: string, now: Date): Promise<void> {
  const names = await readdir(place).catch(() => [])
  for (const left of names.filter((name) => /^\.proxy-\w{6}$/.test(name)).map((name) => join(place, name))) {
    const files = await readdir(left).catch(() => null)
    const isOurs = files?.every((name) => OUR_FILE_PREFIXES.some((known) => name.startsWith(known)))
    if (isOurs && now.getTime() - (await stat(left)).mtimeMs > LEFTOVER_AGE_MS)
      await rm(left, { recursive: true, force: true })
  }
}

/** @throws UserError if the file exists */
export function requireNewFile(file: string): void {
  if (existsSync(file)) throw new UserError(`${file} already exists. Choose another name, or move it first.`)
  if (!existsSync(dirname(resolve(file))))
    throw new UserError(`There is no folder ${dirname(resolve(file))}. Create it first.`)
}

/** Packs a folder's files; the backup appears under its name once complete, readable by its owner. */
export async function packBackup(
  folder: string,
  file: string,
  what: Omit<BackupManifest, 'format' | 'sha256'>,
): Promise<void> {
  const told: BackupManifest = { format: 1, ...what, sha256: await fileHash(join(folder, DATABASE_ENTRY)) }
  await writeFile(join(folder, MANIFEST_ENTRY), `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 })
  const made = join(folder, ARCHIVE_NAME)
  const names = NAMES.filter((name) => existsSync(join(folder, name)))
  await create({ cwd: folder, file: made, gzip: { level: 6 }, portable: true, mode: 0o600 }, names)
  await chmod(made, 0o600)
  // Not a rename, which would overwrite a file created meanwhile.
  await link(made, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') requireNewFile(file)
    throw error
  })
}

/** @throws UserError if it is no backup, or incomplete */
export async function unpackBackup(file: string, folder: string): Promise<BackupManifest> {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`)
  try {
    await extract({
      cwd: folder,
      file,
      strict: true,
      filter: (path, entry) => NAMES.includes(path) && isRegularFile(entry),
    })
  } catch (error) {
    const trouble = fileProblem(error, folder)
    throw new UserError(
      trouble ?? `${file} isn't a complete backup of Proxy: ${error instanceof Error ? error.message : error}`,
    )
  }
  const text = existsSync(join(folder, MANIFEST_ENTRY)) ? await readFile(join(folder, MANIFEST_ENTRY), 'utf8') : 'null'
  const read = manifestShape.safeParse(JSON.parse(text))
  if (!read.success || !existsSync(join(folder, DATABASE_ENTRY)))
    throw new UserError(`${file} isn't a backup of Proxy.`)
  if ((await fileHash(join(folder, DATABASE_ENTRY))) !== read.data.sha256)
    throw new UserError(`${file} has changed since it was made. Use another backup.`)
  return read.data
}

const isRegularFile = (entry: object): boolean => !('type' in entry) || entry.type === 'File'

async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
