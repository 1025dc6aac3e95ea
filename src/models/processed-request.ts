// A processed delivery, so that a repeated one has no effect.
import { Row } from './row.ts'

export class ProcessedRequest extends Row {
  static override readonly tableName = 'processed_requests'
  static override readonly idColumn = 'request_id'

  /** SHA-256 of platform and delivery id, hexadecimal. */
  declare request_id: string
  declare created_at: Date
}
