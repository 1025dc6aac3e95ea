// The configured linked roles: Discord's side of them, and what the page needs to switch them on.
import type { PageLinkedRoles, RoleConnections, RoleTokens } from '../../contracts/linked-roles.ts'
import { transactWithRetry } from '../../database/index.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import * as linkedRoles from '../../domain/people/linked-roles/index.ts'
import { noMetrics } from '../../ops/metrics.ts'
import type { Config } from '../config.ts'
import { createPlatformObserver, type PlatformOptions } from './options.ts'

/** Whether people can switch them on: Discord has to know where to send them back, and that it is us. */
export const hasLinkedRoles = ({ discord, hasPublicUrl }: Config): boolean =>
  discord?.clientSecret !== undefined && hasPublicUrl

/** The page's path of linked roles; the rest of the address is `PUBLIC_URL`. */
const ROLES_PATH = '/me/linked-roles'

/** What the application has to know at Discord: where browsers are sent back to, and where people go for a role. */
export const linkedRoleUrls = ({ publicUrl }: Pick<Config, 'publicUrl'>) => ({
  redirect: `${publicUrl}${ROLES_PATH}/back`,
  verification: `${publicUrl}${ROLES_PATH}`,
})

/** Discord's side; null where it isn't set up. */
export async function createConfiguredRoleConnections({
  config,
  clock,
  log,
  metrics = noMetrics,
}: Pick<PlatformOptions, 'config' | 'clock' | 'log' | 'metrics'>): Promise<RoleConnections | null> {
  const { discord } = config
  if (!discord?.clientSecret || !hasLinkedRoles(config)) return null
  const { createRoleConnections } = await import('../../../adapters/discord/index.ts')
  return createRoleConnections({
    token: discord.token,
    applicationId: discord.applicationId,
    clientSecret: discord.clientSecret,
    redirectUri: linkedRoleUrls(config).redirect,
    ...(discord.apiUrl ? { apiUrl: discord.apiUrl } : {}),
    now: () => clock.now(),
    observe: createPlatformObserver('discord', log, metrics),
  })
}

/** Linked roles, for the page; null where they aren't set up. */
export async function createPageLinkedRoles(options: PlatformOptions): Promise<PageLinkedRoles | null> {
  const { config, database, clock, log } = options
  const connections = await createConfiguredRoleConnections(options)
  if (connections === null) return null
  const { secretKey, oldSecretKeys } = config
  const secrets = { seal: createSeal(secretKey, oldSecretKeys), secretKey }
  return {
    async begin(session) {
      const ask = await transactWithRetry(database, (trx) =>
        linkedRoles.beginRoleLink(trx, secretKey, session, clock.now()),
      )
      return connections.authorizeUrl(ask)
    },
    async finish(session, { code, state, error }) {
      const verifier = await transactWithRetry(database, (trx) =>
        linkedRoles.redeemRoleState(trx, secretKey, session, state ?? '', clock.now()),
      )
      if (verifier === null) return 'expired'
      if (error !== null) return error === 'access_denied' ? 'declined' : 'failed'
      if (code === null) return 'failed'
      let tokens: RoleTokens | null = null
      try {
        tokens = await connections.exchangeCode(code, verifier)
        const agreed = { externalId: await connections.findAccountId(tokens.accessToken), tokens }
        return await transactWithRetry(database, (trx) =>
          linkedRoles.saveRoleLink(trx, secrets, session.userId, agreed, clock.now()),
        )
      } catch (fault) {
        if (!connections.isFault(fault)) throw fault
        log.warn({ error: fault, platform: 'discord' }, 'Linking roles failed')
        const unused = tokens && { externalId: null, tokens }
        if (unused)
          await transactWithRetry(database, (trx) =>
            linkedRoles.giveUpTokens(trx, secrets, session.userId, unused, clock.now()),
          )
        return 'failed'
      }
    },
  }
}
