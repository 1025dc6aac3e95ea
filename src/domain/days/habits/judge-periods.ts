// Judges the weeks and months of a habit that is due so many times in each, on any day. Rules: compute-streak.ts.
import type { HabitDay, HabitDayStatus } from '../../../contracts/habits.ts'
import { addDays, type Day, monthStart, nextMonthStart, type Weekday, weekStart } from '../../../time/index.ts'
import { timesOf } from './frequency.ts'
import { type HistoryPart, isPausedOn } from './history.ts'

interface Period {
  readonly kind: 'weekly' | 'monthly'
  readonly times?: number
}

/** The first day of the week or month that contains the day, and the first day after it. */
export function periodOf(kind: Period['kind'], day: Day, weekStartsOn: Weekday): { start: Day; next: Day } {
  if (kind === 'monthly') return { start: monthStart(day), next: nextMonthStart(day) }
  const start = weekStart(day, weekStartsOn)
  return { start, next: addDays(start, 7) }
}

/**
 * A week or month is done when the habit was checked often enough in it, on any days. One that contains a paused day, or
 * that the habit began or changed its rhythm in, does not end the streak.
 */
export function judgePeriods(part: HistoryPart, frequency: Period): HabitDay[] {
  const { checks, pauses, today, to, weekStartsOn } = part
  const times = timesOf(frequency)
  const judged: HabitDay[] = []
  let { start, next } = periodOf(frequency.kind, part.from, weekStartsOn)
  for (let isFirst = true; start <= to; isFirst = false) {
    const [from, end] = [start, next]
    const doneOn = checks.filter((day) => day >= from && day < end)
    const isPartial = (isFirst && start < part.from) || (part.isCutAfter && addDays(next, -1) > to)
    let verdict: HabitDayStatus = 'missed'
    if (doneOn.length >= times) verdict = 'done'
    else if (isPausedWithin(pauses, start, next)) verdict = 'paused'
    else if (next > today && !part.isCutAfter) verdict = 'open'
    else if (isPartial) verdict = 'off'
    const evidence = {
      ...(times > 1 ? { times } : {}),
      ...(times > 1 || frequency.kind === 'monthly' ? { doneOn } : {}),
    }
    judged.push({ day: start, verdict, span: frequency.kind === 'weekly' ? 'week' : 'month', ...evidence })
    ;({ start, next } = periodOf(frequency.kind, next, weekStartsOn))
  }
  return judged
}

function isPausedWithin(pauses: HistoryPart['pauses'], from: Day, next: Day): boolean {
  for (let day = from; day < next; day = addDays(day, 1)) if (isPausedOn(pauses, day)) return true
  return false
}
