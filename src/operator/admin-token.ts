// `admin token`: how the first operator comes to be. Whoever can run this owns the machine anyway.
import type { Command } from 'commander'
import { MINUTES } from '../domain/access/codes.ts'
import { issueToken } from '../domain/access/operators.ts'
import type { Operator } from './operator.ts'

export function addAdminToken(program: Command, { use, config, print, clock }: Operator): void {
  program
    .command('admin')
    .description('Who runs this Proxy')
    .command('token')
    .description('A one-time token: whoever redeems it in a private message to Proxy is an operator')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { secretKey } = config()
      const { code, row } = await use(({ knex }) => knex.transaction((trx) => issueToken(trx, secretKey, clock.now())))
      if (json) return print(JSON.stringify({ token: code, expiresAt: row.expires_at.toISOString() }))
      print(code)
      print(`Good for ${MINUTES} minutes, once. To Proxy, in private: auth redeem ${code}`)
    })
}
