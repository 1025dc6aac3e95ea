// Schedules: what will be sent to a person and when. Settings for a kind, and reminders of a task, habit, goal or
// session. Rows are updated in place, so that "You said yes on 3 March" stays true.
import type { Transaction } from 'objection'
import { Schedule } from '../../../models/schedule.ts'

export { daysText, readDays } from './days.ts'
export { findKindSchedule } from './find-kind-schedule.ts'
export { syncGoalReminder } from './goal-reminder.ts'
export {
  afterUndoSchedule,
  findDisabledKinds,
  findOptedInUsers,
  type KindScheduleInput,
  listKindSchedules,
  scheduleOnce,
  setKindSchedule,
} from './kind-schedules.ts'
export { recomputeForNewZone, recomputeSchedules } from './recompute.ts'
export { loadRunwayRows, syncRunwaySchedules } from './runway-schedules.ts'
export {
  DEFAULT_REPEATS,
  deactivateSchedule,
  deactivateTaskReminder,
  findSubjectSchedule,
  loadTaskReminderRows,
  releaseHeldByFocus,
  removeSchedule,
  scheduleInstant,
  syncTaskReminder,
  taskLeads,
} from './subject-schedules.ts'
export { isTaskTimeKind, RUNWAY_KINDS, type RunwayKind, type RunwayLeads } from './task-time-kinds.ts'
export { findOutdatedZoneData, recomputeForZoneData } from './zone-data.ts'
export type { Schedule }

/** The schedules of outbox rows, by id. One query. */
export async function loadSchedules(trx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Schedule>> {
  const found = ids.length === 0 ? [] : await Schedule.query(trx).whereIn('schedule_id', [...new Set(ids)])
  return new Map(found.map((schedule) => [schedule.schedule_id, schedule]))
}
