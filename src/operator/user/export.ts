// `user export`: everything about a person, as a file.
import { rm, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { withSnapshot } from '../../database/index.ts'
import { exportPersonalData } from '../../domain/privacy/export.ts'
import { requireNewFile } from '../backup/archive.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserExport(user: Command, { withDatabase, print, clock }: OperatorContext): void {
  user
    .command('export')
    .description('Everything about a person, as JSON')
    .argument('<user>', USER_ARGUMENT_HELP)
    .argument('[file]', 'the file to write; printed if left out')
    .action(async (words: string, file: string | undefined) => {
      if (file !== undefined) requireNewFile(file)
      const data = await withDatabase((database) =>
        withSnapshot(database, async (trx) =>
          exportPersonalData(trx, (await findUserOrThrow(trx, words)).user_id, clock.now()),
        ),
      )
      const text = JSON.stringify(data, null, 2)
      if (file === undefined) return print(text)
      await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
        // A partial export is removed. An existing file is not overwritten.
        if (error.code !== 'EEXIST') await rm(file, { force: true })
        throw error
      })
      const rows = Object.values(data.tables).reduce((sum, table) => sum + table.length, 0)
      print(`${file}: ${rows} rows of ${data.person.username}, and only you can read it.`)
    })
}
