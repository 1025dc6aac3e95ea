// People who are owed a word each, written straight into the tables: ten thousand of them in a second.

import type { Database } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'

export interface Owed {
  /** What the message has to have in it. */
  readonly marker: string
  readonly dueAt: Date
  readonly space: string
  /** As the platform names them. */
  readonly person: string
  /** Of the nudge; a task unless it says. */
  readonly kind?: string
}

export interface OweOptions {
  readonly count: number
  /** The first is due now plus this. */
  readonly fromMs: number
  /** Spread over so long. */
  readonly spreadMs: number
  readonly spaces?: number
  /** Not in new ones, but where these already are. */
  readonly beside?: readonly Owed[]
  /** Not in spaces of the fake platform, but to these, one after the other. */
  readonly to?: readonly Address[]
  /** Each person is owed so many, all at the same instant, or one after the other. */
  readonly each?: number
  /** Milliseconds between two that one person is owed. */
  readonly apartMs?: number
  /** Each has a second account, in the next space, used longer ago. */
  readonly hasSecond?: boolean
  /** Milliseconds the processes' clocks are ahead of this one. */
  readonly offsetMs?: number
}

/** Where a person is, as their platform names them. */
export interface Address {
  readonly platform: string
  /** As the platform names it; all of Discord has no name. */
  readonly space: string
  readonly externalId: string
  /** The channel of their direct messages, where it is known already. */
  readonly channelId?: string
}

const PAGE = 200

/** One reminder each, at a typed time. */
export async function owe({ knex }: Database, options: OweOptions): Promise<Owed[]> {
  const {
    count,
    fromMs,
    spreadMs,
    spaces = 5,
    offsetMs = 0,
    hasSecond = false,
    beside = [],
    to,
    each = 1,
    apartMs = 0,
  } = options
  const now = new Date(Date.now() + offsetMs)
  const stamps = { created_at: now, updated_at: now }
  const spaceIds = to
    ? await spacesOf(knex, to, now)
    : beside.length > 0
      ? [...new Set(beside.map(({ space }) => space))]
      : await makeSpaces(knex, spaces, now)
  const owed: Owed[] = []
  for (let first = 0; first < count; first += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, count - first) }, (_, index) => first + index)
    const rows = numbers.map((number) => {
      const address = to?.[number]
      const space = number % spaceIds.length
      const dueAt = new Date(now.getTime() + fromMs + Math.floor((number / count) * spreadMs))
      const user = newId()
      const externalId = address?.externalId ?? user
      const things = Array.from({ length: each }, (_, index) => ({
        ...{ id: newId(), schedule: newId(), user, dueAt: new Date(dueAt.getTime() + index * apartMs) },
      }))
      for (const thing of things)
        owed.push({
          ...{ marker: `thing <${thing.id}>`, dueAt: thing.dueAt, space: spaceIds[space] ?? '', person: user },
        })
      return { things, space, user, externalId, channelId: address?.channelId ?? null }
    })
    const things = rows.flatMap((row) => row.things)
    await insertUsers(
      knex,
      rows.map(({ user }) => user),
      now,
    )
    await knex('chat_accounts').insert(
      rows.flatMap(({ user, space, externalId, channelId }) => {
        const account = (place: number, external_id: string, last_seen_at: Date) => ({
          account_id: newId(),
          space_id: spaceIds[place % spaceIds.length],
          external_id,
          user_id: user,
          dm_channel_id: channelId,
          last_seen_at,
          created_at: now,
        })
        const before = new Date(now.getTime() - 3_600_000)
        return [account(space, externalId, now), ...(hasSecond ? [account(space + 1, `${user} 2`, before)] : [])]
      }),
    )
    await knex('tasks').insert(
      things.map(({ id, user, dueAt }) => ({
        task_id: id,
        title: `thing <${id}>`,
        description: '',
        assignee_id: user,
        due_date: dueAt,
        metadata: '{"has_due_time":true}',
        is_leaf: true,
        ...stamps,
      })),
    )
    await knex('schedules').insert(
      things.map(({ id, user, schedule, dueAt }) => ({
        schedule_id: schedule,
        user_id: user,
        kind: 'task',
        subject_id: id,
        lead_minutes: 0,
        is_active: true,
        consented_at: now,
        next_due_at: dueAt,
        ...stamps,
      })),
    )
  }
  return owed
}

/**
 * A nudge each, every day at the minute that has just begun: a habit (timed), or a check-in (offered), where it is early in
 * the afternoon.
 */
