// `restore`: a backup replaces the current data, completely or not at all.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { migrationSource } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import { type BackupManifest, DATABASE_ENTRY, unpackBackup, withTemporaryFolder } from './backup/archive.ts'
import { restorePostgres } from './backup/postgres.ts'
import { requireIntactDatabase, restoreSqlite } from './backup/sqlite.ts'
import type { OperatorContext } from './operator.ts'

export function addRestore(program: Command, operator: OperatorContext): void {
  program
    .command('restore')
    .description('Replace everything with a backup. Stop Proxy first; on SQLite the old file is kept')
    .argument('<file>', 'a file made by backup')
    .option('--json', 'as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { databaseUrl } = operator.loadConfig()
      const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl)?.[1]
      if (path === ':memory:')
        throw new UserError("A database in memory can't be restored. Set DATABASE_URL to a file.")
      const { about, aside } =
        path === undefined
          ? await restoreIntoPostgres(operator, databaseUrl, file)
          : await restoreIntoSqlite(operator, resolve(path), file)
      if (json) return operator.print(JSON.stringify({ restored: about, formerFile: aside }))
      operator.print(
        `Everything is as it was at ${about.madeAt}. Nudges that came due since are mentioned or recorded as missed.`,
      )
      if (aside !== null)
        operator.print(`The old database is ${aside}. Delete it when you no longer need it: it is private too.`)
      if (!about.hasKey) operator.print('Its tokens need the SECRET_KEY of that time.')
    })
}

interface Restored {
  readonly about: BackupManifest
  readonly aside: string | null
}

async function restoreIntoSqlite({ clock }: OperatorContext, file: string, backup: string): Promise<Restored> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Beside the file, so that a rename puts it in place.
  return withTemporaryFolder(file, clock.now(), async (folder) => {
    const about = await unpackCompatible(backup, folder, 'sqlite')
    await requireIntactDatabase(join(folder, DATABASE_ENTRY))
    const stamp = clock
      .now()
      .toISOString()
      .replaceAll(/[-:]|\..*/g, '')
    const aside = existsSync(file) ? `${file}.before-${stamp}` : null
    await restoreSqlite(file, folder, aside ?? '')
    return { about, aside }
  })
}

async function restoreIntoPostgres(
  { environment, clock }: OperatorContext,
  url: string,
  backup: string,
): Promise<Restored> {
  return withTemporaryFolder(backup, clock.now(), async (folder) => {
    const about = await unpackCompatible(backup, folder, 'postgres')
    await restorePostgres(url, folder, environment)
    return { about, aside: null }
  })
}

async function unpackCompatible(
  backup: string,
  folder: string,
  engine: BackupManifest['engine'],
): Promise<BackupManifest> {
  const about = await unpackBackup(backup, folder)
  const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' }
  if (about.engine !== engine)
    throw new UserError(`This is a backup of ${names[about.engine]}, and DATABASE_URL is ${names[engine]}.`)
  const known = await migrationSource().getMigrations([])
  const newer = about.migrations.filter((name) => !known.includes(name))
  if (newer.length > 0)
    throw new UserError(`It was made by a newer Proxy (${newer.join(', ')}). Install that version first.`)
  return about
}
