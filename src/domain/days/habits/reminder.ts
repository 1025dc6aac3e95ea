// The reminder of a habit is a schedule of its own: a time the person typed, so it is always delivered (domain.md,
// "What a person timed").
import type { Habit } from '../../../models/habit.ts'
import { newId } from '../../../models/id.ts'
import { Schedule } from '../../../models/schedule.ts'
import type { LocalTime } from '../../../time/index.ts'
import * as schedules from '../../reminders/schedules/index.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import type { DueState } from './due.ts'
import { decodeFrequency, scheduleDays } from './frequency.ts'

/** The kind of schedule and nudge. */
const KIND = 'habit'

/** Reminder times of these habits, wall-clock in the person's zone; one query. */
export async function habitReminderTimes(me: Me, habits: readonly Habit[]): Promise<ReadonlyMap<string, LocalTime>> {
  const rows = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id, kind: KIND })
    .whereIn(
      'subject_id',
      habits.map(({ habit_id }) => habit_id),
    )
  return new Map(
    rows.flatMap(({ subject_id, local_time, is_active }) =>
      subject_id && local_time && is_active ? [[subject_id, local_time]] : [],
    ),
  )
}

/**
 * Writes the days of these habits' reminders where they changed: they follow from frequency and checks, so they are no
 * part of undo.
 */
export async function syncReminderDays(
  me: Me,
  habits: readonly Habit[],
  due: ReadonlyMap<string, Pick<DueState, 'nextDueDay'>>,
): Promise<void> {
  const ids = habits.map(({ habit_id }) => habit_id)
  const rows = await Schedule.query(me.trx).where({ user_id: me.user.user_id, kind: KIND }).whereIn('subject_id', ids)
  const changed = rows.filter((row) => {
    const habit = habits.find(({ habit_id }) => habit_id === row.subject_id)
    if (!habit) return false
    const days = scheduleDays(decodeFrequency(habit.frequency), due.get(habit.habit_id)?.nextDueDay ?? null)
    if (days === row.days) return false
    row.days = days
    return true
  })
  for (const row of changed) await row.$query(me.trx).patch({ days: row.days, updated_at: me.now })
  await schedules.recomputeSchedules(me, changed)
}

/**
 * Updates the reminder to the habit's time and archived state; its days are written by `syncReminderDays`.
 * @param at a new time; null removes it; undefined keeps it
 */
export async function syncHabitReminder(me: Me, habit: Habit, at?: LocalTime | null): Promise<void> {
  const row = await Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind: KIND, subject_id: habit.habit_id })
  const local_time = at === undefined ? (row?.local_time ?? null) : at
  if (!row && local_time === null) return
  const is_active = habit.is_active && local_time !== null
  const none = local_time === null ? { next_due_at: null } : {}
  if (row) return schedules.recomputeSchedules(me, [await changes.update(me, row, { local_time, is_active, ...none })])
  const made = await changes.insert(me, Schedule, {
    schedule_id: newId(),
    user_id: me.user.user_id,
    kind: KIND,
    subject_id: habit.habit_id,
    local_time,
    local_date: null,
    days: scheduleDays(decodeFrequency(habit.frequency), null),
    lead_minutes: 0,
    is_active,
    consented_at: me.now,
    next_due_at: null,
    asked_at: null,
    created_at: me.now,
    updated_at: me.now,
  })
  await schedules.recomputeSchedules(me, [made])
}
