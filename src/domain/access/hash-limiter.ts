// Hashing a password takes a quarter of a second of processor time: at most two run at a time, and the sources that wait
// take turns, so that one that asks a lot delays itself.

/** Runs work for a source: two at a time over all sources, and of those that wait one of each source in turn. */
export function createHashLimiter(): <R>(source: string, work: () => Promise<R>) => Promise<R> {
  const queues = new Map<string, (() => void)[]>()
  let running = 0
  const startNext = (): void => {
    const [first] = queues
    if (!first) return void running--
    const [source, waiting] = first
    queues.delete(source)
    const start = waiting.shift()
    // Behind all others again.
    if (waiting.length > 0) queues.set(source, waiting)
    start?.()
  }
  return async (source, work) => {
    if (running >= MAX_RUNNING)
      await new Promise<void>((resolve) => {
        const waiting = queues.get(source)
        if (waiting) waiting.push(resolve)
        else queues.set(source, [resolve])
      })
    else running++
    try {
      return await work()
    } finally {
      startNext()
    }
  }
}

const MAX_RUNNING = 2
