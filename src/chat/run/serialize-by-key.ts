// Serialises work by key: a person's requests wait for their own earlier ones only.
import PQueue from 'p-queue'
import { withTimeout } from './with-timeout.ts'

/** Runs the work after all earlier work of the same key has settled. */
export type KeyedSerializer = <R>(key: string, work: () => Promise<R>) => Promise<R>

/** @param longestMs how long the next waits for a running one, so that hanging work blocks nothing for ever */
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
