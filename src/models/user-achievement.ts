// A badge of a person, at most once.
import type { RelationMappings } from 'objection'
import { Achievement } from './achievement.ts'
import { belongsTo } from './relations.ts'
import { Row } from './row.ts'

export class UserAchievement extends Row {
  static override readonly tableName = 'user_achievements'
  static override readonly idColumn = 'user_achievement_id'

  declare user_achievement_id: string
  declare user_id: string | null
  declare achievement_id: string | null
  declare unlocked_at: Date
  /** If fetched with it. */
  declare achievement: Achievement | null | undefined

  static override get relationMappings(): RelationMappings {
    return { achievement: belongsTo(Achievement, 'user_achievements.achievement_id', 'achievements.achievement_id') }
  }
}
