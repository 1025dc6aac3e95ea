// Whoever is at the door with a code.

import type { Transaction } from 'objection'
import type { ChatIdentity } from '../../../contracts/people.ts'
import type { ChatAccount } from '../../../models/chat-account.ts'
import type { User } from '../../../models/user.ts'
import type { AppSettings } from '../../request/me.ts'
import { createUser } from '../index.ts'

/** Whoever types a code or answers a question; `user` is null for somebody who is not let in yet. */
export interface LinkActor {
  readonly trx: Transaction
  readonly now: Date
  readonly outside: AppSettings
  readonly account: ChatAccount
  readonly user: User | null
  /** As the platform reports them just now. */
  readonly contact: ChatIdentity
}

/** They come in: a person of their own, with all that everybody begins with. */
export async function createUserForActor({ trx, now, account, contact }: LinkActor): Promise<User> {
  const user = await createUser(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return user
}
