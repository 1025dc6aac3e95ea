// Members of a space, as its admins see them: who is there, never what they do.

import type { AuditEvent } from '../../contracts/people.ts'
import { AuditEntry } from '../../models/audit-entry.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { User } from '../../models/user.ts'
import { foldText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as audit from '../access/audit.ts'
import { type AdminScope, isOperator } from '../access/rights.ts'
import * as servers from '../access/servers.ts'
import { personName } from '../access/visible-people.ts'
import type { Me } from '../request/me.ts'
import { isPersonalPlatform, PERSONAL_PLATFORMS } from '../request/page-platform.ts'
import * as accounts from './accounts.ts'

/** An account of a space and its person; null if it has no access. */
export interface SpaceMember {
  readonly account: ChatAccount
  readonly user: User | null
}

/** By the id of the account or the person. */
export async function findSpaceMember(me: Me, id: string): Promise<SpaceMember | undefined> {
  return (await listSpaceMembers(me)).find(({ account, user }) => account.account_id === id || user?.user_id === id)
}

/** The member of a platform mention. */
export async function findMentionedMember(me: Me, externalId: string): Promise<SpaceMember | undefined> {
  return (await listSpaceMembers(me)).find(
    ({ account }) => account.space_id === me.account?.space_id && account.external_id === externalId,
  )
}

/** By name; an exact match wins. */
export async function searchSpaceMembers(me: Me, words: string): Promise<SpaceMember[]> {
  const wanted = foldText(words.trim().replace(/^@/, ''))
  const all = await listSpaceMembers(me)
  const whole = all.filter((each) => searchNames(each).includes(wanted))
  return whole.length > 0 ? whole : all.filter((each) => searchNames(each).some((name) => name.includes(wanted)))
}

/**
 * Whether only the platform knows the members of this place: a Discord identity belongs to no server in the database.
 */
export async function isUnlistedSpace(me: Me): Promise<boolean> {
  if (!me.account || (await isOperator(me.trx, me.user.user_id))) return false
  const { space } = await ChatAccount.query(me.trx)
    .findById(me.account.account_id)
    .withGraphFetched('space')
    .throwIfNotFound()
  return space?.platform === 'discord' && space.external_id === ''
}

/** Everybody in the request's space, for an operator everybody; most recently heard first. */
export async function listSpaceMembers(me: Me): Promise<SpaceMember[]> {
  const query = ChatAccount.query(me.trx).withGraphFetched('[user, space]').orderBy('created_at')
  if (!(await isOperator(me.trx, me.user.user_id))) {
    if (!me.account) return []
    query.where({ space_id: me.account.space_id })
  }
  const heard = ({ last_seen_at, created_at }: ChatAccount) => (last_seen_at ?? created_at).getTime()
  return (await query)
    .filter(({ space }) => !isPersonalPlatform(space?.platform))
    .toSorted((a, b) => heard(b) - heard(a))
    .map((account) => ({ account, user: account.user ?? null }))
}

/** Their display name. */
export const memberLabel = ({ account, user }: SpaceMember): string =>
  user ? personName(user) : (account.display_name ?? account.external_id)

/**
 * Deactivates or activates a person, from their next request on. A space's admins control the account there: a person
 * with others keeps everything in those. A server's admins control their server only.
 * @returns `apart` if the account was unlinked first; `here` if it holds in this server only; `already` if unchanged
 * @throws DomainError for oneself, an operator, or a person without access
 */
export async function setMemberActive(
  me: Me,
  { account }: SpaceMember,
  isActive: boolean,
  reach: AdminScope,
): Promise<'done' | 'apart' | 'here' | 'already'> {
  const user = await lockAccountOwner(me, account)
  if (!user) throw new DomainError('member.not-in', undefined, [{ command: 'auth invite' }])
  if (user.user_id === me.user.user_id) throw new DomainError('member.yourself', undefined, SEE_PEOPLE)
  if (reach === 'space' && (await isOperator(me.trx, user.user_id)))
    throw new DomainError('member.operator', undefined, SEE_PEOPLE)
  if (reach === 'space' && (await isUnlistedSpace(me))) return setActiveInServer(me, account, user, isActive)
  if (user.is_active === isActive) return 'already'
  const isElsewhere =
    reach === 'space' &&
    (await ChatAccount.query(me.trx)
      .joinRelated('space')
      .where('chat_accounts.user_id', user.user_id)
      .whereNot('chat_accounts.space_id', account.space_id)
      .whereNotIn('space.platform', [...PERSONAL_PLATFORMS])
      .resultSize()) > 0
  if (isActive && reach === 'space' && (isElsewhere || (await isOffByOperator(me, user)))) throw offByOperatorError()
  const apart = !isActive && isElsewhere ? await accounts.detachAccount(me.trx, account.account_id, me.now) : null
  const subject = apart ?? user
  await User.query(me.trx).findById(subject.user_id).patch({ is_active: isActive, updated_at: me.now })
  if (!isActive) {
    await accounts.expireLinkCodes(me.trx, [subject.user_id], me.now)
    await accounts.revokeSessions(me.trx, subject.user_id, me.now)
  }
  await audit.recordAudit(me.trx, me.now, {
    action: isActive ? 'switched on' : 'switched off',
    actorId: me.user.user_id,
    subjectId: subject.user_id,
    accountId: account.account_id,
    spaceId: account.space_id,
  })
  return apart ? 'apart' : 'done'
}

async function setActiveInServer(
  me: Me,
  account: ChatAccount,
  user: User,
  isActive: boolean,
): Promise<'here' | 'already'> {
  const server = currentServer(me)
  if (!server) throw memberNotFoundError()
  if (isActive && !user.is_active) throw offByOperatorError()
  if (!user.is_active || (await servers.isSwitchedOffOnServer(me.trx, server, account.account_id)) !== isActive)
    return 'already'
  await audit.recordAudit(me.trx, me.now, {
    action: isActive ? 'switched on' : 'switched off',
    actorId: me.user.user_id,
    subjectId: user.user_id,
    accountId: account.account_id,
    spaceId: await servers.ensureServerSpaceId(me.trx, server, me.now),
  })
  return 'here'
}

/** Whether they are deactivated in the actor's scope. */
export async function isMemberOff(me: Me, { account, user }: SpaceMember): Promise<boolean> {
  const server = currentServer(me)
  return (
    user?.is_active === false || (server !== null && servers.isSwitchedOffOnServer(me.trx, server, account.account_id))
  )
}

const currentServer = ({ platform, serverId }: Me): servers.Server | null =>
  serverId === undefined ? null : { platform, serverId }

/**
 * The current person of an account, locked: a link that is being completed is either visible here or waits. While
 * waiting for the lock the account may have moved and its person been deleted.
 */
async function lockAccountOwner({ trx }: Me, { account_id }: ChatAccount): Promise<User | undefined> {
  for (;;) {
    const before = await ChatAccount.query(trx).findById(account_id).throwIfNotFound()
    if (before.user_id === null) return undefined
    const user = await User.query(trx).findById(before.user_id).forNoKeyUpdate()
    const after = await ChatAccount.query(trx).findById(account_id).throwIfNotFound()
    if (user && after.user_id === user.user_id) return user
  }
}

/** An admin of one place cannot revert an operator's decision. */
async function isOffByOperator(me: Me, { user_id }: User): Promise<boolean> {
  const last = await AuditEntry.query(me.trx)
    .where({ action: 'switched off' satisfies audit.AuditAction, subject_user_id: user_id })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'audit_entry_id', order: 'desc' },
    ])
    .first()
  return last?.actor_id ? isOperator(me.trx, last.actor_id) : false
}

