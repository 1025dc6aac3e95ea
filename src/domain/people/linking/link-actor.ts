// The actor of a link: with or without access.

import type { Transaction } from 'objection'
import type { ChatIdentity } from '../../../contracts/people.ts'
import type { ChatAccount } from '../../../models/chat-account.ts'
import type { User } from '../../../models/user.ts'
import type { AppSettings } from '../../request/me.ts'
import { createUser } from '../index.ts'

/** The identity that types a code or answers; `user` is null without access. */
export interface LinkActor {
  readonly trx: Transaction
  readonly now: Date
  readonly outside: AppSettings
  readonly account: ChatAccount
  readonly user: User | null
  /** As reported by the platform now. */
  readonly contact: ChatIdentity
}

/** They get access: a new person with the initial rows. */
export async function createUserForActor({ trx, now, account, contact }: LinkActor): Promise<User> {
  const user = await createUser(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return user
}
