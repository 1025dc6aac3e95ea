// Rows that this process has queued or under way, and since when: they are not looked up.
import type { Delivery } from '../route.ts'

/** Deliveries from their claim until their outcome is recorded. */
export interface InFlight {
  /** @param claimedAt when their claim began, on the monotonic clock */
  readonly add: (deliveries: readonly Delivery[], claimedAt: number) => void
  delete(deliveries: readonly Delivery[]): void
  /** When a delivery was claimed, on the monotonic clock; 0 for one that is not in flight. */
  claimedAt(idempotencyKey: string): number
  nudgeIds(): string[]
}

/** Empty at first. */
export function createInFlight(): InFlight {
  const claims = new Map<string, { readonly claimedAt: number; readonly delivery: Delivery }>()
  return {
    add(deliveries, claimedAt) {
      for (const delivery of deliveries) claims.set(delivery.message.idempotencyKey, { claimedAt, delivery })
    },
    delete(deliveries) {
      for (const delivery of deliveries) {
        const key = delivery.message.idempotencyKey
        // It may have been claimed again since.
        if (claims.get(key)?.delivery === delivery) claims.delete(key)
      }
    },
    claimedAt: (idempotencyKey) => claims.get(idempotencyKey)?.claimedAt ?? 0,
    nudgeIds: () => [...claims.values()].flatMap(({ delivery }) => delivery.rows.map(({ nudge_id }) => nudge_id)),
  }
}
