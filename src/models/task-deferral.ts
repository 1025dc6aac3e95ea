// One time that a person put a task off.
import { Row } from './row.ts'

/** `moved`: to a later day; `hidden`: until a start; `snoozed`: its reminder; `declined`: an offer of it. */
export type DeferralWay = 'moved' | 'hidden' | 'snoozed' | 'declined'

export class TaskDeferral extends Row {
  static override readonly tableName = 'task_deferrals'
  static override readonly idColumn = 'deferral_id'

  declare deferral_id: string
  declare user_id: string
  declare task_id: string
  declare way: DeferralWay
  declare created_at: Date
}
