// The tables that the documented ones lack, as decided: what the contract is held to.
// An instant is `timestamptz` on PostgreSQL and UTC text on SQLite.
import type { ExpectedTables } from './expected.ts'
import { conversation } from './tables/conversation.ts'
import { day } from './tables/day.ts'
import { doing } from './tables/doing.ts'
import { linkedRoles } from './tables/linked-roles.ts'
import { peopleAndPlaces } from './tables/people-and-places.ts'
import { platformState } from './tables/platform-state.ts'
import { programs } from './tables/programs.ts'
import { push } from './tables/push.ts'
import { rooms } from './tables/rooms.ts'
import { time } from './tables/time.ts'

export const addedTables: ExpectedTables = {
  ...peopleAndPlaces,
  ...conversation,
  ...time,
  ...doing,
  ...day,
  ...rooms,
  ...push,
  ...programs,
  ...linkedRoles,
  ...platformState,
}
