// The dates of an imported task in the person's zone. What can't be read is kept as a note, so that nothing is lost.
import type { ImportedMoment, ImportedReminder, ImportedTask } from '../../../contracts/imports.ts'
import type { Due } from '../../../language/date-meaning.ts'
import { nextOccurrenceOf, type RecurrenceRule, readRhythm } from '../../../language/recurrence.ts'
import { MAX_LEAD_MINUTES, MAX_LEADS } from '../../../language/reminder-words.ts'
import { readMoment } from '../../../language/when.ts'
import {
  addDays,
  type Day,
  endOfLocalDay,
  localDay,
  localTime,
  startOfLocalDay,
  wallClockInstant,
} from '../../../time/index.ts'
import { MINUTE_MS } from '../../reminders/kind-rules.ts'
import { type Me, readingOf, todayOf, zoneOf } from '../../request/me.ts'
import { firstFutureDueDate } from '../timing.ts'

/** What an imported task's dates mean for the person. */
export interface ResolvedDates {
  readonly due: Due | null
  /** `startDay`: the rule counts from there. */
  readonly recurrence: { readonly rule: RecurrenceRule; readonly startDay: Day } | null
  /** `at` UTC; `day` where no time was said. */
  readonly starts: { readonly at: Date; readonly day: Day | null } | null
  /** Minutes before its time at which it reminds, longest first; null: as the person's setting says. */
  readonly leads: readonly number[] | null
  /** Its reminders that are no such lead; they are among the lines for the notes. */
  readonly lostReminders: number
  /** Lines for the notes. */
  readonly unread: readonly string[]
}

export function resolveDates(me: Me, { due: given, rhythm, starts, reminders }: ImportedTask): ResolvedDates {
  const planned = given && resolveMoment(me, given)
  const { due, leads, lost } = placeReminders(me, reminders, { due: planned, mayBeDue: starts === null })
  const unread = [...(given?.kind === 'words' && !planned ? [`Date: ${given.words}`] : []), ...lost]
  const start = starts && resolveMoment(me, starts)
  const isAhead = start !== null && start.instant > me.now
  const dated = {
    due,
    recurrence: null,
    starts: isAhead
      ? start.hasTime
        ? { at: start.instant, day: null }
        : { at: startOfLocalDay(start.day, zoneOf(me), me.preferences.day_starts_at), day: start.day }
      : null,
    leads,
    lostReminders: lost.length,
    unread,
  }
  if (rhythm === null) return dated
  const repeated = resolveRhythm(me, rhythm, due)
  if (repeated) return { ...dated, ...repeated }
  const words = rhythm.kind === 'words' ? rhythm.words : rhythm.rule
  return { ...dated, unread: [...unread, `Repeats: ${words}`] }
}

function resolveMoment(me: Me, moment: ImportedMoment): Due | null {
  const zone = zoneOf(me)
  switch (moment.kind) {
    case 'words':
      return readMoment(moment.words, readingOf(me))
    case 'instant': {
      const instant = new Date(moment.at)
      const day = midnightDay(moment, zone)
      if (day !== null) return { day, instant: endOfLocalDay(day, zone), hasTime: false }
      return { day: localDay(instant, zone, '00:00'), time: localTime(instant, zone), instant, hasTime: true }
    }
    case 'wall': {
      const { day, time } = moment
      if (time === null) return { day, instant: endOfLocalDay(day, zone), hasTime: false }
      const instant = wallClockInstant(day, time, zone)
      return instant && { day, time, instant, hasTime: true }
    }
  }
}

/**
 * Reminders as leads of a time. On a whole day a reminder of that day is its time, as programs without times for tasks
 * mean it; what has no date gets that of its first reminder.
 * @param dates `mayBeDue`: a reminder may be its date
 * @returns `lost`: the rest, as lines
 */
