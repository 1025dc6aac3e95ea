// A zone hidden on a platform, or preferred there.
import { Row } from './row.ts'

export class ZonePlatform extends Row {
  static override readonly tableName = 'zone_platforms'
  static override readonly idColumn = 'zone_platform_id'
  static override readonly defaults = { is_hidden: false, is_preferred: false }

  declare zone_platform_id: string
  declare zone_id: string
  declare platform: string
  declare is_hidden: boolean
  declare is_preferred: boolean
  declare created_at: Date
}
