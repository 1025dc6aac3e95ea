// Who is this? A chat identity becomes a person at first contact; the person's first line is saved before anything
// is asked of them.
import type { Pojo, Transaction } from 'objection'
import { ChatAccount } from '../models/chat-account.ts'
import { CompassZone } from '../models/compass-zone.ts'
import { isId, newId } from '../models/id.ts'
import { type Preferences, preferences } from '../models/json.ts'
import { Project } from '../models/project.ts'
import { Space } from '../models/space.ts'
import { Task } from '../models/task.ts'
import { User } from '../models/user.ts'
import { cutText } from '../text.ts'
import { isZone } from '../time.ts'
import { UserError } from '../user-error.ts'
import { readCapture } from './capture-line.ts'
import * as changes from './changes.ts'
import { type Me, touch } from './me.ts'
import { PAGE } from './page.ts'
import * as schedules from './schedules.ts'
import { afterUndo } from './undo.ts'

/** A chat identity, as its platform reports it. */
export interface Contact {
  readonly platform: string
  /** Slack workspace; '' for Discord and the terminal. */
  readonly space: string
  readonly spaceName?: string
  readonly externalId: string
  readonly name: string
  readonly fullName?: string
  readonly email?: string
  readonly avatarUrl?: string
  /** IANA */
  readonly zone?: string
}

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

/** The zones everybody begins with. */
const ZONES = [
  { name: 'Work', icon: '💼', color: '#3b82f6' },
  { name: 'Life', icon: '🏡', color: '#10b981' },
  { name: 'Self', icon: '🌱', color: '#8b5cf6' },
] as const

/** Not set by anybody yet. Who chooses UTC has `Etc/UTC`. */
export const UNKNOWN_ZONE = 'UTC'

export const isZoneKnown = (user: User): boolean => user.timezone !== UNKNOWN_ZONE

/**
 * What an account is called in front of others. Without a workspace that vouches for names it is the handle, which
 * nobody else can have.
 */
export const displayName = ({ space, name, fullName }: Contact): string =>
  cutText(space === '' ? name : (fullName ?? name), 255).kept

/** What to call somebody: "Ann". */
export const firstName = (user: Pick<User, 'full_name' | 'username'>): string =>
  user.full_name?.trim().split(/\s+/)[0] || user.username

/** The person of that id or username, as an operator names them. Nobody can name themself as another's id reads. */
export async function named(trx: Transaction, words: string): Promise<User | undefined> {
  const byId = isId(words) ? await User.query(trx).findById(words) : undefined
  return byId ?? User.query(trx).findOne({ username: words })
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
  if (contact.platform === PAGE) return arriveOnPage(trx, contact, now, isHeard)
  const known = await knownPerson(trx, contact)
  if (known) {
    if (isHeard) await seen(trx, known.account, now)
    return { ...known, isNew: false }
  }
  const account = await knownAccount(trx, contact)
  const spaceId = await spaceOf(trx, contact, now)
  const knocking = account ?? (await knock(trx, contact, spaceId, now))
  if (signup === 'invite') return { user: null, account: knocking }
  const user = await welcome(trx, contact, now)
  await knocking.$query(trx).patch({ user_id: user.user_id })
  return { user, account: knocking, isNew: true, mayFocus: false }
}

/** Makes a person with all that everybody begins with. */
export async function welcome(trx: Transaction, contact: Contact, now: Date): Promise<User> {
  const user = await User.query(trx).insertAndFetch({
    user_id: newId(),
    username: await freeUsername(trx, contact.name),
    email: await freeEmail(trx, contact),
    password_hash: null,
    full_name: contact.fullName ? cutText(contact.fullName, 255).kept : null,
    timezone: contact.zone && isZone(contact.zone) ? contact.zone : UNKNOWN_ZONE,
    avatar_url: contact.avatarUrl && contact.avatarUrl.length <= 512 ? contact.avatarUrl : null,
    bio: null,
    preferences: '{}',
    is_active: true,
    last_login: now,
    created_at: now,
    updated_at: now,
  })
  await Project.query(trx).insert({
    project_id: newId(),
    name: 'Inbox',
    description: 'Whatever has no other place yet.',
    owner_id: user.user_id,
    metadata: JSON.stringify({ is_inbox: true }),
    created_at: now,
    updated_at: now,
  })
  for (const [index, zone] of ZONES.entries())
    await CompassZone.query(trx).insert({
      zone_id: newId(),
      user_id: user.user_id,
      ...zone,
      sort_order: index + 1,
      created_at: now,
      updated_at: now,
    })
  return user
}

