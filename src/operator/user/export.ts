// `user export`: everything of a person, for whoever asks for theirs.
import { rm, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { snapshot } from '../../database/index.ts'
import { exportAll } from '../../domain/privacy/export.ts'
import { expectNew } from '../backup/archive.ts'
import type { Operator } from '../operator.ts'
import { WHOM, whom } from './whom.ts'

export function addUserExport(user: Command, { use, print, clock }: Operator): void {
  user
    .command('export')
    .description('Every row with the person, as JSON')
    .argument('<user>', WHOM)
    .argument('[file]', 'where to; without one it is printed')
    .action(async (words: string, file: string | undefined) => {
      if (file !== undefined) expectNew(file)
      const data = await use((database) =>
        snapshot(database, async (trx) => exportAll(trx, (await whom(trx, words)).user_id, clock.now())),
      )
      const text = JSON.stringify(data, null, 2)
      if (file === undefined) return print(text)
      await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
        // Half of it is nothing to give to anybody. What was there before is not ours.
        if (error.code !== 'EEXIST') await rm(file, { force: true })
        throw error
      })
      const rows = Object.values(data.tables).reduce((sum, table) => sum + table.length, 0)
      print(`${file}: ${rows} rows of ${data.person.username}, readable by you only.`)
    })
}
