// Calls Slack without the client's own retries: it would pause all calls of a workspace for one channel's limit, and
// repeat a post for half an hour without knowing whether it arrived.
import { type Logger, webApi } from '@slack/bolt'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'

export type SlackWebClient = webApi.WebClient

export interface SlackWebOptions {
  readonly apiUrl: string
  readonly logger: Logger
  readonly observe?: PlatformObserver
}

export const webClientOptions = ({ apiUrl, logger, observe }: SlackWebOptions): webApi.WebClientOptions => ({
  ...(observe ? { fetch: observedFetch(observe) } : {}),
  slackApiUrl: apiUrl,
  logger,
  timeout: 10_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
})

const observedFetch =
  (observe: PlatformObserver) =>
  async (url: string | URL, init?: RequestInit): Promise<Response> => {
    const method = new URL(url).pathname.split('/').pop() ?? ''
    try {
      const response = await fetch(url, init)
      observe.recordPlatformCall(method, response.status)
      return response
    } catch (error) {
      observe.recordPlatformCall(method, 0)
      throw error
    }
  }

/** A workspace and its token. */
interface TokenHolder {
  readonly space: string
  readonly botToken: string
}

/** A client per workspace, so that a slow one delays no other; the least recently used are dropped. */
export function createWebClients(rules: SlackWebOptions): (installation: TokenHolder) => SlackWebClient {
  const clients = createBoundedCache<{ readonly token: string; readonly web: SlackWebClient }>(1000)
  return ({ space, botToken }) => {
    const kept = clients.get(space)
    if (kept?.token === botToken) return kept.web
    const web = new webApi.WebClient(botToken, webClientOptions(rules))
    clients.set(space, { token: botToken, web })
    return web
  }
}

/** Slack's name of an error, as `channel_not_found`; null if Slack did not answer. By shape: Bolt has several copies of the client. */
export function slackErrorName(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null
  const { data } = error
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error).slice(0, 100) : null
}

/** What a failed call means for its caller. */
export type SlackFailure =
  /** Slack did not accept it. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly isLimit: boolean }
  /** It may have succeeded. */
  | { readonly kind: 'unknown' }
  /** Refused, with Slack's error code. */
  | { readonly kind: 'refused'; readonly error: string }

/** How long to wait after Slack was unreachable, in milliseconds. */
const UNREACHABLE_MS = 5000

export function classifySlackError(error: unknown): SlackFailure {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'later', afterMs: error.retryAfter * 1000, isLimit: true }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: word } = error.data
    if (word === 'ratelimited' || word === 'rate_limited') return { kind: 'later', afterMs: 30_000, isLimit: true }
    // Another process wrote the view between: it is written again.
    if (word === 'hash_conflict') return { kind: 'later', afterMs: 0, isLimit: false }
    if (MIGRATING.has(word)) return { kind: 'later', afterMs: MIGRATING_MS, isLimit: false }
    return MAYBE_DONE.has(word) ? { kind: 'unknown' } : { kind: 'refused', error: word }
  }
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode === 429)
    return { kind: 'later', afterMs: 30_000, isLimit: true }
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500)
    return { kind: 'refused', error: `http_${error.statusCode}` }
  // The SDK's own words for a 429 whose header is missing or no number.
  if (error instanceof Error && /^Retry header did not contain a valid timeout/.test(error.message))
    return { kind: 'later', afterMs: 30_000, isLimit: true }
  if (error instanceof webApi.WebAPIRequestError && isUnsent(error.original))
    return { kind: 'later', afterMs: UNREACHABLE_MS, isLimit: false }
  return { kind: 'unknown' }
}

/** Slack: "It's possible some aspect of the operation succeeded before the error was raised." */
const MAYBE_DONE = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout', 'accesslimited'])

/** The workspace, or the channel, is being moved into an organisation, and works again afterwards. */
const MIGRATING = new Set(['team_added_to_org', 'org_login_required', 'external_channel_migrating'])
const MIGRATING_MS = 10 * 60_000

/** There was no connection yet, so nothing was sent. */
function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return UNSENT.has(code) || isUnsent(error.cause)
}

const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** How long a person may be waiting for an answer, in milliseconds. */
const LONGEST_WAIT_MS = 30_000

export interface RetryOptions {
  /** It may be made twice: an edit, a look-up. False: what may have succeeded is not repeated. */
  readonly mayBeDoneTwice?: boolean
  /** Where Slack asks for more patience than that, in milliseconds, it is not tried again. */
  readonly longestWaitMs?: number
}

/**
 * Makes a call up to three times, waiting as long as Slack asks for.
 * @throws the Slack error.
 */
export const retryCall = <T>(
  call: () => Promise<T>,
  { mayBeDoneTwice = true, longestWaitMs = LONGEST_WAIT_MS }: RetryOptions = {},
): Promise<T> =>
  withRetry(call, {
    attempts: 3,
    pauseMs: 100,
    mayRetry(error) {
      const failure = classifySlackError(error)
      if (failure.kind === 'unknown') return mayBeDoneTwice
      return failure.kind === 'later' && failure.afterMs <= longestWaitMs ? failure.afterMs : false
    },
  })

/** Slack refuses the blocks of a message or view: the same words as text may be taken. */
export const isUndrawable = (error: unknown): boolean => {
  const failure = classifySlackError(error)
  return failure.kind === 'refused' && UNDRAWABLE.has(failure.error)
}

const UNDRAWABLE = new Set([
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'view_too_large',
])

/** A refresh token that was exchanged before. */
export const SPENT_TOKEN_ERROR = 'invalid_refresh_token'

/** The token is invalid or the app was removed from the workspace. */
export const isWorkspaceGone = (error: string): boolean => GONE.has(error)

const GONE = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
])
