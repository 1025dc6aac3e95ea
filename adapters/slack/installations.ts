// The workspaces the app is installed in, and their tokens: one from the environment, or many by OAuth.

import { webApi } from '@slack/bolt'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import {
  classifySlackError,
  isWorkspaceGone,
  type SlackWebOptions,
  SPENT_TOKEN_ERROR,
  webClientOptions,
} from './web-client.ts'

/** The host's installation store; it encrypts the tokens. */
export interface InstallationStore {
  find(space: string): Promise<SlackInstallation | null>
  save(installation: SlackInstallation): Promise<void>
  /** Changes the installation under a row lock; returns what is stored afterwards, or null. */
  update(space: string, work: (kept: SlackInstallation) => SlackInstallation): Promise<SlackInstallation | null>
  /** True for the one process that may refresh the token now; the lease expires within a minute. */
  beginRenewal(space: string): Promise<boolean>
  endRenewal(space: string): Promise<void>
  /** Uninstalled or revoked: stop sending there, keep the data for its retention time. */
  markUninstalled(space: string, reason: string): Promise<void>
}

export interface InstallationRegistry {
  /** Null if the app is not installed there. */
  find(space: string): Promise<SlackInstallation | null>
  save(installation: SlackInstallation): Promise<void>
  markUninstalled(space: string, reason: string): Promise<void>
}

/** The workspace of a single bot token. Asks Slack once which it is. */
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
      ...(told.user ? { botName: told.user } : {}),
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
    async markUninstalled(space) {
      // An app that is installed elsewhere too hears of every workspace it leaves.
      isGone ||= (await known?.catch(() => undefined))?.space === space
    },
  }
}

/** A token is refreshed when less time than this is left, so that it does not expire during a request. */
const RENEW_BEFORE_MS = 2 * 60 * 60 * 1000
/** Another process may have refreshed or removed an installation. */
const FRESH_MS = 60_000

export interface OAuthCredentials {
  readonly clientId: string
  readonly clientSecret: string
}

export function createOAuthInstallations(
  store: InstallationStore,
  keys: OAuthCredentials,
  rules: SlackWebOptions & { readonly now: () => Date; readonly elapsed: () => number },
): InstallationRegistry {
  const { now, elapsed } = rules
  const cached = createBoundedCache<{ readonly until: number; readonly found: Promise<SlackInstallation | null> }>(5000)
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
      // A lease that cannot be released expires by itself.
      await store.endRenewal(space).catch(() => undefined)
    }
  }

  /** Runs under the lease. The call is made outside a transaction; its result is stored right after. */
  const renewToken = async (space: string): Promise<SlackInstallation | null> => {
    // Another process may have refreshed it before the lease was taken.
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
      // The old token stays valid for a while, also if a process died between Slack's answer and storing it.
      if (!isOver(kept) && !(isRefused && failure.error !== SPENT_TOKEN_ERROR)) return kept
      if (!isRefused) throw error
      await store.markUninstalled(space, failure.error)
      return null
    }
  }

  /** Another process refreshes the expired token and will be done shortly. */
  const waitForOtherRenewal = async (space: string): Promise<SlackInstallation | null> => {
    for (let tries = 1; ; tries++) {
      await world().wait(250)
      const kept = await store.find(space)
      if (!kept || !isOver(kept) || tries === 40) return kept
    }
  }

  return {
    find(space) {
      const at = elapsed()
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

/** Retries for some seconds: the new tokens are known only here, and the old ones are used up. */
const saveWithRetry = <T>(write: () => Promise<T>): Promise<T> =>
  withRetry(write, { attempts: 5, pauseMs: 250, mayRetry: () => true })
