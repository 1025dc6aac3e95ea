// Leases: who may send, until when. The fencing number tells a late holder that it has lost its lease.
import { Row } from './row.ts'

export class Lease extends Row {
  static override readonly tableName = 'leases'
  static override readonly idColumn = 'lease_id'

  declare lease_id: string
  declare holder: string
  declare fence: number
  declare expires_at: Date
}
