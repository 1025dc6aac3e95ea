// Thousands of nudges due at the same moment, through the real heart and the real discord.js to the fake Discord; and a
// focus session that ends amid them. How fast that goes is the bench's to say.
import { createDiscord } from '../../../adapters/discord/index.ts'
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
}

export interface Burst {
  /** Requests that Discord refused, or would have. */
  readonly refused: number
  readonly lost: number
  readonly doubled: number
  /** How long after the session's end its end was told, in milliseconds; infinite where it never was. */
  readonly focusEndLateMs: number
  readonly errors: readonly string[]
}

/** Sends `count` check-ins. @param database migrated and empty */
export async function burst(database: Database, { count, areMet = true }: BurstOptions): Promise<Burst> {
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
  const heart = await startScheduler({
    database,
    clock: systemClock,
    platforms: new Map([['discord', platform]]),
    onError: (error) => report(error),
  })
  const isFocusEnd = (channel: string) => channel === focused.dms.id
  let posted = 0
  let toldAt = Number.POSITIVE_INFINITY
  const longest = Date.now() + 30_000 + (count / 20) * 1000
  while ((posted < count || toldAt === Number.POSITIVE_INFINITY) && Date.now() < longest) {
    const one = await discord.next(() => true, 15_000).catch(() => null)
    if (!one) break
    const at = new Date(one.message.timestamp).getTime()
    if (isFocusEnd(one.channel_id)) toldAt = at
    else posted++
  }
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
