// How fast the sender may go: one post a second in a channel, histories below the rate of their tier.
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'

/** Slack allows about one message a second in a channel. */
const CHANNEL_INTERVAL_MS = 1000

/** One post a second in a channel, and none before Retry-After ends. */
export function createChannelPacer(now: () => Date) {
  const freeAt = createBoundedCache<number>(50_000)
  const blockedUntil = createBoundedCache<number>(10_000)
  const blockedFor = (channelId: string) => Math.max(0, (blockedUntil.get(channelId) ?? 0) - now().getTime())
  return {
    blockedFor: (channelId: string) => blockedFor(channelId) || CHANNEL_INTERVAL_MS,
    block(channelId: string, forMs: number) {
      blockedUntil.set(channelId, now().getTime() + forMs)
    },
    /** Milliseconds to wait, with the slot reserved; null while the channel is blocked. */
    waitFor(channelId: string): number | null {
      if (blockedFor(channelId) > 0) return null
      const at = now().getTime()
      const free = Math.max(at, freeAt.get(channelId) ?? 0)
      // A clock that was set back must not cause hours of waiting.
      const wait = Math.min(free - at, 10 * CHANNEL_INTERVAL_MS)
      freeAt.set(channelId, at + wait + CHANNEL_INTERVAL_MS)
      return wait
    },
  }
}

/** What Slack asked to be left alone with: a method in a workspace, until its Retry-After ends. */
export function createMethodLimits(now: () => Date) {
  const blockedUntil = createBoundedCache<number>(5_000)
  return {
    /** Milliseconds until it may be called; 0: now. */
    blockedFor: (space: string, method: string): number =>
      Math.max(0, (blockedUntil.get(`${space} ${method}`) ?? 0) - now().getTime()),
    block(space: string, method: string, forMs: number): void {
      blockedUntil.set(`${space} ${method}`, now().getTime() + forMs)
    },
  }
}

/** Calls `conversations.history` below the rate of its tier, and never before Retry-After ends. */
export function createHistoryLimit(now: () => Date) {
  const callsOf = createBoundedCache<number[]>(1000)
  const blockedUntil = createBoundedCache<number>(1000)
  return {
    /**
     * Takes a slot for one call.
     * @returns milliseconds to wait if there is none, else 0
     */
    acquire(space: string): number {
      const at = now().getTime()
      const blockedMs = (blockedUntil.get(space) ?? 0) - at
      if (blockedMs > 0) return blockedMs
      const recent = (callsOf.get(space) ?? []).filter((call) => call <= at && at - call < HISTORY_WINDOW_MS)
      const [first] = recent
      if (first !== undefined && recent.length >= HISTORY_CALLS) return first + HISTORY_WINDOW_MS - at
      callsOf.set(space, [...recent, at])
      return 0
    },
    block(space: string, forMs: number): void {
      blockedUntil.set(space, now().getTime() + forMs)
    },
  }
}

/** Tier 3 allows fifty a minute; the rest is left for other callers. */
const HISTORY_CALLS = 45
const HISTORY_WINDOW_MS = 60_000
