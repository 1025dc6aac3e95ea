// Computes a habit's streak from its checks. Pure. Rules: domain.md, "Goals, habits". Days are the person's local days.
import type { HabitDay, HabitDayStatus, Streak } from '../../../contracts/habits.ts'
import { addDays, type Day, daysBetween } from '../../../time/index.ts'
import { streakUnit } from './frequency.ts'
import { type HabitHistory, type HistoryPart, isPausedOn, isScheduledOn } from './history.ts'
import { judgeDates } from './judge-dates.ts'
import { judgePeriods } from './judge-periods.ts'

export type { HabitHistory, PauseRange } from './history.ts'

/** A missed day is free if no other was missed in this many days before it. */
const DAYS_BETWEEN_FREE = 7

/**
 * The streak up to today, from the first check on. A check counts on any day. A missed day is free if none was missed
 * in the six days before it; a habit of one day a week has no free day, since it rests six days anyway. Where the rhythm
 * was changed, the streak goes on if its unit is the same, and otherwise starts anew.
 */
export function computeStreak(history: HabitHistory): Streak {
  const checks = history.checks.toSorted()
  const first = checks[0]
  if (first === undefined) return { streak: 0, days: [] }
  const last = [checks.at(-1) ?? first, history.today].toSorted().at(-1) ?? first
  const rhythms = [...(history.pastRhythms ?? []), { frequency: history.frequency, until: null }]
  const days: HabitDay[] = []
  let streak = 0
  let unit: string | null = null
  let from = first
  for (const { frequency, until } of rhythms) {
    const to = until === null || until > last ? last : until
    if (to < from) continue
    if (unit !== null && unit !== streakUnit(frequency)) streak = 0
    unit = streakUnit(frequency)
    const judged = judgePart({
      frequency,
      checks,
      from,
      to,
      isCutBefore: from > first,
      isCutAfter: to < last,
      pauses: history.pauses,
      today: history.today,
      weekStartsOn: history.weekStartsOn ?? 'mon',
    })
    for (const { verdict } of judged) {
      if (verdict === 'missed') streak = 0
      else if (verdict === 'done') streak++
    }
    days.push(...judged)
    from = addDays(to, 1)
  }
  return { streak, days }
}

function judgePart(part: HistoryPart): readonly HabitDay[] {
  const { frequency } = part
  switch (frequency.kind) {
    case 'weekly':
    case 'monthly':
      return judgePeriods(part, frequency)
    case 'dates':
      return judgeDates(part, frequency.dates)
    case 'interval':
      return judgeInterval(part, frequency.days)
    default:
      return judgeDays(part)
  }
}

function judgeDays({ frequency, checks, pauses, today, from, to }: HistoryPart): HabitDay[] {
  const done = new Set(checks)
  const hasFree = frequency.kind !== 'custom' || frequency.days.length > 1
  const days: HabitDay[] = []
  let missed: Day | null = null
  for (let day = from; day <= to; day = addDays(day, 1)) {
    let verdict: HabitDayStatus
    if (done.has(day)) verdict = 'done'
    else if (isPausedOn(pauses, day)) verdict = 'paused'
    else if (!isScheduledOn(frequency, day)) verdict = 'off'
    else if (day >= today) verdict = 'open'
    else {
      verdict = hasFree && (missed === null || daysBetween(missed, day) >= DAYS_BETWEEN_FREE) ? 'free' : 'missed'
      missed = day
    }
    days.push({ day, verdict })
  }
  return days
}

/**
 * Every n days from the last time. From the day on which it is due, one day in seven may pass: one day for up to 13
 * days, two for 14 to 20. For less than a week such a free day needs six days without another. Days after a missed one
 * are left out until it is done.
 */
function judgeInterval({ checks, pauses, today, from, to }: HistoryPart, interval: number): HabitDay[] {
  const done = new Set(checks)
  const mostFree = Math.max(1, Math.floor(interval / DAYS_BETWEEN_FREE))
  const days: HabitDay[] = []
  let last = checks.findLast((day) => day < from) ?? from
  let freeNow = 0
  let lastFree: Day | null = null
  let isBroken = false
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (done.has(day)) {
      days.push({ day, verdict: 'done' })
      last = day
      freeNow = 0
      isBroken = false
    } else if (isPausedOn(pauses, day)) days.push({ day, verdict: 'paused' })
    else if (daysBetween(last, day) < interval) days.push({ day, verdict: 'off' })
    else if (day >= today) days.push({ day, verdict: 'open' })
    else if (!isBroken) {
      const isRested = freeNow > 0 || lastFree === null || daysBetween(lastFree, day) >= DAYS_BETWEEN_FREE
      const isFree = freeNow < mostFree && isRested
      days.push({ day, verdict: isFree ? 'free' : 'missed' })
      lastFree = day
      freeNow++
      isBroken = !isFree
    }
  }
  return days
}
