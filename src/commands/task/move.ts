// Changes the date, clears it, or sets a repetition. A date without a time never reminds.
import { ask } from '../../chat/ask.ts'
import { clearable, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { capitalizeText, joinTexts, t, textBlock, trustedText, view } from '../../chat/view.ts'
import { type Me, readingOf } from '../../domain/request/me.ts'
import type { Task } from '../../domain/tasks/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { readWhen } from '../../language/capture-line.ts'
import { UserError } from '../../user-error.ts'
import { dueText, taskDetailText, timingText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMeantTask } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'
import { dateOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'task move',
  about: 'Change the date, or how it repeats',
  byModel: 'run',
  aliases: ['/later'],
  says: [
    '<move> {task} (back|over|out|up)? (to|till|until|for|by|on) {to}',
    '<move> {task} {to}',
    '(put|push) (the|my)? {task} off (to|till|until|for)? {to}',
    { say: '(put|push) (the|my)? {task} off (to|till|until|for)?', moment: 'needed' },
    { say: '(change|shift|bring forward) (the|my)? {task} (to|till|until) {to}', orElse: 'tell' },
    // Only what is there can be moved to another day: “move the sofa by friday” is a thing to do.
    {
      say: '(move|reschedule|postpone|push|push back|delay|defer|bump|put off) (the|my)? {task} (back|over|out|up)? (to|till|until) {to}',
      orElse: 'tell',
    },
    { say: '(reschedule|postpone|defer|put off) (the|my)? {task}', isOneWord: 'task', trust: 'offer', orElse: 'keep' },
    { say: '<move> {task} (back|over|out|up|forward|to)?', moment: 'needed' },
    '{task} (can|could|has to|will have to|must|should) wait (until|till|for) {to}',
    '(do|i will do|ill do|lets do) {task} {to} instead',
    { say: '(reschedule|postpone|push|push back|delay|defer|put off|bump) {task}', trust: 'offer' },
    '(repeat|do|schedule|set|make) {task} (to repeat|repeat|recurring|happen|recur)? every {every}',
    '(change|alter|update) {task} to (repeat|recur|happen) every {every}',
    { say: '(make|set) {task} (to)? (repeat)? daily', with: { every: 'day' } },
    { say: '(make|set) {task} (to)? (repeat)? weekly', with: { every: 'week' } },
    { say: '(make|set) {task} (to)? (repeat)? monthly', with: { every: 'month' } },
    '(ill|i will|lets|let me|well|we will|i can|i want to|i should|id rather|id better) (do|finish|tackle|get to|deal with|look at)? {task} {to} (instead)?',
    {
      say: '(ill|i will|lets|let me|we will|i can|i want to|i should|id rather|id better) (do|finish|tackle|get to|deal with|look at)? {task} (instead)?',
      moment: 'needed',
    },
    '{task} {to} instead',
    {
      say: '(remind|ping|nudge|poke) me (of|about|to do|with)? (it|that|this|that one|this one) (again)? (at|on|in)? {to}',
      with: { task: 'it' },
    },
    { say: '(remind|ping|nudge|poke) me (again|then|please)*', with: { task: 'it' }, moment: 'needed' },
    {
      say: '(actually|no|sorry|wait|oh|um|or|well)* (make|change|set) (it|that|this|that one|this one) (to|at|on|for|in)? {to} (instead|then|please|rather)?',
      with: { task: 'it' },
    },
    {
      say: '(actually|no|sorry|wait|oh|um|or|well)* (make|change|set|move|push) (it|that|this|that one|this one) (to|at|on|for|in)? (instead|then|please|rather)?',
      with: { task: 'it' },
      moment: 'needed',
    },
    // Its moment was taken out before.
    {
      say: '(remind|ping|nudge|poke) me (of|about|to do|with)? (it|that|this|that one|this one) (again)?',
      with: { task: 'it' },
      moment: 'needed',
    },
    // Its reminder goes with its date.
    {
      say: '(stop|quit|dont|do not|no more|never) (reminding|reminders|remind|pinging|ping|messaging|message|texting|text) (me)? (about|of|to do|to|for) (the|my)? {task} (anymore|any more|again|any longer)?',
      with: { to: 'none' },
      orElse: 'tell',
    },
    { say: '(ill|i will|lets|let me)? (do|leave|save|keep) {task} (for)? later', trust: 'offer' },
    '(snooze|postpone|defer) (it|this|that|this one|that one)?',
    { say: '(snooze) {task}', orElse: 'tell' },
    { say: '{task} (later|another time|another day|some other time)', trust: 'offer' },
    '(not today|not now) {task} {to}',
    '(hide|keep back|hold back|hold) {task} (until|till|before) {start}',
    '(dont|do not) (show|offer|suggest|bring up) (me)? {task} (before|until|till) {start}',
    '{task} not (before|until|till|earlier than) {start}',
    '(no|not) {task} (before|until|till) {start}',
  ],
  takesSeveral: 'task',
  options: {
    task: taskOption('Which one; the current one if left out'),
    to: { ...clearable(dateOption('When', 'to come')), defaultText: 'tomorrow' },
    every: clearable(textOption('How it repeats: “mon”, “every day until 20 March”', { max: 250 })),
    start: clearable(dateOption('Not before: until then it isn’t offered', 'to come')),
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
  async run(me, { task: named, to, every, start }) {
    const task = named ?? (await findMeantTask(me, 'task move'))
    if (!task)
      throw new UserError(
        'Which task? Type “later” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Which task? Choose it in {task move}.',
      )
    if (start !== undefined) {
      const result = await tasks.setTaskStart(me, task, start)
      if (to === undefined && every === undefined) return startView(me, task, start !== null, result)
    }
    const { happened, rhythm } =
      every === undefined || (every !== null && every === (await tasks.loadRecurrenceText(me, task)))
        ? await tasks.moveTask(me, task, to === undefined ? tomorrow(me) : to)
        : await tasks.setTaskRecurrence(me, task, every, to)
    const places = await loadTaskPlaces(me, [task])
    const due = dueText(readerOf(me), task)
    const beside = taskDetailText(task, places(task))
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
      return view(t`${task.title}`, [textBlock(joinTexts([trustedText('no date'), again, beside]))], {
        buttons: [startButton],
        card,
      })
    const moved = every ? t`Saved: ${task.title}` : t`Moved: ${task.title}`
    return view(
      moved,
      [
        textBlock(
          again.length > 0
            ? joinTexts([t`${capitalizeText(again)}, next on ${due}`, beside])
            : joinTexts([t`to ${due}`, beside]),
        ),
      ],
      {
        buttons: [startButton, { label: 'No date', line: ask('task move', { task: task.task_id, to: 'none' }) }],
        card,
      },
    )
  },
})

async function startView(me: Me, task: Task, isSet: boolean, result: 'set' | 'already') {
  const places = (await loadTaskPlaces(me, [task]))(task)
  const reader = readerOf(me)
  const facts = joinTexts([
    isSet ? timingText(reader, places) : trustedText('can be offered any time'),
    dueText(reader, task),
  ])
  return view(
    result === 'already' ? t`No change: ${task.title}` : t`Saved: ${task.title}`,
    [textBlock(capitalizeText(facts))],
    {
      buttons: isSet ? [{ label: 'Any time', line: ask('task move', { task: task.task_id, start: 'none' }) }] : [],
      card: { kind: 'task', id: task.task_id },
    },
  )
}

const tomorrow = (me: Me) => readWhen('tomorrow', readingOf(me))
