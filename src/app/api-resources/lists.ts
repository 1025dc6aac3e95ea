// The lists that programs read: which rows, and each as data. Nothing of a hidden zone is in any of them.
import { loadFocusData } from '../../domain/days/focus/focus-data.ts'
import { loadNudgeData } from '../../domain/reminders/nudge-data.ts'
import { todayOf, zoneOf } from '../../domain/request/me.ts'
import { whereTagged } from '../../domain/tasks/list.ts'
import { visibleTasks } from '../../domain/tasks/rows.ts'
import { loadTaskData } from '../../domain/tasks/task-data.ts'
import { EnergySnapshot } from '../../models/energy-snapshot.ts'
import { FocusSession } from '../../models/focus-session.ts'
import { Goal } from '../../models/goal.ts'
import { Habit } from '../../models/habit.ts'
import { HabitCheck } from '../../models/habit-check.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { MorningRitual } from '../../models/morning-ritual.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { Task } from '../../models/task.ts'
import { endOfLocalDay, localDay, startOfLocalDay } from '../../time/index.ts'
import type { ApiList } from './list.ts'
import { isoInstant, isoInstantOrNull, seenTaskIds, whereSince } from './list-values.ts'

const tasks: ApiList<'tasks', Task> = {
  id: 'tasks.task_id',
  isOfZone: true,
  rows(me, filters) {
    const rows = visibleTasks(me).where('tasks.assignee_id', me.user.user_id)
    const { status = 'open' } = filters
    if (status === 'dropped') rows.where('tasks.delegation_mode', 'delete')
    else if (status !== 'all') {
      rows.whereNot('tasks.delegation_mode', 'delete')
      if (status === 'open') rows.whereNot('tasks.status', 'done')
      else rows.where('tasks.status', status)
    }
    if (filters['zone']) rows.where('tasks.zone_id', filters['zone'])
    if (filters['project']) rows.where('tasks.project_id', filters['project'])
    if (filters['tag']) whereTagged(rows, filters['tag'])
    if (filters['dueFrom']) rows.where('tasks.due_date', '>=', startOfLocalDay(filters['dueFrom'], zoneOf(me), '00:00'))
    if (filters['dueTo']) rows.where('tasks.due_date', '<=', endOfLocalDay(filters['dueTo'], zoneOf(me)))
    if (filters['updatedSince']) rows.where('tasks.updated_at', '>=', new Date(filters['updatedSince']))
    return rows
  },
  toData: loadTaskData,
}

const steps: ApiList<'steps', MicroStep> = {
  id: 'micro_steps.step_id',
  isOfZone: true,
  rows(me, filters) {
    const own = visibleTasks(me).where('tasks.assignee_id', me.user.user_id).select('tasks.task_id')
    const rows = MicroStep.query(me.trx).whereIn('micro_steps.parent_task_id', own)
    if (filters['task']) rows.where('micro_steps.parent_task_id', filters['task'])
    if (filters['done']) rows.where('micro_steps.is_completed', filters['done'] === 'true')
    return rows
  },
  toData: async (_me, found) =>
    found.map((step) => ({
      id: step.step_id,
      taskId: step.parent_task_id ?? '',
      number: step.step_number,
      description: step.description,
      minutes: step.estimated_minutes,
      isDone: step.is_completed,
      completedAt: isoInstantOrNull(step.completed_at),
    })),
}

const habits: ApiList<'habits', Habit> = {
  id: 'habits.habit_id',
  isOfZone: false,
  rows(me, filters) {
    const rows = Habit.query(me.trx).where({ user_id: me.user.user_id })
    return filters['active'] ? rows.where('is_active', filters['active'] === 'true') : rows
  },
  async toData(me, found) {
    const checks = await HabitCheck.query(me.trx)
      .whereIn(
        'habit_id',
        found.map(({ habit_id }) => habit_id),
      )
      .where({ check_date: todayOf(me) })
    const checked = new Set(checks.map(({ habit_id }) => habit_id))
    return found.map((habit) => ({
      id: habit.habit_id,
      name: habit.name,
      about: habit.description ?? '',
      frequency: habit.frequency,
      streak: habit.streak,
      isActive: habit.is_active,
      checkedToday: checked.has(habit.habit_id),
      createdAt: isoInstant(habit.created_at),
    }))
  },
}

