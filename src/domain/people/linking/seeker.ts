// Whoever is at the door with a code.
import type { Transaction } from 'objection'
import type { ChatAccount } from '../../../models/chat-account.ts'
import type { User } from '../../../models/user.ts'
import type { Outside } from '../../request/me.ts'
import { type Contact, welcome } from '../index.ts'

/** Whoever types a code or answers a question; `user` is null for somebody who is not let in yet. */
export interface Seeker {
  readonly trx: Transaction
  readonly now: Date
  readonly outside: Outside
  readonly account: ChatAccount
  readonly user: User | null
  /** As the platform reports them just now. */
  readonly contact: Contact
}

/** They come in: a person of their own, with all that everybody begins with. */
export async function enter({ trx, now, account, contact }: Seeker): Promise<User> {
  const user = await welcome(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return user
}
