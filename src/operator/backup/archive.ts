// A backup is one file: a tar with what it is, the database, and on SQLite the key beside it.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, link, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create, extract } from 'tar'
import { z } from 'zod'
import { fileTrouble } from '../../database/index.ts'
import { UserError } from '../../user-error.ts'

const about = z.object({
  format: z.literal(1),
  engine: z.enum(['sqlite', 'postgres']),
  madeAt: z.iso.datetime(),
  /** Migrations that its schema has. */
  migrations: z.array(z.string()),
  /** Of the database in it. */
  sha256: z.string(),
  hasKey: z.boolean(),
})
export type About = z.infer<typeof about>

/** Names inside; nothing else is ever taken out. */
export const DATABASE = 'database'
export const KEY = 'key'
export const OLD_KEY = 'key.old'
const ABOUT = 'backup.json'
const NAMES: readonly string[] = [ABOUT, DATABASE, KEY, OLD_KEY]
const MADE = 'made.tar.gz'
/** What PostgreSQL is told before a copy is put back. */
export const DROP = 'drop.sql'
/** As these begin: SQLite's journals have a longer name. */
const OURS: readonly string[] = [...NAMES, MADE, DROP]

/** A folder of its own beside a file, for its owner only; gone afterwards, and after a kill with the next one's. */
export async function besides<R>(file: string, now: Date, work: (folder: string) => Promise<R>): Promise<R> {
  await sweep(dirname(resolve(file)), now)
  const folder = await mkdtemp(join(dirname(resolve(file)), PREFIX))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const PREFIX = '.proxy-'
/** No backup takes that long. */
const LEFT_MS = 86_400_000

/** What a kill left behind is people's private life too. */
async function sweep(place: string, now: Date): Promise<void> {
  const names = await readdir(place).catch(() => [])
  for (const left of names.filter((name) => /^\.proxy-\w{6}$/.test(name)).map((name) => join(place, name))) {
    const files = await readdir(left).catch(() => null)
    const isOurs = files?.every((name) => OURS.some((known) => name.startsWith(known)))
    if (isOurs && now.getTime() - (await stat(left)).mtimeMs > LEFT_MS) await rm(left, { recursive: true, force: true })
  }
}

/** @throws UserError where the file is there already */
export function expectNew(file: string): void {
  if (existsSync(file)) throw new UserError(`${file} is there already. Give another name, or move it away first.`)
  if (!existsSync(dirname(resolve(file))))
    throw new UserError(`There is no folder ${dirname(resolve(file))}. Make it first.`)
}

/** Packs a folder's files; the backup appears under its name when it is whole, for its owner only. */
export async function pack(folder: string, file: string, what: Omit<About, 'format' | 'sha256'>): Promise<void> {
  const told: About = { format: 1, ...what, sha256: await hashOf(join(folder, DATABASE)) }
  await writeFile(join(folder, ABOUT), `${JSON.stringify(told, null, 2)}\n`, { mode: 0o600 })
  const made = join(folder, MADE)
  const names = NAMES.filter((name) => existsSync(join(folder, name)))
  await create({ cwd: folder, file: made, gzip: { level: 6 }, portable: true, mode: 0o600 }, names)
  await chmod(made, 0o600)
  // Not a rename: a file that came into being meanwhile is never written over.
  await link(made, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') expectNew(file)
    throw error
  })
}

/** @throws UserError where it is no backup, or not whole */
export async function unpack(file: string, folder: string): Promise<About> {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`)
  try {
    await extract({ cwd: folder, file, strict: true, filter: (path, entry) => NAMES.includes(path) && isPlain(entry) })
  } catch (error) {
    const trouble = fileTrouble(error, folder)
    throw new UserError(
      trouble ?? `${file} is no backup of Proxy, or not all of it: ${error instanceof Error ? error.message : error}`,
    )
  }
  const text = existsSync(join(folder, ABOUT)) ? await readFile(join(folder, ABOUT), 'utf8') : 'null'
  const read = about.safeParse(JSON.parse(text))
  if (!read.success || !existsSync(join(folder, DATABASE))) throw new UserError(`${file} is no backup of Proxy.`)
  if ((await hashOf(join(folder, DATABASE))) !== read.data.sha256)
    throw new UserError(`${file} was changed since it was made. Take another backup.`)
  return read.data
}

const isPlain = (entry: object): boolean => !('type' in entry) || entry.type === 'File'

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
