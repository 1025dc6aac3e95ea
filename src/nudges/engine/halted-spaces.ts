// Holds back spaces between the moment they fail or ask for patience and the moment the outbox knows it.

import { world } from '../../time/world.ts'
import type { Delivery } from './route.ts'

/**
 * Spaces whose circuit opened or that asked for patience: nothing is begun there until the outbox knows it, which then
 * pauses them. What was claimed before it knew is given back.
 */
export function createHaltedSpaces() {
  const halted = new Set<string>()
  const recordedAt = new Map<string, number>()
  /** By space: outcomes that are not recorded yet. */
  const unrecorded = new Map<string, number>()
  return {
    has: (spaceId: string): boolean => halted.has(spaceId),
    isOutdated: (spaceId: string, claimedAt: number): boolean => claimedAt < (recordedAt.get(spaceId) ?? claimedAt),
    /** @param isHalted it opened its space's circuit, or its platform asked the space to wait */
    noteFinished(spaceId: string, isHalted: boolean): void {
      unrecorded.set(spaceId, (unrecorded.get(spaceId) ?? 0) + 1)
      if (isHalted) halted.add(spaceId)
    },
    confirmRecorded(deliveries: readonly Delivery[]): void {
      for (const { spaceId } of deliveries) {
        const left = (unrecorded.get(spaceId) ?? 0) - 1
        if (left > 0) unrecorded.set(spaceId, left)
        else unrecorded.delete(spaceId)
      }
      // The record of an older delivery says nothing of the failure that halted its space.
      for (const { spaceId } of deliveries)
        if (!unrecorded.has(spaceId) && halted.delete(spaceId)) recordedAt.set(spaceId, world().elapsed())
    },
  }
}
