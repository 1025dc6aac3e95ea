// What a process knows of its claimed rows.
import type { NudgePriority } from '../../models/nudge.ts'

/** A row of the outbox that one process has claimed; the columns that sending needs. Instants in UTC. */
export interface ClaimedNudge {
  readonly nudge_id: string
  readonly schedule_id: string
  readonly slot: string
  readonly user_id: string
  readonly local_date: string
  readonly priority: NudgePriority
  readonly is_timed: boolean
  readonly due_at: Date
  readonly try_at: Date
  readonly fence: number
  readonly bundle_id: string | null
  readonly account_id: string | null
  readonly channel_id: string | null
  readonly reason: string | null
  readonly created_at: Date
}
