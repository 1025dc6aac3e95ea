// A project: a group of tasks, personal or shared.
import { teamMembers } from './json.ts'
import { TimestampedRow } from './row.ts'

export class Project extends TimestampedRow {
  static override readonly tableName = 'projects'
  static override readonly idColumn = 'project_id'
  static override readonly defaults = { team_members: '[]', is_active: true, settings: '{}', metadata: '{}' }

  declare project_id: string
  declare name: string
  declare description: string
  declare owner_id: string | null
  /** JSON text, derived from `project_members`. */
  declare team_members: string
  declare is_active: boolean
  declare start_date: Date | null
  declare end_date: Date | null
  /** JSON text. */
  declare settings: string
  /** JSON text. */
  declare metadata: string

  get parsedTeamMembers(): string[] {
    return teamMembers.read(this.team_members)
  }
}
