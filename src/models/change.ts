// Undo: the rows a request changed, before and after.
import { images, type StoredRowChange } from './json.ts'
import { Row } from './row.ts'

export class Change extends Row {
  static override readonly tableName = 'changes'
  static override readonly idColumn = 'change_id'

  declare change_id: string
  declare user_id: string
  declare label: string
  /** JSON text. */
  declare images: string
  declare undone_at: Date | null
  declare expires_at: Date
  declare created_at: Date

  get parsedImages(): StoredRowChange[] {
    return images.read(this.images)
  }
}
