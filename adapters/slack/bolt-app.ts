// Bolt as it is used here: it verifies and routes; installations, listeners and log lines are this application's.
import { App, type Logger, LogLevel } from '@slack/bolt'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { SlackReceiver } from './acknowledger.ts'
import type { InstallationRegistry } from './installations.ts'
import { readSourceSpace } from './payloads.ts'
import { isUnreadInstallation, NotInstalledError } from './unread-installation.ts'

export interface BoltAppOptions {
  readonly receiver: SlackReceiver
  readonly installations: InstallationRegistry
  readonly logger: Logger
  /** With a trailing slash. */
  readonly apiUrl: string
  readonly report: (error: unknown) => void
}

/** An app without listeners. */
export function createBoltApp({ receiver, installations, logger, apiUrl, report }: BoltAppOptions): App {
  const app = new App({
    receiver,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl },
    // Bolt would keep a client for every token for ever; here they are not cached.
    authorize: async (source) => {
      const installation = await installations.find(readSourceSpace(source))
      if (!installation) throw new NotInstalledError('Not installed there')
      return ids(installation, source)
    },
  })
  app.error(async (error) => {
    if (isUnreadInstallation(error)) throw error
    report(error)
  })
  return app
}

const ids = ({ botUserId, botId }: SlackInstallation, source: { teamId?: string; enterpriseId?: string }) => ({
  botUserId,
  ...(botId ? { botId } : {}),
  ...(source.teamId ? { teamId: source.teamId } : {}),
  ...(source.enterpriseId ? { enterpriseId: source.enterpriseId } : {}),
})

/** The methods of a pino logger. */
export interface PlatformLog {
  error(about: object, message: string): void
  info(about: object, message: string): void
  warn(about: object, message: string): void
}

/** Bolt's logger: warnings and errors as this application's log lines; payloads are left out. */
export function createBoltLogger(log: PlatformLog): Logger {
  const sentences = (words: unknown[]) =>
    words
      .map((each) => (each instanceof Error ? each.message : typeof each === 'string' ? each : ''))
      .join(' ')
      .slice(0, 300)
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn({ platform: 'slack' }, sentences(words)),
    error: (...words) => log.error({ platform: 'slack' }, sentences(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
