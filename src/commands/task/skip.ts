// Skips one occurrence of a repeating task, without finishing it; the series goes on.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden, required } from '../../chat/options.ts'
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { t, textBlock, type View, view } from '../../chat/view.ts'
import { type Me, todayOf, zoneOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { type Day, localDay } from '../../time/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { dayText } from '../../views/reader.ts'
import { dueText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { wasJustShown } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'
import { dayOption } from '../lib/options/moments.ts'

/** One day of a series that is not to be: its moment was taken out of the line before. */
const oneDaySentences: readonly Sentence[] = [
  {
    say: [
      '(dont|do not|please dont|no need to|you dont have to|you dont need to|you neednt|you can stop) (remind|ping|nudge|message|text|tell|bother|notify|buzz|nag|reminding|pinging|nudging) me (of|about|to do|to|for|with)? (the|my|todays|tomorrows)? {task} (then)?',
      '(no|skip the|cancel the|without the|drop the|mute the) (reminder|reminders|ping|nudge) (for|of|about|to) (the|my)? {task}',
      '(i|we)? (wont|will not|cant|cannot|couldnt|wont be able to|dont need to|dont have to|neednt|am not going to|am not able to|dont think i can) (be)? (doing|do|make|make it to|go to|get to|finish|manage|attend|come to|be at|at|need) (the|my)? {task}',
      '(im|i am|were|we are) (not|skipping|missing|not doing|not going to|not coming to) (doing|going to|coming to|at)? (the|my)? {task}',
      '(theres|there is|there wont be|there isnt) (no|any|a)? {task}',
      '(skip|miss|leave out|sit out) (the|my|todays|tomorrows)? {task}',
      'no {task}',
    ],
    moment: 'needed',
  },
]

export default defineCommand({
  name: 'task skip',
  about: 'Skip one occurrence of a repeating task',
  spoken: ['skip the plants today', 'skip the plants this week'],
  says: [
    '(skip|miss|leave out|sit out) (this|todays|the next|this weeks|this months)? {task} (today|tonight|this time|this once|once|this week|this month|for today)?',
    {
      say: '(skip|miss|sit out) (today|todays|tonight|this time|this week|this one|it|todays one|it today|this one today)',
      with: { task: 'it' },
      moment: 'ignored',
    },
    {
      say: '(but|and|ok|oh|sorry)* (i|we)? (cant|cannot|wont|wont be able to|couldnt|am not able to) (go|come|make it|do it|do that|be there|attend|manage it|manage) (then|though|tho|sorry)*',
      with: { task: 'it' },
      moment: 'needed',
    },
    // Nothing was shown that it could mean: which one is asked.
    { say: '(skip|miss|sit out) (today|todays|tonight|this time|this week|this one|it|todays one)', moment: 'ignored' },
    'no {task} (today|tonight|this time|this week)',
    // Of a series that was saved or shown just now.
    {
      say: '(but|and|ok|oh|just|only)* not (on|for)? (though|tho|this time|please|then)?',
      with: { task: 'it' },
      moment: 'needed',
    },
    {
      say: '(but|and|ok|oh|just|only|please|can we|lets|well)* (skip|skip it|miss|miss it|leave out|leave it out|cancel|no|except|except for|but not|apart from) (on|for)? (the)? (though|tho|this time|please|then|one)*',
      with: { task: 'it', series: 'yes' },
      moment: 'needed',
    },
    ...oneDaySentences,
  ],
  options: {
    task: required(taskOption('Which one')),
    series: hidden(flagOption('Only of what repeats and was shown a moment ago')),
    on: hidden(dayOption('The day of the series that is left out')),
  },
  examples: ['task skip plants'],
  async run(me, { task, series, on }, { request }) {
    if (series && (!(await wasJustShown(me, task.task_id)) || (await tasks.loadRecurrenceText(me, task)) === null))
      throw new NotMeantError('Nothing that repeats was shown a moment ago.')
    if (series && request.input.kind === 'typed' && EACH_OF_THEM.test(request.input.line))
      throw new NotMeantError('That is how it repeats.')
    const isSkipSaid = request.input.kind !== 'typed' || SAYS_SKIP.test(request.input.line)
    const isOnce = on !== undefined && (await tasks.loadRecurrenceText(me, task)) === null
    if (on && isOnce && request.input.kind === 'typed' && CANNOT.test(request.input.line)) return whenInsteadView(task)
    if (on && isOnce && !isSkipSaid)
      return onceView(me, task, on.day, request.input.kind === 'typed' ? request.input.line : '')
    if (on && !isOnce && on.day > todayOf(me)) return skipLaterDay(me, task, on.day)
    const result = await tasks.skipOccurrence(me, task)
    const card = { kind: 'task', id: task.task_id }
    if (result === 'dropped') return view(t`Let go: ${task.title}`, [], { card })
    if (result === 'ended') return view(t`Skipped: ${task.title}. That was the last one.`, [], { card })
    const due = dueText(readerOf(me), task)
    return view(due ? t`Skipped: ${task.title}. Next: ${due}` : t`Skipped: ${task.title}`, [], {
      buttons: [{ label: 'Stop repeating', line: ask('task move', { task: task.task_id, every: 'none' }) }],
      card,
    })
  },
})

/** A weekday that is left out each time: “except friday”, and not “except this friday”. */
const EACH_OF_THEM =
  /\b(?:except|but not|apart from)(?: for)?(?: on)? (?!this\b|next\b|the\b|today|tomorrow|tonight)\p{L}+\W*$/iu

/** Such words let go what comes once; others only say something of its day. */
const SAYS_SKIP = /\b(?:skip|miss|leave out|sit out)\b/i

/** About its reminder, whatever day it is on. */
const SILENCES = /\b(?:remind|ping|nudge|notify)/i

/** It can't be done then. */
const CANNOT = /\b(?:can['’]?t|cannot|couldn['’]?t|won['’]?t be able|don['’]?t think i can)\b/i

/** “I can't do the MOT this week”: another day is asked for. */
const whenInsteadView = ({ task_id, title }: tasks.Task): View =>
  view(t`When instead? ${title}`, [], {
    buttons: [
      { label: 'Tomorrow', line: ask('task move', { task: task_id, to: 'tomorrow' }) },
      { label: 'Next week', line: ask('task move', { task: task_id, to: 'next week' }) },
      { label: 'No date', line: ask('task move', { task: task_id, to: 'none' }) },
      { label: 'Let it go', line: ask('task drop', { task: task_id }) },
    ],
    asks: { line: ask('task move', { task: task_id }), into: 'to' },
    card: { kind: 'task', id: task_id },
  })

/** What comes once has no other day: nothing is changed. @throws NotMeantError where it isn't on that day */
function onceView(me: Me, task: tasks.Task, day: Day, line: string): View {
  const isThen = task.due_date !== null && localDay(task.due_date, zoneOf(me), '00:00') === day
  if (!isThen && !SILENCES.test(line)) throw new NotMeantError('It is not on that day.')
  if (!isThen)
    return view(t`${task.title} isn't due on ${dayText(readerOf(me), day)}.`, [], {
      card: { kind: 'task', id: task.task_id },
    })
  return view(t`${task.title} comes once: ${dueText(readerOf(me), task)}. What should happen to it?`, [], {
    buttons: [
      { label: 'No date', line: ask('task move', { task: task.task_id, to: 'none' }) },
      { label: 'Let it go', line: ask('task drop', { task: task.task_id }) },
      { label: 'Leave it', line: ask('task show', { task: task.task_id }) },
    ],
    card: { kind: 'task', id: task.task_id },
  })
}

/** “Don't remind me of standup tomorrow”: that day alone. */
async function skipLaterDay(me: Me, task: tasks.Task, day: Day): Promise<View> {
  const { happened } = await tasks.skipDay(me, task, day)
  if (happened === 'no series') throw new NotMeantError('It does not repeat, so no single day is left out.')
  const reader = readerOf(me)
  const due = dueText(reader, task)
  const about = {
    buttons: [{ label: 'Stop repeating', line: ask('task move', { task: task.task_id, every: 'none' }) }],
    card: { kind: 'task', id: task.task_id },
  }
  if (happened === 'skipped') return view(t`Skipped: ${task.title}. Next: ${due}`, [], about)
  if (happened === 'not then')
    return view(
      t`${task.title} isn't due on ${dayText(reader, day)}.`,
      due.length > 0 ? [textBlock(t`Next: ${due}`)] : [],
      about,
    )
  return view(
    happened === 'already'
      ? t`Already skipped on ${dayText(reader, day)}: ${task.title}`
      : t`Skipped on ${dayText(reader, day)}: ${task.title}`,
    due.length > 0 ? [textBlock(t`The one of ${due} stays.`)] : [],
    about,
  )
}
