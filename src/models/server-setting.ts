// What the admins of a Slack workspace or a Discord server decided for it.
import { TimestampedRow } from './row.ts'

export class ServerSetting extends TimestampedRow {
  static override readonly tableName = 'server_settings'
  static override readonly idColumn = 'server_setting_id'
  static override readonly defaults = { server_id: '', allows_share: true, is_quiet: true }

  declare server_setting_id: string
  declare space_id: string
  /** A Discord server; empty where the space is the server. */
  declare server_id: string
  declare allows_share: boolean
  /** What is posted there makes no notification sound. */
  declare is_quiet: boolean
}
