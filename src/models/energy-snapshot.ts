// A person's energy, as they logged it.
import { Row } from './row.ts'

/** 1 low, 2 medium, 3 high. */
export const energyLevels = [1, 2, 3] as const
export type EnergyLevel = (typeof energyLevels)[number]

export type TimeOfDay = 'morning' | 'afternoon' | 'evening'

export class EnergySnapshot extends Row {
  static override readonly tableName = 'energy_snapshots'
  static override readonly idColumn = 'snapshot_id'

  declare snapshot_id: string
  declare user_id: string | null
  declare energy_level: EnergyLevel
  declare recorded_at: Date
  /** In the person's zone at the time; null at night. */
  declare time_of_day: TimeOfDay | null
  declare notes: string | null
}