const energy: ApiList<'energy', EnergySnapshot> = {
  id: 'energy_snapshots.snapshot_id',
  isOfZone: false,
  rows: (me, filters) =>
    whereSince(EnergySnapshot.query(me.trx).where({ user_id: me.user.user_id }), 'recorded_at', filters),
  toData: async (_me, found) =>
    found.map((reading) => ({
      id: reading.snapshot_id,
      level: reading.energy_level,
      note: reading.notes,
      at: isoInstant(reading.recorded_at),
    })),
}

const focus: ApiList<'focus', FocusSession> = {
  id: 'focus_sessions.session_id',
  isOfZone: false,
  rows(me, filters) {
    const rows = whereSince(FocusSession.query(me.trx).where({ user_id: me.user.user_id }), 'started_at', filters)
    if (filters['running'] === 'true') rows.whereNull('ended_at')
    if (filters['running'] === 'false') rows.whereNotNull('ended_at')
    return rows
  },
  toData: loadFocusData,
}

const rituals: ApiList<'rituals', MorningRitual> = {
  id: 'morning_rituals.ritual_id',
  isOfZone: false,
  rows(me, filters) {
    const rows = MorningRitual.query(me.trx).where({ user_id: me.user.user_id })
    if (filters['from']) rows.where('completion_date', '>=', filters['from'])
    if (filters['to']) rows.where('completion_date', '<=', filters['to'])
    return rows
  },
  async toData(me, found) {
    const picks = (plan: MorningRitual) =>
      [plan.focus_task_1_id, plan.focus_task_2_id, plan.focus_task_3_id].flatMap((id) => id ?? [])
    const seen = await seenTaskIds(me, found.flatMap(picks))
    return found.map((plan) => ({
      id: plan.ritual_id,
      day: plan.completion_date,
      taskIds: picks(plan).filter((id) => seen.has(id)),
      isSkipped: plan.skipped,
    }))
  },
}

const goals: ApiList<'goals', Goal> = {
  id: 'goals.goal_id',
  isOfZone: false,
  rows(me, filters) {
    const rows = Goal.query(me.trx).where({ user_id: me.user.user_id })
    return filters['done'] ? rows.where('is_completed', filters['done'] === 'true') : rows
  },
  toData: async (me, found) =>
    found.map((goal) => ({
      id: goal.goal_id,
      title: goal.title,
      about: goal.description ?? '',
      targetDay: goal.target_date && localDay(goal.target_date, zoneOf(me), '00:00'),
      isDone: goal.is_completed,
      createdAt: isoInstant(goal.created_at),
    })),
}

const nudges: ApiList<'nudges', Nudge> = {
  id: 'nudges.nudge_id',
  isOfZone: false,
  rows(me, filters) {
    const rows = whereSince(Nudge.query(me.trx).where('nudges.user_id', me.user.user_id), 'due_at', filters)
    if (filters['state']) rows.where('nudges.state', filters['state'])
    // What reminds of a hidden task tells of it. Begins with the person's own schedules, not with everybody's tasks.
    const ofHidden = Schedule.query(me.trx)
      .select('schedule_id')
      .where({ user_id: me.user.user_id })
      .whereExists(
        Task.query(me.trx)
          .whereColumn('tasks.task_id', 'schedules.subject_id')
          .whereNotIn('tasks.task_id', visibleTasks(me).select('tasks.task_id')),
      )
    return rows.whereNotIn('nudges.schedule_id', ofHidden)
  },
  toData: loadNudgeData,
}

/** All lists, by name. */
export const LISTS = { tasks, steps, habits, energy, focus, rituals, goals, nudges } as const
