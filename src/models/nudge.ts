// The outbox: nudges that are planned, sent, missed or answered.
import type { RelationMappings } from 'objection'
import { belongsTo } from './relations.ts'
import { Row } from './row.ts'
import { Schedule } from './schedule.ts'
import { User } from './user.ts'

export type NudgeState = 'pending' | 'sending' | 'unknown' | 'sent' | 'missed' | 'dropped' | 'failed'

export type NudgePriority = 0 | 1 | 2

export class Nudge extends Row {
  static override readonly tableName = 'nudges'
  static override readonly idColumn = 'nudge_id'
  static override readonly defaults = { is_timed: false, state: 'pending', attempt_count: 0, fence: 0 }

  declare nudge_id: string
  declare schedule_id: string
  /** The occurrence: a local date, an instant, or `+1` for a snooze. */
  declare slot: string
  declare user_id: string
  /** YYYY-MM-DD in the person's zone. */
  declare local_date: string
  /** 0 is the most urgent. */
  declare priority: NudgePriority
  declare is_timed: boolean
  declare state: NudgeState
  /** When it is due; never changes. */
  declare due_at: Date
  /** Not sent before. */
  declare try_at: Date
  declare attempt_count: number
  declare fence: number
  declare lease_expires_at: Date | null
  /** The nudge whose message contains this one. */
  declare bundle_id: string | null
  declare account_id: string | null
  declare channel_id: string | null
  declare message_id: string | null
  /** Why it was not sent. */
  declare reason: string | null
  declare sent_at: Date | null
  declare answered_at: Date | null
  declare created_at: Date
  /** If fetched with it. */
  declare schedule: Schedule | undefined
  declare user: User | undefined

  static override get relationMappings(): RelationMappings {
    return {
      schedule: belongsTo(Schedule, 'nudges.schedule_id', 'schedules.schedule_id'),
      user: belongsTo(User, 'nudges.user_id', 'users.user_id'),
    }
  }
}
