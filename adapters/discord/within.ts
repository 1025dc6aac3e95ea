// Waiting, but not for ever.
import { setTimeout as wait } from 'node:timers/promises'

/** The result, or undefined when it takes longer than so many milliseconds. */
export async function within<R>(ms: number, working: Promise<R>): Promise<R | undefined> {
  const late = new AbortController()
  const timeout = wait(ms, undefined, { signal: late.signal }).catch(() => undefined)
  try {
    return await Promise.race([working, timeout])
  } finally {
    late.abort()
  }
}
