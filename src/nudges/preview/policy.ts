// What holds a nudge back, by what is known today.

import { findMorningUsers, loadHabitDays } from '../../domain/reminders/nudge-subjects.ts'
import { findOptedInUsers } from '../../domain/reminders/schedules/index.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import * as ledger from '../outbox/index.ts'
import type { ScheduleMoment } from './occurrences.ts'

/** Why it comes later than it was due, or not at all, or only if. */
export type PreviewCondition =
  /** Offered ones wait for the end of the quiet hours; where that is too late, they are left out. */
  | 'quiet hours'
  | 'paused'
  /** Three went unanswered, and how to go on was asked. */
  | 'asked'
  /** After four days without a word nothing is offered but one card. */
  | 'silent'
  /** That one card: only if not a word comes until then. */
  | 'if silent'
  /** A goal's date rides in the morning plan where mornings are on. */
  | 'in the morning plan'
  | 'resting'
  | 'done'

/** What is known of a person today. */
export interface PreviewFacts {
  readonly isSilent: boolean
  readonly isWilling: boolean
  readonly hasMornings: boolean
  readonly ofHabits: Awaited<ReturnType<typeof loadHabitDays>>
}

/** What holds nudges back, or will, for these moments. A few queries. */
export async function loadPreviewFacts(me: Me, all: readonly ScheduleMoment[]): Promise<PreviewFacts> {
  const { user_id } = me.user
  const heard = (await ledger.loadLastHeard(me.trx, [user_id])).get(user_id)
  const ids = all.flatMap(({ schedule }) => (schedule.kind === 'habit' ? (schedule.subject_id ?? []) : []))
  return {
    isSilent: heard !== undefined && me.now.getTime() - heard.getTime() >= ledger.SILENCE_DAYS * ledger.DAY_MS,
    isWilling: (await findOptedInUsers(me.trx, [user_id])).has(user_id),
    hasMornings: (await findMorningUsers(me.trx, [user_id])).has(user_id),
    ofHabits: await loadHabitDays(
      me.trx,
      ids,
      all.map(({ day }) => day),
    ),
  }
}

/** When it is said, by what is known today. The rules are the ledger's (`decide`) and the kinds' own. */
export function previewDelivery(
  me: Me,
  rule: ledger.NudgeKindRules,
  { schedule, day, due, tryAt }: ScheduleMoment,
  isTimed: boolean,
  { isSilent, isWilling, hasMornings, ofHabits }: PreviewFacts,
): { readonly at: Date | null; readonly condition: PreviewCondition | null } {
  const not = (condition: PreviewCondition | null) => ({ at: null, condition })
  if (!due) return not(null)
  const at = tryAt ?? due
  if (schedule.kind === 'habit') {
    const habit = ofHabits.get(schedule.subject_id ?? '')
    if (habit?.isResting(day)) return not('resting')
    if (habit?.isDone(day)) return not('done')
  }
  if (isTimed) return { at, condition: null }
  const { paused_until, quiet_from, quiet_to, day_starts_at } = me.preferences
  if (paused_until !== null && at < new Date(paused_until)) return not('paused')
  if (schedule.asked_at) return not('asked')
  if (schedule.kind === 'goal' && hasMornings) return not('in the morning plan')
  const isComeback = rule.afterSilentDays !== undefined
  if (isComeback ? !isWilling : isSilent) return not('silent')
  const quiet = ledger.quietHoursEnd(at, zoneOf(me), quiet_from, quiet_to)
  const late = ledger.graceEnd(rule.grace, due, zoneOf(me), day_starts_at)
  if (quiet && quiet >= late) return not('quiet hours')
  return { at: quiet ?? at, condition: isComeback ? 'if silent' : quiet ? 'quiet hours' : null }
}
