// Work that a process repeats by itself: first after a while, then again so long after each end.
import { runInBackground } from '../database/index.ts'
import { type Timer, world } from '../time/world.ts'

/** Repeated work that can be ended. */
export interface RepeatedWork {
  /** It is not begun again. */
  stop(): void
}

/**
 * Runs work again and again, never twice at once; it keeps no process alive.
 * @param everyMs milliseconds before the first time, and between an end and the next
 */
export function repeatInBackground(
  work: () => Promise<void>,
  { everyMs, onError }: { readonly everyMs: number; readonly onError: (error: unknown) => void },
): RepeatedWork {
  let isStopped = false
  let timer: Timer
  const again = (): void => {
    if (isStopped) return
    timer = world().after(everyMs, () => void runInBackground(work).catch(onError).finally(again))
    timer.unref()
  }
  again()
  return {
    stop() {
      isStopped = true
      timer.stop()
    },
  }
}
