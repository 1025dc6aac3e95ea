// The frequency of a habit: parses and formats `habits.frequency`, and reads it from words.
import { WEEKDAYS, type Weekday } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'

/** `daily`, `weekly` (any day of the week), or certain weekdays. */
export type Frequency =
  | { readonly kind: 'daily' }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'custom'; readonly days: readonly Weekday[] }

/** Parses the column; an invalid value is `daily`, the schema's default. */
export function decodeFrequency(stored: string): Frequency {
  if (stored === 'weekly') return { kind: 'weekly' }
  const days = stored.startsWith('custom:') ? parseDays(stored.slice('custom:'.length)) : null
  return days ? frequencyOnDays(days) : { kind: 'daily' }
}

/** Formats for the column: `daily`, `weekly`, `custom:mon,wed,fri`. */
export const encodeFrequency = (frequency: Frequency): string =>
  frequency.kind === 'custom' ? `custom:${frequency.days.join(',')}` : frequency.kind

/**
 * Typed words: "daily", "weekly", "mon,wed", "Mondays and Fridays", "weekdays", "weekends".
 * @throws DomainError with examples otherwise
 */
export function parseFrequency(words: string): Frequency {
  const typed = words.trim().toLowerCase()
  if (/^(daily|every ?day|each day)$/.test(typed)) return { kind: 'daily' }
  if (/^(weekly|every week|once a week|each week)$/.test(typed)) return { kind: 'weekly' }
  const days = parseDays(typed.replaceAll(/\b(every|each|on|and)\b/g, ' '))
  if (days) return frequencyOnDays(days)
  throw new DomainError('habit.unreadable-days', { words })
}

/** "daily", "once a week", "Mon, Wed, Fri". */
export function frequencyText(frequency: Frequency): string {
  if (frequency.kind === 'daily') return 'daily'
  if (frequency.kind === 'weekly') return 'once a week'
  return frequency.days.map((day) => day.charAt(0).toUpperCase() + day.slice(1)).join(', ')
}

/** `mon,wed,fri` as schedules store it; null: every day. A weekly habit is reminded of every day until it is done. */
export const scheduleDays = (frequency: Frequency): string | null =>
  frequency.kind === 'custom' ? frequency.days.join(',') : null

/** All seven days are daily. */
function frequencyOnDays(days: ReadonlySet<Weekday>): Frequency {
  const sorted = WEEKDAYS.filter((day) => days.has(day))
  return sorted.length === 7 ? { kind: 'daily' } : { kind: 'custom', days: sorted }
}

function parseDays(words: string): Set<Weekday> | null {
  const days = new Set<Weekday>()
  const parts = words.split(/[\s,/+&]+/).filter((part) => part !== '')
  for (const part of parts) {
    const group = GROUPS[part] ?? WEEKDAYS.filter((day) => DAY_NAMES[day].startsWith(part.replace(/s$/, '')))
    if (group.length === 0 || (!GROUPS[part] && (group.length > 1 || part.length < 2))) return null
    for (const day of group) days.add(day)
  }
  return days.size === 0 ? null : days
}

const GROUPS: Readonly<Record<string, readonly Weekday[]>> = {
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  weekends: ['sat', 'sun'],
  weekend: ['sat', 'sun'],
  tues: ['tue'],
  thurs: ['thu'],
}

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
}
