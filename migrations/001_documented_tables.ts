// The fourteen documented tables, column for column; README.md beside this file describes each.
// A column is nullable unless it says NOT NULL; a primary key says it twice, since SQLite would let it be NULL.
import type { Knex } from 'knex'
import { columnTypes, dropTables, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { uuid, timestamp, textReferringToUuid, zeroOrFalse } = columnTypes(knex)
  await execute(
    knex,
    `
    CREATE TABLE users (
      user_id ${uuid} NOT NULL PRIMARY KEY,
      username VARCHAR(255) NOT NULL CONSTRAINT uq_users_username UNIQUE,
      email VARCHAR(255) NOT NULL CONSTRAINT uq_users_email UNIQUE,
      password_hash VARCHAR(255),
      full_name VARCHAR(255),
      timezone VARCHAR(50) DEFAULT 'UTC',
      avatar_url VARCHAR(512),
      bio TEXT,
      preferences TEXT DEFAULT '{}',
      is_active BOOLEAN DEFAULT TRUE,
      last_login ${timestamp},
      created_at ${timestamp} NOT NULL,
      updated_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_users_username ON users (username);
    CREATE INDEX idx_users_email ON users (email);

    CREATE TABLE projects (
      project_id ${uuid} NOT NULL PRIMARY KEY,
      name VARCHAR(255) NOT NULL,
      description TEXT NOT NULL,
      owner_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      team_members TEXT DEFAULT '[]',
      is_active BOOLEAN DEFAULT TRUE,
      start_date ${timestamp},
      end_date ${timestamp},
      settings TEXT DEFAULT '{}',
      metadata TEXT DEFAULT '{}',
      created_at ${timestamp} NOT NULL,
      updated_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_projects_owner ON projects (owner_id);

    CREATE TABLE compass_zones (
      zone_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      name VARCHAR(255) NOT NULL,
      icon VARCHAR(50) NOT NULL,
      simple_goal TEXT,
      color VARCHAR(7) DEFAULT '#3b82f6',
      sort_order INTEGER DEFAULT 0,
      is_active BOOLEAN DEFAULT TRUE,
      created_at ${timestamp} NOT NULL,
      updated_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_compass_zones_user ON compass_zones (user_id);

    CREATE TABLE tasks (
      task_id ${uuid} NOT NULL PRIMARY KEY,
      title VARCHAR(255) NOT NULL,
      description TEXT NOT NULL,
      project_id ${uuid} REFERENCES projects (project_id) ON DELETE CASCADE,
      parent_id ${uuid} REFERENCES tasks (task_id) ON DELETE CASCADE,
      capture_type VARCHAR(50) DEFAULT 'task',
      status VARCHAR(50) DEFAULT 'todo',
      priority VARCHAR(50) DEFAULT 'medium',
      estimated_hours NUMERIC(10,2),
      actual_hours NUMERIC(10,2) DEFAULT 0.0,
      tags TEXT DEFAULT '[]',
      assignee_id ${uuid} REFERENCES users (user_id) ON DELETE SET NULL,
      due_date ${timestamp},
      started_at ${timestamp},
      completed_at ${timestamp},
      created_at ${timestamp} NOT NULL,
      updated_at ${timestamp} NOT NULL,
      metadata TEXT DEFAULT '{}',
      scope VARCHAR(50) DEFAULT 'simple',
      delegation_mode VARCHAR(20) DEFAULT 'do',
      is_micro_step BOOLEAN DEFAULT FALSE,
      micro_steps TEXT DEFAULT '[]',
      level INTEGER DEFAULT 0,
      custom_emoji VARCHAR(10),
      decomposition_state VARCHAR(50) DEFAULT 'stub',
      children_ids TEXT DEFAULT '[]',
      total_minutes INTEGER DEFAULT 0,
      is_leaf BOOLEAN DEFAULT FALSE,
      leaf_type VARCHAR(50),
      zone_id ${uuid} REFERENCES compass_zones (zone_id)
    );
    CREATE INDEX idx_tasks_project ON tasks (project_id);
    CREATE INDEX idx_tasks_status ON tasks (status);
    CREATE INDEX idx_tasks_priority ON tasks (priority);
    CREATE INDEX idx_tasks_assignee ON tasks (assignee_id);
    CREATE INDEX idx_tasks_due_date ON tasks (due_date);
    CREATE INDEX idx_tasks_parent ON tasks (parent_id);
    CREATE INDEX idx_tasks_zone ON tasks (zone_id);

    CREATE TABLE micro_steps (
      step_id ${uuid} NOT NULL PRIMARY KEY,
      parent_task_id ${uuid} REFERENCES tasks (task_id) ON DELETE CASCADE,
      step_number INTEGER NOT NULL,
      description TEXT NOT NULL,
      estimated_minutes INTEGER NOT NULL
        CONSTRAINT ck_micro_steps_estimated_minutes CHECK (estimated_minutes >= 1 AND estimated_minutes <= 10),
      delegation_mode VARCHAR(20) DEFAULT 'do',
      emoji VARCHAR(10),
      is_completed BOOLEAN DEFAULT FALSE,
      completed_at ${timestamp},
      created_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_micro_steps_parent ON micro_steps (parent_task_id);

    CREATE TABLE task_comments (
      comment_id ${uuid} NOT NULL PRIMARY KEY,
      task_id ${uuid} REFERENCES tasks (task_id) ON DELETE CASCADE,
      author_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      content TEXT NOT NULL,
      created_at ${timestamp} NOT NULL,
      updated_at ${timestamp},
      is_edited BOOLEAN DEFAULT FALSE
    );
    CREATE INDEX idx_task_comments_task ON task_comments (task_id);

    CREATE TABLE morning_rituals (
      ritual_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      completion_date VARCHAR(10) NOT NULL,
      focus_task_1_id ${uuid},
      focus_task_2_id ${uuid},
      focus_task_3_id ${uuid},
      completed_at ${timestamp} NOT NULL,
      skipped BOOLEAN DEFAULT FALSE
    );
    CREATE INDEX idx_morning_rituals_user ON morning_rituals (user_id);

    CREATE TABLE energy_snapshots (
      snapshot_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      energy_level INTEGER NOT NULL
        CONSTRAINT ck_energy_snapshots_energy_level CHECK (energy_level >= 1 AND energy_level <= 3),
      recorded_at ${timestamp} NOT NULL,
      time_of_day VARCHAR(20),
      notes TEXT
    );
    CREATE INDEX idx_energy_snapshots_user ON energy_snapshots (user_id);

    CREATE TABLE focus_sessions (
      session_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      task_id ${uuid} REFERENCES tasks (task_id) ON DELETE CASCADE,
      duration_minutes INTEGER DEFAULT 25,
      started_at ${timestamp} NOT NULL,
      ended_at ${timestamp},
      is_completed BOOLEAN DEFAULT FALSE,
      interruptions INTEGER DEFAULT 0,
      notes TEXT
    );
    CREATE INDEX idx_focus_sessions_user ON focus_sessions (user_id);
    CREATE INDEX idx_focus_sessions_task ON focus_sessions (task_id);

    CREATE TABLE goals (
      goal_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      title VARCHAR(255) NOT NULL,
      description TEXT,
      target_date ${timestamp},
      is_completed BOOLEAN DEFAULT FALSE,
      completed_at ${timestamp},
      created_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_goals_user ON goals (user_id);

    CREATE TABLE habits (
      habit_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      name VARCHAR(255) NOT NULL,
      description TEXT,
      frequency VARCHAR(50) DEFAULT 'daily',
      streak INTEGER DEFAULT 0,
      is_active BOOLEAN DEFAULT TRUE,
      created_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_habits_user ON habits (user_id);

    CREATE TABLE achievements (
      achievement_id ${uuid} NOT NULL PRIMARY KEY,
      name VARCHAR(255) NOT NULL,
      description TEXT,
      icon VARCHAR(50),
      xp_reward INTEGER DEFAULT 0,
      criteria TEXT DEFAULT '{}',
      created_at ${timestamp} NOT NULL
    );

    CREATE TABLE user_achievements (
      user_achievement_id ${uuid} NOT NULL PRIMARY KEY,
      user_id ${uuid} REFERENCES users (user_id) ON DELETE CASCADE,
      achievement_id ${uuid} REFERENCES achievements (achievement_id) ON DELETE CASCADE,
      unlocked_at ${timestamp} NOT NULL
    );
    CREATE INDEX idx_user_achievements_user ON user_achievements (user_id);

    CREATE TABLE refresh_tokens (
      token_id TEXT NOT NULL PRIMARY KEY,
      user_id ${textReferringToUuid} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
      token_hash TEXT NOT NULL,
      expires_at ${timestamp} NOT NULL,
      created_at ${timestamp} DEFAULT CURRENT_TIMESTAMP,
      revoked BOOLEAN DEFAULT ${zeroOrFalse},
      revoked_at ${timestamp}
    );
    CREATE INDEX idx_refresh_tokens_user_id ON refresh_tokens (user_id);
    CREATE INDEX idx_refresh_tokens_expires_at ON refresh_tokens (expires_at);
    CREATE INDEX idx_refresh_tokens_revoked ON refresh_tokens (revoked);
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, [
    'refresh_tokens',
    'user_achievements',
    'achievements',
    'habits',
    'goals',
    'focus_sessions',
    'energy_snapshots',
    'morning_rituals',
    'task_comments',
    'micro_steps',
    'tasks',
    'compass_zones',
    'projects',
    'users',
  ])
}
