// Loads the subjects of nudges for a whole batch: one query for each kind of thing, for any number of people.
import type { Transaction } from 'objection'
import { EnergySnapshot } from '../../models/energy-snapshot.ts'
import { FocusSession } from '../../models/focus-session.ts'
import { Goal } from '../../models/goal.ts'
import { Habit } from '../../models/habit.ts'
import { IfThen } from '../../models/if-then.ts'
import { MorningRitual } from '../../models/morning-ritual.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import { MINUTE_MS } from './kind-rules.ts'

export type { FocusSession, Goal, Habit, Task }

/** Tasks by id, of any person. One query. */
export async function loadTasks(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Task>> {
  const found = ids.length === 0 ? [] : await Task.query(trx).whereIn('task_id', [...new Set(ids)])
  return new Map(found.map((task) => [task.task_id, task]))
}

/** Which of these tasks repeat. One query. */
export async function loadRepeatingTaskIds(trx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found =
    ids.length === 0
      ? []
      : await Recurrence.query(trx)
          .select('task_id')
          .whereIn('task_id', [...new Set(ids)])
  return new Set(found.map(({ task_id }) => task_id))
}

/** Sessions with their tasks. */
export async function loadFocusSessions(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FocusSession>> {
  const found =
    ids.length === 0
      ? []
      : await FocusSession.query(trx)
          .whereIn('session_id', [...new Set(ids)])
          .withGraphFetched('task')
  return new Map(found.map((session) => [session.session_id, session]))
}

/** When completed sessions of these people ended, within a day and a half. */
export async function loadSessionEnds(
  trx: Transaction,
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly Date[]>> {
  if (userIds.length === 0) return new Map()
  const rows = await FocusSession.query(trx)
    .select('user_id', 'ended_at')
    .whereIn('user_id', [...new Set(userIds)])
    .where('is_completed', true)
    .where('ended_at', '>=', new Date(now.getTime() - 36 * 60 * MINUTE_MS))
  const found = new Map<string, Date[]>()
  for (const { user_id, ended_at } of rows)
    if (user_id && ended_at) found.set(user_id, [...(found.get(user_id) ?? []), ended_at])
  return found
}

/** People with a running session. */
export async function findFocusingUsers(trx: Transaction, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string }[] = await trx('focus_sessions')
    .select('user_id')
    .whereIn('user_id', [...userIds])
    .whereNull('ended_at')
  return new Set(rows.map(({ user_id }) => user_id))
}

/** If-thens by id. One query. */
export async function loadIfThens(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, IfThen>> {
  const found = ids.length === 0 ? [] : await IfThen.query(trx).whereIn('if_then_id', [...new Set(ids)])
  return new Map(found.map((one) => [one.if_then_id, one]))
}

/** Goals by id. One query. */
export async function loadGoals(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Goal>> {
  const found = ids.length === 0 ? [] : await Goal.query(trx).whereIn('goal_id', [...new Set(ids)])
  return new Map(found.map((goal) => [goal.goal_id, goal]))
}

/** Open goals with a date, of people who are reminded of goals. */
export async function loadDatedGoals(
  trx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Goal[]>> {
  if (userIds.length === 0) return new Map()
  const found = await Goal.query(trx)
    .whereIn('user_id', [...new Set(userIds)])
    .where('is_completed', false)
    .whereNotNull('target_date')
    .whereExists(
      trx('schedules')
        .select('schedule_id')
        .whereRaw('schedules.user_id = goals.user_id')
        .where({ kind: 'goal', is_active: true })
        .whereNull('subject_id'),
    )
  const byUser = new Map<string, Goal[]>()
  for (const goal of found) byUser.set(goal.user_id ?? '', [...(byUser.get(goal.user_id ?? '') ?? []), goal])
  return byUser
}

/** Which of these people get the daily plan each morning. */
export async function findMorningUsers(trx: Transaction, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string }[] = await trx('schedules')
    .select('user_id')
    .whereIn('user_id', [...new Set(userIds)])
    .where({ kind: 'morning', is_active: true })
    .whereNull('subject_id')
  return new Set(rows.map(({ user_id }) => user_id))
}

/** A habit, and the local days it was done or paused. */
export interface HabitDays {
  readonly habit: Habit
  isDone(day: string): boolean
  isResting(day: string): boolean
}

/** Habits by id, with checks and pauses of these days. */
export async function loadHabitDays(
  trx: Transaction,
  ids: readonly string[],
  days: readonly string[],
): Promise<ReadonlyMap<string, HabitDays>> {
  if (ids.length === 0) return new Map()
  const unique = [...new Set(ids)]
  const found = await Habit.query(trx).whereIn('habit_id', unique)
  const checks: { habit_id: string; check_date: string }[] = await trx('habit_checks')
    .select('habit_id', 'check_date')
    .whereIn('habit_id', unique)
    .whereIn('check_date', [...new Set(days)])
  const pauses: { habit_id: string; start_date: string; end_date: string | null }[] = await trx('habit_pauses')
    .select('habit_id', 'start_date', 'end_date')
    .whereIn('habit_id', unique)
  const done = new Set(checks.map(({ habit_id, check_date }) => `${habit_id} ${check_date}`))
  return new Map(
    found.map((habit) => {
      const own = pauses.filter(({ habit_id }) => habit_id === habit.habit_id)
      return [
        habit.habit_id,
        {
          habit,
          isDone: (day) => done.has(`${habit.habit_id} ${day}`),
          isResting: (day) =>
            own.some(({ start_date, end_date }) => start_date <= day && (end_date === null || day <= end_date)),
        },
      ]
    }),
  )
}

/** Rituals of these people on these local days, by `user day`. */
export async function loadRituals(
  trx: Transaction,
  userIds: readonly string[],
  days: readonly string[],
): Promise<ReadonlyMap<string, MorningRitual>> {
  if (userIds.length === 0) return new Map()
  const found = await MorningRitual.query(trx)
    .whereIn('user_id', [...new Set(userIds)])
    .whereIn('completion_date', [...new Set(days)])
  return new Map(found.map((ritual) => [`${ritual.user_id} ${ritual.completion_date}`, ritual]))
}

const ENERGY_HOURS = 4

/** The energy each of these people logged in the last four hours. */
export async function loadEnergyLevels(
  trx: Transaction,
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, 1 | 2 | 3>> {
  if (userIds.length === 0) return new Map()
  const found = await EnergySnapshot.query(trx)
    .whereIn('user_id', [...new Set(userIds)])
    .where('recorded_at', '>', new Date(now.getTime() - ENERGY_HOURS * 60 * MINUTE_MS))
    .orderBy('recorded_at')
  return new Map(found.flatMap(({ user_id, energy_level }) => (user_id ? [[user_id, energy_level]] : [])))
}

/** Where tasks of a zone are sent, and where they are hidden. */
export interface TaskPlatformRules {
  readonly hiddenOn: ReadonlySet<string>
  readonly preferredPlatform: string | null
}

/** Where tasks are hidden and preferably sent, by zone; tasks without such a setting are absent. One query. */
export async function loadTaskPlatformRules(
  trx: Transaction,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, TaskPlatformRules>> {
  if (taskIds.length === 0) return new Map()
  const rows: { task_id: string; platform: string; is_hidden: boolean; is_preferred: boolean }[] = await trx('tasks')
    .join('zone_platforms', 'zone_platforms.zone_id', 'tasks.zone_id')
    .select('tasks.task_id', 'zone_platforms.platform', 'zone_platforms.is_hidden', 'zone_platforms.is_preferred')
    .whereIn('tasks.task_id', [...new Set(taskIds)])
  const byTask = new Map<string, { hiddenOn: Set<string>; preferredPlatform: string | null }>()
  for (const row of rows) {
    const places = byTask.get(row.task_id) ?? { hiddenOn: new Set(), preferredPlatform: null }
    if (row.is_hidden) places.hiddenOn.add(row.platform)
    if (row.is_preferred) places.preferredPlatform = row.platform
    byTask.set(row.task_id, places)
  }
  return byTask
}
