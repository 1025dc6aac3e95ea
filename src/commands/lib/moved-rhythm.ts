// How a task repeats after a line that says only what changes: “make it weekly”, “not fridays”, “starts next week”.
import { type Me, readingOf, todayOf } from '../../domain/request/me.ts'
import type { Task } from '../../domain/tasks/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { amendRhythm, withoutDays } from '../../language/amended-rhythm.ts'
import type { Due } from '../../language/capture-line.ts'
import { readRhythm } from '../../language/recurrence.ts'
import { localDay, weekday } from '../../time/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { wasJustAdded } from './current-task.ts'

interface RhythmChange {
  readonly every?: string | null | undefined
  /** Weekdays on which it does not repeat. */
  readonly except?: string | undefined
  /** The last day of it. */
  readonly until?: Due | undefined
  /** The first day of it. */
  readonly begins?: Due | null | undefined
}

/** Another moment for it: its words, what they say, and what is meant by them. */
interface Moment {
  readonly words: string
  readonly said?: Due | null | undefined
  readonly to?: Due | null | undefined
}

/**
 * The words of its rhythm from now on; undefined where they stay, null where it repeats no more.
 * @throws NotMeantError where it has none that could be changed so
 */
export async function movedRhythm(
  me: Me,
  task: Task,
  { every, except, until, begins }: RhythmChange,
  moment: Moment,
): Promise<string | null | undefined> {
  if (every === null) return null
  const { zone } = readingOf(me)
  const hasTime = task.parsedMetadata.has_due_time === true
  if (every !== undefined) {
    const day = task.due_date === null ? null : localDay(task.due_date, zone, hasTime ? '00:00' : undefined)
    return amendRhythm(every, { words: await tasks.loadRecurrenceText(me, task), day })
  }
  if (except !== undefined) {
    // What begins later still does.
    const day = task.due_date === null ? null : localDay(task.due_date, zone, hasTime ? '00:00' : undefined)
    const from = day !== null && day > todayOf(me) ? ` from ${day}` : ''
    return changed(me, task, (words) => {
      const left = withoutDays(words, except)
      return left === null || / from /.test(left) ? left : `${left}${from}`
    })
  }
  if (until) return changed(me, task, (words) => `${words.replace(/ until .*$/, '')} until ${until.day}`)
  if (begins) return changed(me, task, (words) => `${words.replace(/ from .*$/, '')} from ${begins.day}`)
  return corrected(me, task, moment)
}

/** “At 7”, “the 3rd”, right after “monthly on the 1st at 9”: of each, and not only of the first one. */
async function corrected(me: Me, task: Task, { said, to, words }: Moment): Promise<string | undefined> {
  const isClock = said?.isClockAlone === true && task.parsedMetadata.has_due_time === true
  const named = NAMED_DAY.exec(words)?.groups
  if (!said || !to || !(isClock || named) || !(await wasJustAdded(me, task))) return undefined
  const rhythm = await tasks.loadRecurrenceText(me, task)
  if (rhythm === null) return undefined
  if (isClock) return AT_TIME.test(rhythm) && to.time ? rhythm.replace(AT_TIME, ` at ${to.time}`) : undefined
  const time = AT_TIME.exec(rhythm)?.[0] ?? ''
  if (named?.['date'] !== undefined)
    return /^monthly(?: on the \S+)?(?: at \d\d:\d\d)?$/.test(rhythm)
      ? `monthly on the ${named['date']}${time}`
      : undefined
  return /^every (?:\d+ weeks on )?\w+day(?: at \d\d:\d\d)?$/.test(rhythm)
    ? rhythm.replace(/\w+day/, weekday(to.day))
    : undefined
}

const AT_TIME = / at \d\d:\d\d/
/** A day that names itself, and no day counted from today. */
const NAMED_DAY =
  /^(?:on )?(?:(?:the )?(?<date>\d{1,2}(?:st|nd|rd|th))|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)$/i

/** Its rhythm with other words. @throws NotMeantError where it has none, or where the words say nothing of one */
async function changed(me: Me, task: Task, wordsOf: (rhythm: string) => string | null): Promise<string> {
  const rhythm = await tasks.loadRecurrenceText(me, task)
  const words = rhythm === null ? null : wordsOf(rhythm)
  if (words === null || !readRhythm(words, readingOf(me))) throw new NotMeantError('It has no such rhythm.')
  return words
}
