// People who are owed a reminder each, made by the database itself: a hundred thousand of them in some seconds.
import type { Database } from '../../src/database.ts'
import { newId } from '../../src/models/id.ts'
import { instantAs, uuidAs } from './sql.ts'

/** All are due now, each at a typed time, spread over so many spaces of the platform `bench`. */
export async function owedPeople(database: Database, count: number, spaces = 5): Promise<void> {
  const { knex, engine } = database
  const now = new Date(Date.now() - 1000)
  const stamps = { created_at: now, updated_at: now }
  const spaceIds = Array.from({ length: spaces }, newId)
  await knex('spaces').insert(
    spaceIds.map((space_id, index) => ({
      ...{ space_id, platform: 'bench', external_id: `S${index}`, is_active: true, failure_count: 0 },
      ...stamps,
    })),
  )
  await knex.raw(
    `CREATE TABLE bench_people (n INTEGER PRIMARY KEY, user_id ${uuidAs(engine)}, task_id ${uuidAs(engine)}, schedule_id ${uuidAs(engine)})`,
  )
  for (let first = 0; first < count; first += 1000) {
    const page = Array.from({ length: Math.min(1000, count - first) }, (_, index) => ({
      n: first + index,
      user_id: newId(),
      task_id: newId(),
      schedule_id: newId(),
    }))
    await knex.batchInsert('bench_people', page, 200)
  }
  const at = instantAs(engine, now)
  const statements = [
    `INSERT INTO users (user_id, username, email, timezone, preferences, is_active, created_at, updated_at)
     SELECT user_id, 'u' || n, 'u' || n || '@users.invalid', 'Etc/UTC', '{}', TRUE, ${at}, ${at} FROM bench_people`,
    ...spaceIds.map(
      (spaceId, index) =>
        `INSERT INTO chat_accounts (account_id, space_id, external_id, user_id, dm_channel_id, last_seen_at, created_at)
         SELECT task_id, '${spaceId}', 'U' || n, user_id, 'D' || n, ${at}, ${at} FROM bench_people WHERE n % ${spaces} = ${index}`,
    ),
    `INSERT INTO tasks (task_id, title, description, assignee_id, due_date, metadata, is_leaf, created_at, updated_at)
     SELECT task_id, 'Thing number ' || n, '', user_id, ${at}, '{"has_due_time":true}', TRUE, ${at}, ${at} FROM bench_people`,
    `INSERT INTO schedules (schedule_id, user_id, kind, subject_id, lead_minutes, is_active, consented_at, next_due_at, created_at, updated_at)
     SELECT schedule_id, user_id, 'task', task_id, 0, TRUE, ${at}, ${at}, ${at}, ${at} FROM bench_people`,
    'DROP TABLE bench_people',
  ]
  for (const statement of statements) await knex.raw(statement)
  await knex.raw('ANALYZE')
}
