// Settings of a habit beside its documented columns.
import { Row } from './row.ts'

export class HabitSetting extends Row {
  static override readonly tableName = 'habit_settings'
  static override readonly idColumn = 'habit_setting_id'
  static override readonly defaults = { is_essential: false, goal: 1 }

  declare habit_setting_id: string
  declare habit_id: string
  /** Excluded from general pauses and fresh starts. */
  declare is_essential: boolean
  /** How often a day it is to be done; 1: it is checked, not counted. */
  declare goal: number
  /** "glasses"; null: just a number. */
  declare unit: string | null
  declare created_at: Date
}
