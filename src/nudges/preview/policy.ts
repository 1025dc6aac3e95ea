// What holds a nudge back, by present knowledge.

import type { PreviewCondition } from '../../contracts/nudges.ts'
import { findMorningUsers, loadHabitDays } from '../../domain/reminders/nudge-subjects.ts'
import { findOptedInUsers } from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { localDay, weekday } from '../../time/index.ts'
import * as outbox from '../outbox/index.ts'
import type { ScheduleMoment } from './occurrences.ts'

/** Present knowledge about a person. */
export interface PreviewFacts {
  readonly isSilent: boolean
  readonly isWilling: boolean
  readonly hasMornings: boolean
  readonly ofHabits: Awaited<ReturnType<typeof loadHabitDays>>
}

/** Loads what holds nudges back at these times. A few queries. */
export async function loadPreviewFacts(me: Me, all: readonly ScheduleMoment[]): Promise<PreviewFacts> {
  const { user_id } = me.user
  const heard = (await outbox.loadLastHeard(me.trx, [user_id])).get(user_id)
  const ids = all.flatMap(({ schedule }) => (schedule.kind === 'habit' ? (schedule.subject_id ?? []) : []))
  return {
    isSilent: heard !== undefined && me.now.getTime() - heard.getTime() >= outbox.SILENCE_DAYS * outbox.DAY_MS,
    isWilling: (await findOptedInUsers(me.trx, [user_id])).has(user_id),
    hasMornings: (await findMorningUsers(me.trx, [user_id])).has(user_id),
    ofHabits: await loadHabitDays(
      me.trx,
      ids,
      all.map(({ day }) => day),
    ),
  }
}

/** When it is sent by present knowledge: by the delivery policy and the kinds' own rules. */
export function previewDelivery(
  me: Me,
  rule: outbox.NudgeKindRules,
  { schedule, slot, day, due, tryAt }: ScheduleMoment,
  isTimed: boolean,
  facts: PreviewFacts,
): { readonly at: Date | null; readonly condition: PreviewCondition | null } {
  const not = (condition: PreviewCondition | null) => ({ at: null, condition })
  if (!due) return not(null)
  const at = tryAt ?? due
  if (schedule.kind === 'habit') {
    const habit = facts.ofHabits.get(schedule.subject_id ?? '')
    if (habit?.isResting(day)) return not('resting')
    if (habit?.isDone(day)) return not('done')
  }
  const isComeback = rule.afterSilentDays !== undefined
  const row = { is_timed: isTimed, due_at: due, try_at: at, reason: null, slot }
  const decision = outbox.decideDelivery(row, {
    rule,
    // Assumes that a silent person stays silent, and an active one active.
    person: { user: me.user, preferences: me.preferences, lastHeardAt: facts.isSilent ? new Date(0) : at },
    now: at,
    askedAt: schedule.asked_at,
    focusUntil: null,
    dueSoon: [],
  })
  if (outbox.repetitionOf(slot)) {
    if (decision.kind === 'send') return { at, condition: 'until done' }
    return not(decision.reason === 'paused' || decision.reason === 'silent' ? decision.reason : 'quiet hours')
  }
  if (isTimed || (decision.kind === 'drop' && decision.state === 'missed')) return { at, condition: null }
  if (decision.kind === 'drop' && (decision.reason === 'paused' || decision.reason === 'asked'))
    return not(decision.reason)
  if (schedule.kind === 'goal' && facts.hasMornings) return not('in the morning plan')
  if (isComeback && !facts.isWilling) return not('silent')
  const isQuietDay = me.preferences.quiet_days.split(',').includes(weekday(localDay(at, me.user.timezone, '00:00')))
  if (decision.kind === 'drop')
    return not(decision.reason === 'silent' ? 'silent' : isQuietDay ? 'quiet day' : 'quiet hours')
  const isPostponed = decision.kind === 'later'
  const condition = isComeback ? 'if silent' : isPostponed ? 'quiet hours' : null
  return { at: isPostponed ? decision.tryAt : at, condition }
}
