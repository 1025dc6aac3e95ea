// `user link`: a code by which a person brings another chat account of theirs. Both sides still say yes.
import type { Command } from 'commander'
import { MINUTES } from '../../domain/access/codes.ts'
import { issueByOperator } from '../../domain/people/linking/index.ts'
import type { Operator } from '../operator.ts'
import { WHOM, whom } from './whom.ts'

export function addUserLink(user: Command, { use, config, print, clock }: Operator): void {
  user
    .command('link')
    .description('A one-time code by which a person brings another account of theirs')
    .argument('<user>', WHOM)
    .option('--json', 'as JSON')
    .action(async (words: string, { json }: { json?: boolean }) => {
      const { secretKey } = config()
      const { code, row } = await use(({ knex }) =>
        knex.transaction(async (trx) => issueByOperator(trx, secretKey, clock.now(), (await whom(trx, words)).user_id)),
      )
      if (json) return print(JSON.stringify({ code, expiresAt: row.expires_at.toISOString() }))
      print(`${code}`)
      print(`Good for ${MINUTES} minutes, once. From the other account, to Proxy in private: auth redeem ${code}`)
    })
}
