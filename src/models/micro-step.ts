// A step of one to ten minutes.
import type { DelegationMode } from '../contracts/task-words.ts'
import { Row } from './row.ts'

export class MicroStep extends Row {
  static override readonly tableName = 'micro_steps'
  static override readonly idColumn = 'step_id'
  static override readonly defaults = { delegation_mode: 'do', is_completed: false }

  declare step_id: string
  declare parent_task_id: string | null
  /** From 1 without gaps; negative only while renumbering. */
  declare step_number: number
  declare description: string
  /** 1 to 10. */
  declare estimated_minutes: number
  declare delegation_mode: DelegationMode
  declare emoji: string | null
  declare is_completed: boolean
  declare completed_at: Date | null
  declare created_at: Date
}
