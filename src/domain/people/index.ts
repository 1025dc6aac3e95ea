// Identifies the person of a request: a new chat identity becomes a person, whose first line is saved before any
// question. Entry to `people/*.ts`.

import type { Pojo, Transaction } from 'objection'
import type { ChatIdentity } from '../../contracts/people.ts'
import { isPostgres, queryRows } from '../../models/bulk.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import { answeredSince, oldestUntoldDay } from '../reminders/kind-rules.ts'
import type { FirstRead, Me } from '../request/me.ts'
import { isPersonalPlatform } from '../request/page-platform.ts'
import { type Contact, createUnownedAccount, findAccountByIdentity, recordLastSeen } from './chat-identity.ts'
import { createUser } from './create-user.ts'
import { followReportedIdentity } from './reported-identity.ts'

export { displayName } from './contact.ts'
export { createUser } from './create-user.ts'
export { findUserByHandle, givenName } from './naming.ts'
export { editProfile, markPointsShown, recordLocale, setDisplayPreferences } from './profile.ts'
export { applyIdentityChange, consumeTravel, type Travel } from './reported-identity.ts'
export { isZoneKnown, nextTypedTime, rereadDates } from './zone.ts'

/** A person with access, and the account they used. */
export interface AdmittedPerson {
  readonly user: User
  readonly account: ChatAccount
  readonly isNew: boolean
  /** A focus session is open, as far as was read. */
  readonly mayHaveOpenSession: boolean
  /** As in `Me`. */
  readonly mayHaveFollowUps: boolean
  /** When this account was used before, UTC; null if unknown. */
  readonly seenBefore?: Date | null
  /** As in `Me`. */
  readonly firstRead?: FirstRead
}

/** An identity without access; null if there is no account either. */
export interface UnadmittedContact {
  readonly user: null
  readonly account: ChatAccount | null
}

/**
 * The person of a contact, created if there is none and `signup` is open. Their row stays locked until the transaction
 * ends (PostgreSQL), which serialises their requests. An identity without access is recorded.
 * @param heard how the person wrote; null if nothing was said: a card is redrawn, a nudge was shown. Then the time of
 * last contact stays.
 * @param channelId where the request came from: what was shown there is read with the person
 */
export async function admitContact(
  trx: Transaction,
  contact: ChatIdentity,
  now: Date,
  signup: 'open' | 'invite',
  heard: Contact | null = { isDirect: true },
  channelId = '',
): Promise<AdmittedPerson | UnadmittedContact> {
  if (isPersonalPlatform(contact.platform)) return admitPageVisitor(trx, contact, now, heard)
  const known = await findKnownPerson(trx, contact, now, channelId)
  if (known) {
    const seenBefore = heard ? await recordLastSeen(trx, known.account, now, heard) : null
    if (heard) await followReportedIdentity(trx, known.user, known.account, contact, now)
    return { ...known, isNew: false, seenBefore }
  }
  const account = (await findAccountByIdentity(trx, contact)) ?? (await createUnownedAccount(trx, contact, now))
  if (signup === 'invite') return { user: null, account }
  const user = await createUser(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: true, mayHaveOpenSession: false, mayHaveFollowUps: true }
}

/** Whether this identity belongs to a person here. */
export const isKnownIdentity = async (trx: Transaction, contact: ChatIdentity): Promise<boolean> =>
  (await findAccountByIdentity(trx, contact))?.user_id != null

