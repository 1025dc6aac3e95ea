// Something that happened and waits to be posted to a webhook; deleted once it was accepted.
import { Row } from './row.ts'

export class WebhookEvent extends Row {
  static override readonly tableName = 'webhook_events'
  static override readonly idColumn = 'webhook_event_id'
  static override readonly defaults = { attempt_count: 0 }

  /** Sent as `webhook-id`: a repetition has the same one. */
  declare webhook_event_id: string
  declare webhook_id: string
  declare type: string
  /** The task, focus session or nudge; null for a test. */
  declare subject_id: string | null
  /** Orders the events of a webhook. */
  declare sequence_number: number
  /** JSON: the `data` of the message. */
  declare content: string
  declare attempt_count: number
  /** When it happened, UTC. */
  declare created_at: Date
}
