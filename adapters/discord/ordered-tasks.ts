// Runs the work of each packet once, and in order within a channel where order matters.

import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { withTrace } from '../../src/chat/run/trace.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'

export interface OrderedTasks {
  /**
   * Runs once for an id: a resumed session may repeat packets.
   * @param what the name used when it fails
   * @returns resolves when it is done, whatever became of it; at once for what was run before
   */
  runOnce(id: string, what: string, channelId: string, work: () => Promise<void>): Promise<void>
  /** As `once`, after the work under way in the channel: a line may reply to a message that is being posted. */
  runInOrder(id: string, what: string, channelId: string, work: () => Promise<void>): Promise<void>
  /** Resolves when all started work is done. */
  whenIdle(): Promise<void>
}

/** How long a message waits for earlier ones, in milliseconds. */
const MAX_TURN_MS = 10_000
const MAX_REMEMBERED = 20_000

export function createOrderedTasks(report: (error: unknown, what: string) => void): OrderedTasks {
  const seenIds = createBoundedCache<true>(MAX_REMEMBERED)
  const runningByChannel = new Map<string, Set<Promise<void>>>()

  const runOnce: OrderedTasks['runOnce'] = async (id, what, channelId, work) => {
    if (seenIds.has(id)) return
    seenIds.set(id, true)
    const running = runningByChannel.get(channelId) ?? new Set()
    runningByChannel.set(channelId, running)
    const done = withTrace(() =>
      work().catch((error) => {
        seenIds.delete(id)
        report(error, what)
      }),
    )
    running.add(done)
    await done
    running.delete(done)
    if (running.size === 0 && runningByChannel.get(channelId) === running) runningByChannel.delete(channelId)
  }

  return {
    runOnce,
    runInOrder: (id, what, channelId, work) =>
      runOnce(id, what, channelId, async () => {
        await withTimeout(MAX_TURN_MS, Promise.all(runningByChannel.get(channelId) ?? []))
        await work()
      }),
    async whenIdle() {
      while (runningByChannel.size > 0) await Promise.all([...runningByChannel.values()].flatMap((each) => [...each]))
    },
  }
}
