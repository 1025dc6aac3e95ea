// `user import`: the tasks of another program for a person, shown first, brought in with --yes.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { transactWithRetry } from '../../database/index.ts'
import { effects } from '../../domain/effects.ts'
import { recordChange } from '../../domain/request/change-log.ts'
import { createSystemMe } from '../../domain/request/me.ts'
import { importTasks, previewImport, SOURCE_NAMES } from '../../domain/tasks/importing/index.ts'
import { readImportBytes, requireImportSize } from '../../language/imports/index.ts'
import { UserError } from '../../user-error.ts'
import { importCountsText, unsupportedText } from '../../views/import.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserImport(user: Command, { withDatabase, print, clock }: OperatorContext): void {
  user
    .command('import')
    .description('Bring in the tasks of another app from a file; what is here already is left out')
    .argument('<user>', USER_ARGUMENT_HELP)
    .argument('<file>', 'CSV, JSON, todo.txt, Markdown, org or ICS; recognized by its content')
    .option('--yes', 'do it; without this you only see what would be brought in')
    .option('--json', 'as JSON')
    .action(async (words: string, path: string, { yes, json }: { yes?: boolean; json?: boolean }) => {
      const found = await stat(path).catch(() => null)
      if (!found?.isFile()) throw new UserError(`There is no file ${path}.`)
      requireImportSize(found.size)
      const file = await readImportBytes(await readFile(path), basename(path))
      const { username, counts } = await withDatabase((database) =>
        transactWithRetry(database, async (trx) => {
          const person = await findUserOrThrow(trx, words)
          const me = createSystemMe(trx, person, clock.now())
          if (!yes) return { username: person.username, counts: await previewImport(me, file) }
          const brought = await importTasks(me, file)
          await recordChange(me, effects, `Brought in ${brought.tasks} tasks`)
          return { username: person.username, counts: brought }
        }),
      )
      if (json) return print(JSON.stringify({ username, isDone: yes === true, ...counts }))
      const left = unsupportedText(counts.unsupported)
      const rest = [
        ...(counts.notes > 0
          ? [
              `${counts.notes} of them ${counts.notes === 1 ? 'is a note, among the ideas' : 'are notes, among the ideas'}`,
            ]
          : []),
        ...(counts.known > 0 ? [`${counts.known} here already`] : []),
        ...(counts.done > 0 ? [`${counts.done} done, left behind`] : []),
        ...(left === null ? [] : [`no place for ${left}`]),
      ]
      print(`${SOURCE_NAMES[counts.source]}: ${importCountsText(counts)}${rest.map((part) => `; ${part}`).join('')}.`)
      print(
        yes
          ? `${username} can undo it for 7 days. None of it reminds anybody yet.`
          : `Nothing was saved. To bring them in: npm run cli -- user import ${username} ${path} --yes`,
      )
    })
}
