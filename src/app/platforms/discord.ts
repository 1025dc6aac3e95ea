// The configured Discord adapter: gateway sessions are stored in the database and survive a restart.

import * as z from 'zod'
import type { Platform } from '../../chat/platform.ts'
import type { ResumableSession } from '../../contracts/gateway-session.ts'
import * as settings from '../../domain/request/settings.ts'
import { noMetrics } from '../../ops/metrics.ts'
import type { Config } from '../config.ts'
import { createLoggedChartPainter, createPlatformObserver, type PlatformOptions } from './options.ts'

/** The Discord platform; gateway sessions are resumed if possible. */
export async function createDiscordPlatform(
  { database, clock, log, metrics = noMetrics, onMessageDeleted }: PlatformOptions,
  discord: NonNullable<Config['discord']>,
): Promise<Platform> {
  const { createDiscord } = await import('../../../adapters/discord/index.ts')
  const now = () => clock.now()
  const name = (shardId: number) => `discord ${shardId}/${discord.shards?.of ?? 'all'}`
  return createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    ...(discord.apiUrl ? { apiUrl: discord.apiUrl } : {}),
    ...(discord.shards ? { shards: { ids: discord.shards.ids, count: discord.shards.of } } : {}),
    now,
    ...(onMessageDeleted ? { onMessageDeleted } : {}),
    report: (error, what) => log.error({ error, platform: 'discord' }, what),
    observe: createPlatformObserver('discord', log, metrics),
    // Most people's Discord is dark.
    drawChart: createLoggedChartPainter('dark', log),
    sessions: {
      async read(shardId) {
        const kept = await database.knex.transaction((trx) => settings.findSetting(trx, name(shardId)))
        return kept === null ? null : parseGatewaySession(kept)
      },
      write: (shardId, session) =>
        database.knex.transaction((trx) =>
          settings.saveSetting(trx, name(shardId), session === null ? null : JSON.stringify(session), now()),
        ),
    },
  })
}

/** An unreadable session is discarded. */
function parseGatewaySession(kept: string): ResumableSession | null {
  try {
    return discordSession.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

const discordSession = z.object({
  resumeURL: z.string(),
  sequence: z.number(),
  sessionId: z.string(),
  shardCount: z.number(),
  shardId: z.number(),
}) satisfies z.ZodType<ResumableSession>
