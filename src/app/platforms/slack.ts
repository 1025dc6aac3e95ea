// Slack, as configured: its installations are kept in the database, sealed.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import * as installations from '../../domain/access/installations.ts'
import { createSeal } from '../../domain/access/sealed.ts'
import type { Mount } from '../../ops/http.ts'
import { unwatched } from '../../ops/metrics.ts'
import type { Config } from '../config.ts'
import { observer, type PlatformOptions } from './options.ts'

/** Slack, and where it is mounted: over HTTP its events come in there, over a socket only installations. */
export async function slackOf(
  { config, database, clock, log, metrics = unwatched }: PlatformOptions,
  slack: NonNullable<Config['slack']>,
) {
  const { createSlack } = await import('../../../adapters/slack/index.ts')
  const seal = createSeal(config.secretKey, config.oldSecretKeys)
  const now = () => clock.now()
  const place = (space: string) => ({ platform: 'slack', externalId: space })
  const holder = randomUUID()
  const store = {
    find: async (space: string) => {
      const kept = await database.knex.transaction((trx) => installations.find(trx, seal, place(space)))
      return kept === null ? null : installation.parse(JSON.parse(kept))
    },
    save: (made: Installation) =>
      database.knex.transaction((trx) =>
        installations.save(
          trx,
          seal,
          { ...place(made.space), ...(made.name ? { name: made.name } : {}) },
          JSON.stringify(made),
          now(),
        ),
      ),
    change: async (space: string, work: (kept: Installation) => Installation) => {
      const changed = await database.knex.transaction((trx) =>
        installations.change(
          trx,
          seal,
          place(space),
          (kept) => JSON.stringify(work(installation.parse(JSON.parse(kept)))),
          now(),
        ),
      )
      return changed === null ? null : installation.parse(JSON.parse(changed))
    },
    beginRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.beginRenewal(trx, place(space), holder, now())),
    endRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.endRenewal(trx, place(space), holder)),
    leave: (space: string) => database.knex.transaction((trx) => installations.leave(trx, place(space), now())),
  }
  const platform = createSlack({
    transport: slack.appToken ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret ?? '' },
    access:
      slack.clientId && slack.clientSecret
        ? { clientId: slack.clientId, clientSecret: slack.clientSecret, store, publicUrl: config.publicUrl }
        : { botToken: slack.botToken ?? '' },
    ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}),
    now,
    log,
    observe: observer('slack', log, metrics),
  })
  const mount: Mount = {
    prefix: '/slack',
    handle(request, response) {
      if (!platform.handle(request, response)) response.writeHead(404).end()
    },
  }
  return { platform, mount }
}

const installation = z.object({
  space: z.string(),
  name: z.string().optional(),
  botToken: z.string(),
  botUserId: z.string(),
  botId: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  refreshToken: z.string().optional(),
  expiresAt: z.coerce.date().optional(),
})
type Installation = z.infer<typeof installation>
