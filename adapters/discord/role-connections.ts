// Linked roles: the numbers that servers may compare, and the OAuth2 requests by which one account shows its own.
// https://docs.discord.com/developers/resources/application-role-connection-metadata
// https://docs.discord.com/developers/topics/oauth2
import {
  type APIApplicationRoleConnectionMetadata,
  ApplicationRoleConnectionMetadataType,
  DiscordAPIError,
  HTTPError,
  OAuth2Scopes,
  RateLimitError,
  REST,
  type RESTPutAPICurrentUserApplicationRoleConnectionJSONBody,
  Routes,
} from 'discord.js'
import * as z from 'zod'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import type {
  EffortNumbers,
  RoleConnections,
  RoleFault,
  RoleFaultKind,
  RoleTokens,
} from '../../src/contracts/linked-roles.ts'
import { observedRequest } from './observed-request.ts'

interface RoleConnectionOptions {
  /** The bot's, with which Discord is told which numbers there are. */
  readonly token: string
  readonly applicationId: string
  readonly clientSecret: string
  /** Where Discord sends the browser back to; has to be among the application's redirects, letter by letter. */
  readonly redirectUri: string
  /** Base address of the API without version; default Discord's own. */
  readonly apiUrl?: string
  now(): Date
  readonly observe?: PlatformObserver
}

/**
 * At most five; keys of a–z, 0–9 and `_`, 50 characters; names of 100 and descriptions of 200. All are reached by having
 * at least as much as a server asks for.
 */
export const ROLE_METADATA: readonly (APIApplicationRoleConnectionMetadata & { readonly of: keyof EffortNumbers })[] = [
  {
    of: 'days',
    type: ApplicationRoleConnectionMetadataType.IntegerGreaterThanOrEqual,
    key: 'effort_days',
    name: 'Days with effort',
    description: 'Days of the last 30 on which something was done, however small',
  },
  {
    of: 'focusMinutes',
    type: ApplicationRoleConnectionMetadataType.IntegerGreaterThanOrEqual,
    key: 'focus_minutes',
    name: 'Focus minutes',
    description: 'Minutes of focus in the last 30 days',
  },
  {
    of: 'done',
    type: ApplicationRoleConnectionMetadataType.IntegerGreaterThanOrEqual,
    key: 'steps_done',
    name: 'Steps done',
    description: 'Small steps and tasks done in the last 30 days',
  },
]

/** The name above the numbers; without a username, which would tell Discord more than it needs. */
const PLATFORM_NAME = 'Proxy'

const SCOPES = [OAuth2Scopes.Identify, OAuth2Scopes.RoleConnectionsWrite]

