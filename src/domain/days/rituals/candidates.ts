// Candidates for today's plan: those that fit the energy first, then by due date and priority. One query for any number
// of tasks.
import type { TaskCandidate } from '../../../contracts/tasks.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import type { Task } from '../../../models/task.ts'
import { endOfLocalDay } from '../../../time/index.ts'
import { type Me, todayOf, zoneOf } from '../../request/me.ts'
import { openTasks } from '../../tasks/rows.ts'
import { whereStartedBy } from '../../tasks/starts.ts'
import { type EnergyLevel, maxMinutesFor } from '../energy.ts'

/** Three are offered, the next dozen stand under *Change*. */
export const OFFERED_COUNT = 3
/** The number offered, and the further ones under *Change*. */
export const MAX_CANDIDATES = 15

/** The person's open tasks that could be picked now, best first. */
export async function listPlanCandidates(me: Me, level: EnergyLevel, limit = MAX_CANDIDATES): Promise<TaskCandidate[]> {
  const step = MicroStep.query(me.trx)
    .select('estimated_minutes')
    .whereColumn('micro_steps.parent_task_id', 'tasks.task_id')
    .where('micro_steps.is_completed', false)
    .orderBy('step_number')
    .limit(1)
  const ready = openTasks(me)
    .select('tasks.*', step.as('step_minutes'))
    .whereNot('tasks.capture_type', 'idea')
    .whereNot('tasks.status', 'blocked')
    .whereNot('tasks.delegation_mode', 'delegate')
    .where('tasks.is_leaf', true)
    // What starts today is for today's plan.
    .where((query) => whereStartedBy(query, endOfLocalDay(todayOf(me), zoneOf(me))))
  const most = maxMinutesFor(level)
  const minutes = 'COALESCE(step_minutes, NULLIF(total_minutes, 0))'
  const dueBy = endOfLocalDay(todayOf(me), zoneOf(me))
  const rows: (Task & { step_minutes?: number | null })[] = await openTasks(me)
    .with('ready', ready)
    .select('ready.*')
    .from('ready')
    .clearWhere()
    .orderByRaw(Number.isFinite(most) ? `CASE WHEN ${minutes} > ${most} THEN 1 ELSE 0 END` : '1')
    // Due by tonight, then without a date, then later.
    .orderByRaw('CASE WHEN due_date <= ? THEN 0 WHEN due_date IS NULL THEN 1 ELSE 2 END', [dueBy])
    .orderBy('due_date')
    .orderByRaw(`CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`)
    .orderByRaw(`CASE WHEN ${minutes} IS NULL THEN 1 ELSE 0 END`)
    .orderBy('created_at')
    .orderBy('task_id')
    .limit(limit)
  return rows.map((task) => ({
    task,
    minutes: task.step_minutes ?? (task.total_minutes > 0 ? task.total_minutes : null),
  }))
}
