// How much a person wants to be reminded: quiet hours, a number a day, a pause.
import type { NudgeLimits } from '../../contracts/nudges.ts'
import { preferences } from '../../models/json.ts'
import * as changes from '../request/change-log.ts'
import type { Me } from '../request/me.ts'

export const currentLimits = ({ preferences: now }: Pick<Me, 'preferences'>): NudgeLimits => ({
  quietFrom: now.quiet_from,
  quietTo: now.quiet_to,
  quietDays: now.quiet_days,
  perDay: now.nudges_per_day,
})

/** Changes quiet hours (the person's clock), quiet days and the daily maximum; undefined fields stay. */
export async function setNudgeLimits(
  me: Me,
  { quietFrom, quietTo, quietDays, perDay }: Partial<NudgeLimits>,
): Promise<NudgeLimits> {
  const known = me.preferences
  const next = {
    quiet_from: quietFrom ?? known.quiet_from,
    quiet_to: quietTo ?? known.quiet_to,
    quiet_days: quietDays ?? known.quiet_days,
    nudges_per_day: perDay ?? known.nudges_per_day,
  }
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, next) })
  Object.assign(me.preferences, next)
  return currentLimits(me)
}

/**
 * Offers nothing before `until`; one that is past resumes.
 * @param from when the pause begins; now if left out
 * @returns whether there is a pause now or ahead
 */
export async function pauseNudges(me: Me, until: Date, from?: Date): Promise<boolean> {
  const paused_until = until > me.now ? until.toISOString() : null
  const paused_from = paused_until !== null && from && from > me.now ? from.toISOString() : null
  const pause = { paused_from, paused_until }
  await changes.update(me, me.user, { preferences: preferences.merge(me.user.preferences, pause) })
  Object.assign(me.preferences, pause)
  return paused_until !== null
}
