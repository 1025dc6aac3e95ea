// An address of a person's own to which what happens is posted, and how the posting goes.
import { TimestampedRow } from './row.ts'

/** Which events: all, or those of one kind of thing. */
export type WebhookEvents = 'all' | 'tasks' | 'focus' | 'nudges'

export class Webhook extends TimestampedRow {
  static override readonly tableName = 'webhooks'
  static override readonly idColumn = 'webhook_id'
  static override readonly defaults = { fence: 0, failure_count: 0 }

  declare webhook_id: string
  declare user_id: string
  /** The one zone whose tasks it is told of; null: all that its person has not hidden from programs. */
  declare zone_id: string | null
  declare name: string
  /** The host of the address: all of it that is ever shown. */
  declare host: string
  /** Encrypted, bound to `webhook_id`: the address, and the secret that signs. */
  declare target: string
  declare events: WebhookEvents
  /** UTC; null: nothing waits. While a process posts, the end of its claim. */
  declare next_try_at: Date | null
  /** Counts the claims: an outcome of an older one changes nothing. */
  declare fence: number
  /** When an event was last accepted, UTC. */
  declare delivered_at: Date | null
  /** Since when none is accepted, UTC; null: the last one was. */
  declare failed_at: Date | null
  /** Why not, as a code. */
  declare failure: string | null
  /** Failures in a row. */
  declare failure_count: number
  /** Paused by its person; with a `failure`, because it failed for too long or the operator switched it off. */
  declare paused_at: Date | null
  /** Removed by its person; deleted a day later, so that it can be undone. */
  declare removed_at: Date | null
}
