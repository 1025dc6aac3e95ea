// The append-only ledger of XP: odd turns pay, even turns reverse.
import { Row } from './row.ts'

export class XpEntry extends Row {
  static override readonly tableName = 'xp_entries'
  static override readonly idColumn = 'xp_entry_id'

  declare xp_entry_id: string
  declare user_id: string
  declare source_kind: string
  /** What is paid: a task's id, `<habit_id>@<date>`, a date. */
  declare source_key: string
  /** From 1. */
  declare turn: number
  declare amount: number
  declare created_at: Date
}
