// A habit.
import { Row } from './row.ts'

export class Habit extends Row {
  static override readonly tableName = 'habits'
  static override readonly idColumn = 'habit_id'
  static override readonly defaults = { frequency: 'daily', streak: 0, is_active: true }

  declare habit_id: string
  declare user_id: string | null
  declare name: string
  declare description: string | null
  /** `daily`, `weekly`, `custom:mon,wed,fri`, or another `custom:` rhythm (domain/days/habits/frequency.ts). */
  declare frequency: string
  /** Derived from `habit_checks`. */
  declare streak: number
  declare is_active: boolean
  declare created_at: Date
}
