// Slack's limits on posting, and its memory of whom it told to wait.
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

/** Timers of a real process round down; a call this much early, in milliseconds, is no offence. */
const TOLERANCE_MS = 5

export function createRateLimits(state: State): RateLimits {
  const waits = new Map<string, number>()
  const buckets = new Map<string, { tokens: number; at: number }>()
  const keyOf = ({ token, method, channel }: Lane) => JSON.stringify([token, method, channel])

  return {
    refuse: (lane) => {
      const limit = state.settings.postLimit
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
