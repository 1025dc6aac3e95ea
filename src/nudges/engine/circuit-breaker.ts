// Decides how much a space is trusted: a space that keeps failing is paused for ten seconds and then tried by one
// request, and a failure that concerns one person alone pauses nobody else.

import { createBoundedCache } from '../../chat/bounded-cache.ts'
import type { DeliveryResult } from '../../chat/platform.ts'

/** A finished request. `begunAt` and `endedAt` on the process's monotonic clock, in milliseconds. */
export interface FinishedRequest {
  readonly spaceId: string
  readonly accountId: string
  readonly begunAt: number
  readonly endedAt: number
  readonly result: DeliveryResult
}

/** What a request changed about its space; `failures` counts bursts, not requests. */
export type CircuitChange = { readonly state: 'opened'; readonly failures: number } | { readonly state: 'closed' }

/** The circuits of the spaces and accounts that one process sends to. */
export interface CircuitBreaker {
  /** Requests that may be under way at once in a space: one until it has answered, and after a failure. */
  concurrencyLimit(spaceId: string): number
  /** Has the space failed since it last answered? */
  isFailing(spaceId: string): boolean
  /** Has the account failed since it last answered? */
  hasFailed(accountId: string): boolean
  /**
   * Milliseconds for which nothing is sent to an account after a failure; 0 where it may be tried.
   * @param elapsedMs on the process's monotonic clock
   */
  accountRestMs(accountId: string, elapsedMs: number): number
  /** @returns the change of the space's state, null where it stays as it was */
  record(request: FinishedRequest): CircuitChange | null
}

/** How long an open circuit keeps a space waiting before one request tries it again. */
export const CIRCUIT_OPEN_MS = 10_000
/** Bursts of failures in a row, without one answer between them, that open a circuit. */
const FAILURE_THRESHOLD = 3
const MAX_CONCURRENT_PER_SPACE = 32
const MAX_REMEMBERED = 10_000

interface FailingSpace {
  readonly failures: number
  /** When the last counted failure ended: requests that began before belong to the same burst. */
  readonly countedAt: number
}

/** All circuits are closed, and untested, at first: a restart forgets every failure. */
export function createCircuitBreaker(): CircuitBreaker {
  const spaces = createBoundedCache<FailingSpace | 'works'>(MAX_REMEMBERED)
  /** By account: when its last failure ended, on the monotonic clock. */
  const accounts = createBoundedCache<number>(MAX_REMEMBERED)

  const failing = (spaceId: string): FailingSpace | undefined => {
    const state = spaces.get(spaceId)
    return state === 'works' ? undefined : state
  }

  const recordFailure = ({ spaceId, accountId, begunAt, endedAt }: FinishedRequest): CircuitChange | null => {
    const hasFailed = accounts.get(accountId) !== undefined
    accounts.set(accountId, endedAt)
    const before = failing(spaceId)
    if (before && begunAt < before.countedAt) return null
    const isHalfOpen = before !== undefined && before.failures >= FAILURE_THRESHOLD
    // An account that failed before its space did is no new evidence against the space.
    if (hasFailed && !isHalfOpen) return null
    const failures = (before?.failures ?? 0) + 1
    spaces.set(spaceId, { failures, countedAt: endedAt })
    return failures >= FAILURE_THRESHOLD ? { state: 'opened', failures } : null
  }

  return {
    concurrencyLimit: (spaceId) => (spaces.get(spaceId) === 'works' ? MAX_CONCURRENT_PER_SPACE : 1),
    isFailing: (spaceId) => failing(spaceId) !== undefined,
    hasFailed: (accountId) => accounts.get(accountId) !== undefined,
    accountRestMs(accountId, elapsedMs) {
      const failedAt = accounts.get(accountId)
      return failedAt === undefined ? 0 : Math.max(0, failedAt + CIRCUIT_OPEN_MS - elapsedMs)
    },
    record(request) {
      const { spaceId, accountId, result } = request
      if (isFailure(result)) return recordFailure(request)
      if (!isAnswer(result)) return null
      const wasFailing = failing(spaceId) !== undefined
      accounts.delete(accountId)
      spaces.set(spaceId, 'works')
      return wasFailing ? { state: 'closed' } : null
    },
  }
}

const isFailure = (result: DeliveryResult): boolean =>
  result.state === 'unknown' || (result.state === 'later' && result.isFailure === true)

/** The platform took the request and answered it. */
const isAnswer = ({ state }: DeliveryResult): boolean => state === 'sent' || state === 'closed' || state === 'refused'
