// If-then: what is offered when something happens, and when it was begun.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE if_thens (
      if_then_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      trigger_kind VARCHAR(20) NOT NULL,
      habit_id ${uuid} REFERENCES habits (habit_id) ON DELETE CASCADE,
      trigger_words VARCHAR(100),
      task_id ${uuid} REFERENCES tasks (task_id) ON DELETE SET NULL,
      action VARCHAR(255) NOT NULL,
      is_repeating BOOLEAN NOT NULL DEFAULT FALSE,
      armed_at ${instant} NOT NULL,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE INDEX idx_if_thens_trigger ON if_thens (user_id, trigger_kind);
    CREATE INDEX idx_if_thens_habit ON if_thens (habit_id) WHERE habit_id IS NOT NULL;
    CREATE INDEX idx_if_thens_task ON if_thens (task_id) WHERE task_id IS NOT NULL;

    CREATE TABLE if_then_starts (
      start_id ${uuid} NOT NULL PRIMARY KEY,
      if_then_id ${uuid} NOT NULL REFERENCES if_thens (if_then_id) ON DELETE CASCADE,
      started_at ${instant} NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_if_then_starts_time ON if_then_starts (if_then_id, started_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['if_then_starts', 'if_thens'])
}
