// Who is this? A chat identity becomes a person at first contact; the person's first line is saved before anything
// is asked of them. The door to the rest: `people/*.ts`.

import type { Pojo, Transaction } from 'objection'
import type { ChatIdentity } from '../../contracts/people.ts'
import { isPostgres, rawRows } from '../../models/bulk.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import { PAGE_PLATFORM } from '../request/page-platform.ts'
import { createUnownedAccount, findAccountByIdentity, recordLastSeen } from './chat-identity.ts'
import { createUser } from './create-user.ts'

export { displayName } from './contact.ts'
export { createUser } from './create-user.ts'
export { findUserByHandle, givenName } from './naming.ts'
export { editProfile, markPointsShown, setDisplayPreferences } from './profile.ts'
export { isZoneKnown, rereadDates } from './zone.ts'

/** Somebody who is let in, and the account they came by. */
export interface AdmittedPerson {
  readonly user: User
  readonly account: ChatAccount
  readonly isNew: boolean
  /** A session of focus is open, as far as was looked. */
  readonly mayHaveOpenSession: boolean
}

/** Somebody at the door who is not let in; null where there is not even an account. */
export interface UnadmittedContact {
  readonly user: null
  readonly account: ChatAccount | null
}

/**
 * The person behind a contact, made where there is none and `signup` is open. The person's row stays locked until
 * the transaction ends (PostgreSQL), so that two requests of one person follow each other.
 * Where they are not let in, they have knocked.
 * @param isHeard false where nothing was said: a card is drawn again, a nudge was shown. That breaks no silence.
 */
export async function admitContact(
  trx: Transaction,
  contact: ChatIdentity,
  now: Date,
  signup: 'open' | 'invite',
  isHeard = true,
): Promise<AdmittedPerson | UnadmittedContact> {
  if (contact.platform === PAGE_PLATFORM) return admitPageVisitor(trx, contact, now, isHeard)
  const known = await findKnownPerson(trx, contact)
  if (known) {
    if (isHeard) await recordLastSeen(trx, known.account, now)
    return { ...known, isNew: false }
  }
  const account = (await findAccountByIdentity(trx, contact)) ?? (await createUnownedAccount(trx, contact, now))
  if (signup === 'invite') return { user: null, account }
  const user = await createUser(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: true, mayHaveOpenSession: false }
}

/** What nearly every request begins with, in one statement. */
async function findKnownPerson(
  trx: Transaction,
  contact: ChatIdentity,
): Promise<Pick<AdmittedPerson, 'user' | 'account' | 'mayHaveOpenSession'> | undefined> {
  const result: unknown = await trx.raw(
    isPostgres(trx) ? `${KNOWN_PERSON_SQL} FOR NO KEY UPDATE OF users` : KNOWN_PERSON_SQL,
    [contact.platform, contact.space, contact.externalId],
  )
  const [row] = rawRows(result)
  if (!row) return undefined
  const user: Pojo = {}
  const account: Pojo = { user_id: row['user_id'] }
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith(ACCOUNT_PREFIX)) account[name.slice(ACCOUNT_PREFIX.length)] = value
    else if (name !== 'is_in_focus') user[name] = value
  }
  return {
    user: User.fromDatabaseJson(user),
    account: ChatAccount.fromDatabaseJson(account),
    mayHaveOpenSession: row['is_in_focus'] === true,
  }
}

const ACCOUNT_PREFIX = 'account_of_'

/** The columns of an account; those that a user has too would hide theirs. */
const ACCOUNT_COLUMNS = [
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
const KNOWN_PERSON_SQL = `SELECT users.*, ${ACCOUNT_COLUMNS.map((name) => `chat_accounts.${name} AS ${ACCOUNT_PREFIX}${name}`).join(', ')},
    spaces.failure_count AS ${ACCOUNT_PREFIX}space_failure_count,
    EXISTS (SELECT 1 FROM focus_sessions WHERE user_id = users.user_id AND ended_at IS NULL) AS is_in_focus
  FROM chat_accounts JOIN spaces ON spaces.space_id = chat_accounts.space_id
    JOIN users ON users.user_id = chat_accounts.user_id
  WHERE spaces.platform = ? AND spaces.external_id = ? AND chat_accounts.external_id = ?`

/** A page's visitor is known already, by the session they come with; nobody new comes this way. */
async function admitPageVisitor(
  trx: Transaction,
  contact: ChatIdentity,
  now: Date,
  isHeard: boolean,
): Promise<AdmittedPerson> {
  const user = await User.query(trx).findById(contact.externalId).forNoKeyUpdate()
  if (!user) throw new DomainError('account.gone')
  const known = await findAccountByIdentity(trx, contact)
  if (known) {
    if (isHeard) await recordLastSeen(trx, known, now)
    return { user, account: known, isNew: false, mayHaveOpenSession: true }
  }
  const account = await createUnownedAccount(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: false, mayHaveOpenSession: true }
}
