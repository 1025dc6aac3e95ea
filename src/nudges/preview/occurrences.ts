// Due times of schedules in a range of days, and what waits in the outbox; without the policy.

import { isTaskTimeKind } from '../../domain/reminders/schedules/index.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import { listOccurrencesAfter } from '../../domain/tasks/rolling.ts'
import { Nudge } from '../../models/nudge.ts'
import { Recurrence } from '../../models/recurrence.ts'
import type { Schedule } from '../../models/schedule.ts'
import { addDays, type Day, localDay, startOfLocalDay, weekday } from '../../time/index.ts'
import * as outbox from '../outbox/index.ts'

/** Days, inclusive. */
export interface DayRange {
  readonly from: Day
  readonly to: Day
  /** UTC; `ends` is exclusive. */
  readonly begins: Date
  readonly ends: Date
}

/** A due time of a schedule, before the policy. */
export interface ScheduleMoment {
  readonly schedule: Schedule
  readonly slot: string
  readonly day: Day
  readonly due: Date | null
  /** Earliest time of one that waits in the outbox. */
  readonly tryAt: Date | null
  /** The adjustment by a clock change. */
  readonly rule: 'gap' | 'overlap' | 'no such date' | null
}

/** Due times of a schedule in these days that are not in the outbox. */
export function scheduleMoments(me: Me, row: Schedule, range: DayRange, used: outbox.TakenSlots): ScheduleMoment[] {
  const zone = zoneOf(me)
  const next = row.next_due_at
  if (!next) return []
  if (row.local_time === null) {
    const { due, slot, day } = outbox.instantSlot(next, zone, '00:00')
    return due >= range.begins ? [{ schedule: row, slot, day, due, tryAt: null, rule: null }] : []
  }
  const from = new Date(Math.max(next.getTime(), range.begins.getTime()) - 1)
  const found: ScheduleMoment[] = skippedDates(row, zone, range).map((day) => ({
    schedule: row,
    slot: day,
    day,
    due: null,
    tryAt: null,
    rule: 'no such date',
  }))
  for (let slot = outbox.nextSlot(row, zone, from); slot && slot.due < range.ends; ) {
    if (!outbox.isTaken(used, row.schedule_id, slot)) found.push({ schedule: row, ...slot, tryAt: null })
    slot = outbox.nextSlot(row, zone, slot.due)
  }
  return found
}

/** Reminders of later occurrences of repeating tasks, whose schedules only have the present one. One query. */
export async function loadRepeatedMoments(
  me: Me,
  rows: readonly Schedule[],
  range: DayRange,
): Promise<ScheduleMoment[]> {
  const ofTasks = rows.filter(({ kind, subject_id }) => isTaskTimeKind(kind) && subject_id !== null)
  const rules = await Recurrence.query(me.trx)
    .whereIn(
      'task_id',
      ofTasks.map(({ subject_id }) => subject_id ?? ''),
    )
    .where({ basis: 'calendar' })
    .whereNotNull('local_time')
  return ofTasks.flatMap((row) => {
    const rule = rules.find(({ task_id }) => task_id === row.subject_id)
    return rule ? repeatedMoments(me, row, rule, range) : []
  })
}

function repeatedMoments(me: Me, row: Schedule, rule: Recurrence, range: DayRange): ScheduleMoment[] {
  return listOccurrencesAfter(me, rule, row.local_date, range).flatMap(({ day, time }) => {
    const found: ScheduleMoment[] = []
    const occurrence = { ...row, local_date: day, local_time: time ?? row.local_time }
    for (let slot = outbox.nextSlot(occurrence, zoneOf(me), new Date(0)); slot; ) {
      if (slot.due < range.ends) found.push({ schedule: row, ...slot, tryAt: null })
      slot = outbox.nextSlot(occurrence, zoneOf(me), slot.due)
    }
    return found
  })
}

/** Dates of the range that the zone skipped, as Samoa did on 30 December 2011. */
function skippedDates({ local_date, days }: Schedule, zone: string, { from, to }: DayRange): Day[] {
  const found: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWished = local_date === null ? days === null || days.split(',').includes(weekday(day)) : local_date === day
    const isThere = startOfLocalDay(day, zone, '00:00') < startOfLocalDay(addDays(day, 1), zone, '00:00')
    if (isWished && !isThere) found.push(day)
  }
  return found
}

/** What the outbox has from that day on. */
export async function loadUsedSlots(me: Me, rows: readonly Schedule[], from: Day): Promise<outbox.TakenSlots> {
  const spoken = await Nudge.query(me.trx)
    .select('schedule_id', 'slot', 'due_at', 'sent_at')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
    .where('local_date', '>=', addDays(from, -1))
  return outbox.takenSlots(spoken)
}

/** Waiting outbox rows: snoozes, and what focus or quiet hours hold back. */
export async function loadPendingMoments(me: Me, range: DayRange): Promise<ScheduleMoment[]> {
  const rows = await Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending' })
    .where('try_at', '>=', range.begins)
    .where('try_at', '<', range.ends)
    .withGraphFetched('schedule')
  return rows.flatMap(({ schedule, slot, due_at, try_at }) =>
    schedule
      ? [{ schedule, slot, day: localDay(due_at, zoneOf(me), '00:00'), due: due_at, tryAt: try_at, rule: null }]
      : [],
  )
}
