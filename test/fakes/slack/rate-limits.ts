// Slack's limits on its methods and on posting, and its memory of whom it told to wait.
// Source: https://docs.slack.dev/apis/web-api/rate-limits and the tier on each method's page.
import type { State } from './state.ts'

/** What a limit is kept for: one token, one method, and for posts one channel. */
export interface Lane {
  token: string
  method: string
  channel?: string
}

export interface RateLimits {
  /** Whole seconds to wait, when this call comes too soon; undefined when it may pass. */
  refuse(lane: Lane): number | undefined
  /** Remember a `Retry-After`, so that a call inside it is noted as a finding. */
  remember(lane: Lane, seconds: number): void
  /** Note a call that comes while its lane was told to wait. */
  watch(lane: Lane): void
}

/** Calls a minute that a tier surely allows; more is refused here, where Slack may let a burst pass. */
const CALLS_A_MINUTE = { tier3: 50, tier4: 100 }
const MINUTE_MS = 60_000
const TIERS: Readonly<Record<string, keyof typeof CALLS_A_MINUTE>> = {
  'chat.delete': 'tier3',
  'chat.deleteScheduledMessage': 'tier3',
  'chat.scheduleMessage': 'tier3',
  'chat.scheduledMessages.list': 'tier3',
  'chat.postEphemeral': 'tier4',
  'chat.update': 'tier3',
  'conversations.history': 'tier3',
  'conversations.info': 'tier3',
  'conversations.open': 'tier3',
  'conversations.replies': 'tier3',
  'files.completeUploadExternal': 'tier4',
  'files.getUploadURLExternal': 'tier4',
  'users.info': 'tier4',
  'views.open': 'tier4',
  'views.publish': 'tier4',
  'views.push': 'tier4',
  'views.update': 'tier4',
}

/** Timers of a real process round down; a call this much early, in milliseconds, is no offence. */
const TOLERANCE_MS = 5

export function createRateLimits(state: State): RateLimits {
  const waits = new Map<string, number>()
  const buckets = new Map<string, { tokens: number; at: number }>()
  const calls = new Map<string, number[]>()
  const keyOf = ({ token, method, channel }: Lane) => JSON.stringify([token, method, channel])

  const refuseMethod = ({ token, method }: Lane): number | undefined => {
    const { callLimits, hasTiers } = state.settings
    const tier = TIERS[method]
    const limit =
      callLimits[method] ?? (hasTiers && tier ? { calls: CALLS_A_MINUTE[tier], perMs: MINUTE_MS } : undefined)
    if (limit === undefined) return undefined
    const key = keyOf({ token, method })
    const now = state.clock.now()
    const recent = (calls.get(key) ?? []).filter((at) => now - at < limit.perMs)
    const [first] = recent
    if (first !== undefined && recent.length >= limit.calls)
      return Math.max(1, Math.ceil((first + limit.perMs - now) / 1000))
    calls.set(key, [...recent, now])
    return undefined
  }

  return {
    refuse: (lane) => {
      const seconds = refuseMethod(lane)
      if (seconds !== undefined) return seconds
      const limit = lane.method === 'chat.postMessage' ? state.settings.postLimit : undefined
      if (!limit || lane.channel === undefined) return undefined
      const key = keyOf(lane)
      const now = state.clock.now()
      const bucket = buckets.get(key) ?? { tokens: limit.burst, at: now }
      const tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond)
      const isAllowed = tokens >= 1
      buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now })
      if (isAllowed) return undefined
      return Math.max(1, Math.ceil((1 - tokens) / limit.perSecond))
    },
    remember: (lane, seconds) => {
      waits.set(keyOf(lane), state.clock.now() + seconds * 1000)
    },
    watch: (lane) => {
      const early = (waits.get(keyOf(lane)) ?? 0) - state.clock.now()
      if (early > TOLERANCE_MS) {
        const where = lane.channel === undefined ? '' : ` in ${lane.channel}`
        state.log.note(`${lane.method}${where}: called ${Math.ceil(early)} ms inside Retry-After`)
      }
    },
  }
}
