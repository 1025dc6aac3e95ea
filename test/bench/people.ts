// People who are owed a reminder each, made by the database itself: a hundred thousand of them in some seconds.
import type { Database } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { countedAs, idAs, instantAs } from './sql.ts'

/** All are due now, each at a typed time, spread over so many spaces of the platform `bench`. */
export async function owedPeople({ knex, engine }: Database, count: number, spaces = 5): Promise<void> {
  const now = new Date(Date.now() - 1000)
  const spaceIds = Array.from({ length: spaces }, newId)
  await knex('spaces').insert(
    spaceIds.map((space_id, index) => ({
      ...{ space_id, platform: 'bench', external_id: `S${index}`, is_active: true, failure_count: 0 },
      ...{ created_at: now, updated_at: now },
    })),
  )
  const id = idAs(engine, 'n')
  const at = instantAs(engine, now)
  const all = countedAs(engine, count)
  const statements = [
    `INSERT INTO users (user_id, username, email, timezone, preferences, is_active, created_at, updated_at)
     SELECT ${id}, 'u' || n, 'u' || n || '@users.invalid', 'Etc/UTC', '{}', TRUE, ${at}, ${at} FROM ${all}`,
    ...spaceIds.map(
      (spaceId, index) =>
        `INSERT INTO chat_accounts (account_id, space_id, external_id, user_id, dm_channel_id, last_seen_at, created_at)
         SELECT ${id}, '${spaceId}', 'U' || n, ${id}, 'D' || n, ${at}, ${at} FROM ${all} WHERE n % ${spaces} = ${index}`,
    ),
    `INSERT INTO tasks (task_id, title, description, assignee_id, due_date, metadata, is_leaf, created_at, updated_at)
     SELECT ${id}, 'Thing number ' || n, '', ${id}, ${at}, '{"has_due_time":true}', TRUE, ${at}, ${at} FROM ${all}`,
    `INSERT INTO schedules (schedule_id, user_id, kind, subject_id, lead_minutes, is_active, consented_at, next_due_at, created_at, updated_at)
     SELECT ${id}, ${id}, 'task', ${id}, 0, TRUE, ${at}, ${at}, ${at}, ${at} FROM ${all}`,
    'ANALYZE',
  ]
  for (const statement of statements) await knex.raw(statement)
}
