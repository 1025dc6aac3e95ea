// What a list for programs is: which rows, and each as data.
import type { QueryBuilder } from 'objection'
import type { ApiResourceName, ApiResources } from '../../contracts/programs.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Row } from '../../models/row.ts'

/** One list: its rows for a person, and each as data. */
export interface ApiList<N extends ApiResourceName, R extends Row> {
  /** The column that orders it: ids grow with time. */
  readonly id: string
  /** Whether a token for one zone reaches it. */
  readonly isOfZone: boolean
  rows(me: Me, filters: Readonly<Record<string, string>>): QueryBuilder<R>
  toData(me: Me, rows: readonly R[]): Promise<readonly ApiResources[N][]>
}
