// `backup`: everything in one file, from one point in time, while Proxy is running.
import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Database, migrate } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import { packBackup, requireNewFile, withTemporaryFolder } from './backup/archive.ts'
import { dumpPostgres } from './backup/postgres.ts'
import { copyKeys, copySqlite } from './backup/sqlite.ts'
import { formatBytes } from './doctor/finding.ts'
import type { OperatorContext } from './operator.ts'

export function addBackup(program: Command, operator: OperatorContext): void {
  program
    .command('backup')
    .description(
      'Save everything in one file while Proxy keeps running: the database at one moment, and on SQLite the key beside it',
    )
    .argument('<file>', 'for example proxy-2026-03-05.tar.gz; must not exist yet')
    .option('--json', 'as JSON')
    .action(async (file: string, { json }: { json?: boolean }) => {
      requireNewFile(file)
      const { hasKey, newer } = await operator.withDatabase((database) => backUp(operator, database, file), 'any')
      const { size } = await stat(file)
      if (newer.length > 0)
        operator.printError(
          `A newer Proxy has used this database (${newer.join(', ')}). Only that version can restore this backup.`,
        )
      if (json) return operator.print(JSON.stringify({ file, bytes: size, hasKey }))
      operator.print(`${file}: ${formatBytes(size)}. It holds people's private lives, and only you can read it.`)
      if (!hasKey) operator.print("The key isn't in it. Keep SECRET_KEY somewhere else, or its tokens can't be opened.")
    })
}

async function backUp(
  { clock, environment, createProgress }: OperatorContext,
  database: Database,
  file: string,
): Promise<{ readonly hasKey: boolean; readonly newer: readonly string[] }> {
  const { engine } = database
  if (engine === 'sqlite' && database.file === undefined)
    throw new UserError("A database in memory can't be backed up.")
  const { completed, unknown } = await migrate(database, 'status')
  if (completed.length === 0) throw new UserError('This database is still empty.')
  return withTemporaryFolder(file, clock.now(), async (folder) => {
    if (database.file === undefined) await dumpPostgres(database.url, folder, environment)
    else await copySqlite(database, folder, (of) => createProgress('Copying', of))
    const hasKey = database.file !== undefined && (await copyKeys(database.file, folder))
    const migrations = [...completed, ...unknown]
    await packBackup(folder, file, { engine, madeAt: clock.now().toISOString(), migrations, hasKey })
    return { hasKey, newer: unknown }
  })
}
