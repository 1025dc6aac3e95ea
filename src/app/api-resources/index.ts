// What programs read of a person's things: pages of plain data, under the same rules of visibility as every request.
import type { ApiPage, ApiQuery, ApiResourceName, ApiResources, TokenHolder } from '../../contracts/programs.ts'
import { type Database, withSnapshot } from '../../database/index.ts'
import { createSystemMe, type Me } from '../../domain/request/me.ts'
import type { Row } from '../../models/row.ts'
import { User } from '../../models/user.ts'
import type { Clock } from '../../time/index.ts'
import type { ApiList } from './list.ts'
import { LISTS } from './lists.ts'

/** The names of all lists. */
export const API_RESOURCE_NAMES = Object.keys(LISTS) as readonly ApiResourceName[]

/** Reads lists for the holders of tokens. */
export interface ApiReader {
  /** Null where the person is gone, or their token does not reach this list. */
  list<N extends ApiResourceName>(
    holder: TokenHolder,
    platform: string,
    name: N,
    query: ApiQuery,
  ): Promise<ApiPage<ApiResources[N]> | null>
}

export function createApiReader(database: Database, clock: Clock): ApiReader {
  return {
    list: (holder, platform, name, query) =>
      withSnapshot(database, async (trx) => {
        const user = await User.query(trx).findById(holder.userId)
        if (!user?.is_active) return null
        const me: Me = { ...createSystemMe(trx, user, clock.now()), platform, access: holder }
        return readPage(me, LISTS[name] as unknown as ApiList<typeof name, Row>, query)
      }),
  }
}

async function readPage<N extends ApiResourceName>(
  me: Me,
  list: ApiList<N, Row>,
  { after, limit, filters }: ApiQuery,
): Promise<ApiPage<ApiResources[N]> | null> {
  if (me.access?.zoneId && !list.isOfZone) return null
  const rows = list.rows(me, filters)
  if (after !== null) rows.where(list.id, '>', after)
  // One more than asked for tells whether there is a next page.
  const found = await rows.orderBy(list.id).limit(limit + 1)
  const items = await list.toData(me, found.slice(0, limit))
  const last = found.length > limit ? found[limit - 1] : undefined
  return { items, next: last ? String(last.$id()) : null }
}
