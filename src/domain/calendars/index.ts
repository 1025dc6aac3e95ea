// Calendars that a person reads in: added by a private address, read in the background, and asked when they are busy.
import type { SecretAddress } from '../../contracts/calendars.ts'
import { BusyTime } from '../../models/busy-time.ts'
import { Calendar } from '../../models/calendar.ts'
import { newId } from '../../models/id.ts'
import { cutText, foldText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import { createSeal } from '../access/sealed.ts'
import * as changes from '../request/change-log.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import type { Me } from '../request/me.ts'
import type { RowsEffect } from '../request/table-effects.ts'
import { addressMac, readLogin } from './addresses.ts'

export { addLogin, type CalendarLogin, readCalendarAddress } from './addresses.ts'
export type { BusyTime, Calendar }

/** What became of a calendar that was given. */
export type CalendarAdded = 'added' | 'already' | 'renewed'

/** How many one person may have: each is fetched all day. */
export const MAX_CALENDARS = 5

/** What a person says of a calendar. */
export interface CalendarInput {
  readonly name: string
  /** Null: none. */
  readonly zoneId: string | null
  /** Titles are kept too. */
  readonly keepsTitles: boolean
}

/** The person's calendars, also those of zones hidden here. */
const ownCalendars = (me: Me) =>
  Calendar.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNull('removed_at')
    .orderBy(['created_at', 'calendar_id'])

/** The person's calendars that are visible here. */
export const listCalendars = (me: Me) =>
  ownCalendars(me).where((rows) => rows.whereNull('zone_id').orWhereNotIn('zone_id', hiddenZoneIds(me)))

/** The number of calendars whose zone is hidden here. */
export const countHiddenCalendars = (me: Me): Promise<number> =>
  ownCalendars(me).whereIn('zone_id', hiddenZoneIds(me)).resultSize()

/** One of the person's that is visible here. */
export async function findCalendar(me: Me, id: string): Promise<Calendar | undefined> {
  return listCalendars(me).findById(id)
}

/** Visible ones whose name has these words. */
export async function searchCalendars(me: Me, words: string): Promise<Calendar[]> {
  const folded = foldText(words)
  return (await listCalendars(me)).filter(({ name }) => foldText(name).includes(folded))
}

/**
 * Adds a calendar, to be read soon.
 * @returns `already`: this address is one of theirs; `renewed`: this account is, and has the password given now
 * @throws DomainError if they have as many as one may have
 */
export async function addCalendar(
  me: Me,
  { url, host }: SecretAddress,
  given: Partial<CalendarInput>,
): Promise<{ readonly calendar: Calendar; readonly state: CalendarAdded }> {
  const address_mac = addressMac(me.appSettings.secretKey, url)
  const known = await Calendar.query(me.trx).findOne({ user_id: me.user.user_id, address_mac })
  if (known) await renewPassword(me, known, url)
  if (known && known.removed_at === null) {
    if (readLogin(url) === null) return { calendar: known, state: 'already' }
    await scheduleReading(me, known, true)
    return { calendar: known, state: 'renewed' }
  }
  if ((await ownCalendars(me).resultSize()) >= MAX_CALENDARS)
    throw new DomainError('calendar.too-many', { most: MAX_CALENDARS }, [{ command: 'calendar show' }])
  const calendar = known ?? (await insertUnread(me, { url, host, address_mac }))
  await changes.update(me, calendar, {
    name: cutText(given.name?.trim() || host, 50).kept,
    zone_id: given.zoneId ?? null,
    is_titled: given.keepsTitles ?? false,
    removed_at: null,
  })
  await scheduleReading(me, calendar)
  return { calendar, state: 'added' }
}

/** Outside the change log, which never holds a secret; of a file the address is the same. */
async function renewPassword(me: Me, { calendar_id }: Calendar, url: string): Promise<void> {
  if (readLogin(url) === null) return
  const address = createSeal(me.appSettings.secretKey).seal(url, calendar_id)
  await Calendar.query(me.trx).findById(calendar_id).patch({ address, updated_at: me.now })
}

/**
 * A row as if it had been removed, outside the change log, which therefore never holds an address: adding it is a change of
 * a row, and so is removing it.
 */
async function insertUnread(
  me: Me,
  { url, host, address_mac }: SecretAddress & { readonly address_mac: string },
): Promise<Calendar> {
  const calendar_id = newId()
  await Calendar.query(me.trx).insert({
    calendar_id,
    user_id: me.user.user_id,
    zone_id: null,
    name: cutText(host, 50).kept,
    address: createSeal(me.appSettings.secretKey).seal(url, calendar_id),
    address_mac,
    host,
    removed_at: me.now,
    created_at: me.now,
    updated_at: me.now,
  })
  return Calendar.query(me.trx).findById(calendar_id).throwIfNotFound()
}

/**
 * Changes the given fields.
 * @returns false if nothing changed
 */
export async function editCalendar(me: Me, calendar: Calendar, given: Partial<CalendarInput>): Promise<boolean> {
  const before = me.journal.rowChanges.length
  await changes.update(me, calendar, {
    name: given.name ?? calendar.name,
    zone_id: given.zoneId === undefined ? calendar.zone_id : given.zoneId,
    is_titled: given.keepsTitles ?? calendar.is_titled,
  })
  return me.journal.rowChanges.length > before
}

/** Removes a calendar and its busy times; its address is deleted a day later. */
export async function removeCalendar(me: Me, calendar: Calendar): Promise<void> {
  await changes.update(me, calendar, { removed_at: me.now })
}

/**
 * Has a calendar read soon.
 * @returns false if it was a moment ago
 */
export async function refreshCalendar(me: Me, calendar: Calendar): Promise<boolean> {
  if (calendar.fetched_at !== null && me.now.getTime() - calendar.fetched_at.getTime() < REFRESH_AGAIN_MS) return false
  await scheduleReading(me, calendar)
  return true
}

/** A server is not asked more often than this, however often a person asks. */
const REFRESH_AGAIN_MS = 60_000

/** Has all calendars of a person read soon: in another zone what names none is at another time. One statement. */
export async function rereadCalendars(me: Me): Promise<void> {
  await Calendar.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNull('removed_at')
    .patch({ next_fetch_at: me.now, etag: null, last_modified: null, updated_at: me.now })
}

/** Derived from the row, so no change of its own. `etag` goes where what is kept changed. */
async function scheduleReading(me: Me, calendar: Calendar, isAnew = false): Promise<void> {
  const patch = { next_fetch_at: me.now, ...(isAnew ? { etag: null, last_modified: null } : {}), updated_at: me.now }
  calendar.$set(patch)
  await Calendar.query(me.trx).findById(calendar.calendar_id).patch(patch)
}

/** After a calendar was added, changed or removed, and after undo of that: it is read again, or what was read goes. */
export const syncCalendars: RowsEffect = async (me, images) => {
  const rows = await Calendar.query(me.trx).findByIds([...new Set(images.map(({ id }) => id))])
  for (const calendar of rows) {
    if (calendar.removed_at === null) {
      const titles = images.some(({ id, before }) => id === calendar.calendar_id && before && 'is_titled' in before)
      // Titles that are no longer wished go at once.
      if (titles && !calendar.is_titled)
        await BusyTime.query(me.trx).where({ calendar_id: calendar.calendar_id }).patch({ title: null })
      await scheduleReading(me, calendar, true)
      continue
    }
    await BusyTime.query(me.trx).delete().where({ calendar_id: calendar.calendar_id })
    await Calendar.query(me.trx)
      .findById(calendar.calendar_id)
      .patch({ next_fetch_at: null, etag: null, last_modified: null, updated_at: me.now })
  }
}
