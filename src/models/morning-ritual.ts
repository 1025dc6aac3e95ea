// A day's plan: up to three picks, or a skip. One row per person and local day.
import { Row } from './row.ts'

export class MorningRitual extends Row {
  static override readonly tableName = 'morning_rituals'
  static override readonly idColumn = 'ritual_id'
  static override readonly defaults = { skipped: false }

  declare ritual_id: string
  declare user_id: string | null
  /** The local day, YYYY-MM-DD. */
  declare completion_date: string
  declare focus_task_1_id: string | null
  declare focus_task_2_id: string | null
  declare focus_task_3_id: string | null
  declare completed_at: Date
  declare skipped: boolean
}
