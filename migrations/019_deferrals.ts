// What is put off again and again: each time, and what its person said is in the way.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE task_deferrals (
      deferral_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      task_id ${uuid} NOT NULL REFERENCES tasks (task_id) ON DELETE CASCADE,
      way VARCHAR(20) NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_task_deferrals_task ON task_deferrals (task_id, user_id, created_at);
    CREATE INDEX idx_task_deferrals_over ON task_deferrals (created_at);

    CREATE TABLE task_hurdles (
      hurdle_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      task_id ${uuid} NOT NULL REFERENCES tasks (task_id) ON DELETE CASCADE,
      asked_date VARCHAR(10) NOT NULL,
      reason VARCHAR(20),
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_task_hurdles_day ON task_hurdles (task_id, user_id, asked_date);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['task_hurdles', 'task_deferrals'])
}
