// A comment on a task.
import { Row } from './row.ts'

export class TaskComment extends Row {
  static override readonly tableName = 'task_comments'
  static override readonly idColumn = 'comment_id'
  static override readonly defaults = { is_edited: false }

  declare comment_id: string
  declare task_id: string | null
  declare author_id: string | null
  declare content: string
  declare created_at: Date
  /** When it was last edited. */
  declare updated_at: Date | null
  declare is_edited: boolean
}
