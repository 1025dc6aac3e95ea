// Deliveries that carry nothing but their name, for what decides when and whether one is sent.
import { view } from '../../src/chat/view.ts'
import type { Delivery } from '../../src/nudges/engine/route.ts'
import type { SendPriority } from '../../src/nudges/outbox/index.ts'

export const parcel = (
  idempotencyKey: string,
  priority: SendPriority,
  spaceId = 'everybody',
  more: Partial<Delivery> = {},
): Delivery => ({
  message: { idempotencyKey, space: '', externalId: idempotencyKey, view: view([]), priority },
  platform: 'discord',
  spaceId,
  accountId: idempotencyKey,
  wasClosed: false,
  hasRecentFailures: false,
  rows: [],
  priority,
  ...more,
})
