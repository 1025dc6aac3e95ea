// One after the other for each key: a person who asks for much at once waits for their own requests, and for no one else's.
import PQueue from 'p-queue'
import { withTimeout } from './with-timeout.ts'

/** Does the work when all that was begun before for the same key is over, however that ended. */
export type KeyedSerializer = <R>(key: string, work: () => Promise<R>) => Promise<R>

/** @param longestMs how long the next waits for one that runs; what hangs holds nothing up for ever */
export function serializeByKey(longestMs: number): KeyedSerializer {
  const queues = new Map<string, PQueue>()
  const queueOf = (key: string): PQueue => {
    const known = queues.get(key)
    if (known) return known
    const queue = new PQueue({ concurrency: 1 })
    queues.set(key, queue)
    queue.once('idle', () => queues.delete(key))
    return queue
  }
  return (key, work) =>
    new Promise((resolve, reject) => {
      void queueOf(key).add(async () => {
        const running = (async () => work())()
        running.then(resolve, reject)
        await withTimeout(longestMs, whenSettled(running))
      })
    })
}

const whenSettled = (begun: Promise<unknown>): Promise<void> =>
  begun.then(
    () => undefined,
    () => undefined,
  )
