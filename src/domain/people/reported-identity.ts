// Follows what a platform reports of a person: zone, language, name, and that the account was deactivated or is back.
// None of it is a change of the person's own: Undo does not take it back.
import type { Transaction } from 'objection'
import type { ChatIdentity } from '../../contracts/people.ts'
import type { ChatAccount } from '../../models/chat-account.ts'
import { preferences } from '../../models/json.ts'
import { Nudge } from '../../models/nudge.ts'
import { User } from '../../models/user.ts'
import { canonicalZone } from '../../time/index.ts'
import { rereadCalendars } from '../calendars/index.ts'
import * as schedules from '../reminders/schedules/index.ts'
import { createSystemMe, type Me } from '../request/me.ts'
import { syncTaskReminderRows } from '../tasks/reminder-sync.ts'
import { scheduleOwnRolls } from '../tasks/rolling.ts'
import { findAccountByIdentity } from './chat-identity.ts'
import { displayName } from './contact.ts'
import { isZoneKnown, moveDates, rereadDates } from './zone.ts'

/**
 * Compares what is reported now with what was, and follows it. Both rows are changed in place.
 * @param user locked by the caller
 */
export async function followReportedIdentity(
  trx: Transaction,
  user: User,
  account: ChatAccount,
  contact: ChatIdentity,
  now: Date,
): Promise<void> {
  await followName(trx, user, account, contact, now)
  if (contact.locale !== undefined && contact.locale !== account.locale && contact.locale.length <= 35) {
    account.locale = contact.locale
    await account.$query(trx).patch({ locale: contact.locale })
  }
  const zone = contact.zone === undefined ? null : canonicalZone(contact.zone)
  if (zone === null || zone === account.reported_zone) return
  const before = account.reported_zone
  account.reported_zone = zone
  await account.$query(trx).patch({ reported_zone: zone })
  await followZone(trx, user, { before, zone }, now)
}

/** A profile whose name was not looked up says nothing of it. Without a workspace the handle is the name. */
async function followName(trx: Transaction, user: User, account: ChatAccount, contact: ChatIdentity, now: Date) {
  const isReported = contact.fullName !== undefined || contact.space === ''
  const name = displayName(contact)
  if (!isReported || name === account.display_name) return
  // A name the person changed here stays.
  const isFollowed = user.full_name !== null && user.full_name === account.display_name
  account.display_name = name
  await account.$query(trx).patch({ display_name: name })
  if (!isFollowed || contact.fullName === undefined) return
  user.full_name = name
  await user.$query(trx).patch({ full_name: name, updated_at: now })
}

/**
 * A zone learned late is used, and times typed before are read again in it. A person whose zone is the one reported
 * before moves with it; days stay, and typed times stay the instants they were. In both cases, and where they chose
 * another zone here, they are told with their next answer.
 */
async function followZone(
  trx: Transaction,
  user: User,
  { before, zone }: { readonly before: string | null; readonly zone: string },
  now: Date,
): Promise<void> {
  if (zone === user.timezone) return
  const quiet = createSystemMe(trx, user, now)
  if (!isZoneKnown(user)) {
    await rereadDates(quiet, zone)
    return setReportedZone(quiet, zone)
  }
  if (before === null) return
  const from = user.timezone
  const told = preferences.merge(user.preferences, {
    travelled_from: from,
    travelled_to: zone,
    travelled_at: now.toISOString(),
  })
  user.preferences = told
  await user.$query(trx).patch({ preferences: told, updated_at: now })
  if (from !== before || user.parsedPreferences.has_own_zone) return
  await moveDates(quiet, from, zone, 'wall')
  await setReportedZone(quiet, zone)
}

/** What repeats at a time of day follows, and so do the reminders of what was moved. */
async function setReportedZone(quiet: Me, zone: string): Promise<void> {
  const { user, trx, now, journal } = quiet
  user.timezone = zone
  await user.$query(trx).patch({ timezone: zone, updated_at: now })
  await schedules.recomputeForNewZone(quiet)
  await scheduleOwnRolls(quiet)
  await rereadCalendars(quiet)
  await syncTaskReminderRows(
    quiet,
    journal.rowChanges.filter(({ table }) => table === 'tasks'),
  )
}

/** A zone change that was not told yet. */
export interface Travel {
  readonly from: string
  readonly to: string
  /** The platform's zone is used; false: the one the person chose is. */
  readonly isFollowed: boolean
}

/** The zone change to tell, once. */
export async function consumeTravel(me: Me): Promise<Travel | null> {
  const { travelled_from: from, travelled_to: to } = me.user.parsedPreferences
  if (from === null || to === null) return null
  const text = preferences.merge(me.user.preferences, { travelled_from: null, travelled_to: null })
  me.user.preferences = text
  await me.user.$query(me.trx).patch({ preferences: text, updated_at: me.now })
  // They chose another zone since.
  if (me.user.timezone !== to && me.user.timezone !== from) return null
  return { from, to, isFollowed: me.user.timezone === to }
}

/**
 * What a platform tells on its own of one of its accounts, whether or not the person says anything. Identities that
 * never spoke to this application stay unknown. A deactivated account gets no nudges: those that wait for it are routed
 * anew, to another account of the person. Idempotent.
 */
export async function applyIdentityChange(
  trx: Transaction,
  contact: ChatIdentity,
  isDeactivated: boolean,
  now: Date,
): Promise<void> {
  const account = await findAccountByIdentity(trx, contact)
  if (!account) return
  const user = account.user_id === null ? undefined : await User.query(trx).findById(account.user_id).forNoKeyUpdate()
  if (user && !isDeactivated) await followReportedIdentity(trx, user, account, contact, now)
  if (isDeactivated === (account.deactivated_at !== null)) return
  await account
    .$query(trx)
    .patch({ deactivated_at: isDeactivated ? now : null, dm_closed_at: isDeactivated ? now : null })
  if (!isDeactivated) return
  await Nudge.query(trx)
    .where({ account_id: account.account_id, state: 'pending' })
    .where('due_at', '<=', now)
    .where('try_at', '>', now)
    .patch({ try_at: now })
}
