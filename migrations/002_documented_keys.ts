// Domain rules that a database can enforce, added to the documented tables without changing a column.
import type { Knex } from 'knex'
import { execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    CREATE UNIQUE INDEX uq_morning_rituals_day ON morning_rituals (user_id, completion_date);
    CREATE UNIQUE INDEX uq_user_achievements_achievement ON user_achievements (user_id, achievement_id);
    CREATE UNIQUE INDEX uq_achievements_name ON achievements (name);
    CREATE UNIQUE INDEX uq_micro_steps_number ON micro_steps (parent_task_id, step_number);
    CREATE UNIQUE INDEX uq_focus_sessions_open ON focus_sessions (user_id) WHERE ended_at IS NULL;
    `,
  )
  for (const [table, name, rule] of checks) {
    await knex.raw(`ALTER TABLE ${table} ADD CONSTRAINT ${name} CHECK (${rule})`)
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, name] of checks) await knex.raw(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  await execute(
    knex,
    `
    DROP INDEX uq_focus_sessions_open;
    DROP INDEX uq_micro_steps_number;
    DROP INDEX uq_achievements_name;
    DROP INDEX uq_user_achievements_achievement;
    DROP INDEX uq_morning_rituals_day;
    `,
  )
}

const checks = [
  ['tasks', 'ck_tasks_capture_type', "capture_type IN ('task', 'idea', 'goal', 'habit')"],
  ['tasks', 'ck_tasks_status', "status IN ('todo', 'in_progress', 'blocked', 'done')"],
  ['tasks', 'ck_tasks_priority', "priority IN ('low', 'medium', 'high', 'urgent')"],
  ['tasks', 'ck_tasks_scope', "scope IN ('simple', 'medium', 'complex')"],
  ['tasks', 'ck_tasks_delegation_mode', "delegation_mode IN ('do', 'do_with_me', 'delegate', 'delete')"],
  ['tasks', 'ck_tasks_decomposition_state', "decomposition_state IN ('stub', 'decomposing', 'decomposed', 'atomic')"],
  ['tasks', 'ck_tasks_leaf_type', "leaf_type IN ('digital', 'physical', 'social')"],
  ['tasks', 'ck_tasks_level', 'level >= 0 AND level <= 6'],
  ['micro_steps', 'ck_micro_steps_delegation_mode', "delegation_mode IN ('do', 'do_with_me', 'delegate', 'delete')"],
] as const
