// `user erase`: a person and every id of theirs go, for good. Said once what goes; done only where it is confirmed.
import type { Command } from 'commander'
import { persistently } from '../../database/index.ts'
import { erase } from '../../domain/privacy/erase/index.ts'
import { exportAll } from '../../domain/privacy/export.ts'
import { UserError } from '../../user-error.ts'
import type { Operator } from '../operator.ts'
import { WHOM, whom } from './whom.ts'

export function addUserErase(user: Command, { use, print, clock }: Operator): void {
  user
    .command('erase')
    .description('Remove a person and everything of theirs, for good; what they share goes to its other members')
    .argument('<user>', WHOM)
    .option('--yes', 'do it; without this it is only said what would go')
    .option('--json', 'as JSON')
    .action(async (words: string, { yes, json }: { yes?: boolean; json?: boolean }) => {
      const done = await use((database) =>
        persistently(database, async (trx) => {
          const { user_id, username } = await whom(trx, words)
          if (yes) return { username, ...(await erase(trx, user_id, clock.now())) }
          const { tables } = await exportAll(trx, user_id, clock.now())
          const parts = Object.entries(tables).flatMap(([table, { length }]) =>
            length > 0 ? [`${table} ${length}`] : [],
          )
          throw new UserError(
            `This would remove ${username}, for good: ${parts.join(', ')}.\nTo do it: npm run cli -- user erase ${username} --yes. To keep a copy first: user export ${username} FILE.`,
          )
        }),
      )
      if (json) return print(JSON.stringify(done))
      print(`${done.username} is gone: ${done.rows} rows. ${handed(done.handedOn)}Backups made before still have them.`)
    })
}

const handed = (count: number): string =>
  count === 0 ? '' : `${count} shared ${count === 1 ? 'project has' : 'projects have'} another owner now. `
