// Names of people, and finding people by name.
import type { Transaction } from 'objection'
import { isId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { cutText } from '../../text.ts'

/** How to address a person: "Ann". */
export const givenName = (user: Pick<User, 'full_name' | 'username'>): string =>
  user.full_name?.trim().split(/\s+/)[0] || user.username

/** The person of an id or username, as an operator types it. A username cannot look like an id. */
export async function findUserByHandle(trx: Transaction, words: string): Promise<User | undefined> {
  const byId = isId(words) ? await User.query(trx).findById(words) : undefined
  return byId ?? User.query(trx).findOne({ username: words })
}

/** `ann`, else `ann2`, `ann3` …: letters, digits, dot, dash, underscore. */
export async function availableUsername(trx: Transaction, handle: string): Promise<string> {
  const stem =
    cutText(
      handle
        .normalize('NFC')
        .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
        .replaceAll(/^-+|-+$/g, ''),
      60,
    ).kept || 'person'
  const taken = new Set(
    (
      await User.query(trx)
        .select('username')
        .where('username', 'like', `${stem.replaceAll(/[%_\\]/g, '_')}%`)
    ).map(({ username }) => username),
  )
  if (!taken.has(stem)) return stem
  for (let number = 2; ; number++) if (!taken.has(`${stem}${number}`)) return `${stem}${number}`
}
