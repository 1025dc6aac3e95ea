// The reminder of a goal's date.
import type { Goal } from '../../../models/goal.ts'
import { addDays, localDay } from '../../../time/index.ts'
import { type Me, zoneOf } from '../../request/me.ts'
import { findKindSchedule } from './find-kind-schedule.ts'
import { deactivateSchedule, upsertSubjectSchedule } from './subject-schedules.ts'

const GOAL_DAYS = 7

/** A goal's reminder is a week before its date, if the person agreed to that. */
export async function syncGoalReminder(me: Me, goal: Goal): Promise<void> {
  const own = await findKindSchedule(me, 'goal')
  if (!goal.target_date || goal.is_completed || !own?.is_active) return deactivateSchedule(me, 'goal', goal.goal_id)
  await upsertSubjectSchedule(me, {
    kind: 'goal',
    subject_id: goal.goal_id,
    local_time: own.local_time ?? '09:00',
    local_date: addDays(localDay(goal.target_date, zoneOf(me), '00:00'), -GOAL_DAYS),
    days: null,
    lead_minutes: 0,
  })
}
