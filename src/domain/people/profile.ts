// A person's profile and preferences for answers.
import { type Preferences, preferences } from '../../models/json.ts'
import type { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { canonicalZone } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import * as schedules from '../reminders/schedules/index.ts'
import * as changes from '../request/change-log.ts'
import type { Me } from '../request/me.ts'
import { forEachRow } from '../request/table-effects.ts'
import { scheduleOwnRolls } from '../tasks/rolling.ts'
import { recomputeStarts } from '../tasks/starts.ts'
import { availableUsername } from './naming.ts'
import { isZoneKnown, rereadDates } from './zone.ts'

/** Name, zone, start of day. Null clears. */
export interface ProfileInput {
  readonly fullName: string | null
  readonly zone: string
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
  const username = words.username === undefined ? me.user.username : await validateUsername(me, words.username)
  const zone = words.zone === undefined ? me.user.timezone : chosenZone(words.zone)
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
  if (words.zone !== undefined || words.dayStartsAt !== undefined) await recomputeTimes(me)
  return reread
}

/** As it is stored; UTC that somebody chose is another one than UTC that nobody has set. */
const chosenZone = (zone: string): string => (zone === 'UTC' ? 'Etc/UTC' : (canonicalZone(zone) ?? zone))

async function validateUsername(me: Me, wanted: string): Promise<string> {
  const free = await availableUsername(me.trx, wanted)
  if (wanted === me.user.username || free === wanted) return wanted
  throw new DomainError('username.unavailable', { wanted, free })
}

/** After undo of a changed time zone: reminders follow the restored zone. */
export const afterUndoUser = forEachRow(async (me, { before, after }) => {
  if (!('timezone' in (before ?? {})) && !('timezone' in (after ?? {}))) return
  me.user.$set(await User.query(me.trx).findById(me.user.user_id).throwIfNotFound())
  await recomputeTimes(me)
})

/** Preferences for answers: points, plain words, emoji, fixed or relative times. */
export type DisplayPreferences = Pick<Preferences, 'points' | 'is_plain' | 'emoji' | 'clock'>

/** Changes the style of answers, beginning with this one. */
export async function setDisplayPreferences(me: Me, changed: Partial<DisplayPreferences>): Promise<void> {
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, changed) })
  Object.assign(me.preferences, changed)
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
