// Days without a repetition, several leads and repeated reminders of a task, and when a task starts.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE recurrences ADD COLUMN excluded_dates TEXT;
    ALTER TABLE schedules ADD COLUMN leads VARCHAR(60);
    ALTER TABLE schedules ADD COLUMN repeat_minutes INTEGER;
    ALTER TABLE schedules ADD COLUMN repeat_count INTEGER;

    CREATE TABLE task_starts (
      task_id ${uuid} NOT NULL PRIMARY KEY REFERENCES tasks (task_id) ON DELETE CASCADE,
      starts_at ${instant} NOT NULL,
      start_date VARCHAR(10),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['task_starts'])
  await execute(
    knex,
    `
    ALTER TABLE schedules DROP COLUMN repeat_count;
    ALTER TABLE schedules DROP COLUMN repeat_minutes;
    ALTER TABLE schedules DROP COLUMN leads;
    ALTER TABLE recurrences DROP COLUMN excluded_dates;
    `,
  )
}
