// People who are owed a word each, written straight into the tables: ten thousand of them in a second.

import type { Database } from '../../src/database.ts'
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
  /** Each has a second account, in the next space, used longer ago. */
  readonly hasSecond?: boolean
  /** Milliseconds the processes' clocks are ahead of this one. */
  readonly offsetMs?: number
}

const PAGE = 200

/** One reminder each, at a typed time. */
export async function owe({ knex }: Database, options: OweOptions): Promise<Owed[]> {
  const { count, fromMs, spreadMs, spaces = 5, offsetMs = 0, hasSecond = false } = options
  const now = new Date(Date.now() + offsetMs)
  const stamps = { created_at: now, updated_at: now }
  const spaceIds = Array.from({ length: spaces }, newId)
  await knex('spaces').insert(
    spaceIds.map((space_id, index) => ({
      space_id,
      platform: 'fake',
      external_id: `space ${index} ${space_id}`,
      is_active: true,
      failure_count: 0,
      ...stamps,
    })),
  )
  const owed: Owed[] = []
  for (let first = 0; first < count; first += PAGE) {
    const numbers = Array.from({ length: Math.min(PAGE, count - first) }, (_, index) => first + index)
    const rows = numbers.map((number) => {
      const space = number % spaces
      const dueAt = new Date(now.getTime() + fromMs + Math.floor((number / count) * spreadMs))
      const id = newId()
      const user = newId()
      owed.push({ marker: `thing <${id}>`, dueAt, space: spaceIds[space] ?? '', person: user })
      return { id, space, dueAt, user, schedule: newId() }
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
      rows.flatMap(({ user, space }) => {
        const account = (place: number, external_id: string, last_seen_at: Date) => ({
          account_id: newId(),
          space_id: spaceIds[place % spaces],
          external_id,
          user_id: user,
          last_seen_at,
          created_at: now,
        })
        const before = new Date(now.getTime() - 3_600_000)
        return [account(space, user, now), ...(hasSecond ? [account(space + 1, `${user} 2`, before)] : [])]
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
