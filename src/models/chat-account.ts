// A chat identity. Several may belong to one person.
import type { RelationMappings } from 'objection'
import { belongsTo } from './relations.ts'
import { Row } from './row.ts'
import { Space } from './space.ts'
import { User } from './user.ts'

export class ChatAccount extends Row {
  static override readonly tableName = 'chat_accounts'
  static override readonly idColumn = 'account_id'

  declare account_id: string
  declare space_id: string
  declare external_id: string
  /** Null: without access. */
  declare user_id: string | null
  declare display_name: string | null
  declare dm_channel_id: string | null
  /** When direct messages to it were refused last; null: never, or they work again. */
  declare dm_closed_at: Date | null
  /** When its person was told so, since they were refused; null: not yet. */
  declare dm_told_at: Date | null
  declare last_seen_at: Date | null
  declare created_at: Date
  /** The zone its platform reported last, IANA; null: none so far. */
  declare reported_zone: string | null
  /** The language and region its platform reported last: `en-GB`. */
  declare locale: string | null
  /** It was deactivated on its platform. */
  declare deactivated_at: Date | null
  /** `spaces.failure_count`, if fetched by chat identity. */
  declare space_failure_count?: number
  /** If fetched with it. */
  declare space: Space | undefined
  declare user: User | null | undefined

  static override get relationMappings(): RelationMappings {
    return {
      space: belongsTo(Space, 'chat_accounts.space_id', 'spaces.space_id'),
      user: belongsTo(User, 'chat_accounts.user_id', 'users.user_id'),
    }
  }
}
