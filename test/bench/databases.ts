// Databases of the bench's own: SQLite in a file, PostgreSQL as it comes, both as durable as in use.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, type Engine, migrate, openDatabase } from '../../src/database/index.ts'
import { startPostgres } from '../support/postgres-server.ts'
import type { Bench } from './part.ts'

export const ENGINES: readonly Engine[] = ['postgres', 'sqlite']

export const nameOf = (engine: Engine): string => (engine === 'postgres' ? 'PostgreSQL' : 'SQLite')

/** Migrated and empty; gone when the part ends. */
export async function fresh(bench: Bench, engine: Engine): Promise<Database> {
  return opened(
    bench,
    engine === 'sqlite' ? `sqlite:${join(await folder(bench), 'proxy.db')}` : await emptyPostgres(bench),
  )
}

/** A folder that goes when the part ends. */
export async function folder(bench: Bench): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'proxy-bench-'))
  bench.after(() => rm(path, { recursive: true, force: true }))
  return path
}

/** The address of an empty database on this part's server. */
export async function emptyPostgres(bench: Bench): Promise<string> {
  server ??= startPostgres({ isDurable: true }).then((started) => {
    bench.after(() => started.stop())
    return started.url
  })
  const url = new URL(await server)
  const admin = await openDatabase(url.href)
  const name = `bench_${made++}`
  await admin.knex.raw(`CREATE DATABASE ${name}`).finally(() => admin.close())
  url.pathname = `/${name}`
  return url.href
}

/** A part has a process of its own. */
let server: Promise<string> | undefined
let made = 0

async function opened(bench: Bench, url: string): Promise<Database> {
  const database = await openDatabase(url, { answerTimeoutMs: 600_000 })
  bench.after(() => database.close())
  await migrate(database, 'latest')
  return database
}
