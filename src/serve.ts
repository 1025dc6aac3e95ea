// A running Proxy: config → database → dispatcher → platforms → clock. Knows everyone; tests start it too.
import { readFile } from 'node:fs/promises'
import { catalogue } from './chat/command.ts'
import { createDispatcher } from './chat/dispatcher.ts'
import type { Platform } from './chat/platform.ts'
import { loadCommands } from './commands/load.ts'
import type { Config } from './config.ts'
import { type Database, lockServing, migrate, openDatabase } from './database.ts'
import { startHeart } from './heartbeat.ts'
import { createHost } from './host.ts'
import { serveHttp } from './http.ts'
import { createLog } from './log.ts'
import { createPlatforms, partsOf } from './platforms.ts'
import { createRedraw } from './redraw.ts'
import * as achievements from './services/achievements.ts'
import { systemClock } from './time.ts'

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
  const onError = (error: unknown, about: object = {}): void => log.error({ error, ...about }, 'Something failed')
  // Read while the database is opened: most of the time to the first answer is reading code.
  const commands = loadCommands()
  const database = await openDatabase(config.databaseUrl, { onWarning: (message) => log.warn(message) })
  const unlock = await lockServing(database)
  await migrate(database, 'latest')
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
  const dispatcher = createDispatcher(
    createHost({
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
      onRetired: redraw.retired,
      onError,
    }),
  )
  const running = await createPlatforms({ config, database, clock: systemClock, log, speaker, onEnd })
  for (const platform of running.platforms) platforms.set(platform.name, platform)
  const heart = partsOf(config).includes('nudges')
    ? await startHeart({ database, clock: systemClock, platforms, onError, onTouched: redraw.touched })
    : null
  let isStopping = false
  const http =
    running.mounts.length > 0 || partsOf(config).includes('web')
      ? await serveHttp({
          port: config.port,
          mounts: running.mounts,
          notReady: async () => {
            if (isStopping) return 'stopping'
            const waiting = running.platforms.find((platform) => !platform.isReady())
            if (waiting) return `${waiting.name} is not connected`
            return (await answers(database)) ? null : 'the database does not answer'
          },
          metrics: async () => {
            const { register } = await import('prom-client')
            return { type: register.contentType, text: await register.metrics() }
          },
          onError,
        })
      : null
  // Side by side, and after everything else is there: one platform that can't be reached keeps nobody else waiting.
  await Promise.all(running.platforms.map((platform) => platform.start(dispatcher)))
  return {
    ...(http ? { port: http.port } : {}),
    ended,
    async stop() {
      isStopping = true
      await http?.stop()
      await heart?.stop()
      await Promise.all(running.platforms.map((platform) => platform.stop()))
      await redraw.idle()
      await unlock()
      await database.close()
    },
  }
}

/** Within two seconds, as a readiness check wants it. */
async function answers({ knex }: Database): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref())
  return Promise.race([
    knex.raw('SELECT 1').then(
      () => true,
      () => false,
    ),
    late,
  ])
}

/** Those that ship, then the operator's own; both by name, as often as it starts. */
async function loadAchievements({ knex }: Database, file: string | undefined): Promise<void> {
  const own = file === undefined ? [] : achievements.readDefinitions(await readFile(file, 'utf8'))
  await knex.transaction((trx) => achievements.load(trx, [...achievements.shipped, ...own], systemClock.now()))
}
