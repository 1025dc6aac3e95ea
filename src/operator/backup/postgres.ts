// Backs up PostgreSQL by its own tools.
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { models } from '../../models/all.ts'
import { UserError } from '../../user-error.ts'
import { requireNoConnections } from '../require-stopped.ts'
import { DATABASE_ENTRY, DROP_SCRIPT } from './archive.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Proxy's tables only: the database may contain others. */
const TABLES = [...models.map(({ tableName }) => tableName), 'knex_migrations', 'knex_migrations_lock']

/**
 * A consistent copy of a running database.
 * @throws UserError if `pg_dump` is missing or older than the server
 */
export async function dumpPostgres(url: string, folder: string, environment: Environment): Promise<void> {
  const tables = TABLES.map((table) => `--table=${table}`)
  const file = join(folder, DATABASE_ENTRY)
  await runPostgresTool('pg_dump', ['--no-owner', '--no-privileges', ...tables, `--file=${file}`], url, environment)
}

/**
 * Restores a copy: all tables are replaced in one transaction, or none.
 * @throws UserError if a Proxy process is connected, or `psql` is missing
 */
export async function restorePostgres(url: string, folder: string, environment: Environment): Promise<void> {
  await requireNoConnections(url)
  const drop = join(folder, DROP_SCRIPT)
  await writeFile(drop, TABLES.map((table) => `DROP TABLE IF EXISTS "${table}" CASCADE;\n`).join(''))
  const files = [`--file=${drop}`, `--file=${join(folder, DATABASE_ENTRY)}`]
  const carefully = ['--no-psqlrc', '--quiet', '--output=/dev/null', '--single-transaction', '--set=ON_ERROR_STOP=1']
  await runPostgresTool('psql', [...carefully, ...files], url, environment)
}

/** The address as PostgreSQL's own tools read it, and the password apart. They call `no-verify` `require`. */
function libpqAddress(url: string): { readonly address: string; readonly password: string } {
  const address = url.replace(/([?&]sslmode=)no-verify\b/, '$1require')
  const [, before = address, encoded = '', after = ''] = /^([^:]+:\/\/[^:@/]*):([^/]*)(@.*)$/s.exec(address) ?? []
  return { address: `${before}${after}`, password: decodeURIComponent(encoded) }
}

/** The password is passed in the environment: arguments are visible to every user of the machine. */
async function runPostgresTool(
  tool: string,
  args: readonly string[],
  url: string,
  environment: Environment,
): Promise<void> {
  const { address, password } = libpqAddress(url)
  const child = spawn(tool, [...args, `--dbname=${address}`], {
    env: { ...environment, LC_ALL: 'C', ...(password === '' ? {} : { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk.toString()}`.slice(0, 2_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? new UserError(
              `${tool} isn't on the PATH. Install PostgreSQL's client tools, as new as the server or newer.`,
            )
          : error,
      ),
    )
    child.once('close', resolve)
  })
  if (code === 0) return
  if (errors.includes('server version mismatch'))
    throw new UserError(
      `${tool} is older than the server. Install the client tools of the server's version, first on the PATH.`,
    )
  throw new UserError(`${tool} says: ${errors.trim().split('\n').slice(0, 3).join(' ')}`)
}
