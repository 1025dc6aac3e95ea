// What starting any platform needs.
import type { ChartTheme } from '../../chat/chart-picture.ts'
import type { ChartPainter, PlatformObserver } from '../../chat/platform.ts'
import type { Database } from '../../database/index.ts'
import { createChartPainter } from '../../ops/chart-painter.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/index.ts'
import type { Config } from '../config.ts'

/** Capabilities that are passed to platforms. */
export interface PlatformOptions {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** No observer by default. */
  readonly metrics?: Metrics
  /** Who speaks in the terminal; null: the user of this machine. */
  readonly speaker: string | null
  /** bcrypt's cost of new passwords; 12 by default. */
  readonly passwordCost?: number
  /** The person at the terminal has left. */
  readonly onEnd: () => void
  /** A message was deleted in a channel, perhaps one of this application's own. */
  readonly onMessageDeleted?: (channelId: string, messageId: string) => void
}

/** What a platform reports of its calls, for metrics and log. */
export const createPlatformObserver = (platform: string, log: Log, metrics: Metrics): PlatformObserver => ({
  recordAcknowledgement: (seconds) => metrics.recordAcknowledgement(platform, seconds),
  recordPlatformCall(method, status) {
    metrics.recordPlatformCall(platform, status)
    log.debug({ platform, method, status }, 'Called')
  },
})

/** Draws charts as pictures; says in the log why, where they stay text. */
export const createLoggedChartPainter = (theme: ChartTheme, log: Log): ChartPainter =>
  createChartPainter({ theme, report: (error) => log.warn({ error }, 'A chart stays text') })
