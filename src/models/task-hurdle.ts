// What is in the way of a task: asked after it was put off repeatedly, answered by the person for themself alone.
import { Row } from './row.ts'

export const hurdleReasons = ['too-big', 'unclear', 'dreading', 'boring', 'not-mine', 'not-now'] as const
export type HurdleReason = (typeof hurdleReasons)[number]

export class TaskHurdle extends Row {
  static override readonly tableName = 'task_hurdles'
  static override readonly idColumn = 'hurdle_id'

  declare hurdle_id: string
  declare user_id: string
  declare task_id: string
  /** The local day on which it was asked. */
  declare asked_date: string
  /** Null: not answered. */
  declare reason: HurdleReason | null
  declare created_at: Date
}
