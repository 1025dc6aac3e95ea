// What goes on beside requests in every process: housekeeping, and what is fetched from or told to others.
import type { Database } from '../database/index.ts'
import { createSeal } from '../domain/access/sealed.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { systemClock } from '../time/index.ts'
import { startCalendarReader } from './calendar-reader.ts'
import type { Config } from './config.ts'
import { startMaintenance } from './maintenance.ts'
import { enabledParts } from './platforms/index.ts'
import { createConfiguredRoleConnections } from './platforms/linked-roles.ts'
import { startRoleReporter } from './role-reporter.ts'
import { startWebhookSender } from './webhook-sender.ts'

/**
 * Housekeeping; where nudges are sent, also the reading of calendars, the telling of linked roles and the posting to
 * webhooks.
 */
export async function startBackground({
  config,
  database,
  log,
  metrics,
  onError,
}: {
  readonly config: Config
  readonly database: Database
  readonly log: Log
  readonly metrics: Metrics
  readonly onError: (error: unknown) => void
}): Promise<{ readonly stop: () => Promise<unknown> }> {
  const seal = createSeal(config.secretKey, config.oldSecretKeys)
  const maintenance = startMaintenance({ database, clock: systemClock, onError })
  const calendars = enabledParts(config).includes('nudges')
    ? startCalendarReader({
        database,
        clock: systemClock,
        seal,
        allowsPrivateNetworks: config.allowsPrivateCalendars,
        onError,
      })
    : null
  const connections = enabledParts(config).includes('nudges')
    ? await createConfiguredRoleConnections({ config, clock: systemClock, log, metrics })
    : null
  const roles = connections && startRoleReporter({ database, clock: systemClock, seal, connections, onError })
  const webhooks = enabledParts(config).includes('nudges')
    ? startWebhookSender({
        database,
        clock: systemClock,
        seal,
        allowsPrivateNetworks: config.allowsPrivateWebhooks,
        onError,
      })
    : null
  return { stop: () => Promise.all([maintenance.stop(), calendars?.stop(), roles?.stop(), webhooks?.stop()]) }
}
