// The fourteen documented tables, transcribed cell by cell from their documentation: what the contract is held to.
// A column is nullable unless the document says NOT NULL or PRIMARY KEY.
import type { Achievement } from '../../src/models/achievement.ts'
import type { CompassZone } from '../../src/models/compass-zone.ts'
import type { EnergySnapshot } from '../../src/models/energy-snapshot.ts'
import type { FocusSession } from '../../src/models/focus-session.ts'
import type { Goal } from '../../src/models/goal.ts'
import type { Habit } from '../../src/models/habit.ts'
import type { MicroStep } from '../../src/models/micro-step.ts'
import type { MorningRitual } from '../../src/models/morning-ritual.ts'
import type { Project } from '../../src/models/project.ts'
import type { RefreshToken } from '../../src/models/refresh-token.ts'
import type { Task } from '../../src/models/task.ts'
import type { TaskComment } from '../../src/models/task-comment.ts'
import type { User } from '../../src/models/user.ts'
import type { UserAchievement } from '../../src/models/user-achievement.ts'
import { type ExpectedTables, table } from './expected.ts'

export const documentedTables: ExpectedTables = {
  users: table<User>({
    columns: {
      user_id: { type: 'UUID', primary: true },
      username: { type: 'VARCHAR(255)', unique: true, required: true },
      email: { type: 'VARCHAR(255)', unique: true, required: true },
      password_hash: { type: 'VARCHAR(255)' },
      full_name: { type: 'VARCHAR(255)' },
      timezone: { type: 'VARCHAR(50)', default: "'UTC'" },
      avatar_url: { type: 'VARCHAR(512)' },
      bio: { type: 'TEXT' },
      preferences: { type: 'TEXT', default: "'{}'" },
      is_active: { type: 'BOOLEAN', default: 'TRUE' },
      last_login: { type: 'TIMESTAMP' },
      created_at: { type: 'TIMESTAMP', required: true },
      updated_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_users_username: 'username', idx_users_email: 'email' },
  }),
  projects: table<Project>({
    columns: {
      project_id: { type: 'UUID', primary: true },
      name: { type: 'VARCHAR(255)', required: true },
      description: { type: 'TEXT', required: true },
      owner_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      team_members: { type: 'TEXT', default: "'[]'" },
      is_active: { type: 'BOOLEAN', default: 'TRUE' },
      start_date: { type: 'TIMESTAMP' },
      end_date: { type: 'TIMESTAMP' },
      settings: { type: 'TEXT', default: "'{}'" },
      metadata: { type: 'TEXT', default: "'{}'" },
      created_at: { type: 'TIMESTAMP', required: true },
      updated_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_projects_owner: 'owner_id' },
  }),
  tasks: table<Task>({
    columns: {
      task_id: { type: 'UUID', primary: true },
      title: { type: 'VARCHAR(255)', required: true },
      description: { type: 'TEXT', required: true },
      project_id: { type: 'UUID', references: 'projects.project_id', onDelete: 'CASCADE' },
      parent_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'CASCADE' },
      capture_type: { type: 'VARCHAR(50)', default: "'task'" },
      status: { type: 'VARCHAR(50)', default: "'todo'" },
      priority: { type: 'VARCHAR(50)', default: "'medium'" },
      estimated_hours: { type: 'NUMERIC(10,2)' },
      actual_hours: { type: 'NUMERIC(10,2)', default: '0.0' },
      tags: { type: 'TEXT', default: "'[]'" },
      assignee_id: { type: 'UUID', references: 'users.user_id', onDelete: 'SET NULL' },
      due_date: { type: 'TIMESTAMP' },
      started_at: { type: 'TIMESTAMP' },
      completed_at: { type: 'TIMESTAMP' },
      created_at: { type: 'TIMESTAMP', required: true },
      updated_at: { type: 'TIMESTAMP', required: true },
      metadata: { type: 'TEXT', default: "'{}'" },
      scope: { type: 'VARCHAR(50)', default: "'simple'" },
      delegation_mode: { type: 'VARCHAR(20)', default: "'do'" },
      is_micro_step: { type: 'BOOLEAN', default: 'FALSE' },
      micro_steps: { type: 'TEXT', default: "'[]'" },
      level: { type: 'INTEGER', default: '0' },
      custom_emoji: { type: 'VARCHAR(10)' },
      decomposition_state: { type: 'VARCHAR(50)', default: "'stub'" },
      children_ids: { type: 'TEXT', default: "'[]'" },
      total_minutes: { type: 'INTEGER', default: '0' },
      is_leaf: { type: 'BOOLEAN', default: 'FALSE' },
      leaf_type: { type: 'VARCHAR(50)' },
      zone_id: { type: 'UUID', references: 'compass_zones.zone_id' },
    },
    indexes: {
      idx_tasks_project: 'project_id',
      idx_tasks_status: 'status',
      idx_tasks_priority: 'priority',
      idx_tasks_assignee: 'assignee_id',
      idx_tasks_due_date: 'due_date',
      idx_tasks_parent: 'parent_id',
      idx_tasks_zone: 'zone_id',
    },
  }),
  micro_steps: table<MicroStep>({
    columns: {
      step_id: { type: 'UUID', primary: true },
      parent_task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'CASCADE' },
      step_number: { type: 'INTEGER', required: true },
      description: { type: 'TEXT', required: true },
      estimated_minutes: { type: 'INTEGER', required: true },
      delegation_mode: { type: 'VARCHAR(20)', default: "'do'" },
      emoji: { type: 'VARCHAR(10)' },
      is_completed: { type: 'BOOLEAN', default: 'FALSE' },
      completed_at: { type: 'TIMESTAMP' },
      created_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_micro_steps_parent: 'parent_task_id' },
    checks: { ck_micro_steps_estimated_minutes: 'estimated_minutes >= 1 AND estimated_minutes <= 10' },
  }),
  task_comments: table<TaskComment>({
    columns: {
      comment_id: { type: 'UUID', primary: true },
      task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'CASCADE' },
      author_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      content: { type: 'TEXT', required: true },
      created_at: { type: 'TIMESTAMP', required: true },
      updated_at: { type: 'TIMESTAMP' },
      is_edited: { type: 'BOOLEAN', default: 'FALSE' },
    },
    indexes: { idx_task_comments_task: 'task_id' },
  }),
  compass_zones: table<CompassZone>({
    columns: {
      zone_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      name: { type: 'VARCHAR(255)', required: true },
      icon: { type: 'VARCHAR(50)', required: true },
      simple_goal: { type: 'TEXT' },
      color: { type: 'VARCHAR(7)', default: "'#3b82f6'" },
      sort_order: { type: 'INTEGER', default: '0' },
      is_active: { type: 'BOOLEAN', default: 'TRUE' },
      created_at: { type: 'TIMESTAMP', required: true },
      updated_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_compass_zones_user: 'user_id' },
  }),
  morning_rituals: table<MorningRitual>({
    columns: {
      ritual_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      completion_date: { type: 'VARCHAR(10)', required: true },
      focus_task_1_id: { type: 'UUID' },
      focus_task_2_id: { type: 'UUID' },
      focus_task_3_id: { type: 'UUID' },
      completed_at: { type: 'TIMESTAMP', required: true },
      skipped: { type: 'BOOLEAN', default: 'FALSE' },
    },
    indexes: { idx_morning_rituals_user: 'user_id' },
  }),
  energy_snapshots: table<EnergySnapshot>({
    columns: {
      snapshot_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      energy_level: { type: 'INTEGER', required: true },
      recorded_at: { type: 'TIMESTAMP', required: true },
      time_of_day: { type: 'VARCHAR(20)' },
      notes: { type: 'TEXT' },
    },
    indexes: { idx_energy_snapshots_user: 'user_id' },
    checks: { ck_energy_snapshots_energy_level: 'energy_level >= 1 AND energy_level <= 3' },
  }),
  focus_sessions: table<FocusSession>({
    columns: {
      session_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'CASCADE' },
      duration_minutes: { type: 'INTEGER', default: '25' },
      started_at: { type: 'TIMESTAMP', required: true },
      ended_at: { type: 'TIMESTAMP' },
      is_completed: { type: 'BOOLEAN', default: 'FALSE' },
      interruptions: { type: 'INTEGER', default: '0' },
      notes: { type: 'TEXT' },
    },
    indexes: { idx_focus_sessions_user: 'user_id', idx_focus_sessions_task: 'task_id' },
  }),
  goals: table<Goal>({
    columns: {
      goal_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      title: { type: 'VARCHAR(255)', required: true },
      description: { type: 'TEXT' },
      target_date: { type: 'TIMESTAMP' },
      is_completed: { type: 'BOOLEAN', default: 'FALSE' },
      completed_at: { type: 'TIMESTAMP' },
      created_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_goals_user: 'user_id' },
  }),
  habits: table<Habit>({
    columns: {
      habit_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      name: { type: 'VARCHAR(255)', required: true },
      description: { type: 'TEXT' },
      frequency: { type: 'VARCHAR(50)', default: "'daily'" },
      streak: { type: 'INTEGER', default: '0' },
      is_active: { type: 'BOOLEAN', default: 'TRUE' },
      created_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_habits_user: 'user_id' },
  }),
  achievements: table<Achievement>({
    columns: {
      achievement_id: { type: 'UUID', primary: true },
      name: { type: 'VARCHAR(255)', required: true },
      description: { type: 'TEXT' },
      icon: { type: 'VARCHAR(50)' },
      xp_reward: { type: 'INTEGER', default: '0' },
      criteria: { type: 'TEXT', default: "'{}'" },
      created_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: {},
  }),
  user_achievements: table<UserAchievement>({
    columns: {
      user_achievement_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', references: 'users.user_id', onDelete: 'CASCADE' },
      achievement_id: { type: 'UUID', references: 'achievements.achievement_id', onDelete: 'CASCADE' },
      unlocked_at: { type: 'TIMESTAMP', required: true },
    },
    indexes: { idx_user_achievements_user: 'user_id' },
  }),
  refresh_tokens: table<RefreshToken>({
    columns: {
      token_id: { type: 'TEXT', primary: true },
      // PostgreSQL lets a UUID be referenced by a UUID only.
      user_id: { type: 'TEXT', onPostgres: 'uuid', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      token_hash: { type: 'TEXT', required: true },
      expires_at: { type: 'TIMESTAMP', required: true },
      created_at: { type: 'TIMESTAMP', default: 'CURRENT_TIMESTAMP' },
      revoked: { type: 'BOOLEAN', default: '0' },
      revoked_at: { type: 'TIMESTAMP' },
    },
    indexes: {
      idx_refresh_tokens_user_id: 'user_id',
      idx_refresh_tokens_expires_at: 'expires_at',
      idx_refresh_tokens_revoked: 'revoked',
    },
  }),
}
