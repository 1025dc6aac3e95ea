// A quiet room: people who work at the same time, shown in one or several channels.
import { TimestampedRow } from './row.ts'

export class Room extends TimestampedRow {
  static override readonly tableName = 'rooms'
  static override readonly idColumn = 'room_id'

  declare room_id: string
  /** Null: it has no name of its own. */
  declare name: string | null
}
