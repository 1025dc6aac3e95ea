// How fast the sender may go: one post a second in a channel, histories below the rate of their tier. All waits are measured
// by the monotonic clock, in milliseconds: a host whose wall clock is set neither breaks a Retry-After nor waits too long.
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'

/** Slack allows about one message a second in a channel. */
const CHANNEL_INTERVAL_MS = 1000

/** One post a second in a channel, and none before Retry-After ends. */
export function createChannelPacer(elapsed: () => number) {
  const freeAt = createBoundedCache<number>(50_000)
  const blockedUntil = createBoundedCache<number>(10_000)
  const blockedFor = (channelId: string) => Math.max(0, (blockedUntil.get(channelId) ?? 0) - elapsed())
  return {
    blockedFor: (channelId: string) => blockedFor(channelId) || CHANNEL_INTERVAL_MS,
    block(channelId: string, forMs: number) {
      blockedUntil.set(channelId, elapsed() + forMs)
    },
    /** Milliseconds to wait, with the slot reserved; null while the channel is blocked. */
    waitFor(channelId: string): number | null {
      if (blockedFor(channelId) > 0) return null
      const at = elapsed()
      const free = Math.max(at, freeAt.get(channelId) ?? 0)
      // Slots that were taken and not used must not keep the next one waiting for long.
      const wait = Math.min(free - at, 10 * CHANNEL_INTERVAL_MS)
      freeAt.set(channelId, at + wait + CHANNEL_INTERVAL_MS)
      return wait
    },
  }
}

/** What Slack asked to be left alone with: a method in a workspace, until its Retry-After ends. */
export function createMethodLimits(elapsed: () => number) {
  const blockedUntil = createBoundedCache<number>(5_000)
  return {
    /** Milliseconds until it may be called; 0: now. */
    blockedFor: (space: string, method: string): number =>
      Math.max(0, (blockedUntil.get(`${space} ${method}`) ?? 0) - elapsed()),
    block(space: string, method: string, forMs: number): void {
      blockedUntil.set(`${space} ${method}`, elapsed() + forMs)
    },
  }
}

/** Calls `conversations.history` below the rate of its tier, and never before Retry-After ends. */
export function createHistoryLimit(elapsed: () => number) {
  const callsOf = createBoundedCache<number[]>(1000)
  const blockedUntil = createBoundedCache<number>(1000)
  return {
    /**
     * Takes a slot for one call.
     * @returns milliseconds to wait if there is none, else 0
     */
    acquire(space: string): number {
      const at = elapsed()
      const blockedMs = (blockedUntil.get(space) ?? 0) - at
      if (blockedMs > 0) return blockedMs
      const recent = (callsOf.get(space) ?? []).filter((call) => at - call < HISTORY_WINDOW_MS)
      const [first] = recent
      if (first !== undefined && recent.length >= HISTORY_CALLS) return first + HISTORY_WINDOW_MS - at
      callsOf.set(space, [...recent, at])
      return 0
    },
    block(space: string, forMs: number): void {
      blockedUntil.set(space, elapsed() + forMs)
    },
  }
}

/** Tier 3 allows fifty a minute; the rest is left for other callers. */
const HISTORY_CALLS = 45
const HISTORY_WINDOW_MS = 60_000
