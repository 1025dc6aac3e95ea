// Requests one after the other as the rate limit allows: a limit that was not foreseen holds everything, or what goes the
// same way. Nothing leaves inside a Retry-After.
import { LRUCache } from 'lru-cache'
import { classifyDiscordError } from './failure.ts'
import { RequestDelayedError, type RequestLimiter } from './rate-limiter.ts'

export interface RequestTurn {
  readonly priority: number
  /** What a limit is for, where it is not for everything. */
  readonly way?: string
  readonly mayStart?: () => boolean
}

/** @throws {RequestDelayedError} it may not be begun now; else what the request throws */
export type PacedRunner = <R>(turn: RequestTurn, request: () => Promise<R>) => Promise<R>

export function createPacedRunner(rateLimiter: RequestLimiter): PacedRunner {
  /** By method and channel: until when, in milliseconds of this process's own clock, nothing may go there. */
  const restingUntil = new LRUCache<string, number>({ max: 10_000 })
  return async ({ priority, way, mayStart }, request) => {
    const release = await rateLimiter.acquire(priority)
    try {
      const rest = way === undefined ? 0 : (restingUntil.get(way) ?? 0) - performance.now()
      if (rest > 0) throw new RequestDelayedError(rest)
      if (mayStart && !mayStart()) throw new RequestDelayedError(0)
      return await request()
    } catch (error) {
      const fault = classifyDiscordError(error)
      if (fault.kind === 'later' && fault.isForAll) rateLimiter.pause(fault.afterMs)
      if (fault.kind === 'later' && !fault.isForAll && way !== undefined)
        restingUntil.set(way, performance.now() + fault.afterMs)
      throw error
    } finally {
      release()
    }
  }
}
