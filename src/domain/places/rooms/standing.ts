// What a room's standing message shows in one place, and when it has to be drawn again. Reads only what people chose to
// show: a number for everybody, an emoji where one was given, words and names where both the person and the places agreed.
import type { Transaction } from 'objection'
import type { RoomShown, SeatShown } from '../../../contracts/rooms.ts'
import { isPostgres, rawRows } from '../../../models/bulk.ts'
import { Room } from '../../../models/room.ts'
import { RoomPlace } from '../../../models/room-place.ts'
import { RoomSeat } from '../../../models/room-seat.ts'
import { Space } from '../../../models/space.ts'
import { User } from '../../../models/user.ts'
import { cutText } from '../../../text.ts'
import { boundaryOf } from './places.ts'
import { NO_PROBLEM } from './problems.ts'

/** What one place shows. */
export interface RoomStanding extends RoomShown {
  /** When it changes by itself: a shared start, an end. Null if nothing is to come. UTC. */
  readonly changesAt: Date | null
}

/** Everything for one place; five queries at most. */
export async function loadStanding(trx: Transaction, place: RoomPlace, now: Date): Promise<RoomStanding> {
  const room = await Room.query(trx).findById(place.room_id)
  const places = await RoomPlace.query(trx).where({ room_id: place.room_id }).whereNull('closed_at')
  const seats = await RoomSeat.query(trx)
    .where({ room_id: place.room_id })
    .where('ends_at', '>', now)
    .orderBy(['created_at', 'seat_id'])
  const named = seats.filter((seat) => isNamedIn(seat, place, places))
  const users = await User.query(trx).findByIds(named.map(({ user_id }) => user_id))
  const nameOf = (id: string): string | null => {
    const user = users.find(({ user_id }) => user_id === id)
    return user ? cutText(user.full_name ?? user.username, LONGEST_NAME).kept : null
  }
  const waiting = new Map<number, number>()
  for (const { starts_at } of seats)
    if (starts_at > now) waiting.set(starts_at.getTime(), (waiting.get(starts_at.getTime()) ?? 0) + 1)
  const turns = seats.flatMap(({ starts_at, ends_at }) => (starts_at > now ? [starts_at, ends_at] : [ends_at]))
  return {
    roomId: place.room_id,
    name: room?.name ?? null,
    working: seats.filter(({ starts_at }) => starts_at <= now).length,
    waiting: [...waiting].sort(([a], [b]) => a - b).map(([at, count]) => ({ at: new Date(at), count })),
    shown: seats.flatMap((seat) => shownSeat(seat, place, places, named.includes(seat) ? nameOf(seat.user_id) : null)),
    elsewhere: new Set(places.map(boundaryOf)).size - 1,
    changesAt: turns.length === 0 ? null : new Date(Math.min(...turns.map((at) => at.getTime()))),
  }
}

/** An emoji crosses every boundary; words and a name only where they may. Nothing to show: no entry. */
function shownSeat(
  seat: RoomSeat,
  place: RoomPlace,
  places: readonly RoomPlace[],
  name: string | null,
): readonly SeatShown[] {
  const step = mayRead(seat, place, places) ? seat.step : null
  return seat.emoji === null && step === null && name === null ? [] : [{ emoji: seat.emoji, step, name }]
}

/** Words stay in the server they were typed in, unless the person wants them everywhere and both places allow it. */
function mayRead(seat: RoomSeat, place: RoomPlace, places: readonly RoomPlace[]): boolean {
  const home = places.find(({ room_place_id }) => room_place_id === seat.room_place_id)
  if (!home) return false
  if (boundaryOf(home) === boundaryOf(place)) return true
  return seat.shows_name === 'everywhere' && home.allows_names && place.allows_names
}

const isNamedIn = (seat: RoomSeat, place: RoomPlace, places: readonly RoomPlace[]): boolean =>
  seat.shows_name !== 'nobody' && mayRead(seat, place, places)

const LONGEST_NAME = 60

/** A place that has to be drawn, with the space whose token posts there. */
export interface PlaceToDraw {
  readonly place: RoomPlace
  readonly space: Space
}

/**
 * The places whose message may not be true any more, and that may be edited now. A change may be committed after a
 * drawing that began later, so a drawing holds as of some seconds before it.
 * @param rooms those known to have changed, whatever the rows say
 */
export async function listPlacesToDraw(
  trx: Transaction,
  now: Date,
  rooms: readonly string[] = [],
): Promise<PlaceToDraw[]> {
  const places = await RoomPlace.query(trx)
    .where((rows) => void rows.whereNull('next_draw_at').orWhere('next_draw_at', '<=', now))
    .where((rows) => {
      rows
        .whereNull('message_id')
        .orWhereNull('drawn_at')
        .orWhere('drawn_at', '<', new Date(now.getTime() - VERIFY_MS))
        .orWhereExists(changedSeats(trx, now))
      if (rooms.length > 0) rows.orWhereIn('room_id', [...rooms])
    })
    .orderBy(['updated_at', 'room_place_id'])
    .limit(MOST_AT_ONCE)
  const spaces = await Space.query(trx).findByIds([...new Set(places.map(({ space_id }) => space_id))])
  return places.flatMap((place) => {
    const space = spaces.find(({ space_id }) => space_id === place.space_id)
    return space ? [{ place, space }] : []
  })
}