/** `ann`, else `ann2`, `ann3` …: letters, digits, dot, dash, underscore. */
export async function freeUsername(trx: Transaction, handle: string): Promise<string> {
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

/** A name, a zone, a day's start: what a person says of themself. Null clears. */
export interface PersonWords {
  readonly fullName: string | null
  readonly zone: string
  readonly dayStartsAt: string
  readonly username: string
  readonly bio: string | null
}

/**
 * Changes what is said. A new zone reads pending dates again: "tomorrow 9am" means nine there.
 * @returns the tasks whose moment moved
 * @throws UserError where a username is taken or empty
 */
export async function edit(me: Me, words: Partial<PersonWords>): Promise<readonly Task[]> {
  const wasKnown = isZoneKnown(me.user)
  const username = words.username === undefined ? me.user.username : await ownUsername(me, words.username)
  const zone = words.zone === 'UTC' ? 'Etc/UTC' : (words.zone ?? me.user.timezone)
  await changes.update(me, me.user, {
    full_name: words.fullName === undefined ? me.user.full_name : words.fullName,
    timezone: zone,
    username,
    bio: words.bio === undefined ? me.user.bio : words.bio,
    preferences:
      words.dayStartsAt === undefined
        ? me.user.preferences
        : preferences.merge(me.user.preferences, { day_starts_at: words.dayStartsAt }),
  })
  const reread = wasKnown || words.zone === undefined ? [] : await rereadDates(me, zone)
  if (words.zone !== undefined || words.dayStartsAt !== undefined) await schedules.moved(me)
  return reread
}

afterUndo('users', async (me, { before, after }) => {
  if (!('timezone' in (before ?? {})) && !('timezone' in (after ?? {}))) return
  me.user.$set(await User.query(me.trx).findById(me.user.user_id).throwIfNotFound())
  await schedules.moved(me)
})

/** How somebody likes answers: points, plain words, our emoji, fixed or relative times. */
export type Style = Pick<Preferences, 'points' | 'is_plain' | 'emoji' | 'clock'>

/** Changes how answers look; it holds from this answer on. */
export async function style(me: Me, changed: Partial<Style>): Promise<void> {
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, changed) })
  Object.assign(me.preferences, changed)
}

/** Points were shown once, with the offer to hide them; nothing a person would take back. */
export async function sawPoints(me: Me): Promise<void> {
  const text = preferences.merge(me.user.preferences, { points: 'shown' })
  await me.user.$query(me.trx).patch({ preferences: text, updated_at: me.now })
}

/** Clock times typed while the zone was unknown are read again, as of when they were typed. */
export async function rereadDates(me: Me, zone: string): Promise<readonly Task[]> {
  const pending = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .whereNotNull('due_date')
    .whereNot('status', 'done')
    .orderBy('created_at')
  const moved: Task[] = []
  for (const task of pending) {
    const { raw_line: line, has_due_time: hasTime } = task.parsedMetadata
    if (line === undefined || !hasTime) continue
    const { due } = readCapture(line, { now: task.created_at, zone, dayStartsAt: me.preferences.day_starts_at })
    if (!due || due.instant.getTime() === task.due_date?.getTime()) continue
    await changes.update(me, task, { due_date: due.instant })
    touch(me, 'task', task.task_id)
    moved.push(task)
  }
  return moved
}

async function ownUsername(me: Me, wanted: string): Promise<string> {
  const free = await freeUsername(me.trx, wanted)
  if (wanted === me.user.username || free === wanted) return wanted
  throw new UserError(`“${short(wanted)}” is taken or has letters a username can't have. Free: ${free}`)
}

const short = (words: string): string => cutText(words, 40).kept

