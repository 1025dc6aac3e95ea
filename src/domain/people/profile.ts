// A person's profile and preferences for answers.
import type { ChatIdentity } from '../../contracts/people.ts'
import { type Preferences, preferences } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { canonicalLocale, canonicalZone } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import { rereadCalendars } from '../calendars/index.ts'
import { recountOwnStreaks } from '../days/habits/index.ts'
import * as schedules from '../reminders/schedules/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, weekStartOf } from '../request/me.ts'
import { isPersonalPlatform } from '../request/page-platform.ts'
import { forEachRow } from '../request/table-effects.ts'
import { scheduleOwnRolls } from '../tasks/rolling.ts'
import { recomputeStarts } from '../tasks/starts.ts'
import { availableUsername } from './naming.ts'
import { isZoneKnown, moveDates, rereadDates } from './zone.ts'

/** Name, zone, start of day. Null clears. */
export interface ProfileInput {
  readonly fullName: string | null
  readonly zone: string
  /** Times typed before the last travel move too: they keep the clock they have in this zone. Once. */
  readonly clockOf: string
  readonly dayStartsAt: string
  readonly username: string
  readonly bio: string | null
}

/**
 * Changes the given fields. A new zone reads pending times again: "tomorrow 9am" means nine there.
 * @returns the tasks whose instant changed
 * @throws DomainError if a username is taken or empty
 */
export async function editProfile(me: Me, words: Partial<ProfileInput>): Promise<readonly Task[]> {
  const wasKnown = isZoneKnown(me.user)
  const before = me.user.timezone
  const username = words.username === undefined ? me.user.username : await validateUsername(me, words.username)
  const zone = words.zone === undefined ? me.user.timezone : chosenZone(words.zone)
  const reported = me.account?.reported_zone ?? null
  await changes.update(me, me.user, {
    full_name: words.fullName === undefined ? me.user.full_name : words.fullName,
    timezone: zone,
    username,
    bio: words.bio === undefined ? me.user.bio : words.bio,
    preferences: preferences.merge(me.user.preferences, {
      ...(words.dayStartsAt === undefined ? {} : { day_starts_at: words.dayStartsAt }),
      ...(words.zone === undefined || !isOwnZoneNew(me, zone, reported)
        ? {}
        : { has_own_zone: reported !== null && zone !== reported }),
      ...(words.clockOf === undefined ? {} : { travelled_at: null }),
    }),
  })
  const reread = words.zone === undefined ? [] : await moveToZone(me, { before, zone, wasKnown }, words.clockOf)
  if (words.zone !== undefined || words.dayStartsAt !== undefined) await recomputeTimes(me)
  if (zone !== before) await rereadCalendars(me)
  return reread
}

/** A preference is written only where it changes: an unchanged form changes nothing. */
const isOwnZoneNew = ({ user }: Me, zone: string, reported: string | null): boolean =>
  user.parsedPreferences.has_own_zone !== (reported !== null && zone !== reported)

/** Times typed while no zone was known are read again; else days and what repeats stay on the wall clock, and other typed times only move on request. */
async function moveToZone(
  me: Me,
  { before, zone, wasKnown }: { readonly before: string; readonly zone: string; readonly wasKnown: boolean },
  clockOf: string | undefined,
): Promise<readonly Task[]> {
  if (!wasKnown) return rereadDates(me, zone)
  if (before !== zone) await moveDates(me, before, zone, 'wall')
  const { travelled_at: travelledAt } = me.preferences
  if (clockOf === undefined || travelledAt === null) return []
  return moveDates(me, clockOf, zone, 'times', new Date(travelledAt))
}

/** As it is stored; UTC that somebody chose is another one than UTC that nobody has set. */
const chosenZone = (zone: string): string => (zone === 'UTC' ? 'Etc/UTC' : (canonicalZone(zone) ?? zone))

async function validateUsername(me: Me, wanted: string): Promise<string> {
  const free = await availableUsername(me.trx, wanted)
  if (wanted === me.user.username || free === wanted) return wanted
  throw new DomainError('username.unavailable', { wanted, free })
}

/** After undo of a changed time zone or first day of the week: reminders and streaks follow what is restored. */
export const afterUndoUser = forEachRow(async (me, { before, after }) => {
  const isChanged = (column: string): boolean => column in (before ?? {}) || column in (after ?? {})
  if (!isChanged('timezone') && !isChanged('preferences')) return
  me.user.$set(await User.query(me.trx).findById(me.user.user_id).throwIfNotFound())
  if (isChanged('preferences')) {
    Object.assign(me.preferences, me.user.parsedPreferences)
    await recountOwnStreaks(me)
  }
  if (!isChanged('timezone')) return
  await recomputeTimes(me)
  await rereadCalendars(me)
})

/** Preferences for answers: points, plain words, emoji, fixed or relative times. */
export type DisplayPreferences = Pick<
  Preferences,
  'points' | 'is_plain' | 'emoji' | 'clock' | 'hours' | 'week_starts_on' | 'estimates'
>

/** Changes the style of answers, beginning with this one. */
export async function setDisplayPreferences(me: Me, changed: Partial<DisplayPreferences>): Promise<void> {
  const week = weekStartOf(me)
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, changed) })
  Object.assign(me.preferences, changed)
  if (weekStartOf(me) !== week) await recountOwnStreaks(me)
}

/**
 * What a platform tells of how times and weeks are written where the person is, for those who chose nothing themself. The
 * chat they wrote from last counts; a browser only while no chat has told anything. Not an undoable change.
 */
export async function recordLocale(me: Me, { locale: told, platform }: ChatIdentity): Promise<void> {
  const locale = told === undefined ? null : canonicalLocale(told)
  const known = me.preferences.locale
  if (locale === null || locale === known || (known !== null && isPersonalPlatform(platform))) return
  const week = weekStartOf(me)
  const text = preferences.merge(me.user.preferences, { locale })
  await me.user.$query(me.trx).patch({ preferences: text, updated_at: me.now })
  Object.assign(me.preferences, { locale })
  if (weekStartOf(me) !== week) await recountOwnStreaks(me)
}

/** The offer to hide points was shown; not an undoable change. */
export async function markPointsShown(me: Me): Promise<void> {
  const text = preferences.merge(me.user.preferences, { points: 'shown' })
  await me.user.$query(me.trx).patch({ preferences: text, updated_at: me.now })
}

/** Reminders and repeating tasks follow the person's new clock. */
async function recomputeTimes(me: Me): Promise<void> {
  await schedules.recomputeForNewZone(me)
  await scheduleOwnRolls(me)
  await recomputeStarts(me)
}
