// One after the other, for each of many: whoever asks for much at once waits for themself, and nobody else waits for them.
import { withTimeout } from './with-timeout.ts'

/** Does the work when all that was begun before for the same one is over, however that ended. */
export type KeyedSerializer = <R>(whose: string, work: () => Promise<R>) => Promise<R>

/** @param longestMs how long one waits for those before; what hangs holds nothing up for ever */
export function serializeByKey(longestMs: number): KeyedSerializer {
  const last = new Map<string, Promise<unknown>>()
  return async (whose, work) => {
    const before = last.get(whose)
    const mine = before ? withTimeout(longestMs, whenSettled(before)).then(work) : work()
    last.set(whose, mine)
    try {
      return await mine
    } finally {
      if (last.get(whose) === mine) last.delete(whose)
    }
  }
}

const whenSettled = (begun: Promise<unknown>): Promise<void> =>
  begun.then(
    () => undefined,
    () => undefined,
  )
