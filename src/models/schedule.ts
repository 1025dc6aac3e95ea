// One row for each thing that will be sent; the scheduler's only index.
import { TimestampedRow } from './row.ts'

export class Schedule extends TimestampedRow {
  static override readonly tableName = 'schedules'
  static override readonly idColumn = 'schedule_id'
  static override readonly defaults = { lead_minutes: 0, is_active: false }

  declare schedule_id: string
  declare user_id: string
  declare kind: string
  /** A task, habit, goal or session; null: the person's setting for that kind. */
  declare subject_id: string | null
  /** The setting, wall-clock in the person's zone: HH:MM. All three null: an instant. */
  declare local_time: string | null
  /** YYYY-MM-DD. */
  declare local_date: string | null
  /** `mon,wed`. */
  declare days: string | null
  declare lead_minutes: number
  /** Of a task with reminders of its own: all leads in minutes, longest first, `1440,10`; `lead_minutes` is the shortest. */
  declare leads: string | null
  /** Minutes between repetitions after a task's time, until it is done; null: it rings once. */
  declare repeat_minutes: number | null
  /** How often it rings at most, at its time included. */
  declare repeat_count: number | null
  declare is_active: boolean
  declare consented_at: Date | null
  /** Null: nothing to come, or disabled. */
  declare next_due_at: Date | null
  declare asked_at: Date | null
}
