// Members of a project; authoritative.
import { Row } from './row.ts'

export class ProjectMember extends Row {
  static override readonly tableName = 'project_members'
  static override readonly idColumn = 'project_member_id'

  declare project_member_id: string
  declare project_id: string
  declare user_id: string
  /** When the member first saw it. */
  declare seen_at: Date | null
  declare created_at: Date
}
