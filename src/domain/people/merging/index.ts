// Merges two people into one, in the caller's transaction. Where only one of a thing is allowed, domain.md ("Users and
// accounts") says which stays.
import { openObject } from '../../../models/json.ts'
import { User } from '../../../models/user.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import { createSystemMe } from '../../request/me.ts'
import { scheduleOwnRolls } from '../../tasks/rolling.ts'
import * as people from '../index.ts'
import { mergeAccountData } from './merge-account-data.ts'
import { mergeCalendars } from './merge-calendars.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'
import { mergeFocusSessions, mergeRituals, mergeRoomSeats } from './merge-days.ts'
import { mergeSchedules } from './merge-nudges.ts'
import { mergeProjects } from './merge-projects.ts'
import { mergeBadges, mergePoints } from './merge-rewards.ts'
import { mergeZones } from './merge-zones.ts'

/** Columns that name a person and have no unique key: their rows are reassigned. */
const OWNER_COLUMNS = [
  ['tasks', 'assignee_id'],
  ['task_comments', 'author_id'],
  ['energy_snapshots', 'user_id'],
  ['goals', 'user_id'],
  ['habits', 'user_id'],
  ['departures', 'user_id'],
] as const

/**
 * Merges `from` into `into`: username, address and preferences of `into` stay, gaps are filled. Both rows have to be
 * locked. Sessions of `from` are revoked.
 */
export async function mergePeople(two: MergeContext): Promise<void> {
  const { trx, into, from, now } = two
  const zone = await mergeTimeZones(two)
  await mergeFocusSessions(two)
  await mergeRituals(two)
  await mergeRoomSeats(two)
  await mergeZones(two)
  await mergeCalendars(two)
  await mergeProjects(two)
  for (const [table, column] of OWNER_COLUMNS) await reassignRows(two, table, column)
  await mergePoints(two)
  await mergeBadges(two)
  await mergeSchedules(two)
  await mergeAccountData(two)
  await User.query(trx).deleteById(from.user_id)
  into.$set({
    timezone: zone,
    full_name: into.full_name ?? from.full_name,
    avatar_url: into.avatar_url ?? from.avatar_url,
    bio: into.bio ?? from.bio,
    preferences: JSON.stringify({ ...preferencesToMerge(from), ...openObject.read(into.preferences) }),
    updated_at: now,
  })
  const { timezone, full_name, avatar_url, bio, preferences, updated_at } = into
  await into.$query(trx).patch({ timezone, full_name, avatar_url, bio, preferences, updated_at })
  const survivor = createSystemMe(trx, into, now)
  await schedules.recomputeForNewZone(survivor)
  await scheduleOwnRolls(survivor)
}

/** A known zone replaces an unknown one, and times typed without one are read again. */
async function mergeTimeZones({ trx, into, from, now }: MergeContext): Promise<string> {
  const [ours, theirs] = [people.isZoneKnown(into), people.isZoneKnown(from)]
  if (ours && !theirs) await people.rereadDates(createSystemMe(trx, from, now), into.timezone)
  if (!ours && theirs) await people.rereadDates(createSystemMe(trx, into, now), from.timezone)
  return ours ? into.timezone : from.timezone
}

/** A person's settings, without the version of their calendar address. */
function preferencesToMerge(user: User): Readonly<Record<string, unknown>> {
  const { calendar_version: _version, ...kept } = openObject.read(user.preferences) as Record<string, unknown>
  return kept
}