/** What nearly every request begins with, in one statement. */
async function knownPerson(
  trx: Transaction,
  contact: Contact,
): Promise<Pick<Arrival, 'user' | 'account' | 'mayFocus'> | undefined> {
  const row: (Pojo & { readonly user_id: string }) | undefined = await trx(ChatAccount.tableName)
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .join('users', 'users.user_id', 'chat_accounts.user_id')
    .where({
      'spaces.platform': contact.platform,
      'spaces.external_id': contact.space,
      'chat_accounts.external_id': contact.externalId,
    })
    .forUpdate('users')
    .first(
      'users.*',
      ...ACCOUNT.map((column) => `chat_accounts.${column} as account_${column}`),
      trx.raw(
        'EXISTS (SELECT 1 FROM focus_sessions WHERE user_id = users.user_id AND ended_at IS NULL) AS is_in_focus',
      ),
    )
  if (!row) return undefined
  const account: Pojo = { user_id: row.user_id }
  for (const column of ACCOUNT) {
    account[column] = row[`account_${column}`]
    delete row[`account_${column}`]
  }
  const { is_in_focus: mayFocus, ...user } = row
  return { user: User.fromDatabaseJson(user), account: ChatAccount.fromDatabaseJson(account), mayFocus }
}

const ACCOUNT = [
  'account_id',
  'space_id',
  'external_id',
  'display_name',
  'dm_channel_id',
  'dm_closed_at',
  'last_seen_at',
  'created_at',
] as const

async function knownAccount(trx: Transaction, contact: Contact): Promise<ChatAccount | undefined> {
  return ChatAccount.query(trx)
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .select('chat_accounts.*')
    .findOne({
      'spaces.platform': contact.platform,
      'spaces.external_id': contact.space,
      'chat_accounts.external_id': contact.externalId,
    })
}

/** A page's visitor is known already, by the session they come with; nobody new comes this way. */
async function arriveOnPage(trx: Transaction, contact: Contact, now: Date, isHeard: boolean): Promise<Arrival> {
  const user = await User.query(trx).findById(contact.externalId).forUpdate()
  if (!user) throw new UserError('Nobody is here any more. Write to Proxy in your chat to begin anew.')
  const known = await knownAccount(trx, contact)
  if (known) {
    if (isHeard) await seen(trx, known, now)
    return { user, account: known, isNew: false, mayFocus: true }
  }
  const account = await knock(trx, contact, await spaceOf(trx, contact, now), now)
  await account.$query(trx).patch({ user_id: user.user_id })
  return { user, account, isNew: false, mayFocus: true }
}

/** Once a minute is enough to know which account was used last. */
async function seen(trx: Transaction, account: ChatAccount, now: Date): Promise<void> {
  const isRecent = account.last_seen_at && now.getTime() - account.last_seen_at.getTime() < 60_000
  if (isRecent && account.dm_closed_at === null) return
  account.last_seen_at = now
  // Who writes can be written to.
  await account.$query(trx).patch({ last_seen_at: now, dm_closed_at: null })
}

async function spaceOf(trx: Transaction, contact: Contact, now: Date): Promise<string> {
  const key = { platform: contact.platform, external_id: contact.space }
  await trx(Space.tableName)
    .insert({
      space_id: newId(),
      ...key,
      name: contact.spaceName ?? null,
      is_active: true,
      failure_count: 0,
      created_at: now,
      updated_at: now,
    })
    .onConflict(['platform', 'external_id'])
    .ignore()
  const space = await Space.query(trx).findOne(key).throwIfNotFound()
  return space.space_id
}

async function knock(trx: Transaction, contact: Contact, spaceId: string, now: Date): Promise<ChatAccount> {
  return ChatAccount.query(trx).insertAndFetch({
    account_id: newId(),
    space_id: spaceId,
    external_id: contact.externalId,
    user_id: null,
    display_name: displayName(contact),
    last_seen_at: now,
    created_at: now,
  })
}

/** Their own where it was granted and is free (never a reason to link), else one that can receive nothing. */
async function freeEmail(trx: Transaction, { platform, space, externalId, email }: Contact): Promise<string> {
  if (email && email.length <= 255 && !(await User.query(trx).findOne({ email }))) return email
  const stem = `${platform}.${space || 'all'}.${externalId}`
  // Taken where this account was another person's, and was unlinked from them.
  for (let number = 1; ; number++) {
    const made = `${stem}${number === 1 ? '' : `.${number}`}@users.invalid`
    if (!(await User.query(trx).findOne({ email: made }))) return made
  }
}