/** What nearly every request reads first, in one statement. */
async function findKnownPerson(
  trx: Transaction,
  contact: ChatIdentity,
  now: Date,
  channelId: string,
): Promise<Omit<AdmittedPerson, 'isNew' | 'seenBefore'> | undefined> {
  const [row] = await queryRows(trx, isPostgres(trx) ? KNOWN_PERSON_SQL.postgres : KNOWN_PERSON_SQL.sqlite, [
    oldestUntoldDay(now),
    answeredSince(now),
    channelId,
    contact.platform,
    contact.space,
    contact.externalId,
  ])
  if (!row) return undefined
  const user: Pojo = {}
  const account: Pojo = { user_id: row['user_id'] }
  for (const [name, value] of Object.entries(row)) {
    if (name.startsWith(ACCOUNT_PREFIX)) account[name.slice(ACCOUNT_PREFIX.length)] = value
    else if (!APART.has(name)) user[name] = value
  }
  return {
    user: User.fromDatabaseJson(user),
    account: ChatAccount.fromDatabaseJson(account),
    mayHaveOpenSession: row['is_in_focus'] === true,
    mayHaveFollowUps: row['is_told_all'] !== true,
    firstRead: {
      shownHere: textOrNull(row['shown_here']),
      habitNames: textOrNull(row['habit_names']) ?? '',
      habitUnits: textOrNull(row['habit_units']) ?? '',
    },
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Columns of that statement that belong to neither row. */
const APART: ReadonlySet<string> = new Set(['is_in_focus', 'is_told_all', 'shown_here', 'habit_names', 'habit_units'])

const ACCOUNT_PREFIX = 'account_of_'

/** The columns of an account under aliases, so that they do not hide those of the user. */
const ACCOUNT_COLUMNS = [
  'account_id',
  'space_id',
  'external_id',
  'display_name',
  'dm_channel_id',
  'dm_closed_at',
  'dm_told_at',
  'last_seen_at',
  'created_at',
  'reported_zone',
  'locale',
  'deactivated_at',
]

/** @param joined the values of a column of several rows, a line each */
const knownPersonSql = (
  joined: (column: string) => string,
): string => `SELECT users.*, ${ACCOUNT_COLUMNS.map((name) => `chat_accounts.${name} AS ${ACCOUNT_PREFIX}${name}`).join(', ')},
    spaces.failure_count AS ${ACCOUNT_PREFIX}space_failure_count,
    EXISTS (SELECT 1 FROM focus_sessions WHERE user_id = users.user_id AND ended_at IS NULL) AS is_in_focus,
    (EXISTS (SELECT 1 FROM schedules WHERE user_id = users.user_id AND kind = 'morning' AND subject_id IS NULL)
      AND NOT EXISTS (SELECT 1 FROM nudges WHERE user_id = users.user_id AND local_date >= ? AND answered_at IS NULL
        AND ((state = 'missed' AND is_timed) OR (state = 'sent' AND sent_at >= ?)))
      AND NOT EXISTS (SELECT 1 FROM project_members WHERE user_id = users.user_id AND seen_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM room_places WHERE problem_at IS NOT NULL AND problem_told_at IS NULL
        AND space_id = spaces.space_id AND server_id = '')) AS is_told_all,
    (SELECT buttons FROM recent_views WHERE account_id = chat_accounts.account_id AND channel_id = ?) AS shown_here,
    (SELECT ${joined('name')} FROM habits WHERE user_id = users.user_id) AS habit_names,
    (SELECT ${joined('unit')} FROM habits JOIN habit_settings ON habit_settings.habit_id = habits.habit_id
      WHERE user_id = users.user_id) AS habit_units
  FROM chat_accounts JOIN spaces ON spaces.space_id = chat_accounts.space_id
    JOIN users ON users.user_id = chat_accounts.user_id
  WHERE spaces.platform = ? AND spaces.external_id = ? AND chat_accounts.external_id = ?`

/** Built once: every request runs it, and building takes longer than SQLite's answer. */
const KNOWN_PERSON_SQL = {
  postgres: `${knownPersonSql((column) => `string_agg(${column}, chr(10))`)} FOR NO KEY UPDATE OF users`,
  sqlite: knownPersonSql((column) => `group_concat(${column}, char(10))`),
}

/** A visitor of the page is identified by the session; no new person comes this way. */
async function admitPageVisitor(
  trx: Transaction,
  contact: ChatIdentity,
  now: Date,
  heard: Contact | null,
): Promise<AdmittedPerson> {
  const user = await User.query(trx).findById(contact.externalId).forNoKeyUpdate()
  if (!user) throw new DomainError('account.gone')
  const known = await findAccountByIdentity(trx, contact)
  if (known) {
    if (heard) await recordLastSeen(trx, known, now, heard)
    return { user, account: known, isNew: false, mayHaveOpenSession: true, mayHaveFollowUps: true }
  }
  const account = await createUnownedAccount(trx, contact, now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: false, mayHaveOpenSession: true, mayHaveFollowUps: true }
}

/** Whether another account of the person was used after that moment, before this request. One query. */
export async function wasSeenElsewhere(me: Me, since: Date): Promise<boolean> {
  const found = await ChatAccount.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('last_seen_at', '>', since)
    .where('last_seen_at', '<', me.now)
    .first()
  return found !== undefined
}
