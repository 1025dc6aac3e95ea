// Rooms whose message can't be posted: told once to those who can let the application in again.
import { AuditEntry } from '../../../models/audit-entry.ts'
import { RoomPlace } from '../../../models/room-place.ts'
import type { AuditAction } from '../../access/audit.ts'
import type { Me } from '../../request/me.ts'

/** A room's message can be posted, as far as is known. */
export const NO_PROBLEM = { problem: null, problem_at: null, problem_told_at: null } as const

/**
 * The channels of the request's server, or workspace, whose room can't be shown and of which nobody was told; from now on
 * somebody was. Those who may mend it: in a server its admins, in a workspace who opened a room there.
 * @param isServerAdmin asked only where there is something to tell; it must not wait for a network
 */
export async function claimProblemNotices(
  me: Me,
  isServerAdmin: () => Promise<boolean>,
): Promise<readonly Pick<RoomPlace, 'channel_id'>[]> {
  const { account, serverId } = me
  if (!account || (serverId === undefined && !me.mayHaveFollowUps)) return []
  const untold = await RoomPlace.query(me.trx)
    .where({ space_id: account.space_id, server_id: serverId ?? '' })
    .whereNotNull('problem_at')
    .whereNull('problem_told_at')
    .whereNull('closed_at')
    .orderBy(['problem_at', 'room_place_id'])
    .limit(5)
  if (untold.length === 0) return []
  if (!(await (serverId === undefined ? hasOpenedRoom(me, account.space_id) : isServerAdmin()))) return []
  const ids = untold.map(({ room_place_id }) => room_place_id)
  // Not a change of the room: its place in the order of drawing stays.
  await me.trx(RoomPlace.tableName).whereIn('room_place_id', ids).update({ problem_told_at: me.now })
  return untold
}

const hasOpenedRoom = async (me: Me, spaceId: string): Promise<boolean> =>
  (await AuditEntry.query(me.trx)
    .where({ action: 'room opened' satisfies AuditAction, actor_id: me.user.user_id, space_id: spaceId })
    .first()) !== undefined
