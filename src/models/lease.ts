// Who may send, until when. The fence tells a late holder that it is late.
import { Row } from './row.ts'

export class Lease extends Row {
  static override readonly tableName = 'leases'
  static override readonly idColumn = 'lease_id'

  declare lease_id: string
  declare holder: string
  declare fence: number
  declare expires_at: Date
}
