// Whether a habit is due today, and from which day on it is due again. Pure. Pauses are left to the caller.
import type { DayCount } from '../../../contracts/habits.ts'
import { addDays, type Day, daysBetween } from '../../../time/index.ts'

import { timesOf } from './frequency.ts'
import { type HabitHistory, isScheduledOn } from './history.ts'
import { dateWindow } from './judge-dates.ts'
import { periodOf } from './judge-periods.ts'

type DueInput = Pick<HabitHistory, 'frequency' | 'checks' | 'today' | 'weekStartsOn'>

/** What today asks for. */
export interface DueState {
  /** One of its days, and not done: of a week, a month or a date, its goal isn't reached. */
  readonly isOpenToday: boolean
  /** The first day after today on which it is due; null: today, or the days its frequency names. */
  readonly nextDueDay: Day | null
  /** How often it was done in the current week or month, for a habit of several times. */
  readonly periodCount: DayCount | null
}

/**
 * Every n days counts from the last time it was done; before the first time it is due at once. Of so many times a week or
 * month, one a day counts.
 */
export function dueState({ frequency, checks, today, weekStartsOn = 'mon' }: DueInput): DueState {
  const isDoneToday = checks.includes(today)
  const state = { isOpenToday: !isDoneToday && isScheduledOn(frequency, today), nextDueDay: null, periodCount: null }
  switch (frequency.kind) {
    case 'weekly':
    case 'monthly': {
      const { start, next } = periodOf(frequency.kind, today, weekStartsOn)
      const count = checks.filter((day) => day >= start && day < next).length
      const goal = timesOf(frequency)
      const nextDueDay = count >= goal ? next : isDoneToday ? addDays(today, 1) : null
      return { isOpenToday: nextDueDay === null, nextDueDay, periodCount: goal > 1 ? { count, goal } : null }
    }
    case 'interval': {
      const last = checks.toSorted().at(-1)
      const due = last === undefined ? today : addDays(last, frequency.days)
      return { ...state, isOpenToday: due <= today, nextDueDay: daysBetween(today, due) > 0 ? due : null }
    }
    case 'dates': {
      const { date, from, until } = dateWindow(frequency.dates, today)
      const isDone = checks.some((day) => day >= from && day <= until)
      return { ...state, isOpenToday: !isDone && date <= today }
    }
    default:
      return state
  }
}
