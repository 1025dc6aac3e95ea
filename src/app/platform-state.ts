// What platforms show or keep for people beside messages: that they focus, timed reminders while this host sleeps, and
// tokens of people who were erased.
import type { Platform } from '../chat/platform.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import type { Database } from '../database/index.ts'
import { createSeal } from '../domain/access/sealed.ts'
import { type HandoverTimer, startHandover } from '../nudges/handover/timer.ts'
import { systemClock } from '../time/index.ts'
import type { Config } from './config.ts'
import { createFocusSignalWorker } from './focus-signals.ts'
import { enabledParts } from './platforms/index.ts'
import { createTokenRevoker } from './token-revoker.ts'

/** What one process does about it. */
export interface PlatformState {
  /** These changed: what platforms show and keep is compared soon. */
  queue(subjects: readonly CardSubject[]): void
  /** @param onTouched these became cards: they are drawn again */
  start(onTouched: (subjects: readonly CardSubject[]) => void): void
  stop(): Promise<void>
}

export interface PlatformStateOptions {
  readonly database: Database
  readonly platforms: ReadonlyMap<string, Platform>
  readonly onError: (error: unknown) => void
}

export function createPlatformState(config: Config, options: PlatformStateOptions): PlatformState {
  const { platforms } = options
  let handover: HandoverTimer | null = null
  const seal = createSeal(config.secretKey, config.oldSecretKeys)
  const focusSignals = createFocusSignalWorker({
    ...{ ...options, clock: systemClock, seal },
    platform: (name) => platforms.get(name),
  })
  const revoker = createTokenRevoker({ ...options, clock: systemClock, seal })
  const has = (what: 'timed' | 'focusSignals') => [...platforms.values()].some((platform) => platform[what])
  return {
    queue(subjects) {
      focusSignals.queueSessions(subjects)
      handover?.queue()
    },
    start(onTouched) {
      if (has('focusSignals')) {
        focusSignals.start()
        revoker.start()
      }
      if (has('timed') && enabledParts(config).includes('nudges'))
        handover = startHandover({ ...options, clock: systemClock, isOn: config.hostMaySleep, onTouched })
    },
    async stop() {
      await Promise.all([handover?.stop(), focusSignals.stop(), revoker.stop()])
    },
  }
}

/** Where people let Slack show their focus: it returns to a public address, and needs the app's own keys for it. */
export const connectUrl = ({ slack, hasPublicUrl, publicUrl }: Config): string | null =>
  slack?.clientId && slack.clientSecret && hasPublicUrl ? `${publicUrl}/slack/connect` : null
