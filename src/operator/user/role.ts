// `user role`: operators. Admins of a workspace or server are appointed on that platform.
import { Argument, type Command } from 'commander'
import * as operators from '../../domain/access/operators.ts'
import type { OperatorContext } from '../operator.ts'
import { findUserOrThrow, USER_ARGUMENT_HELP } from './find-user.ts'

export function addUserRole(user: Command, { withDatabase, print, clock }: OperatorContext): void {
  user
    .command('role')
    .description('Make a person an operator, who may administer everyone, or end that; from their next request on')
    .argument('<user>', USER_ARGUMENT_HELP)
    .addArgument(new Argument('<role>').choices(['operator', 'none']))
    .option('--json', 'as JSON')
    .action(async (words: string, role: 'operator' | 'none', { json }: { json?: boolean }) => {
      const done = await withDatabase(({ knex }) =>
        knex.transaction(async (trx) => {
          const { user_id: userId, username } = await findUserOrThrow(trx, words)
          const change = role === 'operator' ? operators.grantOperator : operators.revokeOperator
          return { username, role, isChanged: await change(trx, clock.now(), { userId, byId: null }) }
        }),
      )
      if (json) return print(JSON.stringify(done))
      const change = role === 'operator' ? 'is now an operator' : 'is no longer an operator'
      const same = role === 'operator' ? 'is already an operator' : 'is already no operator'
      print(`${done.username} ${done.isChanged ? change : same}.`)
    })
}
