// A time of day at which something was done: it lies in the past, so "8" said in the evening may be 20:00.
import { addDays, type Day, formatMoment, type HourCycle, wallClockInstant } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import type { DateContext } from './date-meaning.ts'
import { readTimeOfDay } from './when.ts'

/**
 * The latest moment of a local day, not after now, that the words can mean: "8" is 08:00 in the morning and 20:00 late in
 * the evening; "8pm" is 20:00.
 * @param day the person's local day
 * @throws UserError where the words are no time, or the time is still to come
 */
export function readPastTime(words: string, day: Day, { now, zone, hours, dayStartsAt = '04:00' }: DateContext): Date {
  const instants = timesMeant(words, hours).flatMap((time) => {
    // Before the day starts it is the night after it.
    const date = time < dayStartsAt ? addDays(day, 1) : day
    return wallClockInstant(date, time, zone) ?? []
  })
  const past = instants.filter((instant) => instant <= now).toSorted((a, b) => b.getTime() - a.getTime())
  const [latest] = past
  if (latest) return latest
  const [ahead] = instants
  throw new UserError(
    ahead
      ? `${formatMoment(ahead, zone, { hours })} is still to come. When was it done?`
      : 'That day had no such time.',
  )
}

/** "8" and "8:15" are two times; everything else is one. */
function timesMeant(words: string, hours: HourCycle | undefined): readonly string[] {
  const bare = /^(?:at )?([1-9]|1[0-2])(?:[:.]([0-5]\d))?$/.exec(words.trim())
  if (!bare) return [readTimeOfDay(words, 'afternoon', hours)]
  const [hour, minutes = '00'] = [Number(bare[1]), bare[2]]
  return [hour % 12, (hour % 12) + 12].map((each) => `${String(each).padStart(2, '0')}:${minutes}`)
}
