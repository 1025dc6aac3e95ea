// A running Proxy: config → database → dispatcher → platforms → clock. Knows everyone; tests start it too.
import { readFile } from 'node:fs/promises'
import { catalogue } from '../chat/command.ts'
import type { Platform } from '../chat/platform.ts'
import { createDispatcher } from '../chat/run/dispatcher.ts'
import { recalled } from '../chat/run/respond.ts'
import { commands } from '../commands/index.ts'
import { type Database, lockServing, migrate, openDatabase } from '../database/index.ts'
import * as achievements from '../domain/rewards/achievements/index.ts'
import { onDamaged } from '../models/damaged.ts'
import { type Heart, startHeart } from '../nudges/engine/scheduler.ts'
import { notReady } from '../ops/health.ts'
import { serveHttp } from '../ops/http.ts'
import { createLog } from '../ops/log.ts'
import { type Metrics, unwatched } from '../ops/metrics.ts'
import { systemClock } from '../time/index.ts'
import type { Config } from './config.ts'
import { watched } from './instrument.ts'
import { createRedraw } from './live-cards.ts'
import { createPlatforms, opensPort, partsOf } from './platforms/index.ts'
import { limited } from './rate-limit.ts'
import { createHost } from './request-scope.ts'

/** A running Proxy. */
export interface Serving {
  /** The HTTP port, where there is one. */
  readonly port?: number
  /** Resolves when the person at the terminal is done; never where there is no terminal. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export async function serve(config: Config, speaker: string | null): Promise<Serving> {
  const log = createLog(partsOf(config).includes('terminal') && config.logLevel === 'info' ? 'warn' : config.logLevel)
  // Read while the database is opened: most of the time to the first answer is reading code.
  const database = await openDatabase(config.databaseUrl, { onWarning: (message) => log.warn(message) })
  const unlock = await lockServing(database)
  await migrate(database, 'latest')
  let heart: Heart | null = null
  // Not loaded where nobody can ask: the terminal's first answer waits for every import.
  const metrics: Metrics = opensPort(config)
    ? (await import('../ops/prometheus.ts')).createMetrics({
        database,
        clock: systemClock,
        holdsLease: () => heart?.holdsLease === true,
      })
    : unwatched
  const onError = (error: unknown, { reference, ...about }: { reference?: string; platform?: string } = {}): void => {
    metrics.failed(about.platform ?? 'own')
    log.error({ ...(reference === undefined ? {} : { id: reference }), error, ...about }, 'Something failed')
  }
  onDamaged((column) => log.warn({ column }, 'A JSON text is damaged; what makes no sense in it is left out'))
  await loadAchievements(database, config.achievementsFile)

  let onEnd = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve
  })
  const platforms = new Map<string, Platform>()
  const redraw = createRedraw({
    database,
    dispatcher: () => dispatcher,
    platform: (name) => platforms.get(name),
    onError,
  })
  const host = createHost({
    database,
    catalogue: catalogue(await commands),
    clock: systemClock,
    outside: {
      secretKey: config.secretKey,
      publicUrl: config.publicUrl,
      hasPage: config.hasPublicUrl || partsOf(config).includes('web'),
      signup: config.signup,
      ...(config.model ? { model: config.model } : {}),
    },
    onTouched: redraw.touched,
    onPosting: redraw.posting,
    onRetired: redraw.retired,
    onError,
  })
  const dispatcher = watched(limited(createDispatcher(host), metrics), log, metrics)
  const running = await createPlatforms({ config, database, clock: systemClock, log, metrics, speaker, onEnd })
  for (const platform of [...running.platforms, ...running.outbound]) platforms.set(platform.name, platform)
  if (partsOf(config).includes('nudges'))
    heart = await startHeart({
      database,
      clock: systemClock,
      platforms,
      onError,
      onTouched: redraw.touched,
      recalledOf: (shown) => recalled(host.catalogue, shown, false),
      onMissed: metrics.missed,
      onMarked(marks) {
        metrics.marked(marks, systemClock.now())
        for (const { row, state, reason, messageId } of marks)
          log.info(
            {
              id: row.nudge_id,
              schedule: row.schedule_id,
              state,
              reason,
              messageId,
              carrier: row.bundle_id ?? undefined,
            },
            'Nudge',
          )
      },
    })
  let isStopping = false
  const health = { database, clock: systemClock, platforms: running.platforms, heart, isStopping: () => isStopping }
  const http = opensPort(config)
    ? await serveHttp({
        port: config.port,
        mounts: running.mounts,
        notReady: () => notReady(health),
        metrics: metrics.text,
        publicHost: config.hasPublicUrl ? new URL(config.publicUrl).host : undefined,
        onError,
      })
    : null
  if (http) log.info({ port: http.port, parts: partsOf(config) }, 'Listening')
  // Side by side, and after everything else is there: one platform that can't be reached keeps nobody else waiting.
  await Promise.all(running.platforms.map((platform) => platform.start(dispatcher)))
  return {
    ...(http ? { port: http.port } : {}),
    ended,
    async stop() {
      // Not ready first, and said so until the end: nobody new is sent here while what was begun is finished.
      isStopping = true
      await Promise.all([heart?.stop(), ...running.platforms.map((platform) => platform.stop())])
      await redraw.idle()
      await Promise.all(running.outbound.map((platform) => platform.stop()))
      await http?.stop()
      await unlock()
      await database.close()
    },
  }
}

/** Those that ship, then the operator's own; both by name, as often as it starts. */
async function loadAchievements({ knex }: Database, file: string | undefined): Promise<void> {
  const own = file === undefined ? [] : achievements.readDefinitions(await readFile(file, 'utf8'))
  await knex.transaction((trx) => achievements.load(trx, [...achievements.shipped, ...own], systemClock.now()))
}
