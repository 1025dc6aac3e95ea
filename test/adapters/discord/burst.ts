// Thousands of nudges due at the same moment, through the real heart and the real discord.js to the fake Discord; and a
// focus session that ends amid them. How fast that goes is the bench's to say.
import { createDiscord } from '../../../adapters/discord/index.ts'
import { createRoomBoard } from '../../../src/app/room-board.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import type { Database } from '../../../src/database/index.ts'
import { newId } from '../../../src/models/id.ts'
import { startScheduler } from '../../../src/nudges/engine/scheduler.ts'
import { systemClock } from '../../../src/time/index.ts'
import { type Person, startDiscord } from '../../fakes/discord/index.ts'
import { toy } from '../../support/host.ts'

export interface BurstOptions {
  readonly count: number
  /** Are their direct channels kept from an earlier contact? Opening one costs a request as well. Default: they are. */
  readonly areMet?: boolean
  /** Quiet rooms in which somebody sits down at every tenth message; none by default. */
  readonly rooms?: number
}

export interface Burst {
  /** Requests that Discord refused, or would have. */
  readonly refused: number
  readonly lost: number
  readonly doubled: number
  /** How long after the session's end its end was told, in milliseconds; infinite where it never was. */
  readonly focusEndLateMs: number
  readonly errors: readonly string[]
  /** Messages posted a second, from the first to the last. */
  readonly perSecond: number
  /** Of each room: what it says in the end, and when it was edited, in milliseconds since 1970. */
  readonly rooms: readonly { readonly text: string; readonly seats: number; readonly editedAt: readonly number[] }[]
}

/** Sends `count` check-ins. @param database migrated and empty */
export async function burst(
  database: Database,
  { count, areMet = true, rooms: roomCount = 0 }: BurstOptions,
): Promise<Burst> {
  const discord = await startDiscord()
  const errors: string[] = []
  const report = (error: unknown, what = 'heart') => void errors.push(`${what}: ${String(error)}`)
  const platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => systemClock.now(),
    report,
  })
  await platform.start(toy().dispatcher)
  const people = Array.from({ length: count }, (_, n) => discord.person(`person ${n}`))
  const focused = discord.person('focused')
  // In the middle of what is sent at 49 a second.
  const focusEnd = new Date(Date.now() + 2000 + (count / 49) * 500)
  await owe(database, people, focused, focusEnd, areMet)
  const busy = await openRooms(database, discord, platform, roomCount, report)
  const heart = await startScheduler({
    database,
    clock: systemClock,
    platforms: new Map([['discord', platform]]),
    onError: (error) => report(error),
  })
  const isFocusEnd = (channel: string) => channel === focused.dms.id
  let posted = 0
  let toldAt = Number.POSITIVE_INFINITY
  let firstAt = 0
  let lastAt = 0
  const longest = Date.now() + 30_000 + (count / 20) * 1000
  while ((posted < count || toldAt === Number.POSITIVE_INFINITY) && Date.now() < longest) {
    const one = await discord.next(({ channel_id: id }) => !busy.channels.has(id), 15_000).catch(() => null)
    if (!one) break
    const at = new Date(one.message.timestamp).getTime()
    firstAt ||= at
    lastAt = at
    if (isFocusEnd(one.channel_id)) toldAt = at
    else posted++
    if (posted % 10 === 0) await busy.sitDown()
  }
  await busy.settle()
  await heart.stop()
  await platform.stop()
  const seen = people.map((person) => person.sees().length)
  await discord.stop()
  return {
    refused: discord.violations.length,
    lost: seen.filter((times) => times === 0).length,
    doubled: seen.filter((times) => times > 1).length,
    focusEndLateMs: toldAt - focusEnd.getTime(),
    errors,
    perSecond: (posted * 1000) / Math.max(1, lastAt - firstAt),
    rooms: busy.shown(),
  }
}

