// Marks deliveries as begun before their request leaves: after a crash only these have to be looked up. What comes
// while one statement runs shares the next one.
import type { Delivery } from './route.ts'

/**
 * Marks these as begun.
 * @returns those that still belong to this process
 */
export type MarkBegun = (deliveries: readonly Delivery[]) => Promise<ReadonlySet<Delivery>>

/** Calls `onMarked` once for each delivery added. */
export interface BeginMarker {
  add(delivery: Delivery): void
  /** How many wait for their mark. */
  readonly size: number
  /** Resolves when none waits any more. */
  whenIdle(): Promise<void>
}

/**
 * @param options without `markBegun` there is nothing to write, and all go on at once
 * @param onMarked `isOwn` is false where the mark failed or another process has the rows: nothing may be sent then
 */
export function createBeginMarker(
  { markBegun, onError }: { readonly markBegun?: MarkBegun; readonly onError?: (error: unknown) => void },
  onMarked: (delivery: Delivery, isOwn: boolean) => void,
): BeginMarker {
  let waiting: Delivery[] = []
  let marking: Promise<void> | null = null
  let inStatement = 0

  const markAll = async (mark: MarkBegun): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      inStatement = batch.length
      const own = await mark(batch).catch((error: unknown) => {
        onError?.(error)
        return new Set<Delivery>()
      })
      inStatement = 0
      for (const delivery of batch) onMarked(delivery, own.has(delivery))
    }
    marking = null
  }

  return {
    add(delivery) {
      if (!markBegun) return onMarked(delivery, true)
      waiting.push(delivery)
      // Later than this call, so that what is chosen together is marked together.
      marking ??= Promise.resolve().then(() => markAll(markBegun))
    },
    get size() {
      return waiting.length + inStatement
    },
    async whenIdle() {
      await marking
    },
  }
}
