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
  invalidRecipient: 50033,
  noCommonServer: 50278,
  threadArchived: 50083,
} as const

/**
 * Refusals that pass by themselves, and after how many milliseconds they are tried again where Discord does not say:
 * nothing was done, and the same request may be taken later. Most come with 429, some with 400, 403 or 503.
 */
const PASSING_REFUSALS: ReadonlyMap<number, number> = new Map([
  // Slow mode, and write limits of a channel or a server.
  [20016, 10_000],
  [20022, 60_000],
  [20028, 10_000],
  [20029, 10_000],
  // Flagged for anti-spam: until it is lifted nobody can be written to, and nothing may be lost over it.
  [20026, 600_000],
  // Edits of messages that are older than an hour, by channel.
  [30046, 20_000],
  // Direct messages opened too fast; sending, or a feature, is switched off for now; a resource is limited or overloaded.
  [40003, 60_000],
  [40004, 60_000],
  [40006, 60_000],
  [40062, 10_000],
  [130000, 10_000],
])

/** A 429 that does not say how long. */
const UNSAID_WAIT_MS = 1000

export function classifyDiscordError(error: unknown): DiscordFailure {
  if (error instanceof LimiterPausedError) return { kind: 'later', afterMs: error.afterMs, isForAll: true }
  if (error instanceof RequestDelayedError) return { kind: 'later', afterMs: error.afterMs, isForAll: false }
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.sublimitTimeout)
    return { kind: 'later', afterMs: afterMs > 0 ? afterMs : UNSAID_WAIT_MS, isForAll: error.global }
  }
  if (error instanceof DiscordAPIError) {
    const pause = PASSING_REFUSALS.get(Number(error.code))
    if (pause !== undefined) return { kind: 'later', afterMs: saidPause(error) ?? pause, isForAll: false }
    // 401 on an interaction token means that its fifteen minutes are over.
    if (error.status === 401 && error.code !== ERROR_CODES.expiredToken) return { kind: 'dead' }
    return { kind: 'refused', code: Number(error.code), status: error.status, reason: `${error.code} ${error.message}` }
  }
  // After a 401 the library forgets the token and throws this at the next request.
  if (error instanceof Error && /^Expected token/.test(error.message)) return { kind: 'dead' }
  if (error instanceof HTTPError) return { kind: 'unknown', reason: `HTTP ${error.status}` }
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
}

/** What the body of a refusal asks to wait, in milliseconds. */
function saidPause({ rawError }: DiscordAPIError): number | undefined {
  const { retry_after: seconds } = { retry_after: undefined, ...rawError }
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds * 1000) : undefined
}

/** Its fifteen minutes, or three seconds, are over, or the message was deleted: this way leads nowhere any more. */
export function isInteractionOver(error: unknown): boolean {
  const fault = classifyDiscordError(error)
  return fault.kind === 'refused' && OVER.has(fault.code)
}

const OVER: ReadonlySet<number> = new Set([
  ERROR_CODES.unknownWebhook,
  ERROR_CODES.expiredToken,
  ERROR_CODES.unknownMessage,
  ERROR_CODES.unknownInteraction,
])

/** The app may not write there now, which people of the server can change. */
export const SHUT_OUT_CODES: ReadonlySet<number> = new Set([
  ERROR_CODES.missingAccess,
  ERROR_CODES.missingPermissions,
  ERROR_CODES.threadArchived,
])

/** Direct messages are closed, there is no server in common, or nobody to write to. */
export const UNREACHABLE_CODES: ReadonlySet<number> = new Set([
  ERROR_CODES.closedDm,
  ERROR_CODES.noCommonServer,
  ERROR_CODES.unknownUser,
  ERROR_CODES.invalidRecipient,
])

export function isUnreachable(error: unknown): boolean {
  const fault = classifyDiscordError(error)
  return fault.kind === 'refused' && UNREACHABLE_CODES.has(fault.code)
}
