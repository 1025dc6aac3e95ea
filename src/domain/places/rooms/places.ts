// The channels of a room: opened and closed by their admins, shared with another server or workspace by a code.
import type { Transaction } from 'objection'
import { newId } from '../../../models/id.ts'
import { Room } from '../../../models/room.ts'
import { RoomPlace } from '../../../models/room-place.ts'
import { RoomSeat } from '../../../models/room-seat.ts'
import { Space } from '../../../models/space.ts'
import { world } from '../../../time/world.ts'
import { DomainError } from '../../../user-error.ts'
import { recordAudit } from '../../access/audit.ts'
import { CODE_ALPHABET } from '../../access/codes.ts'
import { computeMac } from '../../access/secrets.ts'
import { type Me, touch } from '../../request/me.ts'
import { NO_PROBLEM } from './problems.ts'

export type { Room, RoomPlace }

/** The kind of subject that is touched when a room changes. */
export const ROOM_KIND = 'room'

/** How long a code of a room holds. It is passed on between two people who may not be there at once. */
export const ROOM_CODE_TTL_HOURS = 24

const CODE_LENGTH = 8

/** A room, and the channel of it that a request came from. */
export interface RoomHere {
  readonly room: Room
  readonly place: RoomPlace
}

/** The room shown in the channel of the request. */
export async function findRoomHere(me: Me): Promise<RoomHere | undefined> {
  if (!me.account || me.channelId === '') return undefined
  const place = await findPlaceRow(me, me.account.space_id).whereNull('closed_at')
  const room = place && (await Room.query(me.trx).findById(place.room_id))
  return place && room && { place, room }
}

/**
 * The room that people of the request's channel see: also where the channel is shared by several workspaces, and the
 * room is another one's. Who may change the room, `findRoomHere` says.
 */
export async function findRoomShownHere(me: Me): Promise<RoomHere | undefined> {
  const own = await findRoomHere(me)
  if (own || !me.account || me.channelId === '') return own
  const spaces = Space.query(me.trx).select('space_id').where({ platform: me.platform })
  const place = await RoomPlace.query(me.trx)
    .findOne({ channel_id: me.channelId })
    .whereIn('space_id', spaces)
    .whereNull('closed_at')
  const room = place && (await Room.query(me.trx).findById(place.room_id))
  return place && room && { place, room }
}

/** The row of the request's channel, closed or not. */
const findPlaceRow = (me: Me, spaceId: string) =>
  RoomPlace.query(me.trx).findOne({ space_id: spaceId, channel_id: me.channelId })

/** The channels of the request's server, or of its workspace, that show a room. */
export const listPlacesOfServer = async (me: Me): Promise<RoomPlace[]> =>
  me.account
    ? RoomPlace.query(me.trx)
        .where({ space_id: me.account.space_id, server_id: me.serverId ?? '' })
        .whereNull('closed_at')
        .orderBy(['created_at', 'room_place_id'])
        .limit(25)
    : []

/**
 * Opens a room in the channel of the request, or renames the one that is there.
 * @throws DomainError without a chat account
 */
export async function openRoom(
  me: Me,
  wish: { readonly name?: string | null; readonly allowsNames?: boolean },
): Promise<{ readonly here: RoomHere; readonly how: 'opened' | 'changed' | 'already' }> {
  const known = await findRoomHere(me)
  if (known) return { here: known, how: await changeRoom(me, known, wish) }
  const room = await Room.query(me.trx).insertAndFetch({
    room_id: newId(),
    name: wish.name ?? null,
    created_at: me.now,
    updated_at: me.now,
  })
  const place = await addPlace(me, room.room_id, wish.allowsNames ?? false)
  await recordRoomAudit(me, 'room opened')
  touch(me, ROOM_KIND, room.room_id)
  return { here: { room, place }, how: 'opened' }
}

async function changeRoom(
  me: Me,
  { room, place }: RoomHere,
  { name, allowsNames }: { readonly name?: string | null; readonly allowsNames?: boolean },
): Promise<'changed' | 'already'> {
  const isRenamed = name !== undefined && name !== room.name
  const isOther = allowsNames !== undefined && allowsNames !== place.allows_names
  // What could not be posted is tried again at once: the admin may have made room for it.
  if (place.problem !== null)
    await place.$query(me.trx).patch({ ...NO_PROBLEM, next_draw_at: null, updated_at: me.now })
  if (isRenamed) await room.$query(me.trx).patch({ name, updated_at: me.now })
  if (isOther) await place.$query(me.trx).patch({ allows_names: allowsNames, updated_at: me.now })
  if (isRenamed || isOther) await redrawRoom(me, room.room_id)
  else touch(me, ROOM_KIND, room.room_id)
  return isRenamed || isOther ? 'changed' : 'already'
}

/** Every place of the room is drawn again. */
export async function redrawRoom(me: Pick<Me, 'trx' | 'journal'>, roomId: string): Promise<void> {
  await me.trx(RoomPlace.tableName).where({ room_id: roomId }).update({ drawn_at: null })
  me.journal.touched.set(`${ROOM_KIND}:${roomId}`, { kind: ROOM_KIND, id: roomId })
}

async function addPlace(me: Me, roomId: string, allowsNames: boolean): Promise<RoomPlace> {
  if (!me.account) throw new DomainError('room.no-channel')
  const fresh = {
    room_id: roomId,
    server_id: me.serverId ?? '',
    allows_names: allowsNames,
    code_hash: null,
    code_expires_at: null,
    drawn_at: null,
    next_draw_at: null,
    ...NO_PROBLEM,
    closed_at: null,
    updated_at: me.now,
  }
  // It was closed a moment ago, and its message does not say so yet.
  const closed = await findPlaceRow(me, me.account.space_id)
  if (closed) return closed.$query(me.trx).patchAndFetch(fresh)
  return RoomPlace.query(me.trx).insertAndFetch({
    room_place_id: newId(),
    space_id: me.account.space_id,
    channel_id: me.channelId,
    message_id: null,
    view_hash: null,
    created_at: me.now,
    ...fresh,
  })
}

