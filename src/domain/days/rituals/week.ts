// The recorded week: only numbers that rows support.
import { EnergySnapshot } from '../../../models/energy-snapshot.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Task } from '../../../models/task.ts'
import { addDays, minutesBetween, startOfLocalDay, weekStart } from '../../../time/index.ts'
import { hiddenZoneIds } from '../../request/hidden-zones.ts'
import { type Me, todayOf, weekStartOf, zoneOf } from '../../request/me.ts'
import * as xp from '../../rewards/xp.ts'
import { ownTasks } from '../../tasks/rows.ts'
import { countInterruptions } from '../focus/index.ts'
import { compareIfThens } from '../if-then/comparison.ts'

/**
 * The person's week so far, from its first day. `hiddenDone` are hidden on this platform; `titles` up to three, newest first.
 */
export async function loadWeekSummary(me: Me) {
  const from = weekStart(todayOf(me), weekStartOf(me))
  const since = startOfLocalDay(from, zoneOf(me), me.preferences.day_starts_at)
  const user_id = me.user.user_id
  const done = await ownTasks(me)
    .select('tasks.task_id', 'tasks.title')
    .where('tasks.status', 'done')
    .where('tasks.completed_at', '>=', since)
    .orderBy('tasks.completed_at', 'desc')
  const sessions = await FocusSession.query(me.trx)
    .where({ user_id })
    .where('started_at', '>=', since)
    .whereNotNull('ended_at')
  const readings = await EnergySnapshot.query(me.trx).where({ user_id }).where('recorded_at', '>=', since)
  const level = (wanted: number): number => readings.filter(({ energy_level }) => energy_level === wanted).length
  return {
    from,
    tasksDone: done.length,
    hiddenDone: await Task.query(me.trx)
      .where({ assignee_id: user_id, status: 'done' })
      .where('completed_at', '>=', since)
      .whereIn('zone_id', hiddenZoneIds(me))
      .resultSize(),
    stepsDone: await MicroStep.query(me.trx)
      .whereIn('parent_task_id', ownTasks(me).select('tasks.task_id'))
      .where('is_completed', true)
      .where('completed_at', '>=', since)
      .resultSize(),
    focusSessions: sessions.length,
    focusMinutes: sessions.reduce(
      (sum, { started_at, ended_at }) => sum + (ended_at ? minutesBetween(started_at, ended_at) : 0),
      0,
    ),
    interruptions: await countInterruptions(me, since),
    habitChecks: await HabitCheck.query(me.trx)
      .join('habits', 'habits.habit_id', 'habit_checks.habit_id')
      .where('habits.user_id', user_id)
      .whereBetween('habit_checks.check_date', [from, addDays(from, 6)])
      .resultSize(),
    daysPlanned: await MorningRitual.query(me.trx)
      .where({ user_id, skipped: false })
      .whereBetween('completion_date', [from, addDays(from, 6)])
      .resultSize(),
    energy: [level(1), level(2), level(3)] as const,
    ifThens: await compareIfThens(me, since),
    points: await xp.xpSince(me, since),
    titles: done.slice(0, 3).map(({ title }) => title),
  }
}
