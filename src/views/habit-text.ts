// Words about a habit that several views share: its facts, its streak, how far a counted one is.
import { joinTexts, type Text, t, trustedText } from '../chat/view.ts'
import type { DayCount, HabitFacts } from '../contracts/habits.ts'
import { type Day, formatDay } from '../time/index.ts'
import { clockText, dayText, type Reader, readerToday } from './reader.ts'

/** "streak: 3 days", "streak: 1 week"; empty where streaks are hidden or there is none. */
export function streakText(reader: Reader, { streak, streakUnit }: Pick<HabitFacts, 'streak' | 'streakUnit'>): Text {
  if (!reader.showsPoints || streak === 0) return []
  return t`streak: ${streak} ${trustedText(streak === 1 ? streakUnit : `${streakUnit}s`)}`
}

/** "5 of 8", "5 of 8 glasses". */
export const countText = ({ count, goal }: DayCount, unit: string | null): Text =>
  unit === null ? t`${count} of ${goal}` : t`${count} of ${goal} ${unit}`

/** "1 of 3 this week"; empty for a habit of once in its week or month. */
export function periodText({ periodCount, rhythm }: Pick<HabitFacts, 'periodCount' | 'rhythm'>): Text {
  if (periodCount === null) return []
  return t`${periodCount.count} of ${periodCount.goal} this ${trustedText(rhythm.kind === 'monthly' ? 'month' : 'week')}`
}

/** What was counted today; empty for a habit that is only checked. */
export function todayCountText(reader: Reader, { goal, unit, counts }: HabitFacts): Text {
  const today = counts.get(readerToday(reader)) ?? { count: 0, goal }
  return today.goal > 1 ? t`${countText(today, unit)} today` : []
}

/** Its rhythm, time and state. */
export function habitFactsText(reader: Reader, about: HabitFacts): Text {
  const until = about.pausedUntil === null ? [] : t` through ${dayText(reader, about.pausedUntil)}`
  const dueAgain =
    !about.isDoneToday && about.habit.is_active && about.rhythm.kind === 'interval' && about.nextDueDay !== null
  return joinTexts([
    trustedText(about.frequency),
    about.goal > 1 ? t`${about.goal} ${about.unit ?? trustedText('times')} a day` : [],
    about.at === null ? [] : trustedText(clockText(reader, about.at)),
    about.isEssential ? trustedText('essential') : [],
    streakText(reader, about),
    periodText(about),
    about.habit.is_active ? [] : trustedText('archived'),
    about.habit.is_active && about.isPausedToday ? t`resting${until}` : [],
    todayCountText(reader, about),
    about.isDoneToday ? trustedText('done today') : [],
    dueAgain && about.nextDueDay ? t`next ${dayText(reader, about.nextDueDay)}` : [],
  ])
}

/** "Thu 5 March", without a year unless it is another one. */
export const readerDayLabel = (reader: Reader, date: Day): string => formatDay(date, readerToday(reader))

/** With a capital, where the first words are ours. */
export const capitalText = (text: Text): Text => {
  const [first, ...rest] = text
  if (first?.kind !== 'ours') return text
  return [{ kind: 'ours', text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}
