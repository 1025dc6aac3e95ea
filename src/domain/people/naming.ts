// What people are called, and found by.
import type { Transaction } from 'objection'
import { isId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { cutText } from '../../text.ts'

/** What to call somebody: "Ann". */
export const givenName = (user: Pick<User, 'full_name' | 'username'>): string =>
  user.full_name?.trim().split(/\s+/)[0] || user.username

/** The person of that id or username, as an operator names them. Nobody can name themself as another's id reads. */
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
