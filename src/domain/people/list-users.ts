// All users for the operator: who they are and where they talk, never what they do.
import type { Transaction } from 'objection'
import { Admin } from '../../models/admin.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { User } from '../../models/user.ts'

/** A person as operators see them. Instants in UTC. */
export interface UserSummary {
  readonly userId: string
  readonly username: string
  readonly fullName: string | null
  readonly zone: string
  readonly isActive: boolean
  readonly isOperator: boolean
  /** Platforms, without duplicates. */
  readonly platforms: readonly string[]
  readonly lastSeenAt: Date | null
  readonly createdAt: Date
}

/** A page of people, the newest last. */
export async function listUsers(
  trx: Transaction,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly people: UserSummary[]; readonly count: number }> {
  const users = await User.query(trx).orderBy(['created_at', 'user_id']).offset(offset).limit(limit)
  const ids = users.map(({ user_id }) => user_id)
  const accounts = await ChatAccount.query(trx).whereIn('user_id', ids).withGraphFetched('space')
  const operators = new Set(
    (await Admin.query(trx).whereIn('user_id', ids).whereNull('space_id')).map(({ user_id }) => user_id),
  )
  return {
    count: await User.query(trx).resultSize(),
    people: users.map((user) => {
      const theirs = accounts.filter(({ user_id }) => user_id === user.user_id)
      const seen = theirs
        .flatMap(({ last_seen_at }) => last_seen_at ?? [])
        .toSorted((a, b) => b.getTime() - a.getTime())
      return {
        userId: user.user_id,
        username: user.username,
        fullName: user.full_name,
        zone: user.timezone,
        isActive: user.is_active,
        isOperator: operators.has(user.user_id),
        platforms: [...new Set(theirs.flatMap(({ space }) => space?.platform ?? []))].toSorted(),
        lastSeenAt: seen[0] ?? null,
        createdAt: user.created_at,
      }
    }),
  }
}
