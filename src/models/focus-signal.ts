// How an account shows to others on its platform that its person focuses: what the person agreed to, and what is shown.
import { shownSignal } from './json.ts'
import { TimestampedRow } from './row.ts'

export class FocusSignal extends TimestampedRow {
  static override readonly tableName = 'focus_signals'
  static override readonly idColumn = 'account_id'
  static override readonly defaults = { names_task: false, shown: '{}', failure_count: 0 }

  declare account_id: string
  /** When the person agreed to a status while they focus, UTC; null: they did not. */
  declare status_consented_at: Date | null
  /** When the person agreed to Do Not Disturb while they focus, UTC; null: they did not. */
  declare quiet_consented_at: Date | null
  /** The status may name the task, where its zone is not hidden on that platform. */
  declare names_task: boolean
  /** Encrypted, bound to `account_id`: the token with which the platform lets this installation act; null: none. */
  declare credentials: string | null
  /** JSON: what is shown now, and what stood there before. */
  declare shown: string
  /** When it has to be compared with the session, UTC; null: nothing to do. */
  declare next_at: Date | null
  /** Why it does not work, as a code; null: it works, or was not tried. */
  declare failure: string | null
  /** Failures in a row. */
  declare failure_count: number

  get parsedShown(): ReturnType<typeof shownSignal.read> {
    return shownSignal.read(this.shown)
  }
}
