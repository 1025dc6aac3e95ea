// A focus session. At most one open per person.
import type { RelationMappings } from 'objection'
import { belongsTo } from './relations.ts'
import { Row } from './row.ts'
import { Task } from './task.ts'

export class FocusSession extends Row {
  static override readonly tableName = 'focus_sessions'
  static override readonly idColumn = 'session_id'
  static override readonly defaults = { duration_minutes: 25, is_completed: false, interruptions: 0 }

  declare session_id: string
  declare user_id: string | null
  declare task_id: string | null
  /** The planned duration, including extensions. */
  declare duration_minutes: number
  declare started_at: Date
  /** Null while it is running. */
  declare ended_at: Date | null
  declare is_completed: boolean
  /** The number of its `focus_interruptions`. */
  declare interruptions: number
  declare notes: string | null
  /** If fetched with it. */
  declare task: Task | null | undefined

  static override get relationMappings(): RelationMappings {
    return { task: belongsTo(Task, 'focus_sessions.task_id', 'tasks.task_id') }
  }
}
