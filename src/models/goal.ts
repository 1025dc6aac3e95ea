// A goal.
import { Row } from './row.ts'

export class Goal extends Row {
  static override readonly tableName = 'goals'
  static override readonly idColumn = 'goal_id'
  static override readonly defaults = { is_completed: false }

  declare goal_id: string
  declare user_id: string | null
  declare title: string
  declare description: string | null
  declare target_date: Date | null
  declare is_completed: boolean
  declare completed_at: Date | null
  declare created_at: Date
}
