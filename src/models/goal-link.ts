// A task that counts towards a goal.
import { Row } from './row.ts'

export class GoalLink extends Row {
  static override readonly tableName = 'goal_links'
  static override readonly idColumn = 'goal_link_id'

  declare goal_link_id: string
  declare goal_id: string
  declare task_id: string
  declare created_at: Date
}
