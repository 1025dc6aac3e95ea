// Who sits in a room: sat down in one tap, at once or at the next quarter hour, and gone by themselves when it is over.
import type { SeatAudience } from '../../../contracts/rooms.ts'
import { newId } from '../../../models/id.ts'
import { Room } from '../../../models/room.ts'
import { RoomPlace } from '../../../models/room-place.ts'
import { RoomSeat } from '../../../models/room-seat.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { ROOM_KIND, type RoomHere, redrawRoom } from './places.ts'

export type { RoomSeat }

/** How long one sits if nothing is said, in minutes. */
export const SEAT_MINUTES = 50

/** What a person wants when they sit down; what is left out stays as it is. */
export interface SeatWish {
  /** At the next quarter hour, with everybody who waits for it. */
  readonly isSharedStart?: boolean
  readonly minutes?: number
  readonly taskId?: string
  readonly emoji?: string | null
  readonly step?: string | null
  readonly showsName?: SeatAudience
}

/** The next quarter hour after `now`, UTC: all zones share it. */
export const nextQuarterHour = (now: Date): Date => new Date((Math.floor(now.getTime() / QUARTER_MS) + 1) * QUARTER_MS)

const QUARTER_MS = 15 * 60_000

/** The person's seat in a room, if they sit there now or wait for its start. */
export const findSeat = async (me: Me, roomId: string): Promise<RoomSeat | undefined> =>
  RoomSeat.query(me.trx).findOne({ room_id: roomId, user_id: me.user.user_id }).where('ends_at', '>', me.now)

/** The seat the person took last, in any room. */
export const findOwnSeat = async (me: Me): Promise<RoomSeat | undefined> =>
  RoomSeat.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('ends_at', '>', me.now)
    .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'seat_id' }])
    .first()

/**
 * Sits down, or changes how one sits. Idempotent: one seat a person and room.
 * @returns `already` if nothing changed
 */
export async function sitDown(
  me: Me,
  { room, place }: RoomHere,
  wish: SeatWish,
): Promise<{ readonly seat: RoomSeat; readonly how: 'sat' | 'changed' | 'already' }> {
  const known = await RoomSeat.query(me.trx).findOne({ room_id: room.room_id, user_id: me.user.user_id })
  const isSitting = known !== undefined && known.ends_at > me.now
  const times = seatTimes(me, isSitting ? known : undefined, wish)
  const said = {
    ...(wish.taskId === undefined ? {} : { task_id: wish.taskId }),
    ...(wish.emoji === undefined ? {} : { emoji: wish.emoji }),
    ...(wish.step === undefined ? {} : { step: wish.step }),
    ...(wish.showsName === undefined ? {} : { shows_name: wish.showsName }),
  }
  if (isSitting) {
    const before = snapshot(known)
    const seat = await changes.update(me, known, { ...said, ...times })
    if (snapshot(seat) === before) return { seat, how: 'already' }
    touch(me, ROOM_KIND, room.room_id)
    return { seat, how: 'changed' }
  }
  touch(me, ROOM_KIND, room.room_id)
  const fresh = {
    task_id: null,
    emoji: known?.emoji ?? null,
    step: null,
    shows_name: known?.shows_name ?? ('nobody' as const),
    ...said,
    room_place_id: place.room_place_id,
    ...times,
  }
  if (known) return { seat: await changes.update(me, known, { ...fresh, created_at: me.now }), how: 'sat' }
  const seat = await changes.insert(me, RoomSeat, {
    seat_id: newId(),
    room_id: room.room_id,
    user_id: me.user.user_id,
    ...fresh,
    created_at: me.now,
    updated_at: me.now,
  })
  return { seat, how: 'sat' }
}

/** When a seat begins and ends, as far as the wish changes it. */
function seatTimes(
  { now }: Me,
  known: RoomSeat | undefined,
  { isSharedStart, minutes }: SeatWish,
): { readonly starts_at?: Date; readonly ends_at?: Date } {
  // Whoever works already is not sent back to wait.
  const isWaiting = known !== undefined && known.starts_at > now
  if (known && !isWaiting && minutes === undefined) return {}
  if (known && isWaiting && isSharedStart === true && minutes === undefined) return {}
  const starts_at =
    known && !isWaiting
      ? known.starts_at
      : isSharedStart
        ? nextQuarterHour(now)
        : known && minutes
          ? known.starts_at
          : now
  const from = known && !isWaiting ? now : starts_at
  return { starts_at, ends_at: new Date(from.getTime() + (minutes ?? SEAT_MINUTES) * 60_000) }
}

const snapshot = ({ task_id, emoji, step, shows_name, starts_at, ends_at }: RoomSeat): string =>
  JSON.stringify([task_id, emoji, step, shows_name, starts_at, ends_at])

/** Leaves a room. @returns false if the person does not sit there */
export async function leaveSeat(me: Me, seat: RoomSeat): Promise<boolean> {
  if (seat.ends_at <= me.now) return false
  const starts_at = seat.starts_at > me.now ? me.now : seat.starts_at
  await changes.update(me, seat, { starts_at, ends_at: me.now })
  touch(me, ROOM_KIND, seat.room_id)
  return true
}

/** The place a seat was taken in, with its room. */
export async function findRoomOfSeat(me: Me, seat: RoomSeat): Promise<RoomHere | undefined> {
  const place = await RoomPlace.query(me.trx).findById(seat.room_place_id)
  const room = place && (await Room.query(me.trx).findById(place.room_id))
  return place && room && { place, room }
}

/** After undo the room is drawn again: a seat that is gone leaves no trace by which that would be noticed. */
export const afterUndoSeat = forEachRow(async (me, { id, before, after }) => {
  const named = before?.['room_id'] ?? after?.['room_id']
  const roomId = typeof named === 'string' ? named : (await RoomSeat.query(me.trx).findById(id))?.room_id
  if (roomId !== undefined) await redrawRoom(me, roomId)
})

/** The rooms in which a person sits are drawn again: they are about to be erased. */
export async function redrawRoomsOf(trx: Me['trx'], userId: string): Promise<void> {
  const seats = await RoomSeat.query(trx).where({ user_id: userId })
  if (seats.length === 0) return
  await trx(RoomPlace.tableName)
    .whereIn(
      'room_id',
      seats.map(({ room_id }) => room_id),
    )
    .update({ drawn_at: null })
}
