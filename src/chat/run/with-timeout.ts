// Waiting for something no longer than there is time.
import { type Timer, world } from '../../time/world.ts'

/** The result, or undefined after so many milliseconds. */
export async function withTimeout<R>(ms: number, working: Promise<R>): Promise<R | undefined> {
  let timer: Timer | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = world().after(ms, () => resolve(undefined))
  })
  try {
    return await Promise.race([working, late])
  } finally {
    timer?.stop()
  }
}