async function owe(
  { knex }: Database,
  people: readonly Person[],
  focused: Person,
  focusEnd: Date,
  areMet: boolean,
): Promise<void> {
  const now = new Date()
  const stamps = { created_at: now, updated_at: now }
  const spaceId = newId()
  await knex('spaces').insert({ space_id: spaceId, platform: 'discord', is_active: true, failure_count: 0, ...stamps })
  // It is about noon for all of them: nobody's quiet hours.
  const behind = now.getUTCHours() - 12
  const timezone = `Etc/GMT${behind < 0 ? '' : '+'}${behind}`
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  const localTime = `12:${String(minute.getUTCMinutes()).padStart(2, '0')}`
  const all = [...people, focused].map((person) => ({ person, userId: newId(), sessionId: newId() }))
  for (let at = 0; at < all.length; at += 100) {
    const some = all.slice(at, at + 100)
    await knex('users').insert(
      some.map(({ userId }) => ({
        user_id: userId,
        username: userId,
        email: `${userId}@users.invalid`,
        timezone,
        preferences: '{}',
        is_active: true,
        ...stamps,
      })),
    )
    await knex('chat_accounts').insert(
      some.map(({ person, userId }) => ({
        account_id: newId(),
        space_id: spaceId,
        external_id: person.id,
        user_id: userId,
        dm_channel_id: areMet ? person.dms.id : null,
        last_seen_at: now,
        created_at: now,
      })),
    )
    await knex('schedules').insert(
      some.map(({ userId, person, sessionId }) => ({
        schedule_id: newId(),
        user_id: userId,
        lead_minutes: 0,
        is_active: true,
        consented_at: now,
        ...(person === focused
          ? { kind: 'focus-end', subject_id: sessionId, next_due_at: focusEnd }
          : { kind: 'energy', local_time: localTime, next_due_at: minute }),
        ...stamps,
      })),
    )
  }
  const own = all.at(-1)
  await knex('focus_sessions').insert({
    session_id: own?.sessionId,
    user_id: own?.userId,
    duration_minutes: 25,
    started_at: new Date(focusEnd.getTime() - 25 * 60_000),
  })
}

/** Rooms as they stand in the tables, a channel each, drawn by the real board on the real clock. */
async function openRooms(
  database: Database,
  discord: Awaited<ReturnType<typeof startDiscord>>,
  platform: Platform,
  count: number,
  report: (error: unknown, what?: string) => void,
) {
  const { knex } = database
  const board = createRoomBoard({
    database,
    clock: systemClock,
    platform: () => platform,
    onError: (error) => report(error, 'rooms'),
  })
  const space = await knex('spaces').where({ platform: 'discord' }).first()
  const server = discord.server('Acme')
  const rooms = Array.from({ length: count }, (_, n) => ({
    roomId: newId(),
    placeId: newId(),
    channel: server.channel(`room-${n}`),
  }))
  const stamps = () => ({ created_at: new Date(), updated_at: new Date() })
  for (const { roomId, placeId, channel } of rooms) {
    await knex('rooms').insert({ room_id: roomId, ...stamps() })
    await knex('room_places').insert({
      ...{ room_place_id: placeId, room_id: roomId, space_id: space?.space_id, server_id: server.id },
      ...{ channel_id: channel.id, ...stamps() },
    })
  }
  const users: { user_id: string }[] = await knex('users').select('user_id').orderBy('user_id')
  let seats = 0
  if (count > 0) board.start()
  const textOf = (channel: (typeof rooms)[number]['channel']) =>
    discord
      .person('focused')
      .sees(channel)
      .map(({ text }) => text)
      .join()
  return {
    channels: new Set(rooms.map(({ channel }) => channel.id)),
    async sitDown() {
      const user_id = users[seats]?.user_id
      if (user_id === undefined) return
      seats++
      const ends_at = new Date(Date.now() + 3_600_000)
      for (const { roomId, placeId } of rooms)
        await knex('room_seats').insert({
          ...{ seat_id: newId(), room_id: roomId, room_place_id: placeId, user_id },
          ...{ starts_at: new Date(), ends_at, ...stamps() },
        })
      board.queueRooms(rooms.map(({ roomId }) => ({ kind: 'room', id: roomId })))
    },
    /** The latest state is shown, however long a channel may not be edited. */
    async settle() {
      if (count === 0) return
      const until = Date.now() + 30_000
      while (Date.now() < until && rooms.some(({ channel }) => !textOf(channel).includes(`${seats} working`)))
        await discord
          .next(({ channel_id: id }) => rooms.some(({ channel }) => channel.id === id), 15_000)
          .catch(() => null)
      await board.stop()
    },
    shown: () =>
      rooms.map(({ channel }) => ({
        text: textOf(channel),
        seats,
        editedAt: discord.world.shown.entries
          .filter(({ kind, channel_id: id }) => kind !== 'delete' && id === channel.id)
          .map(({ message }) => new Date(message.edited_timestamp ?? message.timestamp).getTime()),
      })),
  }
}
