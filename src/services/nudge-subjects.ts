// What nudges speak of, read for a whole batch at once: however many people, one query for each kind of thing.
import type { Transaction } from 'objection'
import { EnergySnapshot } from '../models/energy-snapshot.ts'
import { FocusSession } from '../models/focus-session.ts'
import { Goal } from '../models/goal.ts'
import { Habit } from '../models/habit.ts'
import { MorningRitual } from '../models/morning-ritual.ts'
import { Task } from '../models/task.ts'
import { isPostgres, rowsOf } from './bulk.ts'
import { MINUTE } from './ledger/rules.ts'

export type { FocusSession, Goal, Habit, Task }

export async function tasks(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Task>> {
  const found = ids.length === 0 ? [] : await Task.query(trx).whereIn('task_id', [...new Set(ids)])
  return new Map(found.map((task) => [task.task_id, task]))
}

/** Sessions with their tasks. */
export async function sessions(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, FocusSession>> {
  const found =
    ids.length === 0
      ? []
      : await FocusSession.query(trx)
          .whereIn('session_id', [...new Set(ids)])
          .withGraphFetched('task')
  return new Map(found.map((session) => [session.session_id, session]))
}

/** People who have a session running now. */
export async function focusing(trx: Transaction, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string }[] = await trx('focus_sessions')
    .select('user_id')
    .whereIn('user_id', [...userIds])
    .whereNull('ended_at')
  return new Set(rows.map(({ user_id }) => user_id))
}

export async function goals(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Goal>> {
  const found = ids.length === 0 ? [] : await Goal.query(trx).whereIn('goal_id', [...new Set(ids)])
  return new Map(found.map((goal) => [goal.goal_id, goal]))
}

/** A habit, and on which local days it was done or rests. */
export interface HabitDays {
  readonly habit: Habit
  isDone(day: string): boolean
  isResting(day: string): boolean
}

export async function habits(
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
export async function rituals(
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

/** The level each of these people recorded in the last four hours. */
export async function energy(
  trx: Transaction,
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, 1 | 2 | 3>> {
  if (userIds.length === 0) return new Map()
  const found = await EnergySnapshot.query(trx)
    .whereIn('user_id', [...new Set(userIds)])
    .where('recorded_at', '>', new Date(now.getTime() - ENERGY_HOURS * 60 * MINUTE))
    .orderBy('recorded_at')
  return new Map(found.flatMap(({ user_id, energy_level }) => (user_id ? [[user_id, energy_level]] : [])))
}

export interface Seeker {
  readonly userId: string
  /** Where it will be read: what is hidden there is left out. */
  readonly platform: string
  /** At most so long fits the energy there is. */
  readonly minutes: number
}

/** Open tasks of each person, best first: what fits, then what is due, then by priority. One statement for all. */
export async function candidates(
  trx: Transaction,
  seekers: readonly Seeker[],
  limit: number,
): Promise<ReadonlyMap<string, readonly Task[]>> {
  if (seekers.length === 0) return new Map()
  const cast = isPostgres(trx) ? '::uuid' : ''
  const given = seekers.map(() => `(?${cast}, ?, ?)`).join(', ')
  const seek = isPostgres(trx)
    ? `(VALUES ${given}) AS s (user_id, platform, minutes)`
    : `(SELECT column1 AS user_id, column2 AS platform, column3 AS minutes FROM (VALUES ${given})) AS s`
  const minutes = isPostgres(trx) ? 's.minutes::integer' : 's.minutes'
  const result: unknown = await trx.raw(
    `SELECT task_id, user_id, place FROM (
       SELECT t.task_id, s.user_id, ROW_NUMBER() OVER (PARTITION BY s.user_id ORDER BY
         CASE WHEN t.total_minutes <= ${minutes} THEN 0 ELSE 1 END,
         CASE WHEN t.due_date IS NULL THEN 1 ELSE 0 END, t.due_date,
         CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
         t.created_at, t.task_id) AS place
       FROM ${seek} JOIN tasks AS t ON t.assignee_id = s.user_id
       WHERE t.status IN ('todo', 'in_progress') AND t.capture_type <> 'idea' AND t.delegation_mode <> 'delete' AND t.is_leaf
         AND NOT EXISTS (SELECT 1 FROM zone_platforms AS z
           WHERE z.zone_id = t.zone_id AND z.platform = s.platform AND z.is_hidden)
     ) AS best WHERE place <= ? ORDER BY user_id, place`,
    [...seekers.flatMap(({ userId, platform, minutes: most }) => [userId, platform, most]), limit],
  )
  const rows = rowsOf(result)
  const found = await tasks(
    trx,
    rows.map(({ task_id }) => String(task_id)),
  )
  const byUser = new Map<string, Task[]>()
  for (const { task_id, user_id } of rows) {
    const task = found.get(String(task_id))
    const list = byUser.get(String(user_id)) ?? []
    if (task) list.push(task)
    byUser.set(String(user_id), list)
  }
  return byUser
}

/** Where a task's zone wants to be told, and where it must not be. */
export interface Places {
  readonly hiddenOn: ReadonlySet<string>
  readonly preferred: string | null
}

export async function placesOf(trx: Transaction, taskIds: readonly string[]): Promise<ReadonlyMap<string, Places>> {
  if (taskIds.length === 0) return new Map()
  const rows: { task_id: string; platform: string; is_hidden: boolean; is_preferred: boolean }[] = await trx('tasks')
    .join('zone_platforms', 'zone_platforms.zone_id', 'tasks.zone_id')
    .select('tasks.task_id', 'zone_platforms.platform', 'zone_platforms.is_hidden', 'zone_platforms.is_preferred')
    .whereIn('tasks.task_id', [...new Set(taskIds)])
  const byTask = new Map<string, { hiddenOn: Set<string>; preferred: string | null }>()
  for (const row of rows) {
    const places = byTask.get(row.task_id) ?? { hiddenOn: new Set(), preferred: null }
    if (row.is_hidden) places.hiddenOn.add(row.platform)
    if (row.is_preferred) places.preferred = row.platform
    byTask.set(row.task_id, places)
  }
  return byTask
}
