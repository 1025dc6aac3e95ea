// A person's status and Do Not Disturb, by the token they gave. Their status is read with the bot's token, as anybody in
// the workspace sees it; their snooze is shown to their own token alone.
// https://docs.slack.dev/reference/methods/users.profile.set, …/dnd.setSnooze, …/dnd.endSnooze, …/dnd.info
import { webApi } from '@slack/bolt'
import * as z from 'zod'
import type { FocusSignals, SignalAccount, SignalResult } from '../../src/chat/platform.ts'
import type { FocusSignalKind, PersonalToken, PersonStatus } from '../../src/contracts/focus-signals.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { InstallationRegistry, OAuthCredentials } from './installations.ts'
import { unescapeEntities } from './mrkdwn.ts'
import {
  classifySlackError,
  isWorkspaceGone,
  type SlackWebClient,
  type SlackWebOptions,
  SPENT_TOKEN_ERROR,
  webClientOptions,
} from './web-client.ts'

export interface SlackSignalOptions extends SlackWebOptions {
  readonly installations: InstallationRegistry
  readonly web: (installation: SlackInstallation) => SlackWebClient
  /** Renews tokens where they rotate. */
  readonly credentials: OAuthCredentials | null
  readonly now: () => Date
}

/** What each wish needs of Slack; `dnd:read` tells whether the snooze is still ours. */
export const SIGNAL_SCOPES: Readonly<Record<FocusSignalKind, readonly string[]>> = {
  status: ['users.profile:write'],
  quiet: ['dnd:write', 'dnd:read'],
}

const KINDS = ['status', 'quiet'] as const satisfies readonly FocusSignalKind[]

/** What a token with these scopes is good for. */
export const kindsOfScopes = (scopes: readonly string[]): FocusSignalKind[] =>
  KINDS.filter((kind) => SIGNAL_SCOPES[kind].every((scope) => scopes.includes(scope)))

export function createFocusSignals(options: SlackSignalOptions): FocusSignals {
  const { installations, web, credentials, now } = options
  const own = ({ token }: Pick<SignalAccount, 'token'>) => new webApi.WebClient(token.token, webClientOptions(options))
  const seconds = () => Math.floor(now().getTime() / 1000)

  return {
    async read(account) {
      const installation = await installations.find(account.space)
      // Where the app was removed, the tokens of people are gone too.
      if (!installation) return { state: 'revoked', reason: 'not installed' }
      return asResult(async () => {
        const has = (kind: FocusSignalKind) => account.token.kinds.includes(kind)
        const profile = has('status')
          ? (await web(installation).users.info({ user: account.externalId })).user?.profile
          : undefined
        const quiet = has('quiet') ? snoozeShape.parse(await own(account).dnd.info()) : undefined
        return {
          status: profile
            ? {
                text: unescapeEntities(profile.status_text ?? ''),
                emoji: profile.status_emoji ?? '',
                until: profile.status_expiration ?? 0,
              }
            : null,
          quietUntil: quiet ? (quiet.snooze_enabled ? quiet.snooze_endtime : 0) : null,
        }
      })
    },

    setStatus: (account, status) =>
      asResult(async () => {
        await own(account).users.profile.set({ profile: profileOf(status) })
        return null
      }),

    setQuiet: (account, until) =>
      asResult(async () => {
        const left = until - seconds()
        if (left <= 0) {
          await own(account).dnd.endSnooze().catch(passIfOver)
          return 0
        }
        const told = await own(account).dnd.setSnooze({ num_minutes: Math.max(1, Math.round(left / 60)) })
        return told.snooze_endtime ?? until
      }),

    renew: ({ token }) =>
      asResult(async () => {
        if (!credentials || token.refreshToken === undefined) return token
        const told = await new webApi.WebClient(undefined, webClientOptions(options)).oauth.v2.access({
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
          grant_type: 'refresh_token',
          refresh_token: token.refreshToken,
        })
        return personalToken({ ...told, ...told.authed_user, scope: undefined }, now(), token.kinds) ?? token
      }),

    revoke: (holder) =>
      asResult(async () => {
        await own(holder).auth.revoke()
        return null
      }),
  }
}

/** Told to a person's own token alone; the SDK's types leave it out. */
const snoozeShape = z.looseObject({ snooze_enabled: z.boolean().default(false), snooze_endtime: z.number().default(0) })

const profileOf = ({ text, emoji, until }: PersonStatus): Record<string, string | number> => ({
  status_text: text,
  status_emoji: emoji,
  status_expiration: until,
})

/** What Slack answers about a person's token, at its first exchange (`authed_user`) or a renewal. */
interface TokenAnswer {
  readonly access_token?: string | undefined
  readonly scope?: string | undefined
  readonly refresh_token?: string | undefined
  readonly expires_in?: number | undefined
}

/** @param known what it is good for, where Slack repeats no scopes; null if Slack gave no token */
export function personalToken(
  told: TokenAnswer,
  now: Date,
  known: readonly FocusSignalKind[] = [],
): PersonalToken | null {
  if (!told.access_token) return null
  return {
    token: told.access_token,
    kinds: told.scope === undefined ? known : kindsOfScopes(told.scope.split(',')),
    ...(told.refresh_token ? { refreshToken: told.refresh_token } : {}),
    ...(told.expires_in ? { expiresAt: new Date(now.getTime() + told.expires_in * 1000) } : {}),
  }
}

/** @throws what is not that no snooze was on */
function passIfOver(error: unknown): void {
  const failure = classifySlackError(error)
  if (failure.kind !== 'refused' || failure.error !== 'snooze_not_active') throw error
}

/** What may have been done is done again: each call says how it shall be, not what to change. */
const REPEAT_MS = 5_000

async function asResult<T>(call: () => Promise<T>): Promise<SignalResult<T>> {
  try {
    return { state: 'done', value: await call() }
  } catch (error) {
    const failure = classifySlackError(error)
    if (failure.kind === 'unknown') return { state: 'later', afterMs: REPEAT_MS }
    if (failure.kind === 'later') return { state: 'later', afterMs: failure.afterMs }
    if (isWorkspaceGone(failure.error) || LOST.has(failure.error)) return { state: 'revoked', reason: failure.error }
    return { state: 'refused', reason: failure.error }
  }
}

/** The person took the leave back, or an admin did. */
const LOST = new Set([SPENT_TOKEN_ERROR, 'missing_scope', 'no_permission', 'not_allowed_token_type'])

/** A token a person gave; null: none, or it has ended. */
export type PersonalTokenLookUp = (identity: {
  readonly spaces: readonly string[]
  readonly externalId: string
}) => Promise<PersonalToken | null>

/** Clients for what Slack tells a person's own token alone; null where they gave none for their snooze. */
export const ownWebClients =
  (rules: SlackWebOptions, findToken?: PersonalTokenLookUp) =>
  async ({ space }: SlackInstallation, externalId: string): Promise<SlackWebClient | null> => {
    const own = await findToken?.({ spaces: [space], externalId })
    return own?.kinds.includes('quiet') ? new webApi.WebClient(own.token, webClientOptions(rules)) : null
  }