export function createRoleConnections(options: RoleConnectionOptions): RoleConnections {
  const { applicationId, redirectUri, apiUrl } = options
  const rest = createRest(options)
  const connection = Routes.userApplicationRoleConnection(applicationId)
  const metadata = Routes.applicationRoleConnectionMetadata(applicationId)
  const requestTokens = createTokenRequests(rest, options)
  const bearer = (accessToken: string) => ({ auth: false, headers: { authorization: `Bearer ${accessToken}` } })
  return {
    authorizeUrl({ state, challenge }) {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: applicationId,
        scope: SCOPES.join(' '),
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        // Discord asks each time, so that nobody agrees by having agreed before.
        prompt: 'consent',
      })
      return `${apiUrl ?? 'https://discord.com'}/oauth2/authorize?${query}`
    },
    exchangeCode: (code, verifier) =>
      requestTokens.exchange({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    refreshTokens: (refreshToken) =>
      requestTokens.exchange({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    findAccountId: (accessToken) =>
      withFault(async () => Account.parse(await rest.get(Routes.user(), bearer(accessToken))).id),
    show: (accessToken, effort) =>
      withFault(async () => {
        const body: RESTPutAPICurrentUserApplicationRoleConnectionJSONBody = {
          platform_name: PLATFORM_NAME,
          metadata: Object.fromEntries(ROLE_METADATA.map(({ key, of }) => [key, String(effort[of])])),
        }
        await rest.put(connection, { ...bearer(accessToken), body })
      }),
    clear: (accessToken) =>
      withFault(async () => {
        await rest.delete(connection, bearer(accessToken)).catch((error: unknown) => {
          // There is none.
          if (!(error instanceof DiscordAPIError && error.status === 404)) throw error
        })
      }),
    revoke: requestTokens.revoke,
    registerMetadata: () =>
      withFault(async () => {
        const wanted = ROLE_METADATA.map(({ of: _, ...record }) => record)
        const known = Records.safeParse(await rest.get(metadata))
        if (known.success && JSON.stringify(known.data) === JSON.stringify(Records.parse(wanted))) return
        await rest.put(metadata, { body: wanted })
      }),
    isFault: (error): error is RoleFault => error instanceof RoleConnectionError,
  }
}

/** Each failure is answered here; the library tries nothing again. */
function createRest({ token, apiUrl, observe }: RoleConnectionOptions): REST {
  return new REST({
    version: '10',
    retries: 0,
    timeout: TIMEOUT_MS,
    rejectOnRateLimit: () => true,
    // No timers: these are a handful of routes.
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    ...(apiUrl ? { api: apiUrl } : {}),
    ...(observe ? { makeRequest: observedRequest(observe) } : {}),
  }).setToken(token)
}

const TIMEOUT_MS = 10_000

/** Requests of the token endpoints, which take forms and no JSON. */
function createTokenRequests(rest: REST, { applicationId, clientSecret, now }: RoleConnectionOptions) {
  const send = (route: `/${string}`, fields: Readonly<Record<string, string>>): Promise<unknown> =>
    rest.post(route, {
      auth: false,
      passThroughBody: true,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: applicationId, client_secret: clientSecret, ...fields }).toString(),
    })
  return {
    exchange: (fields: Readonly<Record<string, string>>): Promise<RoleTokens> =>
      withFault(async () => {
        const given = Tokens.parse(await send(Routes.oauth2TokenExchange(), fields))
        const scopes = given.scope.split(' ')
        if (SCOPES.some((scope) => !scopes.includes(scope)))
          throw new RoleConnectionError('ended', null, 'scopes', true)
        return {
          accessToken: given.access_token,
          refreshToken: given.refresh_token,
          expiresAt: new Date(now().getTime() + given.expires_in * 1000),
        }
      }),
    revoke: (token: string): Promise<void> =>
      withFault(async () => {
        await send(Routes.oauth2TokenRevocation(), { token })
      }),
  }
}

/** @throws RoleConnectionError, in which nothing of a token is */
async function withFault<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RoleConnectionError) throw error
    throw new RoleConnectionError(...faultOf(error))
  }
}

function faultOf(
  error: unknown,
): [kind: RoleFaultKind, retryAfterMs: number | null, what: string, isAnswered: boolean] {
  if (error instanceof RateLimitError)
    return ['later', Math.max(1, error.retryAfter, error.sublimitTimeout), 'rate limit', true]
  if (error instanceof DiscordAPIError) {
    const what = `${error.status} ${error.code}`
    if (ENDED.has(String(error.code))) return ['ended', null, what, true]
    // A wrong DISCORD_CLIENT_SECRET is refused with 401 too, and is no reason to give up anybody's tokens.
    return [error.status === 401 && error.code !== 'invalid_client' ? 'refused' : 'later', null, what, true]
  }
  if (error instanceof HTTPError) return ['later', null, `HTTP ${error.status}`, true]
  if (error instanceof z.ZodError) return ['later', null, 'an answer that cannot be read', true]
  return ['later', null, 'no answer', false]
}

/** RFC 6749, 5.2: the code or the refresh token is unknown, used or revoked. 50026: a scope is missing. */
const ENDED: ReadonlySet<string> = new Set(['invalid_grant', '50026'])

class RoleConnectionError extends Error implements RoleFault {
  override readonly name = 'RoleConnectionError'
  readonly kind: RoleFaultKind
  readonly retryAfterMs: number | null
  readonly isAnswered: boolean

  constructor(kind: RoleFaultKind, retryAfterMs: number | null, what: string, isAnswered: boolean) {
    super(`Linked roles: ${what}`)
    this.kind = kind
    this.retryAfterMs = retryAfterMs
    this.isAnswered = isAnswered
  }
}

const Account = z.object({ id: z.string() })
const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string(),
})
const Records = z.array(z.object({ type: z.number(), key: z.string(), name: z.string(), description: z.string() }))
