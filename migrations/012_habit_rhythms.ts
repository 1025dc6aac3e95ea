// Counted habits, and the rhythms a habit had before.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE habit_settings ADD COLUMN goal INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE habit_settings ADD COLUMN unit VARCHAR(30);

    CREATE TABLE habit_counts (
      habit_count_id ${uuid} NOT NULL PRIMARY KEY,
      habit_id ${uuid} NOT NULL REFERENCES habits (habit_id) ON DELETE CASCADE,
      count_date VARCHAR(10) NOT NULL,
      amount INTEGER NOT NULL CONSTRAINT ck_habit_counts_amount CHECK (amount >= 1),
      goal INTEGER NOT NULL CONSTRAINT ck_habit_counts_goal CHECK (goal >= 1),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_habit_counts_day ON habit_counts (habit_id, count_date);

    CREATE TABLE habit_rhythms (
      habit_rhythm_id ${uuid} NOT NULL PRIMARY KEY,
      habit_id ${uuid} NOT NULL REFERENCES habits (habit_id) ON DELETE CASCADE,
      frequency VARCHAR(50) NOT NULL,
      end_date VARCHAR(10) NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_habit_rhythms_end ON habit_rhythms (habit_id, end_date);
    `,
  )
}

/** Rhythms that the version before cannot read become the nearest one that it can; reminders follow. */
export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['habit_rhythms', 'habit_counts'])
  await execute(
    knex,
    `
    ALTER TABLE habit_settings DROP COLUMN unit;
    ALTER TABLE habit_settings DROP COLUMN goal;
    UPDATE habits SET frequency = 'weekly' WHERE frequency LIKE 'custom:%/week' OR frequency LIKE 'custom:%/month'
      OR frequency LIKE 'custom:month-%' OR frequency LIKE 'custom:every-%';
    UPDATE schedules SET days = NULL WHERE days LIKE 'from:%' OR days LIKE 'month:%';
    `,
  )
}
