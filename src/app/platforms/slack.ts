// The configured Slack adapter: its installations are stored encrypted in the database.

import * as z from 'zod'
import type { SlackInstallation } from '../../contracts/installation.ts'
import { retryTransient } from '../../database/index.ts'
import * as installations from '../../domain/access/installations.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import { findToken, forgetTokens, storeToken } from '../../domain/days/focus-signals/credentials.ts'
import { markShownSignalDue } from '../../domain/days/focus-signals/mark.ts'
import { applyIdentityChange, isKnownIdentity } from '../../domain/people/index.ts'
import type { Mount } from '../../ops/http.ts'
import { noMetrics } from '../../ops/metrics.ts'
import { outboundDispatcher } from '../../ops/outbound-proxy.ts'
import { world } from '../../time/world.ts'
import type { Config } from '../config.ts'
import { createLoggedChartPainter, createPlatformObserver, type PlatformOptions } from './options.ts'

/** The Slack platform and its HTTP paths: events over HTTP, or only OAuth with Socket Mode. */
export async function createSlackPlatform(
  { config, database, clock, log, metrics = noMetrics }: PlatformOptions,
  slack: NonNullable<Config['slack']>,
) {
  const { createSlack } = await import('../../../adapters/slack/index.ts')
  const seal = createSeal(config.secretKey, config.oldSecretKeys)
  const now = () => clock.now()
  const spacePlace = (space: string) => ({ platform: 'slack', externalId: space })
  const holder = world().random.uuid()
  const dispatcher = outboundDispatcher()
  const store = {
    find: async (space: string) => {
      const kept = await database.knex.transaction((trx) =>
        installations.findInstallation(trx, seal, spacePlace(space)),
      )
      return kept === null ? null : installationShape.parse(JSON.parse(kept))
    },
    save: (made: SlackInstallation) =>
      database.knex.transaction((trx) =>
        installations.saveInstallation(
          trx,
          seal,
          { ...spacePlace(made.space), ...(made.name ? { name: made.name } : {}) },
          JSON.stringify(made),
          now(),
        ),
      ),
    update: async (space: string, work: (kept: SlackInstallation) => SlackInstallation) => {
      const changed = await database.knex.transaction((trx) =>
        installations.updateInstallation(
          trx,
          seal,
          spacePlace(space),
          (kept) => JSON.stringify(work(installationShape.parse(JSON.parse(kept)))),
          now(),
        ),
      )
      return changed === null ? null : installationShape.parse(JSON.parse(changed))
    },
    beginRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.beginRenewal(trx, spacePlace(space), holder, now())),
    endRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.endRenewal(trx, spacePlace(space), holder)),
    markUninstalled: (space: string) =>
      database.knex.transaction((trx) => installations.markUninstalled(trx, spacePlace(space), now())),
  }
  const platform = createSlack({
    transport: slack.appToken ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret ?? '' },
    access:
      slack.clientId && slack.clientSecret
        ? { clientId: slack.clientId, clientSecret: slack.clientSecret, store, publicUrl: config.publicUrl }
        : { botToken: slack.botToken ?? '' },
    ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}),
    ...(dispatcher ? { dispatcher } : {}),
    now,
    log,
    observe: createPlatformObserver('slack', log, metrics),
    drawChart: createLoggedChartPainter('light', log),
    onIdentityChange: (identity, isDeactivated) =>
      retryTransient(() =>
        database.knex.transaction(async (trx) => {
          await applyIdentityChange(trx, identity, isDeactivated, now())
          await markShownSignalDue(trx, identity, now())
        }),
      ),
    onTokensRevoked: (space, externalIds) =>
      retryTransient(() =>
        database.knex.transaction((trx) => forgetTokens(trx, { platform: 'slack', space, externalIds }, now())),
      ),
    savePersonalToken: (identity, token) =>
      retryTransient(() =>
        database.knex.transaction((trx) => storeToken(trx, seal, { platform: 'slack', ...identity }, token, now())),
      ),
    findPersonalToken: (identity) =>
      database.knex.transaction((trx) => findToken(trx, seal, { platform: 'slack', ...identity }, now())),
    isKnownPerson: (identity) => database.knex.transaction((trx) => isKnownIdentity(trx, identity)),
  })
  const mount: Mount = {
    prefix: '/slack',
    handle(request, response) {
      if (!platform.handle(request, response)) response.writeHead(404).end()
    },
  }
  return { platform, mount }
}

const installationShape = z.object({
  space: z.string(),
  name: z.string().optional(),
  botToken: z.string(),
  botUserId: z.string(),
  botName: z.string().optional(),
  botId: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  refreshToken: z.string().optional(),
  expiresAt: z.coerce.date().optional(),
}) satisfies z.ZodType<SlackInstallation>
