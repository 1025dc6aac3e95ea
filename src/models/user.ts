// A person, with all their chat accounts.
import { type Preferences, preferences } from './json.ts'
import { TimestampedRow } from './row.ts'

export class User extends TimestampedRow {
  static override readonly tableName = 'users'
  static override readonly idColumn = 'user_id'
  static override readonly defaults = { timezone: 'UTC', preferences: '{}', is_active: true }

  declare user_id: string
  declare username: string
  declare email: string
  declare password_hash: string | null
  declare full_name: string | null
  /** IANA name. */
  declare timezone: string
  declare avatar_url: string | null
  declare bio: string | null
  /** JSON text; read it through `parsedPreferences`, write it through `preferences.merge`. */
  declare preferences: string
  declare is_active: boolean
  declare last_login: Date | null

  get parsedPreferences(): Preferences {
    return preferences.read(this.preferences)
  }
}
