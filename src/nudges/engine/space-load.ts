// Counts what waits and what is under way by platform and space, so that one of them leaves room for the others.
import type { SendPriority } from '../outbox/index.ts'
import type { Delivery } from './route.ts'

/** How full a process is, by platform and space. */
export interface SpaceLoad {
  addQueued(delivery: Delivery, by: 1 | -1): void
  addRunning(delivery: Delivery, by: 1 | -1): void
  runningIn(platformOrSpaceId: string): number
  /** How many more deliveries of a priority a space may have. What comes after it anyway takes no room from it. */
  capacityLeft(spaceId: string, priority: SendPriority): number
}

/** More deliveries of one space than this would keep the others out. */
const MAX_QUEUED_PER_SPACE = 400

/** Counts from zero. */
export function createSpaceLoad(): SpaceLoad {
  const running = new Map<string, number>()
  /** By space: how many of each priority. */
  const queued = new Map<string, [number, number, number]>()
  const count = (key: string, by: number): void => {
    const next = (running.get(key) ?? 0) + by
    if (next === 0) running.delete(key)
    else running.set(key, next)
  }
  return {
    addQueued({ spaceId, priority }, by) {
      const counts = queued.get(spaceId) ?? [0, 0, 0]
      counts[priority] += by
      if (counts.every((each) => each === 0)) queued.delete(spaceId)
      else queued.set(spaceId, counts)
    },
    addRunning({ platform, spaceId }, by) {
      count(platform, by)
      count(spaceId, by)
    },
    runningIn: (key) => running.get(key) ?? 0,
    capacityLeft(spaceId, priority) {
      const before = (queued.get(spaceId) ?? []).slice(0, priority + 1)
      return MAX_QUEUED_PER_SPACE - before.reduce((sum, each) => sum + each, 0)
    },
  }
}