/** Audit of this space, or of everything for an operator; optionally of one person. Newest first. */
export async function listAuditEvents(
  me: Me,
  reach: AdminScope,
  {
    person,
    offset,
    limit,
  }: { readonly person: SpaceMember | undefined; readonly offset: number; readonly limit: number },
): Promise<{ readonly lines: AuditEvent[]; readonly count: number }> {
  const query = AuditEntry.query(me.trx)
  const server = currentServer(me)
  const here = server && (await servers.findServerSpaceId(me.trx, server))
  if (reach === 'space')
    query.whereIn('space_id', [...(me.account ? [me.account.space_id] : []), ...(here ? [here] : [])])
  if (person)
    query.where((one) => {
      one.where({ account_id: person.account.account_id })
      if (person.user) one.orWhere({ subject_user_id: person.user.user_id })
    })
  const count = await query.clone().resultSize()
  const rows = await query
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'audit_entry_id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit)
  const ids = rows.flatMap(({ actor_id, subject_user_id }) => [actor_id, subject_user_id].flatMap((id) => id ?? []))
  const users = new Map((await User.query(me.trx).findByIds([...new Set(ids)])).map((user) => [user.user_id, user]))
  const name = (id: string | null) => {
    const user = id === null ? undefined : users.get(id)
    return user ? personName(user) : null
  }
  return {
    count,
    lines: rows.map(({ action, actor_id, subject_user_id, created_at }) => ({
      action,
      actor: name(actor_id),
      subject: name(subject_user_id),
      at: created_at,
    })),
  }
}

const searchNames = ({ account, user }: SpaceMember): string[] =>
  [account.display_name, user?.username, user?.full_name].flatMap((name) => (name ? [foldText(name)] : []))

/** The same for a person of another place as for one who never wrote. */
export const memberNotFoundError = () => new DomainError('member.unknown', undefined, SEE_PEOPLE)

const offByOperatorError = () => new DomainError('member.off-by-operator', undefined, SEE_PEOPLE)

const SEE_PEOPLE = [{ command: 'admin people' }] as const
