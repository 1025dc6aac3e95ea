// Recurrence, goal links, daily habit checks, shared focus, the XP ledger.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, instant } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE recurrences (
      recurrence_id ${uuid} NOT NULL PRIMARY KEY,
      task_id ${uuid} NOT NULL REFERENCES tasks (task_id) ON DELETE CASCADE,
      rule VARCHAR(255) NOT NULL,
      basis VARCHAR(20) NOT NULL CONSTRAINT ck_recurrences_basis CHECK (basis IN ('calendar', 'completion')),
      start_date VARCHAR(10) NOT NULL,
      local_time VARCHAR(5),
      created_at ${instant} NOT NULL,
      updated_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_recurrences_task ON recurrences (task_id);

    CREATE TABLE goal_links (
      goal_link_id ${uuid} NOT NULL PRIMARY KEY,
      goal_id ${uuid} NOT NULL REFERENCES goals (goal_id) ON DELETE CASCADE,
      task_id ${uuid} NOT NULL REFERENCES tasks (task_id) ON DELETE CASCADE,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_goal_links_task ON goal_links (goal_id, task_id);
    CREATE INDEX idx_goal_links_task ON goal_links (task_id);

    CREATE TABLE habit_checks (
      check_id ${uuid} NOT NULL PRIMARY KEY,
      habit_id ${uuid} NOT NULL REFERENCES habits (habit_id) ON DELETE CASCADE,
      check_date VARCHAR(10) NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_habit_checks_day ON habit_checks (habit_id, check_date);

    CREATE TABLE habit_pauses (
      pause_id ${uuid} NOT NULL PRIMARY KEY,
      habit_id ${uuid} NOT NULL REFERENCES habits (habit_id) ON DELETE CASCADE,
      start_date VARCHAR(10) NOT NULL,
      end_date VARCHAR(10),
      created_at ${instant} NOT NULL,
      CONSTRAINT ck_habit_pauses_end CHECK (end_date >= start_date)
    );
    CREATE INDEX idx_habit_pauses_habit ON habit_pauses (habit_id);

    CREATE TABLE habit_settings (
      habit_setting_id ${uuid} NOT NULL PRIMARY KEY,
      habit_id ${uuid} NOT NULL REFERENCES habits (habit_id) ON DELETE CASCADE,
      is_essential BOOLEAN NOT NULL DEFAULT FALSE,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_habit_settings_habit ON habit_settings (habit_id);

    CREATE TABLE focus_companions (
      companion_id ${uuid} NOT NULL PRIMARY KEY,
      session_id ${uuid} NOT NULL REFERENCES focus_sessions (session_id) ON DELETE CASCADE,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      emoji VARCHAR(10),
      note VARCHAR(255),
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_focus_companions_user ON focus_companions (session_id, user_id);

    CREATE TABLE focus_interruptions (
      interruption_id ${uuid} NOT NULL PRIMARY KEY,
      session_id ${uuid} NOT NULL REFERENCES focus_sessions (session_id) ON DELETE CASCADE,
      bookmark TEXT,
      created_at ${instant} NOT NULL
    );
    CREATE INDEX idx_focus_interruptions_session ON focus_interruptions (session_id);

    CREATE TABLE xp_entries (
      xp_entry_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      source_kind VARCHAR(20) NOT NULL,
      source_key VARCHAR(64) NOT NULL,
      turn INTEGER NOT NULL CONSTRAINT ck_xp_entries_turn CHECK (turn >= 1),
      amount INTEGER NOT NULL,
      created_at ${instant} NOT NULL
    );
    CREATE UNIQUE INDEX uq_xp_entries_turn ON xp_entries (user_id, source_kind, source_key, turn);
    CREATE INDEX idx_xp_entries_user ON xp_entries (user_id, created_at);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, [
    'xp_entries',
    'focus_interruptions',
    'focus_companions',
    'habit_settings',
    'habit_pauses',
    'habit_checks',
    'goal_links',
    'recurrences',
  ])
}
