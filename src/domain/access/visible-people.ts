// The people a person may name: members of their workspace or projects, on the terminal everybody there. Others are
// never found.
import type { QueryBuilder } from 'objection'
import { ChatAccount } from '../../models/chat-account.ts'
import { Project } from '../../models/project.ts'
import { ProjectMember } from '../../models/project-member.ts'
import { User } from '../../models/user.ts'
import { foldText } from '../../text.ts'
import type { Me } from '../request/me.ts'
import { readableProjectIds } from './readable-projects.ts'

export type { User as Person }

/** Their display name. */
export const personName = (user: Pick<User, 'full_name' | 'username'>): string => user.full_name ?? user.username

/** By id, if they may be named. */
export async function findVisiblePerson(me: Me, id: string): Promise<User | undefined> {
  return visiblePeopleQuery(me).findOne({ 'users.user_id': id })
}

/** People whose name or username contains all the words; an exact name wins. */
export async function searchVisiblePeople(me: Me, words: string): Promise<User[]> {
  const wanted = foldText(words.trim().replace(/^@/, ''))
  if (wanted === '') return []
  if (wanted === 'me') return [me.user]
  const everybody = await visiblePeopleQuery(me).orderBy('users.username')
  const whole = everybody.filter((user) => [foldText(personName(user)), foldText(user.username)].includes(wanted))
  if (whole.length > 0) return whole
  const parts = wanted.split(/\s+/)
  return everybody.filter((user) => {
    const name = `${foldText(personName(user))} ${foldText(user.username)}`
    return parts.every((part) => name.includes(part))
  })
}

/** The first 25 by name, without the person. */
export async function listVisiblePeople(me: Me): Promise<User[]> {
  return visiblePeopleQuery(me).whereNot('users.user_id', me.user.user_id).orderBy('users.username').limit(25)
}

/** The person of a platform mention, who has been met by being mentioned. Undefined if they never wrote to Proxy. */
export async function findMentionedPerson(me: Me, externalId: string): Promise<User | undefined> {
  if (!me.account) return undefined
  return User.query(me.trx)
    .where('users.is_active', true)
    .whereIn(
      'users.user_id',
      ChatAccount.query(me.trx)
        .select('user_id')
        .whereNotNull('user_id')
        .where({ space_id: me.account.space_id, external_id: externalId }),
    )
    .first()
}

/** Names for the people in tasks and comments that the person may see. */
export async function personNamesById(me: Me, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const users = await User.query(me.trx).findByIds([...new Set(ids)])
  return new Map(users.map((user) => [user.user_id, personName(user)]))
}

function visiblePeopleQuery(me: Me): QueryBuilder<User> {
  return User.query(me.trx)
    .where('users.is_active', true)
    .where((query) => {
      query
        .where('users.user_id', me.user.user_id)
        .orWhereIn(
          'users.user_id',
          Project.query(me.trx).select('owner_id').whereIn('project_id', readableProjectIds(me)),
        )
        .orWhereIn(
          'users.user_id',
          ProjectMember.query(me.trx).select('user_id').whereIn('project_id', readableProjectIds(me)),
        )
      if (me.account) query.orWhereIn('users.user_id', workspaceUserIds(me, me.account.space_id))
    })
}

/** A Discord identity belongs to the bot, not a server, so sharing that space is no relation. */
const workspaceUserIds = (me: Me, spaceId: string) =>
  ChatAccount.query(me.trx)
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .select('chat_accounts.user_id')
    .whereNotNull('chat_accounts.user_id')
    .where('chat_accounts.space_id', spaceId)
    .where((query) => query.where('spaces.platform', 'terminal').orWhereNot('spaces.external_id', ''))
