// What a report offers of a thing that is not there: to keep it as done, on the day that it names.
import { ask } from '../../chat/ask.ts'
import type { AnyCommand } from '../../chat/command.ts'
import type { RawValues } from '../../chat/request.ts'
import { trustedText, type View, view } from '../../chat/view.ts'
import { type Me, readingOf, todayOf, zoneOf } from '../../domain/request/me.ts'
import { readWhen } from '../../language/capture-line.ts'
import { liftMoment } from '../../language/english/lift-moment.ts'
import { beginsWithPastAct } from '../../language/english/past-acts.ts'
import { remarkTone } from '../../language/english/remark-tone.ts'
import { reportTitle } from '../../language/english/report-title.ts'
import { tellsSelfCare } from '../../language/english/self-care.ts'
import { type Day, wallClockInstant } from '../../time/index.ts'
import { toneText } from '../../views/remark.ts'

/** “I posted the parcel yesterday”: the parcel as a task that was done yesterday. */
export const logAsDone: NonNullable<AnyCommand<Me>['whenMissing']> = {
  label: 'Log it as done',
  command: 'task add',
  into: 'title',
  with: { done: 'yes' },
  titleOf: reportTitle,
  valuesOf: (line): RawValues => {
    const day = pastDayWords(line)
    return day === '' ? {} : { finished: day }
  },
  answerOf: deedAnswer,
}

/** What was done by oneself, and was on no list; null where a thing is named that should have been on one. */
function deedAnswer(line: string): string | null {
  const care = careAnswer(line)
  if (care !== null) return care
  if (!beginsWithPastAct(line) || FINISHED.test(line)) return null
  return toneText(remarkTone(line) === 'grave' ? 'grave' : 'deed', line)
}

/** “Did my meds” with no such habit: who looked after themselves hears that it counts. */
export const careAnswer = (line: string): string | null => (tellsSelfCare(line) ? toneText('care', line) : null)

/** “Took it”, after “did I take my tablets?”, with nothing of that name: it counts, and what is on the list stays open. */
export const notThereView = (name: string): View =>
  view(trustedText(careAnswer(`did ${name}`) ?? toneText('deed', name)), [], {
    buttons: [
      { label: logAsDone.label, line: ask('task add', { title: name, done: 'yes' }) },
      { label: 'Show tasks', line: ask('task list') },
    ],
    speaksOf: name,
  })

/** “I finished the slides”: they should have been there. */
const FINISHED = /^\W*(?:\S+ ){0,3}(?:finished|done|completed|ticked|checked|crossed|marked)\b/i

/** The words of the one day gone by that the line tells of: "yesterday"; '' where it tells of none. */
const pastDayWords = (line: string): string => {
  const lifted = liftMoment(line)
  return lifted?.isPast && lifted.moment !== 'today' ? lifted.moment : ''
}

/** The day gone by that a report names, "called mum yesterday"; null where it names none, or today. */
export function reportedDay(me: Me, line: string): Day | null {
  const words = pastDayWords(line)
  if (words === '') return null
  const { day } = readWhen(words, readingOf(me))
  return day < todayOf(me) ? day : null
}

/** When something was finished: now, or at noon of the day that is named. UTC. */
export const finishedAt = (me: Me, day: Day | null): Date =>
  (day === null ? null : wallClockInstant(day, '12:00', zoneOf(me))) ?? me.now
