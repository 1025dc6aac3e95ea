// Keys and checks added to documented tables: rules of the domain that a database can hold.
import type { ExpectedTable } from './expected.ts'

type Keys = Pick<ExpectedTable, 'uniqueIndexes' | 'checks'>

export const documentedKeys: Readonly<Record<string, Keys>> = {
  morning_rituals: { uniqueIndexes: { uq_morning_rituals_day: 'user_id, completion_date' } },
  user_achievements: { uniqueIndexes: { uq_user_achievements_achievement: 'user_id, achievement_id' } },
  achievements: { uniqueIndexes: { uq_achievements_name: 'name' } },
  focus_sessions: { uniqueIndexes: { uq_focus_sessions_open: 'user_id WHERE ended_at IS NULL' } },
  tasks: {
    checks: {
      ck_tasks_capture_type: "capture_type IN ('task', 'idea', 'goal', 'habit')",
      ck_tasks_status: "status IN ('todo', 'in_progress', 'blocked', 'done')",
      ck_tasks_priority: "priority IN ('low', 'medium', 'high', 'urgent')",
      ck_tasks_scope: "scope IN ('simple', 'medium', 'complex')",
      ck_tasks_delegation_mode: "delegation_mode IN ('do', 'do_with_me', 'delegate', 'delete')",
      ck_tasks_decomposition_state: "decomposition_state IN ('stub', 'decomposing', 'decomposed', 'atomic')",
      ck_tasks_leaf_type: "leaf_type IN ('digital', 'physical', 'social')",
      ck_tasks_level: 'level >= 0 AND level <= 6',
    },
  },
  micro_steps: {
    uniqueIndexes: { uq_micro_steps_number: 'parent_task_id, step_number' },
    checks: { ck_micro_steps_delegation_mode: "delegation_mode IN ('do', 'do_with_me', 'delegate', 'delete')" },
  },
}
