// Maps that keep their newest entries, so that no cache becomes a leak.
import { LRUCache } from 'lru-cache'
import { world } from '../time/world.ts'

/** The keys are texts; what was not used for longest goes first. */
export type BoundedCache<Value extends NonNullable<unknown>> = LRUCache<string, Value>

/**
 * Its memory grows with what it holds. With the library's own `max` it is taken for `size` entries at once: twelve
 * megabytes and forty milliseconds for the caches of one chat platform.
 * @param size how many entries it keeps
 * @param ttlMs after how many milliseconds an entry is forgotten; never unless given
 */
export const createBoundedCache = <Value extends NonNullable<unknown>>(
  size: number,
  ttlMs?: number,
): BoundedCache<Value> =>
  new LRUCache({
    maxSize: size,
    sizeCalculation: () => 1,
    ...(ttlMs === undefined ? {} : { ttl: ttlMs, ttlResolution: 0, perf: { now: () => world().elapsed() } }),
  })
