// Quiet hours, quiet days and the number of check-ins a day, in words.
import { joinWords } from '../chat/phrases.ts'
import { type Text, trustedText } from '../chat/view.ts'
import type { NudgeLimits } from '../contracts/nudges.ts'
import { WEEKDAYS } from '../time/index.ts'

/** "Quiet from 22:00 to 08:00 and on weekends, at most 6 a day" */
export function nudgeLimitsText({ quietFrom, quietTo, quietDays, perDay }: NudgeLimits): Text {
  const hours = quietFrom === quietTo ? 'No quiet hours' : `Quiet from ${quietFrom} to ${quietTo}`
  const days =
    quietDays === ''
      ? ''
      : quietFrom === quietTo
        ? `, quiet on ${daysInWords(quietDays)}`
        : ` and on ${daysInWords(quietDays)}`
  return trustedText(`${hours}${days}, at most ${perDay} a day`)
}

/** `sat,sun` → "weekends", `fri` → "Fridays". */
export function daysInWords(days: string): string {
  if (days === 'sat,sun') return 'weekends'
  if (days === 'mon,tue,wed,thu,fri') return 'weekdays'
  if (days === WEEKDAYS.join(',')) return 'every day'
  return joinWords(
    days.split(',').map((day) => `${dayName(day)}s`),
    'and',
  )
}

/** `sat` → "Saturday". */
export const dayName = (day: string): string => LONG_DAYS[day] ?? day

const LONG_DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
