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
  /** Not in spaces of the fake platform, but on Discord, by these ids. */
  readonly onDiscord?: readonly string[]
  /** Each has a second account, in the next space, used longer ago. */
  readonly hasSecond?: boolean
  /** Milliseconds the processes' clocks are ahead of this one. */
  readonly offsetMs?: number
}

const PAGE = 200

/** One reminder each, at a typed time. */
export async function owe({ knex }: Database, options: OweOptions): Promise<Owed[]> {
  const { count, fromMs, spreadMs, spaces = 5, offsetMs = 0, hasSecond = false, beside = [], onDiscord } = options
  const now = new Date(Date.now() + offsetMs)
  const stamps = { created_at: now, updated_at: now }
  const spaceIds = onDiscord
    ? [await discordsSpace(knex, now)]
    : beside.length > 0
      ? [...new Set(beside.map(({ space }) => space))]
      : await makeSpaces(knex, spaces, now)
  const owed: Owed[] = []
  for (let first = 0; first < count; first += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, count - first) }, (_, index) => first + index)
    const rows = numbers.map((number) => {
      const space = number % spaceIds.length
      const dueAt = new Date(now.getTime() + fromMs + Math.floor((number / count) * spreadMs))
      const id = newId()
      const user = newId()
      owed.push({ marker: `thing <${id}>`, dueAt, space: spaceIds[space] ?? '', person: user })
      return { id, space, dueAt, user, schedule: newId(), externalId: onDiscord?.[number] ?? user }
    })
    await knex('users').insert(
      rows.map(({ user }) => ({
        user_id: user,
        username: user,
        email: `${user}@users.invalid`,
        timezone: 'Etc/UTC',
        preferences: '{}',
        is_active: true,
        ...stamps,
      })),
    )
    await knex('chat_accounts').insert(
      rows.flatMap(({ user, space, externalId }) => {
        const account = (place: number, external_id: string, last_seen_at: Date) => ({
          account_id: newId(),
          space_id: spaceIds[place % spaceIds.length],
          external_id,
          user_id: user,
          last_seen_at,
          created_at: now,
        })
        const before = new Date(now.getTime() - 3_600_000)
        return [account(space, externalId, now), ...(hasSecond ? [account(space + 1, `${user} 2`, before)] : [])]
      }),
    )
    await knex('tasks').insert(
      rows.map(({ id, user, dueAt }) => ({
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
      rows.map(({ id, user, schedule, dueAt }) => ({
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

/** The one that all of Discord is. */
async function discordsSpace(knex: Database['knex'], now: Date): Promise<string> {
  const place = { platform: 'discord', external_id: '' }
  await knex('spaces')
    .insert({ space_id: newId(), ...place, is_active: true, failure_count: 0, created_at: now, updated_at: now })
    .onConflict(['platform', 'external_id'])
    .ignore()
  return (await knex('spaces').where(place).first('space_id'))?.space_id
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