function placeReminders(
  me: Me,
  reminders: readonly ImportedReminder[],
  { due, mayBeDue }: { readonly due: Due | null; readonly mayBeDue: boolean },
): { readonly due: Due | null; readonly leads: readonly number[] | null; readonly lost: readonly string[] } {
  const moments = reminders
    .flatMap((reminder) => reminderMoment(me, reminder, due) ?? [])
    .toSorted((a, b) => a.instant.getTime() - b.instant.getTime())
  const first = due ? moments.find(({ day }) => day === due.day) : mayBeDue ? moments[0] : undefined
  const dated = due?.hasTime ? due : first
  const leads: number[] = []
  const lost: string[] = []
  for (const moment of moments) {
    const lead = dated ? Math.round((dated.instant.getTime() - moment.instant.getTime()) / MINUTE_MS) : -1
    if (leads.includes(lead)) continue
    if (lead >= 0 && lead <= MAX_LEAD_MINUTES && leads.length < MAX_LEADS) leads.push(lead)
    else lost.push(`Reminder: ${moment.day} ${moment.time}`)
  }
  // At the time itself alone is what every task has.
  const own = leads.some((lead) => lead > 0) ? leads.toSorted((a, b) => b - a) : null
  return { due: dated ?? due, leads: own, lost }
}

/** Null where it can't be told, and at the midnight of a whole day, which nobody means to be reminded at. */
function reminderMoment(me: Me, reminder: ImportedReminder, due: Due | null): (Due & { time: string }) | null {
  const zone = zoneOf(me)
  if (reminder.kind === 'at') {
    const moment = resolveMoment(me, reminder.moment)
    return moment?.hasTime ? { ...moment, time: moment.time ?? localTime(moment.instant, zone) } : null
  }
  if (due === null) return null
  if (due.hasTime) {
    const instant = new Date(due.instant.getTime() - reminder.minutes * MINUTE_MS)
    return { day: localDay(instant, zone, '00:00'), time: localTime(instant, zone), instant, hasTime: true }
  }
  if (reminder.minutes === 0) return null
  // The wall clock of that day, whatever hours a change of clocks takes from it.
  const wall = new Date(Date.parse(`${due.day}T00:00:00Z`) - reminder.minutes * MINUTE_MS).toISOString()
  const [day, time] = [wall.slice(0, 10), wall.slice(11, 16)]
  const instant = wallClockInstant(day, time, zone)
  return instant && { day, time, instant, hasTime: true }
}

/** The day that an instant stands for, where its program writes days as midnights; null for a time. */
function midnightDay({ at, wholeDay }: Extract<ImportedMoment, { kind: 'instant' }>, zone: string): Day | null {
  const instant = new Date(at)
  if (wholeDay === 'at-midnight') return localTime(instant, zone) === '00:00' ? localDay(instant, zone, '00:00') : null
  // Noon of a day is in that day, too, where the person's zone is not the one whose midnight it is.
  return wholeDay === 'always' ? localDay(new Date(instant.getTime() + 12 * HOUR_MS), zone, '00:00') : null
}

const HOUR_MS = 3_600_000

/** The rule, and its occurrence that is present or next: a series that was missed does not come as a pile. */
function resolveRhythm(
  me: Me,
  rhythm: NonNullable<ImportedTask['rhythm']>,
  due: Due | null,
): Pick<ResolvedDates, 'due' | 'recurrence'> | null {
  const rule = ruleOf(me, rhythm, due)
  if (!rule) return null
  const today = todayOf(me)
  const isToCome = due !== null && due.day >= today && !rule.excluded_dates?.split(',').includes(due.day)
  if (due && isToCome) return { due, recurrence: { rule, startDay: due.day } }
  // Counted from its old date, so that "every 2 weeks" keeps its weeks.
  const next = due
    ? nextOccurrenceOf(rule, { today: addDays(later(today, due.day), -1), due: null, start: due.day, zone: zoneOf(me) })
    : firstFutureDueDate(me, rule)
  return next && { due: next, recurrence: { rule, startDay: due?.day ?? next.day } }
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

function ruleOf(me: Me, rhythm: NonNullable<ImportedTask['rhythm']>, due: Due | null): RecurrenceRule | null {
  const time = due?.hasTime ? (due.time ?? localTime(due.instant, zoneOf(me))) : null
  if (rhythm.kind === 'rule') {
    const { rule, basis, except = [] } = rhythm
    return { rule, basis, local_time: time, excluded_dates: except.length === 0 ? null : except.join(',') }
  }
  const [only, second] = readRhythm(rhythm.words, readingOf(me))?.recurrences ?? []
  if (!only || second) return null
  return { ...only, local_time: only.local_time ?? time }
}
