// Finds the person an operator names.
import type { Transaction } from 'objection'
import * as people from '../../domain/people/index.ts'
import { UserError } from '../../user-error.ts'

/**
 * A username or id.
 * @throws UserError for an unknown one
 */
export async function findUserOrThrow(trx: Transaction, words: string) {
  const user = await people.findUserByHandle(trx, words)
  if (!user) throw new UserError(`Nobody here is called “${words}”. See npm run cli -- user list.`)
  return user
}

export const USER_ARGUMENT_HELP = 'a username or an id, as in user list'
