// Runs requests one after the other within the rate limit. An unforeseen limit pauses its scope; nothing is sent before
// its Retry-After ends.
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { world } from '../../src/time/world.ts'
import { classifyDiscordError } from './failure.ts'
import { RequestDelayedError, type RequestLimiter } from './rate-limiter.ts'

export interface RequestTurn {
  readonly priority: number
  /** The scope of a limit; without it, all requests. */
  readonly way?: string
  readonly mayStart?: () => boolean
}

/** @throws {RequestDelayedError} if it may not be sent now; else the request's own error */
export type PacedRunner = <R>(turn: RequestTurn, request: () => Promise<R>) => Promise<R>

export function createPacedRunner(rateLimiter: RequestLimiter): PacedRunner {
  /** By method and channel: the instant on the monotonic clock until which requests there are paused. */
  const restingUntil = createBoundedCache<number>(10_000)
  return async ({ priority, way, mayStart }, request) => {
    const release = await rateLimiter.acquire(priority)
    try {
      const rest = way === undefined ? 0 : (restingUntil.get(way) ?? 0) - world().elapsed()
      if (rest > 0) throw new RequestDelayedError(rest)
      if (mayStart && !mayStart()) throw new RequestDelayedError(0)
      return await request()
    } catch (error) {
      const fault = classifyDiscordError(error)
      if (fault.kind === 'later' && fault.isForAll) rateLimiter.pause(fault.afterMs)
      if (fault.kind === 'later' && !fault.isForAll && way !== undefined)
        restingUntil.set(way, world().elapsed() + fault.afterMs)
      throw error
    } finally {
      release()
    }
  }
}
