// What is done again and again, together, and what it is worth.
import type { FocusCompanion } from '../../../src/models/focus-companion.ts'
import type { FocusInterruption } from '../../../src/models/focus-interruption.ts'
import type { GoalLink } from '../../../src/models/goal-link.ts'
import type { HabitCheck } from '../../../src/models/habit-check.ts'
import type { HabitCount } from '../../../src/models/habit-count.ts'
import type { HabitPause } from '../../../src/models/habit-pause.ts'
import type { HabitRhythm } from '../../../src/models/habit-rhythm.ts'
import type { HabitSetting } from '../../../src/models/habit-setting.ts'
import type { Recurrence } from '../../../src/models/recurrence.ts'
import type { TaskStart } from '../../../src/models/task-start.ts'
import type { XpEntry } from '../../../src/models/xp-entry.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const doing: ExpectedTables = {
  recurrences: table<Recurrence>({
    columns: {
      recurrence_id: { type: 'UUID', primary: true },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      rule: { type: 'VARCHAR(255)', required: true },
      basis: { type: 'VARCHAR(20)', required: true },
      start_date: { type: 'VARCHAR(10)', required: true },
      local_time: { type: 'VARCHAR(5)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
      next_roll_at: { type: 'INSTANT' },
      excluded_dates: { type: 'TEXT' },
    },
    uniqueIndexes: {
      uq_recurrences_task: 'task_id',
    },
    indexes: {
      idx_recurrences_roll: 'next_roll_at WHERE next_roll_at IS NOT NULL',
    },
    checks: {
      ck_recurrences_basis: "basis IN ('calendar', 'completion')",
    },
  }),
  goal_links: table<GoalLink>({
    columns: {
      goal_link_id: { type: 'UUID', primary: true },
      goal_id: { type: 'UUID', required: true, references: 'goals.goal_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_goal_links_task: 'task_id',
    },
    uniqueIndexes: {
      uq_goal_links_task: 'goal_id, task_id',
    },
  }),
  habit_checks: table<HabitCheck>({
    columns: {
      check_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      check_date: { type: 'VARCHAR(10)', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_habit_checks_day: 'habit_id, check_date',
    },
  }),
  habit_pauses: table<HabitPause>({
    columns: {
      pause_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      start_date: { type: 'VARCHAR(10)', required: true },
      end_date: { type: 'VARCHAR(10)' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_habit_pauses_habit: 'habit_id',
    },
    checks: {
      ck_habit_pauses_end: 'end_date >= start_date',
    },
  }),
  habit_counts: table<HabitCount>({
    columns: {
      habit_count_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      count_date: { type: 'VARCHAR(10)', required: true },
      amount: { type: 'INTEGER', required: true },
      goal: { type: 'INTEGER', required: true },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_habit_counts_day: 'habit_id, count_date',
    },
    checks: {
      ck_habit_counts_amount: 'amount >= 1',
      ck_habit_counts_goal: 'goal >= 1',
    },
  }),
  habit_rhythms: table<HabitRhythm>({
    columns: {
      habit_rhythm_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      frequency: { type: 'VARCHAR(50)', required: true },
      end_date: { type: 'VARCHAR(10)', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_habit_rhythms_end: 'habit_id, end_date',
    },
  }),
  habit_settings: table<HabitSetting>({
    columns: {
      habit_setting_id: { type: 'UUID', primary: true },
      habit_id: { type: 'UUID', required: true, references: 'habits.habit_id', onDelete: 'CASCADE' },
      is_essential: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      created_at: { type: 'INSTANT', required: true },
      goal: { type: 'INTEGER', required: true, default: '1' },
      unit: { type: 'VARCHAR(30)' },
    },
    uniqueIndexes: {
      uq_habit_settings_habit: 'habit_id',
    },
  }),
  focus_companions: table<FocusCompanion>({
    columns: {
      companion_id: { type: 'UUID', primary: true },
      session_id: { type: 'UUID', required: true, references: 'focus_sessions.session_id', onDelete: 'CASCADE' },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      emoji: { type: 'VARCHAR(10)' },
      note: { type: 'VARCHAR(255)' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_focus_companions_user: 'session_id, user_id',
    },
  }),
  focus_interruptions: table<FocusInterruption>({
    columns: {
      interruption_id: { type: 'UUID', primary: true },
      session_id: { type: 'UUID', required: true, references: 'focus_sessions.session_id', onDelete: 'CASCADE' },
      bookmark: { type: 'TEXT' },
      created_at: { type: 'INSTANT', required: true },
      cause: { type: 'VARCHAR(20)' },
    },
    indexes: {
      idx_focus_interruptions_session: 'session_id',
    },
  }),
  xp_entries: table<XpEntry>({
    columns: {
      xp_entry_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      source_kind: { type: 'VARCHAR(20)', required: true },
      source_key: { type: 'VARCHAR(64)', required: true },
      turn: { type: 'INTEGER', required: true },
      amount: { type: 'INTEGER', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_xp_entries_user: 'user_id, created_at',
    },
    uniqueIndexes: {
      uq_xp_entries_turn: 'user_id, source_kind, source_key, turn',
    },
    checks: {
      ck_xp_entries_turn: 'turn >= 1',
    },
  }),
  task_starts: table<TaskStart>({
    columns: {
      task_id: { type: 'UUID', required: true, primary: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      starts_at: { type: 'INSTANT', required: true },
      start_date: { type: 'VARCHAR(10)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
  }),
}
