// The way to an appointment: how long it takes, what to take along, and how long it really took.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE runways (
      runway_id ${uuid} NOT NULL PRIMARY KEY,
      task_id ${uuid} NOT NULL REFERENCES tasks (task_id) ON DELETE CASCADE,
      travel_minutes INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_runways_travel CHECK (travel_minutes >= 0 AND travel_minutes <= 600),
      travel_mode VARCHAR(30),
      learned_minutes INTEGER,
      is_fixed BOOLEAN NOT NULL DEFAULT FALSE,
      ready_list TEXT NOT NULL DEFAULT '[]',
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_runways_task ON runways (task_id);

    CREATE TABLE departures (
      departure_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      task_id ${uuid} REFERENCES tasks (task_id) ON DELETE SET NULL,
      trip_key VARCHAR(255) NOT NULL,
      due_at ${instant} NOT NULL,
      leave_at ${instant} NOT NULL,
      left_at ${instant} NOT NULL,
      arrived_at ${instant},
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_departures_trip ON departures (user_id, trip_key, left_at);
    CREATE INDEX idx_departures_task ON departures (task_id) WHERE task_id IS NOT NULL;
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['departures', 'runways'])
}