/** Of these rooms, those with a place that may not be drawn yet. */
export async function listWaitingRooms(trx: Transaction, now: Date, told: readonly string[]): Promise<string[]> {
  if (told.length === 0) return []
  const found = await RoomPlace.query(trx)
    .distinct('room_id')
    .whereIn('room_id', [...told])
    .where('next_draw_at', '>', now)
    .where((rows) => void rows.whereNull('drawn_at').orWhereExists(changedSeats(trx, now)))
  return found.map(({ room_id }) => room_id)
}

const changedSeats = (trx: Transaction, now: Date) =>
  RoomSeat.query(trx)
    .whereColumn('room_seats.room_id', 'room_places.room_id')
    .where((rows) => {
      rows
        .whereColumn('room_seats.updated_at', '>', 'room_places.drawn_at')
        .orWhere(
          (seat) =>
            void seat
              .whereColumn('room_seats.starts_at', '>', 'room_places.drawn_at')
              .where('room_seats.starts_at', '<=', now),
        )
        .orWhere(
          (seat) =>
            void seat
              .whereColumn('room_seats.ends_at', '>', 'room_places.drawn_at')
              .where('room_seats.ends_at', '<=', now),
        )
    })

const MOST_AT_ONCE = 200
/** A message that nothing changed is edited once in so long all the same: it may have been deleted. */
const VERIFY_MS = 3_600_000

/** Whether it is time to see that the message is still there. @param now UTC */
export const isVerificationDue = ({ drawn_at }: Pick<RoomPlace, 'drawn_at'>, now: Date): boolean =>
  drawn_at !== null && drawn_at.getTime() < now.getTime() - VERIFY_MS

/** Every standing message, by channel and message, as far as this installation has so many. */
export const listStandingMessages = (trx: Transaction): Promise<Pick<RoomPlace, 'channel_id' | 'message_id'>[]> =>
  RoomPlace.query(trx).select('channel_id', 'message_id').whereNotNull('message_id').limit(10_000).execute()

/** A standing message was deleted: a new one is posted at the next turn. */
export async function recordDeletedMessage(trx: Transaction, channelId: string, messageId: string): Promise<void> {
  await trx(RoomPlace.tableName)
    .where({ channel_id: channelId, message_id: messageId })
    .update({ message_id: null, view_hash: null, drawn_at: null, posts: trx.raw('posts + 1') })
}

/**
 * Takes the right to draw a place: at most one drawing in so many milliseconds, over all processes.
 * @returns false where another process has it, or the place is gone
 */
export async function claimDrawing(
  trx: Transaction,
  { room_place_id }: Pick<RoomPlace, 'room_place_id'>,
  { now, ms }: { readonly now: Date; readonly ms: number },
): Promise<boolean> {
  const present = isPostgres(trx) ? '?::timestamptz' : '?'
  const result: unknown = await trx.raw(
    `UPDATE room_places SET next_draw_at = ? WHERE room_place_id = ?
     AND (next_draw_at IS NULL OR next_draw_at <= ${present}) RETURNING room_place_id`,
    [new Date(now.getTime() + ms), room_place_id, now],
  )
  return rawRows(result).length > 0
}

/** What became of a drawing. */
export type DrawingOutcome =
  /** `messageId` is what shows it; `hash` of what it shows. The next drawing begins no earlier than `afterMs` from `endedAt`. */
  | {
      readonly state: 'drawn'
      readonly messageId: string
      readonly hash: string
      readonly endedAt: Date
      readonly afterMs: number
    }
  /** The message was deleted: a new one is posted. */
  | { readonly state: 'deleted' }
  | { readonly state: 'later'; readonly afterMs: number }
  /** The platform takes no message there. */
  | { readonly state: 'refused'; readonly reason: string; readonly afterMs: number }

/**
 * Records what became of a drawing.
 * @param at when it began, UTC
 */
export async function recordDrawing(
  trx: Transaction,
  place: RoomPlace,
  at: Date,
  outcome: DrawingOutcome,
): Promise<void> {
  const row = trx(RoomPlace.tableName).where({ room_place_id: place.room_place_id })
  const noEarlierThan = (ms: number) => ({ next_draw_at: new Date(at.getTime() + ms) })
  switch (outcome.state) {
    case 'drawn':
      return void (await row.update({
        message_id: outcome.messageId,
        view_hash: outcome.hash,
        drawn_at: new Date(at.getTime() - COMMIT_LAG_MS),
        next_draw_at: new Date(outcome.endedAt.getTime() + outcome.afterMs),
        ...NO_PROBLEM,
      }))
    case 'deleted':
      return void (await row.update({
        message_id: null,
        view_hash: null,
        drawn_at: null,
        posts: place.posts + 1,
      }))
    case 'later':
      return void (await row.update(noEarlierThan(outcome.afterMs)))
    case 'refused':
      return void (await row.update({
        ...noEarlierThan(outcome.afterMs),
        problem: outcome.reason.slice(0, LONGEST_PROBLEM),
        problem_at: place.problem_at ?? at,
      }))
  }
}

/** No transaction takes longer from its first instant to its commit. */
export const COMMIT_LAG_MS = 10_000
const LONGEST_PROBLEM = 60
