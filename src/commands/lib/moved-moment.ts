// The moment a task is moved to, where its own date or its title says the rest: its day, its time, its half of the day.
import { type Me, readingOf } from '../../domain/request/me.ts'
import type { Task } from '../../domain/tasks/index.ts'
import { type Due, readWhen } from '../../language/capture-line.ts'
import { offersIn } from '../../language/mentions.ts'
import { addDays, endOfLocalDay, type LocalTime, localDay, localTime, wallClockInstant } from '../../time/index.ts'

/**
 * “Make it 6pm” of something on Friday: a clock alone keeps the day, as long as that has not passed. “6:30” of something
 * at 06:40 is in the morning as well.
 */
export function onItsDay(me: Me, task: Task, to: Due | null | undefined, words: string): Due | null | undefined {
  // “Take wed” of “can do wed 3:15 or thu 9”: the clock that stands beside that day in its title.
  if (to && !to.hasTime) {
    const offered = offersIn(task.title, readingOf(me)).find(({ day, hasTime: isClock }) => isClock && day === to.day)
    if (offered) return offered
  }
  if (!to) return to
  const { zone, now } = readingOf(me)
  const hasTime = task.due_date !== null && task.parsedMetadata.has_due_time === true
  // Without a time of its own “same time” says none.
  if (!hasTime && /\bsame time\b/i.test(words)) return readWhen(to.day, { zone, now })
  if (!task.due_date) return to
  if (hasTime && /\bsame time\b/i.test(words)) return onDayAt(to, localTime(task.due_date, zone), zone)
  if (!to.isClockAlone || !to.time) return to
  const day = localDay(task.due_date, zone, hasTime ? '00:00' : undefined)
  const isOpenHour =
    hasTime && /^(?:at |by |on )?(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?(?:ish| ?o['’]?clock)?$/i.test(words.trim())
  const times = isOpenHour ? nearestFirst(to.time, localTime(task.due_date, zone)) : [to.time]
  for (const time of times) {
    const instant = wallClockInstant(day, time, zone)
    if (instant && instant > now) return { day, time, instant, hasTime: true }
  }
  return to
}

/** “Remind me of it in the morning”, of something on a later day: in the morning of that day. */
export function inItsMorning(me: Me, task: Task, line: string): Due | null {
  if (!task.due_date || task.parsedMetadata.has_due_time || !REMINDED_IN_MORNING.test(line)) return null
  const reading = readingOf(me)
  const day = localDay(task.due_date, reading.zone)
  return day > localDay(reading.now, reading.zone) ? readWhen(`${day} morning`, reading) : null
}

/** The day of a moment, at this time. */
function onDayAt(to: Due, time: LocalTime, zone: string): Due {
  const instant = wallClockInstant(to.day, time, zone)
  return instant ? { day: to.day, time, instant, hasTime: true } : to
}

const REMINDED_IN_MORNING = /^(?!.*\btomorrow\b).*\b(?:remind|ping|nudge)\b.*\bin the morning\W*$/i

/** A time of day and the same half a day away, the nearer to another one first. */
function nearestFirst(time: LocalTime, other: LocalTime): readonly LocalTime[] {
  const minutes = minutesOfDay(time)
  const away = (each: number): number => Math.abs(each - minutesOfDay(other))
  const [first, second] = [minutes, (minutes + 720) % 1440].sort((a, b) => away(a) - away(b)).map(timeOfMinutes)
  return [first ?? time, second ?? time]
}

const minutesOfDay = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const timeOfMinutes = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as LocalTime

/** Its date, so many minutes later or earlier; of a task without one, from now. Whole days keep the clock. */
export function shiftedDue(me: Me, task: Task, minutes: number): Due {
  const { now, zone } = readingOf(me)
  const { due_date: due } = task
  const hasTime = task.parsedMetadata.has_due_time === true
  const from = due ?? now
  const days = minutes / (24 * 60)
  const day = localDay(from, zone, due === null || hasTime ? '00:00' : undefined)
  if (Number.isInteger(days)) {
    const moved = addDays(day, days)
    const time = due !== null && hasTime ? localTime(from, zone) : undefined
    const instant = time === undefined ? endOfLocalDay(moved, zone) : wallClockInstant(moved, time, zone)
    return { day: moved, ...(time ? { time } : {}), instant: instant ?? endOfLocalDay(moved, zone), hasTime: !!time }
  }
  const instant = new Date((due !== null && hasTime ? due : now).getTime() + minutes * 60_000)
  return { day: localDay(instant, zone, '00:00'), time: localTime(instant, zone), instant, hasTime: true }
}

/** “Make it half past”, of something at 16:00: 16:30. */
export const atMinutesPast = (me: Me, task: Task, past: number): Due =>
  shiftedDue(me, task, past - Number(localTime(task.due_date ?? me.now, readingOf(me).zone).slice(3)))

/** “Later” is tomorrow, or the later day that it is on: never an earlier one. */
export function laterDay(me: Me, task: Task): Due | null {
  const reading = readingOf(me)
  const tomorrow = readWhen('tomorrow', reading)
  if (!task.due_date || !tomorrow) return tomorrow
  const day = localDay(task.due_date, reading.zone, task.parsedMetadata.has_due_time ? '00:00' : undefined)
  return day > tomorrow.day ? shiftedDue(me, task, 0) : tomorrow
}

/** “Move the rest to the weekend”, said on a Saturday: what is left of today is for its Sunday, on a Sunday for the next. */
export function beyondToday(me: Me, words: string): string {
  const { zone, now } = readingOf(me)
  const day = WEEKEND.test(words) ? readWhen(words, { zone, now }).day : ''
  if (day !== localDay(now, zone)) return words
  const isSunday = new Date(`${day}T12:00:00Z`).getUTCDay() === 0
  return addDays(day, isSunday ? 6 : 1)
}

const WEEKEND = /^\W*(?:(?:to|till|until|for|on|at|this|the) )*week-?end\W*$/i
