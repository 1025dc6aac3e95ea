// “This week”, “next week”, “the weekend”: several days that a list may be for.
import { addDays, type Day, WEEKDAYS, weekday } from '../../time/index.ts'

/** The first and the last day, and what they are called. */
export interface WeekSpan {
  readonly from: Day
  readonly until: Day
  readonly name: string
}

const SPAN =
  /^(?:(?:due|for|on|in|over|by|during|at|left) )*(this|next|the|the coming|coming|my|last)? ?(week|weekend)$/i

/**
 * The span that the words name; null where they name a day. Weeks end on Sunday.
 * @param view of what is still to come this week begins today, and what was done began on Monday
 */
export function weekSpan(words: string, today: Day, view: string): WeekSpan | null {
  const [, which = 'this', unit = ''] = SPAN.exec(words.trim().replaceAll(/\s+/g, ' ')) ?? []
  if (unit === '') return null
  const monday = addDays(today, -WEEKDAYS.indexOf(weekday(today)))
  const isNext = /^next$/i.test(which)
  const isLast = /^last$/i.test(which)
  const first = addDays(monday, isNext ? 7 : isLast ? -7 : 0)
  const sunday = addDays(first, 6)
  const when = isNext ? 'Next' : isLast ? 'Last' : 'This'
  if (unit.toLowerCase() === 'weekend') return { from: addDays(sunday, -1), until: sunday, name: `${when} weekend` }
  const isPast = view === 'done' || view === 'added'
  const from = !isNext && !isLast && !isPast && today > first ? today : first
  return { from, until: sunday, name: `${when} week` }
}
