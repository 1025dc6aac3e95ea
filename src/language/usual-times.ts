// The time at which a reminder rings that names a part of the day alone: “remind me tomorrow morning”. It is said with the
// answer and changed in one tap.
import { type LocalTime, localDay, wallClockInstant } from '../time/index.ts'
import type { Due } from './date-meaning.ts'
import type { DayPart } from './date-shapes.ts'
import { findEventMoment } from './event-moments.ts'
import type { FoundRhythm } from './rhythms.ts'

/** Wall-clock times; noon is a time of its own. */
const USUAL_TIMES: Readonly<Record<DayPart, LocalTime>> = {
  morning: '09:00',
  afternoon: '14:00',
  evening: '18:00',
  night: '21:00',
}

/** A time that was chosen for a part of the day. */
export interface UsualTime {
  readonly part: DayPart
  readonly time: LocalTime
}

/** A day and a part of it, with the usual time; null where a time was said, no part was, or that time has passed. */
export function usualTimeOf(
  due: Pick<Due, 'instant' | 'hasTime' | 'part'> | null,
  { now, zone }: { readonly now: Date; readonly zone: string },
): { readonly due: { readonly instant: Date; readonly hasTime: boolean }; readonly usual: UsualTime } | null {
  if (!due || due.hasTime || due.part === undefined) return null
  const usual = { part: due.part, time: USUAL_TIMES[due.part] }
  const instant = wallClockInstant(localDay(due.instant, zone, '00:00'), usual.time, zone)
  return instant && instant > now ? { due: { instant, hasTime: true }, usual } : null
}

/** “After dinner”, with the usual time of it: the moment that would only be offered is meant where a reminder is asked for. */
export function usualEventOf(
  title: string,
  offers: readonly Due[],
): { readonly due: Due; readonly usual: UsualTime } | null {
  const event = findEventMoment(title)
  const due = event && offers.find(({ time }) => time === event.time)
  if (!event || !due) return null
  const hour = Number(event.time.slice(0, 2))
  const part = hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : hour < 21 ? 'evening' : 'night'
  return { due, usual: { part, time: event.time } }
}

/** “Every morning”, with the usual time; null where it names a time, or no part of the day. */
export function usualRhythm(
  rhythm: FoundRhythm | null,
): { readonly rhythm: FoundRhythm; readonly usual: UsualTime } | null {
  const named = /\b(?:(morning|afternoon|evening|night)s?|(nightly))\b/i.exec(rhythm?.words ?? '')
  if (!rhythm || !named || rhythm.recurrences.some(({ local_time }) => local_time !== null)) return null
  const part = named[2] ? 'night' : (named[1]?.toLowerCase() as DayPart)
  const time = USUAL_TIMES[part]
  return {
    rhythm: {
      ...rhythm,
      title: rhythm.title.replace(/ (?:in the (?:morning|afternoon|evening)|at night)$/i, ''),
      recurrences: rhythm.recurrences.map((each) => ({ ...each, local_time: time })),
    },
    usual: { part, time },
  }
}

/** An hour before and after it, for buttons. */
export const timesAround = ({ time }: UsualTime): readonly LocalTime[] =>
  [-1, 1].map((hours) => `${String(Number(time.slice(0, 2)) + hours).padStart(2, '0')}${time.slice(2)}`)
