// A running Proxy: config → database → dispatcher → platforms → clock. Knows everyone; tests start it too.
import { catalogue } from './chat/command.ts'
import { createDispatcher } from './chat/dispatcher.ts'
import type { Platform } from './chat/platform.ts'
import { loadCommands } from './commands/load.ts'
import type { Config } from './config.ts'
import { lockServing, migrate, openDatabase } from './database.ts'
import { createHost } from './host.ts'
import { createLog } from './log.ts'
import { createPlatforms, partsOf } from './platforms.ts'
import { createRedraw } from './redraw.ts'
import { systemClock } from './time.ts'

/** A running Proxy. */
export interface Serving {
  /** Resolves when the person at the terminal is done; never where there is no terminal. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export async function serve(config: Config, speaker: string | null): Promise<Serving> {
  const log = createLog(partsOf(config).includes('terminal') && config.logLevel === 'info' ? 'warn' : config.logLevel)
  const onError = (error: unknown, about: object = {}): void => log.error({ error, ...about }, 'Something failed')
  const database = await openDatabase(config.databaseUrl, { onWarning: (message) => log.warn(message) })
  const unlock = await lockServing(database)
  await migrate(database, 'latest')

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
      catalogue: catalogue(await loadCommands()),
      clock: systemClock,
      outside: {
        secretKey: config.secretKey,
        publicUrl: config.publicUrl,
        signup: config.signup,
        ...(config.model ? { model: config.model } : {}),
      },
      onTouched: redraw.touched,
      onError,
    }),
  )
  const running = await createPlatforms({ config, database, clock: systemClock, log, speaker, onEnd })
  for (const platform of running.platforms) {
    platforms.set(platform.name, platform)
    await platform.start(dispatcher)
  }
  return {
    ended,
    async stop() {
      await Promise.all(running.platforms.map((platform) => platform.stop()))
      await redraw.idle()
      await unlock()
      await database.close()
    },
  }
}