/** The channel of the request shows the room no more. Who sat there has left; other places keep the room. */
export async function closeRoom(me: Me, { room, place }: RoomHere): Promise<void> {
  await RoomSeat.query(me.trx).delete().where({ room_place_id: place.room_place_id })
  await place
    .$query(me.trx)
    .patch({ closed_at: me.now, code_hash: null, code_expires_at: null, next_draw_at: null, updated_at: me.now })
  await redrawRoom(me, room.room_id)
  await recordRoomAudit(me, 'room closed')
}

/** A closed place whose message says so: nothing is left of it, nor of a room that no other place shows. */
export async function deleteClosedPlace(trx: Transaction, place: RoomPlace): Promise<void> {
  await RoomPlace.query(trx).deleteById(place.room_place_id).whereNotNull('closed_at')
  const left = await RoomPlace.query(trx).where({ room_id: place.room_id }).resultSize()
  if (left === 0) await Room.query(trx).deleteById(place.room_id)
}

/** A code by which an admin elsewhere may show this room in a channel of theirs. An older one ends. */
export async function issueRoomCode(me: Me, { place }: RoomHere): Promise<string> {
  const letters = Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(world().random.below(CODE_ALPHABET.length)),
  ).join('')
  await place.$query(me.trx).patch({
    code_hash: codeHash(me, letters),
    code_expires_at: new Date(me.now.getTime() + ROOM_CODE_TTL_HOURS * 3_600_000),
    updated_at: me.now,
  })
  await recordRoomAudit(me, 'room code issued')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Where a code leads: the room, and the server or workspace whose admin offers it. */
export interface RoomOffer extends RoomHere {
  readonly space: Space
}

/**
 * The offer behind a code, in any spelling.
 * @throws DomainError if the code is wrong, used or expired, or leads to this very channel
 */
export async function findRoomOffer(me: Me, words: string): Promise<RoomOffer> {
  const letters = words.toUpperCase().replaceAll(/[^A-Z]/g, '')
  const place = await RoomPlace.query(me.trx)
    .findOne({ code_hash: codeHash(me, letters) })
    .where('code_expires_at', '>', me.now)
    .whereNull('closed_at')
    .forNoKeyUpdate()
  const room = place && (await Room.query(me.trx).findById(place.room_id))
  const space = place && (await Space.query(me.trx).findById(place.space_id))
  if (!place || !room || !space || (await findRoomHere(me))?.room.room_id === room.room_id)
    throw new DomainError('room.wrong-code')
  return { room, place, space }
}

/** The channel of the request shows the offered room from now on. The code is used up. */
export async function joinRoom(me: Me, offer: RoomOffer, allowsNames: boolean): Promise<RoomHere> {
  const { room } = offer
  await offer.place.$query(me.trx).patch({ code_hash: null, code_expires_at: null, updated_at: me.now })
  const known = await findRoomHere(me)
  let place: RoomPlace
  if (known) {
    await moveSeats(me, known, room.room_id)
    place = await known.place
      .$query(me.trx)
      .patchAndFetch({ room_id: room.room_id, allows_names: allowsNames, drawn_at: null, updated_at: me.now })
    const left = await RoomPlace.query(me.trx).where({ room_id: known.room.room_id }).resultSize()
    if (left === 0) await known.room.$query(me.trx).delete()
    else await redrawRoom(me, known.room.room_id)
  } else place = await addPlace(me, room.room_id, allowsNames)
  await recordRoomAudit(me, 'room shared')
  await redrawRoom(me, room.room_id)
  return { room, place }
}

/** Who sits here sits in the other room, unless they sit there already. */
async function moveSeats(me: Me, { place }: RoomHere, roomId: string): Promise<void> {
  await RoomSeat.query(me.trx)
    .delete()
    .where({ room_place_id: place.room_place_id })
    .whereIn('user_id', RoomSeat.query(me.trx).select('user_id').where({ room_id: roomId }))
  await RoomSeat.query(me.trx)
    .where({ room_place_id: place.room_place_id })
    .patch({ room_id: roomId, updated_at: me.now })
}

/** How many other servers and workspaces show this room. */
export async function countForeignPlaces(me: Me, { room, place }: RoomHere): Promise<number> {
  const all = await RoomPlace.query(me.trx).where({ room_id: room.room_id }).whereNull('closed_at')
  return new Set(all.map(boundaryOf)).size - (all.some((one) => boundaryOf(one) === boundaryOf(place)) ? 1 : 0)
}

/** A server or a workspace: what a name must not leave unasked. */
export const boundaryOf = ({ space_id, server_id }: Pick<RoomPlace, 'space_id' | 'server_id'>): string =>
  `${space_id} ${server_id}`

const codeHash = (me: Me, letters: string): string =>
  computeMac(me.appSettings.secretKey, 'room code', letters).toString('hex')

const recordRoomAudit = (
  me: Me,
  action: 'room opened' | 'room closed' | 'room code issued' | 'room shared',
): Promise<void> =>
  recordAudit(me.trx, me.now, {
    action,
    actorId: me.user.user_id,
    ...(me.account ? { accountId: me.account.account_id, spaceId: me.account.space_id } : {}),
  })
