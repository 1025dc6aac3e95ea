// What went wrong with a request, in the few ways that matter: whether to wait, to repeat, or to give up.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { LimiterPausedError, RequestDelayedError } from './rate-limiter.ts'

export type DiscordFailure =
  /** Nothing was handed over; `isForAll` where everything has to wait, not this channel alone. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly isForAll: boolean }
  /** Reset, timed out, or broken on their side: it may have worked. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** The token is not valid any more. */
  | { readonly kind: 'dead' }
  | { readonly kind: 'refused'; readonly code: number; readonly status: number; readonly reason: string }

/** Their codes for what we know how to go on from. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
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
    // Of an interaction's token, 401 says that its fifteen minutes are over.
    if (error.status === 401 && error.code !== ERROR_CODES.expiredToken) return { kind: 'dead' }
    return { kind: 'refused', code: Number(error.code), status: error.status, reason: `${error.code} ${error.message}` }
  }
  // After a 401 the library forgets the token, and says so at the next request.
  if (error instanceof Error && /^Expected token/.test(error.message)) return { kind: 'dead' }
  if (error instanceof HTTPError) return { kind: 'unknown', reason: `HTTP ${error.status}` }
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
}
