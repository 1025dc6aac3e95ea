// Previews the nudges of a person over a range of days: the same settings, clock and policy as the outbox's, evaluated
// ahead.

import type { PreviewedNudge } from '../../contracts/nudges.ts'
import { describeNudges } from '../../domain/reminders/nudges.ts'
import { findDisabledKinds, RUNWAY_KINDS } from '../../domain/reminders/schedules/index.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { addDays, type Day, localTime, startOfLocalDay } from '../../time/index.ts'
import { UserError } from '../../user-error.ts'
import * as outbox from '../outbox/index.ts'
import {
  type DayRange,
  loadPendingMoments,
  loadRepeatedMoments,
  loadUsedSlots,
  type ScheduleMoment,
  scheduleMoments,
} from './occurrences.ts'
import { loadPreviewFacts, previewDelivery } from './policy.ts'

/** A year and a day; every date is computed. */
const MAX_DAYS = 366

/**
 * All nudges from the first day to the last, inclusive, in order. Not predicted: what will be done by then, bundling,
 * and the daily cap.
 * @throws UserError if the days are invalid, reversed or too many
 */
export async function previewNudges(
  me: Me,
  rules: outbox.NudgeRules,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly PreviewedNudge[]> {
  if (to < from) throw new UserError('The last day is before the first. Put the earlier one first.')
  if (addDays(from, MAX_DAYS) <= to)
    throw new UserError(`At most ${MAX_DAYS} days at a time. Name an earlier last day.`)
  const zone = zoneOf(me)
  const range: DayRange = {
    from,
    to,
    begins: startOfLocalDay(from, zone, '00:00'),
    ends: startOfLocalDay(addDays(to, 1), zone, '00:00'),
  }
  const off = await findDisabledKinds(me.trx, [me.user.user_id])
  const rows = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id, is_active: true })
    .where((query) => query.where('next_due_at', '<', range.ends).orWhereIn('kind', ['task', ...RUNWAY_KINDS]))
  const active = rows.filter(({ kind }) => rules.has(kind) && !off.has(`${me.user.user_id} ${kind}`))
  const used = await loadUsedSlots(me, active, from)
  const planned = active.flatMap((row) => scheduleMoments(me, row, range, used))
  const repeated = await loadRepeatedMoments(me, active, range)
  const all = [...planned, ...repeated, ...(await loadPendingMoments(me, range))]
  return toPreviewedNudges(me, rules, all)
}

async function toPreviewedNudges(
  me: Me,
  rules: outbox.NudgeRules,
  all: readonly ScheduleMoment[],
): Promise<PreviewedNudge[]> {
  const nudges = all.map(({ schedule, day }) => {
    const nudge = Nudge.fromJson({ local_date: day, schedule_id: schedule.schedule_id }, { skipValidation: true })
    nudge.schedule = schedule
    return nudge
  })
  const subjects = new Map((await describeNudges(me, nudges)).map(({ nudge, subject }) => [nudge, subject]))
  const holds = await loadPreviewFacts(me, all)
  return all
    .flatMap((moment, index): PreviewedNudge[] => {
      const rule = rules.get(moment.schedule.kind)
      const nudge = nudges[index]
      if (!rule || !nudge) return []
      const isSnooze = moment.slot.includes('+')
      const isTimed = rule.isTimed || isSnooze
      const { at, condition } = previewDelivery(me, rule, moment, isTimed, holds)
      const { kind, subject_id, local_time, lead_minutes } = moment.schedule
      return [
        {
          kind,
          subject: subjects.get(nudge) ?? null,
          subjectId: subject_id,
          isTimed,
          isSnooze,
          day: moment.day,
          wished: isSnooze ? null : local_time,
          lead: isSnooze ? 0 : leadOf(me, moment, lead_minutes),
          repeatMinutes: isSnooze ? null : moment.schedule.repeat_minutes,
          dueAt: moment.due,
          at,
          localTime: at && localTime(at, zoneOf(me)),
          clockChange: moment.rule,
          condition,
        },
      ]
    })
    .toSorted((a, b) => sortKey(me, a) - sortKey(me, b) || (a.kind < b.kind ? -1 : 1))
}

/** Minutes before the subject's time; of several leads the one of this reminder. */
function leadOf(me: Me, { schedule, due }: ScheduleMoment, shortest: number): number {
  const at = due && schedule.leads !== null ? outbox.singleOccurrence(schedule, zoneOf(me)) : null
  return at && due ? Math.max(0, Math.round((at.getTime() - due.getTime()) / outbox.MINUTE_MS)) : shortest
}

const sortKey = (me: Me, { at, dueAt, day }: PreviewedNudge): number =>
  (at ?? dueAt ?? startOfLocalDay(day, zoneOf(me), '00:00')).getTime()
