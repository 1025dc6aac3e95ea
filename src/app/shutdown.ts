// What a process does from the moment it is told to stop: it reports not ready, finishes what it has begun, and lets
// others take over. Where that takes too long, it ends all the same.
import { type Timer, world } from '../time/world.ts'

/** A part of a process that can be stopped. */
export interface Stoppable {
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<unknown>
}

/** How a process stops. */
export interface Shutdown {
  /** From the first moment on; such a process gets no new requests. */
  isStopping(): boolean
  /** Stops all parts in their order. */
  stop(): Promise<void>
}

/**
 * Stops the parts of a process in order: those of one step together, each step after the one before it.
 * @param steps called when their turn comes
 */
export function createShutdown(steps: readonly (() => readonly (Stoppable | null | undefined)[])[]): Shutdown {
  let isStopping = false
  return {
    isStopping: () => isStopping,
    async stop() {
      // Reports not ready first, until the end: no new requests are routed here while running ones finish.
      isStopping = true
      for (const step of steps) await Promise.all(step().map((part) => part?.stop()))
    },
  }
}

/** Service managers (systemd, Kubernetes, Heroku) wait at least ten seconds. */
const SHUTDOWN_TIMEOUT_MS = 9_000

/**
 * Stops in time. Whatever is unfinished then is continued by the next process: everything acknowledged is stored.
 * @throws as the part that could not be stopped does
 */
export async function stopInTime({ stop }: Pick<Stoppable, 'stop'>): Promise<void> {
  let timer: Timer | undefined
  const limit = new Promise<void>((resolve) => {
    timer = world().after(SHUTDOWN_TIMEOUT_MS, resolve).unref()
  })
  await Promise.race([stop(), limit]).finally(() => timer?.stop())
}
