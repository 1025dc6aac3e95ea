// The standing messages of rooms: after a change each channel is edited, at most once in five seconds, to the latest
// state. What is due stands in the database, so a restart or another process goes on where this one stopped.
import { createHash } from 'node:crypto'
import { createBoundedCache } from '../chat/bounded-cache.ts'
import type { Platform, StandingResult } from '../chat/platform.ts'
import type { View } from '../chat/view.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import { type Database, runInBackground } from '../database/index.ts'
import * as rooms from '../domain/places/rooms/index.ts'
import type { Clock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'
import { roomCardView, roomClosedCardView } from '../views/room.ts'

export interface RoomBoardOptions {
  readonly database: Database
  readonly clock: Clock
  readonly platform: (name: string) => Platform | undefined
  readonly onError: (error: unknown) => void
}

export interface RoomBoard {
  /** Queues the rooms among changed subjects. */
  queueRooms(subjects: readonly CardSubject[]): void
  /** Draws every place that is due now. */
  drawDue(): Promise<void>
  /** A message was deleted, perhaps one of a room: it is posted anew. */
  noteDeleted(channelId: string, messageId: string): void
  /** From now on draws also what changes by itself, or was changed by other processes. */
  start(): void
  stop(): Promise<void>
  /** Resolves when nothing is being drawn. */
  whenIdle(): Promise<void>
}

/** A channel is edited no more often than that. */
export const DRAW_INTERVAL_MS = 5000
/** How often the database is asked for what this process was not told. */
const SWEEP_MS = 10_000
/** How often what may not be edited yet is looked at again. */
const WAITING_MS = 1000
/** After a refusal: the bot may be let in again, and ten thousand refusals in ten minutes would ban the address. */
const REFUSED_MS = 600_000
/** Requests of one platform are spread out, so that nudges keep their pace. */
const SPACING_MS = 250

export function createRoomBoard(options: RoomBoardOptions): RoomBoard {
  const { database, clock, onError } = options
  const changed = new Set<string>()
  /** Messages of rooms known to this process, so that other deletions cost no query. */
  const standing = createBoundedCache<true>(10_000)
  const drawPlace = createPlaceDrawer(options, {
    onShown: (channelId, messageId) => standing.set(messageKey(channelId, messageId), true),
    // A deleted message is not the latest state: it is posted at the next turn, without waiting for a change.
    onDeleted: (roomId) => changed.add(roomId),
  })
  let running: Promise<void> | null = null
  let isAgain = false
  let timer: Timer | undefined
  let isStarted = false

  const work = async (): Promise<void> => {
    do {
      isAgain = false
      const told = [...changed]
      changed.clear()
      try {
        const due = await database.knex.transaction((trx) => rooms.listPlacesToDraw(trx, clock.now(), told))
        for (const one of due) await drawPlace(one).catch(onError)
        // Those that were told and may not be edited yet wait for their turn.
        const waiting = await database.knex.transaction((trx) => rooms.listWaitingRooms(trx, clock.now(), told))
        for (const roomId of waiting) changed.add(roomId)
      } catch (error) {
        for (const roomId of told) changed.add(roomId)
        onError(error)
      }
    } while (isAgain)
    running = null
    arm()
  }

  const kick = (): Promise<void> => {
    if (running) isAgain = true
    running ??= runInBackground(work)
    return running
  }

  const arm = (): void => {
    timer?.stop()
    if (!isStarted) return
    timer = world().after(changed.size > 0 ? WAITING_MS : SWEEP_MS, () => void kick())
    timer.unref()
  }

  return {
    queueRooms(subjects) {
      const told = subjects.filter(({ kind }) => kind === rooms.ROOM_KIND)
      for (const { id } of told) changed.add(id)
      if (told.length > 0) void kick()
    },
    drawDue: kick,
    noteDeleted(channelId, messageId) {
      if (!standing.delete(messageKey(channelId, messageId))) return
      const transact = database.knex.transaction.bind(database.knex)
      transact((trx) => rooms.recordDeletedMessage(trx, channelId, messageId))
        .then(kick)
        .catch(onError)
    },
    start() {
      isStarted = true
      database.knex
        .transaction((trx) => rooms.listStandingMessages(trx))
        .then((all) => {
          for (const { channel_id, message_id } of all) standing.set(messageKey(channel_id, message_id ?? ''), true)
        })
        .catch(onError)
      void kick()
    },
    async stop() {
      isStarted = false
      timer?.stop()
      await running
    },
    async whenIdle() {
      await running
    },
  }
}

interface DrawingEvents {
  readonly onShown: (channelId: string, messageId: string) => void
  readonly onDeleted: (roomId: string) => void
}

/** Draws one place: claims it, renders its state, and posts or edits its message where that shows something else. */
function createPlaceDrawer(
  { database, clock, platform }: RoomBoardOptions,
  { onShown, onDeleted }: DrawingEvents,
): (one: rooms.PlaceToDraw) => Promise<void> {
  const lastRequest = new Map<string, number>()
  const transact = database.knex.transaction.bind(database.knex)

  const waitForTurn = async (name: string): Promise<void> => {
    const wait = (lastRequest.get(name) ?? 0) + SPACING_MS - world().elapsed()
    if (wait > 0) await world().wait(wait)
    lastRequest.set(name, world().elapsed())
  }

  return async ({ place, space }) => {
    const host = platform(space.platform)
    if (!host?.showStanding) return
    const now = clock.now()
    if (!(await transact((trx) => rooms.claimDrawing(trx, place, { now, ms: DRAW_INTERVAL_MS })))) return
    if (place.closed_at !== null && place.message_id === null)
      return void (await transact((trx) => rooms.deleteClosedPlace(trx, place)))
    const { shown, hash } = await transact((trx) => drawView(trx, place, now))
    const messageId = place.message_id ?? undefined
    let result: StandingResult
    if (messageId !== undefined && hash === place.view_hash && !rooms.isVerificationDue(place, now))
      result = { state: 'shown', messageId }
    else {
      await waitForTurn(space.platform)
      result = await host.showStanding({
        idempotencyKey: `room ${place.room_place_id} ${place.posts}`,
        space: space.external_id,
        channelId: place.channel_id,
        ...(messageId === undefined ? {} : { messageId }),
        view: shown,
      })
    }
    if (result.state === 'shown') onShown(place.channel_id, result.messageId)
    const endedAt = clock.now()
    await transact((trx) => recordResult(trx, place, { now, endedAt, result, hash }))
    if (result.state === 'deleted') onDeleted(place.room_id)
  }
}

const messageKey = (channelId: string, messageId: string): string => `${channelId} ${messageId}`

type Transaction = Parameters<Parameters<Database['knex']['transaction']>[0]>[0]

async function drawView(
  trx: Transaction,
  place: rooms.RoomPlace,
  now: Date,
): Promise<{ readonly shown: View; readonly hash: string }> {
  const standing = await rooms.loadStanding(trx, place, now)
  const shown = place.closed_at === null ? roomCardView(standing, now) : roomClosedCardView(standing.name)
  return { shown, hash: createHash('sha256').update(JSON.stringify(shown)).digest('hex') }
}

async function recordResult(
  trx: Transaction,
  place: rooms.RoomPlace,
  drawing: { readonly now: Date; readonly endedAt: Date; readonly result: StandingResult; readonly hash: string },
): Promise<void> {
  const { now: at, endedAt, result, hash } = drawing
  // A closed place is over once its message says so, or there is none.
  if (place.closed_at !== null && result.state !== 'later') return rooms.deleteClosedPlace(trx, place)
  switch (result.state) {
    case 'shown': {
      // Counted from the answer: two requests are never closer than the interval, however long the first one waited.
      const { messageId } = result
      const drawn = { state: 'drawn', messageId, hash, endedAt, afterMs: DRAW_INTERVAL_MS } as const
      return rooms.recordDrawing(trx, place, at, drawn)
    }
    case 'deleted':
      return rooms.recordDrawing(trx, place, at, result)
    case 'later':
      return rooms.recordDrawing(trx, place, at, { ...result, afterMs: Math.max(result.afterMs, DRAW_INTERVAL_MS) })
    case 'refused':
      return rooms.recordDrawing(trx, place, at, { ...result, afterMs: REFUSED_MS })
  }
}
