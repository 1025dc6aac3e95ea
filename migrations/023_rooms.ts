// Quiet rooms: a standing message in each channel that an admin chose, and the people who work there for a while.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE rooms (
      room_id ${uuid} NOT NULL PRIMARY KEY,
      name VARCHAR(50),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );

    CREATE TABLE room_places (
      room_place_id ${uuid} NOT NULL PRIMARY KEY,
      room_id ${uuid} NOT NULL REFERENCES rooms (room_id) ON DELETE CASCADE,
      space_id ${uuid} NOT NULL REFERENCES spaces (space_id) ON DELETE CASCADE,
      server_id VARCHAR(100) NOT NULL DEFAULT '',
      channel_id VARCHAR(100) NOT NULL,
      message_id VARCHAR(100),
      allows_names BOOLEAN NOT NULL DEFAULT FALSE,
      code_hash VARCHAR(64),
      code_expires_at ${instant},
      posts INTEGER NOT NULL DEFAULT 1,
      view_hash VARCHAR(64),
      drawn_at ${instant},
      next_draw_at ${instant},
      problem VARCHAR(60),
      problem_at ${instant},
      closed_at ${instant},
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_room_places_channel ON room_places (space_id, channel_id);
    CREATE UNIQUE INDEX uq_room_places_code ON room_places (code_hash) WHERE code_hash IS NOT NULL;
    CREATE INDEX idx_room_places_room ON room_places (room_id);
    CREATE INDEX idx_room_places_problem ON room_places (problem_at) WHERE problem_at IS NOT NULL;

    CREATE TABLE room_seats (
      seat_id ${uuid} NOT NULL PRIMARY KEY,
      room_id ${uuid} NOT NULL REFERENCES rooms (room_id) ON DELETE CASCADE,
      room_place_id ${uuid} NOT NULL REFERENCES room_places (room_place_id) ON DELETE CASCADE,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      task_id ${uuid} REFERENCES tasks (task_id) ON DELETE SET NULL,
      emoji VARCHAR(20),
      step VARCHAR(255),
      shows_name VARCHAR(10) NOT NULL DEFAULT 'nobody' CONSTRAINT ck_room_seats_name CHECK (shows_name IN ('nobody', 'here', 'everywhere')),
      starts_at ${instant} NOT NULL,
      ends_at ${instant} NOT NULL,
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL,
      CONSTRAINT ck_room_seats_ends CHECK (ends_at >= starts_at)
    );
    CREATE UNIQUE INDEX uq_room_seats_person ON room_seats (room_id, user_id);
    CREATE INDEX idx_room_seats_user ON room_seats (user_id);
    CREATE INDEX idx_room_seats_place ON room_seats (room_place_id);
    CREATE INDEX idx_room_seats_task ON room_seats (task_id) WHERE task_id IS NOT NULL;
    CREATE INDEX idx_room_seats_ends ON room_seats (ends_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, ['room_seats', 'room_places', 'rooms'])
}
