// `user link`: a code to link another chat account of a person. Both sides still have to say yes.
import type { Command } from 'commander'
import { CODE_TTL_MINUTES } from '../../domain/access/codes.ts'
import { issueCodeByOperator } from '../../domain/people/linking/index.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserLink(user: Command, { withDatabase, loadConfig, print, clock }: OperatorContext): void {
  user
    .command('link')
    .description('A one-time code for a person to link another account of theirs')
    .argument('<user>', USER_ARGUMENT_HELP)
    .option('--json', 'as JSON')
    .action(async (words: string, { json }: { json?: boolean }) => {
      const { secretKey } = loadConfig()
      const { code, row } = await withDatabase(({ knex }) =>
        knex.transaction(async (trx) =>
          issueCodeByOperator(trx, secretKey, clock.now(), (await findUserOrThrow(trx, words)).user_id),
        ),
      )
      if (json) return print(JSON.stringify({ code, expiresAt: row.expires_at.toISOString() }))
      print(`${code}`)
      print(
        `Works once, for ${CODE_TTL_MINUTES} minutes. From the other account, send it to Proxy in private: auth redeem ${code}`,
      )
    })
}
