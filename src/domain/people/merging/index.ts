// Two people turn out to be one: everything of the one becomes the other's, in the transaction it is called in.
// Where a rule allows one of a thing, domain.md ("Users and accounts") says which stays.
import { openObject } from '../../../models/json.ts'
import { User } from '../../../models/user.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import { actingFor } from '../../request/me.ts'
import * as people from '../index.ts'
import { joinRituals, joinSessions } from './days.ts'
import { joinBadges, joinPoints } from './points.ts'
import { joinProjects } from './sharing.ts'
import { joinSchedules } from './telling.ts'
import { joinTraces } from './traces.ts'
import { hand, type Two } from './two.ts'
import { joinZones } from './zones.ts'

/** Columns that name a person and nothing is unique about: their rows simply change hands. */
const HANDED = [
  ['tasks', 'assignee_id'],
  ['task_comments', 'author_id'],
  ['energy_snapshots', 'user_id'],
  ['goals', 'user_id'],
  ['habits', 'user_id'],
] as const

/**
 * Makes `from` and `into` one person, who is `into`: username, address and preferences are theirs, gaps are filled.
 * Both rows have to be locked. Sessions of `from` end.
 */
export async function merge(two: Two): Promise<void> {
  const { trx, into, from, now } = two
  const zone = await joinTimeZones(two)
  await joinSessions(two)
  await joinRituals(two)
  await joinZones(two)
  await joinProjects(two)
  for (const [table, column] of HANDED) await hand(two, table, column)
  await joinPoints(two)
  await joinBadges(two)
  await joinSchedules(two)
  await joinTraces(two)
  await User.query(trx).deleteById(from.user_id)
  into.$set({
    timezone: zone,
    full_name: into.full_name ?? from.full_name,
    avatar_url: into.avatar_url ?? from.avatar_url,
    bio: into.bio ?? from.bio,
    preferences: JSON.stringify({ ...withoutCalendar(from), ...openObject.read(into.preferences) }),
    updated_at: now,
  })
  const { timezone, full_name, avatar_url, bio, preferences, updated_at } = into
  await into.$query(trx).patch({ timezone, full_name, avatar_url, bio, preferences, updated_at })
  await schedules.moved(actingFor(trx, into, now))
}

/** A zone that is known wins over one that is not, and what was typed without one is read again. */
async function joinTimeZones({ trx, into, from, now }: Two): Promise<string> {
  const [ours, theirs] = [people.isZoneKnown(into), people.isZoneKnown(from)]
  if (ours && !theirs) await people.rereadDates(actingFor(trx, from, now), into.timezone)
  if (!ours && theirs) await people.rereadDates(actingFor(trx, into, now), from.timezone)
  return ours ? into.timezone : from.timezone
}

/** What a person set, but for the version of their own calendar address. */
function withoutCalendar(user: User): Readonly<Record<string, unknown>> {
  const { calendar_version: _version, ...kept } = openObject.read(user.preferences) as Record<string, unknown>
  return kept
}
