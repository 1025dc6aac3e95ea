// A proposal that is not saved: a split, a refused form, three picks.
import { draftContent } from './json.ts'
import { Row } from './row.ts'

export class Draft extends Row {
  static override readonly tableName = 'drafts'
  static override readonly idColumn = 'draft_id'

  declare draft_id: string
  declare user_id: string
  declare kind: string
  /** JSON text; its keys depend on the kind. */
  declare content: string
  declare expires_at: Date
  declare created_at: Date

  get parsedContent(): Record<string, unknown> {
    return draftContent.read(this.content)
  }
}
