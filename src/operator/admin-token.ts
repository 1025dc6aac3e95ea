// `admin token`: creates the first operator. Only the machine's owner can run it.
import type { Command } from 'commander'
import { CODE_TTL_MINUTES } from '../domain/access/codes.ts'
import { issueOperatorToken } from '../domain/access/operators.ts'
import type { OperatorContext } from './operator.ts'

export function addAdminToken(program: Command, { withDatabase, loadConfig, print, clock }: OperatorContext): void {
  program
    .command('admin')
    .description('The operators of this Proxy')
    .command('token')
    .description('A one-time token. Anyone who redeems it in a private message to Proxy becomes an operator')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { secretKey } = loadConfig()
      const { code, row } = await withDatabase(({ knex }) =>
        knex.transaction((trx) => issueOperatorToken(trx, secretKey, clock.now())),
      )
      if (json) return print(JSON.stringify({ token: code, expiresAt: row.expires_at.toISOString() }))
      print(code)
      print(`Works once, for ${CODE_TTL_MINUTES} minutes. Send it to Proxy in private: auth redeem ${code}`)
    })
}
