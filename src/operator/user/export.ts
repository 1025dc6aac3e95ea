// `user export`: everything about a person, as a file.
import { rm, writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { withSnapshot } from '../../database/index.ts'
import { exportPersonalData } from '../../domain/privacy/export.ts'
import { exportTasks, type TaskExportFormat } from '../../domain/privacy/export-tasks.ts'
import { requireNewFile } from '../backup/archive.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserExport(user: Command, { withDatabase, print, clock }: OperatorContext): void {
  user
    .command('export')
    .description('Everything about a person, as JSON; or their tasks alone, for other programs')
    .argument('<user>', USER_ARGUMENT_HELP)
    .argument('[file]', 'the file to write; printed if left out')
    .addOption(new Option('--format <format>', 'what to write').choices(['json', 'todo.txt', 'ics']).default('json'))
    .action(async (words: string, file: string | undefined, { format }: { format: 'json' | TaskExportFormat }) => {
      if (file !== undefined) requireNewFile(file)
      if (format !== 'json') {
        const text = await withDatabase((database) =>
          withSnapshot(database, async (trx) =>
            exportTasks(trx, (await findUserOrThrow(trx, words)).user_id, format, clock.now()),
          ),
        )
        if (file === undefined) return print(text.replace(/\r?\n$/, ''))
        await writePrivateFile(file, text)
        return print(`${file}: the tasks of ${words}, and only you can read it.`)
      }
      const data = await withDatabase((database) =>
        withSnapshot(database, async (trx) =>
          exportPersonalData(trx, (await findUserOrThrow(trx, words)).user_id, clock.now()),
        ),
      )
      const text = JSON.stringify(data, null, 2)
      if (file === undefined) return print(text)
      await writePrivateFile(file, `${text}\n`)
      const rows = Object.values(data.tables).reduce((sum, table) => sum + table.length, 0)
      print(`${file}: ${rows} rows of ${data.person.username}, and only you can read it.`)
    })
}

/** Readable by its owner alone. A partial file is removed, an existing one not overwritten. */
async function writePrivateFile(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') await rm(file, { force: true })
    throw error
  })
}
