// An area of a person's life: Work, Life, Self, or their own.
import { TimestampedRow } from './row.ts'

export class CompassZone extends TimestampedRow {
  static override readonly tableName = 'compass_zones'
  static override readonly idColumn = 'zone_id'
  static override readonly defaults = { color: '#3b82f6', sort_order: 0, is_active: true }

  declare zone_id: string
  declare user_id: string | null
  declare name: string
  declare icon: string
  declare simple_goal: string | null
  declare color: string
  declare sort_order: number
  declare is_active: boolean
}
