// `user erase`: deletes a person and every id of theirs permanently. Shows what will be deleted; needs a confirmation.
import type { Command } from 'commander'
import { transactWithRetry } from '../../database/index.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import { erasePerson } from '../../domain/privacy/erase/index.ts'
import { exportPersonalData } from '../../domain/privacy/export.ts'
import { UserError } from '../../user-error.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserErase(user: Command, { withDatabase, loadConfig, print, clock }: OperatorContext): void {
  user
    .command('erase')
    .description('Remove a person and everything of theirs, for good; shared projects go to their other members')
    .argument('<user>', USER_ARGUMENT_HELP)
    .option('--yes', 'do it; without this you only see what would be removed')
    .option('--json', 'as JSON')
    .action(async (words: string, { yes, json }: { yes?: boolean; json?: boolean }) => {
      const { secretKey, oldSecretKeys } = loadConfig()
      const seal = createSeal(secretKey, oldSecretKeys)
      const done = await withDatabase((database) =>
        transactWithRetry(database, async (trx) => {
          const { user_id, username } = await findUserOrThrow(trx, words)
          if (yes) return { username, ...(await erasePerson(trx, user_id, clock.now(), seal)) }
          const { tables } = await exportPersonalData(trx, user_id, clock.now())
          const parts = Object.entries(tables).flatMap(([table, { length }]) =>
            length > 0 ? [`${table} ${length}`] : [],
          )
          throw new UserError(
            `This would remove ${username}, for good: ${parts.join(', ')}.\nTo do it: npm run cli -- user erase ${username} --yes. To keep a copy first: user export ${username} FILE.`,
          )
        }),
      )
      if (json) return print(JSON.stringify(done))
      print(
        `${done.username} is gone: ${done.deletedRows} rows. ${handedOverText(done.transferredProjects)}Backups made before still have them.`,
      )
    })
}

const handedOverText = (count: number): string =>
  count === 0 ? '' : `${count} shared ${count === 1 ? 'project has' : 'projects have'} a new owner. `
