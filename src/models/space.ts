// The scope of a token, a rate limit and a set of admins: a Slack workspace, a Discord server, the terminal.
import { TimestampedRow } from './row.ts'

export class Space extends TimestampedRow {
  static override readonly tableName = 'spaces'
  static override readonly idColumn = 'space_id'
  static override readonly defaults = { external_id: '', is_active: true, failure_count: 0 }

  declare space_id: string
  declare platform: string
  /** The platform's id; empty for the Discord bot itself and for the terminal. */
  declare external_id: string
  declare name: string | null
  /** Encrypted installation; null if tokens come from the environment. */
  declare credentials: string | null
  declare is_active: boolean
  declare left_at: Date | null
  /** Nothing is sent there before. */
  declare paused_until: Date | null
  declare failure_count: number
}