export async function oweKind({ knex }: Database, kind: 'habit' | 'energy', to: readonly Address[]): Promise<Owed[]> {
  const now = new Date()
  const dueAt = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
  const spaceIds = await spacesOf(knex, to, now)
  // West of Greenwich these have a plus.
  const hours = 13 - now.getUTCHours()
  const people = to.map((address, index) => ({
    ...address,
    user_id: newId(),
    habit_id: newId(),
    space: spaceIds[index],
  }))
  await insertUsers(
    knex,
    people.map(({ user_id }) => user_id),
    now,
    hours === 0 ? 'Etc/UTC' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`,
  )
  await knex('chat_accounts').insert(
    people.map(({ user_id, space, externalId, channelId }) => ({
      account_id: newId(),
      space_id: space,
      external_id: externalId,
      user_id,
      dm_channel_id: channelId ?? null,
      last_seen_at: now,
      created_at: now,
    })),
  )
  if (kind === 'habit')
    await knex('habits').insert(
      people.map(({ user_id, habit_id }) => ({ habit_id, user_id, name: `habit <${habit_id}>`, created_at: dueAt })),
    )
  await knex('schedules').insert(
    people.map(({ user_id, habit_id }) => ({
      schedule_id: newId(),
      user_id,
      kind,
      subject_id: kind === 'habit' ? habit_id : null,
      local_time: `13:${dueAt.toISOString().slice(14, 16)}`,
      lead_minutes: 0,
      is_active: true,
      consented_at: dueAt,
      next_due_at: dueAt,
      created_at: dueAt,
      updated_at: dueAt,
    })),
  )
  return people.map(({ user_id, habit_id, channelId, space = '' }) => ({
    marker: kind === 'habit' ? `habit <${habit_id}>` : `energy <${channelId}>`,
    dueAt,
    space,
    person: user_id,
    kind,
  }))
}

async function insertUsers(
  knex: Database['knex'],
  ids: readonly string[],
  now: Date,
  timezone = 'Etc/UTC',
): Promise<void> {
  await knex('users').insert(
    ids.map((user_id) => ({
      user_id,
      username: user_id,
      email: `${user_id}@users.invalid`,
      timezone,
      preferences: '{}',
      is_active: true,
      created_at: now,
      updated_at: now,
    })),
  )
}

/**
 * A habit for each of these people, every day at that minute, UTC, from then on.
 * @returns what their messages have to have in them
 */
export async function oweDaily({ knex }: Database, people: readonly Owed[], from: Date): Promise<string[]> {
  const first = new Date(Math.floor(from.getTime() / 60_000) * 60_000)
  const habits = people.map(({ person }) => ({ habit_id: newId(), user_id: person }))
  await knex('habits').insert(
    habits.map(({ habit_id, user_id }) => ({ habit_id, user_id, name: `habit <${habit_id}>`, created_at: first })),
  )
  await knex('schedules').insert(
    habits.map(({ habit_id, user_id }) => ({
      schedule_id: newId(),
      user_id,
      kind: 'habit',
      subject_id: habit_id,
      local_time: first.toISOString().slice(11, 16),
      lead_minutes: 0,
      is_active: true,
      consented_at: first,
      next_due_at: first,
      created_at: first,
      updated_at: first,
    })),
  )
  return habits.map(({ habit_id }) => `habit <${habit_id}>`)
}

/** The id of each address's space, which is made where it is not there yet. */
async function spacesOf(knex: Database['knex'], addresses: readonly Address[], now: Date): Promise<string[]> {
  const ids = new Map<string, string>()
  for (const { platform, space } of addresses) {
    const place = { platform, external_id: space }
    const key = `${platform} ${space}`
    if (ids.has(key)) continue
    await knex('spaces')
      .insert({ space_id: newId(), ...place, is_active: true, failure_count: 0, created_at: now, updated_at: now })
      .onConflict(['platform', 'external_id'])
      .ignore()
    ids.set(key, (await knex('spaces').where(place).first('space_id'))?.space_id)
  }
  return addresses.map(({ platform, space }) => ids.get(`${platform} ${space}`) ?? '')
}

async function makeSpaces(knex: Database['knex'], count: number, now: Date): Promise<string[]> {
  const spaceIds = Array.from({ length: count }, newId)
  await knex('spaces').insert(
    spaceIds.map((space_id, index) => ({
      space_id,
      platform: 'fake',
      external_id: `space ${index} ${space_id}`,
      is_active: true,
      failure_count: 0,
      created_at: now,
      updated_at: now,
    })),
  )
  return spaceIds
}
