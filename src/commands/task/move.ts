// Changes the date, clears it, or sets a repetition. A date without a time never reminds.
import { ask } from '../../chat/ask.ts'
import { choiceOption, clearable, flagOption, hidden, integerOption, textOption } from '../../chat/options.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { RawValues } from '../../chat/request.ts'
import { capitalizeText, joinTexts, type TextBlock, t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Task } from '../../domain/tasks/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { reachesSomebody } from '../../language/english/acts.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { dueText, taskDetailText, timingText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { moveInBulk } from '../lib/bulk-move.ts'
import { bulkMoveSentences } from '../lib/bulk-move-sentences.ts'
import { findMeantThing, isReminderNewest, wasJustShown } from '../lib/current-task.ts'
import { moveSentences } from '../lib/move-sentences.ts'
import { atMinutesPast, inItsMorning, laterDay, onItsDay, shiftedDue } from '../lib/moved-moment.ts'
import { movedRhythm } from '../lib/moved-rhythm.ts'
import { loadFocusDetails } from '../lib/options/focus.ts'
import { taskOption } from '../lib/options/index.ts'
import { dateOption, dayOption, lengthOption, rhythmOption } from '../lib/options/moments.ts'
import { placeToday } from '../lib/place-today.ts'
import { rhythmSentences } from '../lib/rhythm-sentences.ts'
import { isTaskInView } from '../lib/shown-before.ts'
import { swapMoments } from '../lib/swap-moments.ts'
import { maySayCount } from '../lib/title-number.ts'

export default defineCommand({
  name: 'task move',
  about: 'Change the date, or how it repeats',
  byModel: 'run',
  aliases: ['/later'],
  spoken: ['move the milk to friday at 9', 'do the report tomorrow instead', 'push the report to monday'],
  says: [...moveSentences, ...rhythmSentences, ...bulkMoveSentences],
  takesSeveral: 'task',
  options: {
    task: taskOption('Which one; the current one if left out'),
    to: { ...clearable(dateOption('When', 'to come')), defaultText: 'tomorrow' },
    every: clearable(rhythmOption('How it repeats: “mon”, “every day until 20 March”')),
    start: clearable(dateOption('Not before: until then it isn’t offered', 'to come')),
    shift: hidden(lengthOption('By how much later')),
    earlier: hidden(flagOption('Earlier by that much')),
    past: hidden(integerOption('Minutes past the hour that it is at', { min: 0, max: 59, unit: 'minutes' })),
    except: hidden(textOption('Weekdays on which it does not repeat', { max: 60 })),
    until: hidden(dateOption('The last day of its rhythm', 'to come')),
    begins: hidden(dateOption('The first day of its rhythm', 'to come')),
    recent: hidden(flagOption('Only what was spoken of a moment ago')),
    reaches: hidden(flagOption('Only what is about reaching somebody')),
    swap: hidden(flagOption('The two that were spoken of last change places')),
    // From the page, where today's list is ordered by hand.
    before: hidden(textOption('Before which task of today; “end” for the last place', { max: 36 })),
    from: hidden(dayOption('The day whose tasks are all moved')),
    all: hidden(
      choiceOption('All that was shown or is left of today, the rest of it, or of one thing', [
        'all',
        'rest',
        'left',
        'some',
      ]),
    ),
  },
  examples: [
    'later milk',
    'task move milk start:monday',
    'task move milk friday 9am',
    'task move milk to:none',
    'task move milk every:mon',
    'task move milk every:"3 days after done"',
    'task move milk every:"mon 9am, 10 times"',
    'task move milk every:none',
  ],
  async prefill(me, { task }): Promise<RawValues> {
    const rhythm = task && (await tasks.loadRecurrenceText(me, task))
    return rhythm ? { every: rhythm } : {}
  },
  async run(me, values, { raw, request, runLine }) {
    const {
      task: named,
      to: wanted,
      until,
      start,
      shift,
      earlier,
      recent,
      reaches,
      all,
      from,
      before,
      except,
      begins,
      past,
      swap,
    } = values
    if (before !== undefined && named) return placeToday(me, named, before)
    if (swap) return swapMoments(me, runLine)
    if (all && !(all === 'left' && (await isTaskInView(me))))
      return moveInBulk(
        me,
        { scope: all === 'left' ? 'rest' : all, day: from?.day ?? null, isByHours: isByHours(shift) },
        whenValues(raw),
        runLine,
      )
    const line = request.input.kind === 'typed' ? request.input.line : ''
    const isBare = [named, wanted, until, values.every, start, shift, past, except, begins].every(
      (value) => value === undefined,
    )
    // “Later” below a reminder puts the reminder off: its day and its time stay.
    if (isBare && (await isReminderNewest(me)) && (await nudges.findUnansweredNudge(me)))
      return runLine(ask('nudge snooze'))
    const meant = named ? null : await findMeantThing(me, 'task move')
    const task = named ?? meant?.task
    const reminder = isBare && task && meant?.isReminded && (await nudges.findNudgeAbout(me, task.task_id))
    if (reminder) return runLine(ask('nudge snooze', { nudge: reminder.nudge_id }))
    if (!task)
      throw new UserError(
        'Which task? Type “later” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Which task? Choose it in {task move}.',
      )
    if (recent && !(await wasJustShown(me, task.task_id, IT_IS.test(line))))
      throw new NotMeantError('That was said too long ago.')
    // “Make that 20”, of “order 15 chairs”.
    if (recent && !task.parsedMetadata.has_due_time && maySayCount(line, task.title, task.due_date !== null))
      throw new NotMeantError('It may be a number of its title.')
    // “Until friday” of what comes once is another day.
    const repeats = until && (await tasks.loadRecurrenceText(me, task)) !== null
    const said = until && !repeats ? until : wanted
    if (past !== undefined && !task.parsedMetadata.has_due_time) throw new NotMeantError('It is at no hour.')
    // Earlier than no time at all is no moment.
    if (shift !== undefined && earlier && !task.due_date) return whenIsItView(task)
    if (reaches && !reachesSomebody(task.title)) throw new NotMeantError('It is about nobody.')
    const to =
      past !== undefined
        ? atMinutesPast(me, task, earlier ? past - 60 : past)
        : shift === undefined
          ? (inItsMorning(me, task, line) ?? onItsDay(me, task, said, raw['to'] ?? ''))
          : shiftedDue(me, task, earlier ? -shift : shift)
    const every = await movedRhythm(
      me,
      task,
      { every: values.every, except, begins, ...(repeats ? { until } : {}) },
      { said, to, words: raw['to'] ?? '' },
    )
    if (start !== undefined) {
      const result = await tasks.setTaskStart(me, task, start)
      if (to === undefined && every === undefined) return startView(me, task, start !== null, result)
    }
    const { happened, rhythm } =
      every === undefined || (every !== null && every === (await tasks.loadRecurrenceText(me, task)))
        ? await tasks.moveTask(me, task, to === undefined ? laterDay(me, task) : to)
        : await tasks.setTaskRecurrence(
            me,
            task,
            every,
            values.every !== undefined || said?.isClockAlone ? to : undefined,
          )
    const isPutOff = to === undefined && every === undefined && start === undefined
    if (isPutOff && happened !== 'already') await tasks.putBackTask(me, task)
    const stopped = isBare && happened !== 'already' ? await stopFocusOn(me, task) : []
    return movedView(me, task, { happened, rhythm, isSaved: Boolean(every), beside: stopped })
  },
})

/** What became of its date or its rhythm. */
async function movedView(
  me: Me,
  task: Task,
  { happened, rhythm, isSaved, beside }: tasks.MoveResult & { isSaved: boolean; beside: readonly TextBlock[] },
) {
  const places = await loadTaskPlaces(me, [task])
  const due = dueText(readerOf(me), task)
  const details = taskDetailText(task, places(task))
  const again = rhythm === null ? [] : t`repeats ${trustedText(rhythm)}`
  const card = { kind: 'task', id: task.task_id }
  const startButton = { label: 'Start', line: ask('task start', { task: task.task_id }) }
  if (happened === 'already')
    return view(
      t`No change: ${task.title}`,
      [textBlock(joinTexts([due.length > 0 ? due : trustedText('no date'), again]))],
      { card },
    )
  if (!task.due_date)
    return view(t`${task.title}`, [textBlock(joinTexts([trustedText('no date'), again, details]))], {
      buttons: [startButton],
      card,
    })
  const moved = isSaved ? t`Saved: ${task.title}` : t`Moved: ${task.title}`
  return view(
    moved,
    [
      textBlock(
        again.length > 0
          ? joinTexts([t`${capitalizeText(again)}, next on ${due}`, details])
          : joinTexts([t`to ${due}`, details]),
      ),
      ...beside,
    ],
    {
      buttons: [startButton, { label: 'No date', line: ask('task move', { task: task.task_id, to: 'none' }) }],
      card,
    },
  )
}

const whenIsItView = ({ task_id, title }: Task) =>
  view(t`When is “${excerpt(title)}”? It has no date yet.`, [], {
    buttons: [
      { label: 'Today', line: ask('task move', { task: task_id, to: 'today' }) },
      { label: 'Tomorrow', line: ask('task move', { task: task_id, to: 'tomorrow' }) },
    ],
    asks: { line: ask('task move', { task: task_id }), into: 'to' },
    card: { kind: 'task', id: task_id },
  })

/** Tells the date of something: of what was asked about last. */
const IT_IS = /^\W*(?:(?:so|and|oh|well)\W+)*(?:it|that)(?:[’']?s| is)\b/i

const isByHours = (shift: number | undefined): boolean => shift !== undefined && shift % (24 * 60) !== 0

/** The words for when, as they were said; without any, tomorrow. */
const whenValues = ({ to, shift }: RawValues): RawValues => (shift === undefined ? { to: to ?? 'tomorrow' } : { shift })

/** Who puts off what they focus on has stopped: the session ends with it, and its minutes count. */
async function stopFocusOn(me: Me, task: Task): Promise<readonly TextBlock[]> {
  const session = await focus.findRunningFocus(me)
  if (session?.task_id !== task.task_id) return []
  await focus.stopFocus(me, session)
  const { minutes } = await loadFocusDetails(me, session)
  return [textBlock(t`Focus stopped: ${minutes} ${trustedText(minutes === 1 ? 'minute' : 'minutes')} counted.`)]
}

async function startView(me: Me, task: Task, isSet: boolean, result: 'set' | 'already') {
  const places = (await loadTaskPlaces(me, [task]))(task)
  const reader = readerOf(me)
  const timing = isSet ? timingText(reader, places) : trustedText('can be offered any time')
  const facts = joinTexts([timing, dueText(reader, task)])
  return view(
    result === 'already' ? t`No change: ${task.title}` : t`Saved: ${task.title}`,
    [textBlock(capitalizeText(facts))],
    {
      buttons: isSet ? [{ label: 'Any time', line: ask('task move', { task: task.task_id, start: 'none' }) }] : [],
      card: { kind: 'task', id: task.task_id },
    },
  )
}
