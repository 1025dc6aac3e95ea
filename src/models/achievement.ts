// The definition of a badge; operators can add their own.
import { criteria } from './json.ts'
import { Row } from './row.ts'

export class Achievement extends Row {
  static override readonly tableName = 'achievements'
  static override readonly idColumn = 'achievement_id'
  static override readonly defaults = { xp_reward: 0, criteria: '{}' }

  declare achievement_id: string
  declare name: string
  declare description: string | null
  declare icon: string | null
  declare xp_reward: number
  /** JSON text; without a readable criterion it is never unlocked. */
  declare criteria: string
  declare created_at: Date

  get parsedCriteria(): Record<string, number> {
    return criteria.read(this.criteria)
  }
}
