// Runs the handover now and then, and soon after something changed.
import type { Platform } from '../../chat/platform.ts'
import { type Database, runInBackground, transactWithRetry } from '../../database/index.ts'
import type { Clock } from '../../time/index.ts'
import { type Timer, world } from '../../time/world.ts'
import { kinds } from '../kinds/index.ts'
import { createHandover } from './index.ts'
import type { HandoverOptions } from './state.ts'

/** The handover of one process. */
export interface HandoverTimer {
  /** Something was changed: what is held is compared soon. */
  queue(): void
  stop(): Promise<void>
}

const EVERY_MS = 20_000
/** Where nothing is handed over, something may be held from before. */
const EVERY_WHEN_OFF_MS = 600_000
/** Changes that come together are compared together. */
const SOON_MS = 500

export interface HandoverTimerOptions extends Pick<HandoverOptions, 'isOn' | 'onError' | 'onTouched'> {
  readonly database: Database
  readonly clock: Clock
  readonly platforms: ReadonlyMap<string, Platform>
}

export function startHandover({ database, ...options }: HandoverTimerOptions): HandoverTimer {
  const handover = createHandover({ ...options, kinds, transact: (work) => transactWithRetry(database, work) })
  const everyMs = options.isOn ? EVERY_MS : EVERY_WHEN_OFF_MS
  let isStopped = false
  let isQueued = false
  let timer: Timer | undefined

  const arm = (ms: number): void => {
    timer?.stop()
    if (isStopped) return
    timer = world().after(ms, look)
    timer.unref()
  }
  const look = (): void => {
    isQueued = false
    if (database.storageTrouble() === 'gone') {
      arm(everyMs)
      return
    }
    void runInBackground(handover.reconcile)
      .catch(options.onError)
      .finally(() => arm(isQueued ? SOON_MS : Math.max(SOON_MS, Math.min(handover.restMs() ?? everyMs, everyMs))))
  }
  arm(0)

  return {
    queue() {
      if (!options.isOn || isQueued) return
      isQueued = true
      arm(SOON_MS)
    },
    async stop() {
      isStopped = true
      timer?.stop()
      await handover.stop()
      timer?.stop()
    },
  }
}
