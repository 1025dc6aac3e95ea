// Workspaces we are installed in, and the token for each: one from the environment, or many by OAuth.

import { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { classifySlackError, isWorkspaceGone, type SlackWebOptions, webClientOptions } from './web-client.ts'

/** What an installation store of the host does; it keeps the tokens encrypted. */
export interface InstallationStore {
  find(space: string): Promise<SlackInstallation | null>
  save(installation: SlackInstallation): Promise<void>
  /** Changes what is kept under a lock of its row; gives what is kept then, null where nothing is. */
  update(space: string, work: (kept: SlackInstallation) => SlackInstallation): Promise<SlackInstallation | null>
  /** True for the one process of several that renews the token now; its turn is over by itself within a minute. */
  beginRenewal(space: string): Promise<boolean>
  endRenewal(space: string): Promise<void>
  /** Uninstalled or revoked: stop writing there, keep the data for its time. */
  markUninstalled(space: string, reason: string): Promise<void>
}

export interface InstallationRegistry {
  /** Null where we are not, or no longer, installed. */
  find(space: string): Promise<SlackInstallation | null>
  save(installation: SlackInstallation): Promise<void>
  markUninstalled(space: string, reason: string): Promise<void>
}

/** The one workspace of a bot token. Asks Slack once whose token it is. */
export function createSingleInstallation(botToken: string, rules: SlackWebOptions): InstallationRegistry {
  let known: Promise<SlackInstallation> | undefined
  let isGone = false
  const ask = async (): Promise<SlackInstallation> => {
    const web = new webApi.WebClient(botToken, webClientOptions(rules))
    const told = await web.auth.test()
    return {
      space: told.is_enterprise_install ? (told.enterprise_id ?? '') : (told.team_id ?? ''),
      botToken,
      botUserId: told.user_id ?? '',
      ...(told.bot_id ? { botId: told.bot_id } : {}),
      ...(told.team ? { name: told.team } : {}),
    }
  }
  return {
    async find(space) {
      if (isGone) return null
      known ??= ask().catch((error: unknown) => {
        known = undefined
        throw error
      })
      const installation = await known
      return installation.space === space || space === '' ? installation : null
    },
    async save() {
      throw new Error('One workspace needs no installing: its token is in SLACK_BOT_TOKEN')
    },
    async markUninstalled() {
      isGone = true
    },
  }
}

/** Renewed when less than this is left, so that no request begins with a token that ends under way. */
const RENEW_BEFORE_MS = 2 * 60 * 60 * 1000
/** Another process may have renewed, or lost, an installation. */
const FRESH_MS = 60_000

export interface OAuthCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

export function createOAuthInstallations(
  store: InstallationStore,
  keys: OAuthCredentials,
  rules: SlackWebOptions & { readonly now: () => Date },
): InstallationRegistry {
  const { now } = rules
  const cached = new LRUCache<string, { readonly until: number; readonly found: Promise<SlackInstallation | null> }>({
    max: 5000,
  })
  const web = new webApi.WebClient(undefined, webClientOptions(rules))
  const isDue = ({ expiresAt }: SlackInstallation) =>
    expiresAt !== undefined && expiresAt.getTime() - now().getTime() < RENEW_BEFORE_MS

  const isOver = ({ expiresAt }: SlackInstallation) => expiresAt !== undefined && expiresAt <= now()

  const load = async (space: string): Promise<SlackInstallation | null> => {
    const kept = await store.find(space)
    if (!kept?.refreshToken || !isDue(kept)) return kept
    if (!(await store.beginRenewal(space))) return isOver(kept) ? waitForOtherRenewal(space) : kept
    try {
      return await renewToken(space)
    } finally {
      // What fails to be given back is free again when its time is over.
      await store.endRenewal(space).catch(() => undefined)
    }
  }

  /** In our turn. The call is made without a transaction around it; what it gave is written down right after. */
  const renewToken = async (space: string): Promise<SlackInstallation | null> => {
    // Somebody else may have been faster between the look and the turn.
    const kept = await store.find(space)
    if (!kept?.refreshToken || !isDue(kept)) return kept
    const { refreshToken: spent } = kept
    try {
      const told = await web.oauth.v2.access({
        client_id: keys.clientId,
        client_secret: keys.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: spent,
      })
      const change = (before: SlackInstallation): SlackInstallation =>
        before.refreshToken === spent ? withRenewedToken(before, told, now()) : before
      return await saveWithRetry(() => store.update(space, change))
    } catch (error) {
      const failure = classifySlackError(error)
      const isRefused =
        failure.kind === 'refused' && (isWorkspaceGone(failure.error) || failure.error === SPENT_TOKEN_ERROR)
      // The old one is good for a while yet; so it is where somebody died between Slack's answer and writing it down.
      if (!isOver(kept) && !(isRefused && failure.error !== SPENT_TOKEN_ERROR)) return kept
      if (!isRefused) throw error
      await store.markUninstalled(space, failure.error)
      return null
    }
  }

  /** Another process renews what has run out: its answer is a matter of moments. */
  const waitForOtherRenewal = async (space: string): Promise<SlackInstallation | null> => {
    for (let tries = 1; ; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      const kept = await store.find(space)
      if (!kept || !isOver(kept) || tries === 40) return kept
    }
  }

  return {
    find(space) {
      const at = now().getTime()
      const hit = cached.get(space)
      if (hit && hit.until > at) return hit.found
      const found = load(space)
      cached.set(space, { until: at + FRESH_MS, found })
      found.catch(() => cached.delete(space))
      return found
    },
    async save(installation) {
      await store.save(installation)
      cached.delete(installation.space)
    },
    async markUninstalled(space, reason) {
      await store.markUninstalled(space, reason)
      cached.delete(space)
    },
  }
}

const SPENT_TOKEN_ERROR = 'invalid_refresh_token'

const withRenewedToken = (
  before: SlackInstallation,
  told: webApi.OauthV2AccessResponse,
  now: Date,
): SlackInstallation => ({
  ...before,
  botToken: told.access_token ?? before.botToken,
  ...(told.refresh_token ? { refreshToken: told.refresh_token } : {}),
  ...(told.expires_in ? { expiresAt: new Date(now.getTime() + told.expires_in * 1000) } : {}),
})

/** Tries for some seconds: nobody else knows these tokens, and the old ones are spent. */
const saveWithRetry = <T>(write: () => Promise<T>): Promise<T> =>
  withRetry(write, { attempts: 5, pauseMs: 250, mayRetry: () => true })
