// Until when a person wants to be left alone in Slack: their notification schedule or snooze, by `dnd.info`. Asked only
// before something is offered; where Slack does not tell, nothing is held.
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { type SlackWebClient, slackErrorName } from './web-client.ts'

/** The end of the person's Do Not Disturb, UTC; null if they can be spoken to. Never throws. */
export type DoNotDisturbLookUp = (installation: SlackInstallation, userId: string) => Promise<Date | null>

const FRESH_MS = 2 * 60_000
/** After Slack refused, as without the scope `dnd:read`. */
const REFUSED_FOR_MS = 60 * 60_000
/** Tier 3 allows fifty a minute. */
const CALLS_A_MINUTE = 40

/** The wall clock tells what Slack’s instants mean, the monotonic one, in milliseconds, for how long an answer is good. */
export function createDoNotDisturbLookUp(
  web: (installation: SlackInstallation) => SlackWebClient,
  { now, elapsed }: { readonly now: () => Date; readonly elapsed: () => number },
  ownWeb: (installation: SlackInstallation, userId: string) => Promise<SlackWebClient | null> = async () => null,
): DoNotDisturbLookUp {
  const known = createBoundedCache<{ readonly until: number; readonly end: Date | null }>(50_000)
  const refusedUntil = createBoundedCache<number>(10_000)
  const calls = createBoundedCache<number[]>(10_000)

  const mayAsk = (space: string): boolean => {
    const at = elapsed()
    if ((refusedUntil.get(space) ?? 0) > at) return false
    const recent = (calls.get(space) ?? []).filter((call) => at - call < 60_000)
    if (recent.length >= CALLS_A_MINUTE) return false
    calls.set(space, [...recent, at])
    return true
  }

  /**
   * Slack tells of a snooze to the person's own token alone, of a schedule to every token.
   * @returns null without a token, and where theirs has ended: that is no refusal to the workspace
   */
  const askAsPerson = async (installation: SlackInstallation, userId: string): Promise<unknown> => {
    try {
      const own = await ownWeb(installation, userId)
      return own && (await own.dnd.info({ user: userId }))
    } catch {
      return null
    }
  }

  return async (installation, userId) => {
    const at = now().getTime()
    const key = `${installation.space} ${userId}`
    const kept = known.get(key)
    if (kept && kept.until > elapsed()) return isAhead(kept.end, at) ? kept.end : null
    if (!mayAsk(installation.space)) return null
    try {
      const answer = (await askAsPerson(installation, userId)) ?? (await web(installation).dnd.info({ user: userId }))
      const end = activeEnd(doNotDisturbShape.parse(answer), at)
      known.set(key, { until: elapsed() + FRESH_MS, end })
      return end
    } catch (error) {
      if (slackErrorName(error) !== null) refusedUntil.set(installation.space, elapsed() + REFUSED_FOR_MS)
      return null
    }
  }
}

const doNotDisturbShape = z.looseObject({
  dnd_enabled: z.boolean().optional(),
  next_dnd_start_ts: z.number().optional(),
  next_dnd_end_ts: z.number().optional(),
  snooze_enabled: z.boolean().optional(),
  snooze_endtime: z.number().optional(),
})
type DoNotDisturb = z.infer<typeof doNotDisturbShape>

/** The later end of what holds at that instant: the schedule, or a snooze. */
function activeEnd(told: DoNotDisturb, at: number): Date | null {
  const { next_dnd_start_ts: start = 0, next_dnd_end_ts: end = 0, snooze_endtime: snooze = 0 } = told
  const isScheduled = told.dnd_enabled === true && start * 1000 <= at && at < end * 1000
  const isSnoozed = told.snooze_enabled === true && at < snooze * 1000
  const seconds = Math.max(isScheduled ? end : 0, isSnoozed ? snooze : 0)
  return seconds > 0 ? new Date(seconds * 1000) : null
}

const isAhead = (end: Date | null, at: number): boolean => end !== null && end.getTime() > at
