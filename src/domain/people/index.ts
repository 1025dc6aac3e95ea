// Who is this? A chat identity becomes a person at first contact; the person's first line is saved before anything
// is asked of them. The door to the rest: `people/*.ts`.
import type { Pojo, Transaction } from 'objection'
import { isPostgres, rowsOf } from '../../models/bulk.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { User } from '../../models/user.ts'
import { UserError } from '../../user-error.ts'
import { PAGE_PLATFORM } from '../request/page-platform.ts'
import { knock, knownAccount, seen } from './chat-identity.ts'
import type { Contact } from './contact.ts'
import { welcome } from './welcoming.ts'

export { type Contact, displayName } from './contact.ts'
export { firstName, named } from './naming.ts'
export { edit, sawPoints, style } from './profile.ts'
export { welcome } from './welcoming.ts'
export { isZoneKnown, rereadDates } from './zone.ts'

/** Somebody who is let in, and the account they came by. */
export interface Arrival {
  readonly user: User
  readonly account: ChatAccount
  readonly isNew: boolean
  /** A session of focus is open, as far as was looked. */
  readonly mayFocus: boolean
}

/** Somebody at the door who is not let in; null where there is not even an account. */
export interface Knock {
  readonly user: null
  readonly account: ChatAccount | null
}

/**
 * The person behind a contact, made where there is none and `signup` is open. The person's row stays locked until
 * the transaction ends (PostgreSQL), so that two requests of one person follow each other.
 * Where they are not let in, they have knocked.
 * @param isHeard false where nothing was said: a card is drawn again, a nudge was shown. That breaks no silence.
 */
export async function arrive(
  trx: Transaction,
  contact: Contact,
  now: Date,
  signup: 'open' | 'invite',
  isHeard = true,
): Promise<Arrival | Knock> {
  if (contact.platform === PAGE_PLATFORM) return arriveOnPage(trx, contact, now, isHeard)
  const known = await knownPerson(trx, contact)
  if (known) {
    if (isHeard) await seen(trx, known.account, now)
    return { ...known, isNew: false }
  }
  const account = (await knownAccount(trx, contact)) ?? (await knock(trx, contact, now))
  if (signup === 'invite') return { user: null, account }
  const user = await welcome(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: true, mayFocus: false }
}

/** What nearly every request begins with, in one statement. */
async function knownPerson(
  trx: Transaction,
  contact: Contact,
): Promise<Pick<Arrival, 'user' | 'account' | 'mayFocus'> | undefined> {
  const result: unknown = await trx.raw(isPostgres(trx) ? `${KNOWN} FOR UPDATE OF users` : KNOWN, [
    contact.platform,
    contact.space,
    contact.externalId,
  ])
  const [row] = rowsOf(result)
  if (!row) return undefined
  const user: Pojo = {}
  const account: Pojo = { user_id: row['user_id'] }
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith(OF_ACCOUNT)) account[name.slice(OF_ACCOUNT.length)] = value
    else if (name !== 'is_in_focus') user[name] = value
  }
  return {
    user: User.fromDatabaseJson(user),
    account: ChatAccount.fromDatabaseJson(account),
    mayFocus: row['is_in_focus'] === true,
  }
}

const OF_ACCOUNT = 'account_of_'

/** The columns of an account; those that a user has too would hide theirs. */
const ACCOUNT = [
  'account_id',
  'space_id',
  'external_id',
  'display_name',
  'dm_channel_id',
  'dm_closed_at',
  'last_seen_at',
  'created_at',
]

/** Spelt here once: every request begins with it, and to build it would take longer than SQLite takes to answer it. */
const KNOWN = `SELECT users.*, ${ACCOUNT.map((name) => `chat_accounts.${name} AS ${OF_ACCOUNT}${name}`).join(', ')},
    EXISTS (SELECT 1 FROM focus_sessions WHERE user_id = users.user_id AND ended_at IS NULL) AS is_in_focus
  FROM chat_accounts JOIN spaces ON spaces.space_id = chat_accounts.space_id
    JOIN users ON users.user_id = chat_accounts.user_id
  WHERE spaces.platform = ? AND spaces.external_id = ? AND chat_accounts.external_id = ?`

/** A page's visitor is known already, by the session they come with; nobody new comes this way. */
async function arriveOnPage(trx: Transaction, contact: Contact, now: Date, isHeard: boolean): Promise<Arrival> {
  const user = await User.query(trx).findById(contact.externalId).forUpdate()
  if (!user) throw new UserError('Nobody is here any more. Write to Proxy in your chat to begin anew.')
  const known = await knownAccount(trx, contact)
  if (known) {
    if (isHeard) await seen(trx, known, now)
    return { user, account: known, isNew: false, mayFocus: true }
  }
  const account = await knock(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: false, mayFocus: true }
}
