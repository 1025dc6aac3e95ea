// Moments as programs write them, inside a typed line: Discord's stamps and instants of ISO 8601.
import { calendarDay, localTime } from '../time/index.ts'
import type { DateContext, Due } from './date-meaning.ts'

/**
 * Discord's `<t:1772784000:F>` (seconds since 1970) or an instant such as `2026-03-06T08:00:00Z` or `…T10:00+01:00`, anywhere in the line.
 */
export function takeStamp(line: string, { zone }: DateContext): { rest: string; dueText: string; due: Due | null } {
  const match =
    /(?:\b(?:at|on|by) )?(?:<t:(?<seconds>\d{9,11})(?::[tTdDfFR])?>|\b(?<iso>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d))(?![\d:]))/.exec(
      line,
    )
  const { seconds, iso } = match?.groups ?? {}
  const instant = new Date(iso?.replace(/(?<=[+-]\d\d)(?=\d\d$)/, ':') ?? Number(seconds) * 1000)
  if (!match || Number.isNaN(instant.getTime()) || line.replace(match[0], '').trim() === '')
    return { rest: line, dueText: '', due: null }
  const due = { day: calendarDay(instant, zone), time: localTime(instant, zone), instant, hasTime: true }
  return { rest: line.replace(match[0], ' '), dueText: match[0], due }
}
