// Classifies a failed request: wait, retry, or give up.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { LimiterPausedError, RequestDelayedError } from './rate-limiter.ts'

export type DiscordFailure =
  /** Rate limited, nothing was sent. `isForAll` is true for a global limit. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly isForAll: boolean }
  /** Connection reset, time-out or server error: the request may have succeeded. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The token is invalid. */
  | { readonly kind: 'dead' }
  | { readonly kind: 'refused'; readonly code: number; readonly status: number; readonly reason: string }

/** Error codes that are handled. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const ERROR_CODES = {
  unknownChannel: 10003,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  notYours: 50005,
  closedDm: 50007,
  missingPermissions: 50013,
  expiredToken: 50027,
  noCommonServer: 50278,
} as const

export function classifyDiscordError(error: unknown): DiscordFailure {
  if (error instanceof LimiterPausedError) return { kind: 'later', afterMs: error.afterMs, isForAll: true }
  if (error instanceof RequestDelayedError) return { kind: 'later', afterMs: error.afterMs, isForAll: false }
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(1, error.retryAfter, error.sublimitTimeout)
    return { kind: 'later', afterMs, isForAll: error.global }
  }
  if (error instanceof DiscordAPIError) {
    // 401 on an interaction token means that its fifteen minutes are over.
    if (error.status === 401 && error.code !== ERROR_CODES.expiredToken) return { kind: 'dead' }
    return { kind: 'refused', code: Number(error.code), status: error.status, reason: `${error.code} ${error.message}` }
  }
  // After a 401 the library forgets the token and throws this at the next request.
  if (error instanceof Error && /^Expected token/.test(error.message)) return { kind: 'dead' }
  if (error instanceof HTTPError) return { kind: 'unknown', reason: `HTTP ${error.status}` }
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
}
