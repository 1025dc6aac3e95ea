// Changes the date, clears it, or sets a repetition. A date without a time never reminds.
import { ask } from '../../chat/ask.ts'
import { clearable, flagOption, hidden, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { capitalizeText, joinTexts, t, textBlock, trustedText, view } from '../../chat/view.ts'
import { type Me, readingOf } from '../../domain/request/me.ts'
import type { Task } from '../../domain/tasks/index.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { type Due, readWhen } from '../../language/capture-line.ts'
import { addDays, endOfLocalDay, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { dueText, taskDetailText, timingText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMeantTask, wasJustShown } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'
import { dateOption, lengthOption } from '../lib/options/moments.ts'

/** What points at something shown before. */
const POINTING =
  '&(it|that|this|that one|this one|both|(the (first|second|third|fourth|fifth|last|other|next) (one|task|thing|two|three)?)|(number|nr) {_})'
/** A length begins with one of these. */
const LENGTH = '&(a|an|one|two|three|four|five|six|half|1|2|3|4|5|6|7|8|9|10|12|14|15|20|25|30|40|45|48|60|90|24)'
/** What people say when they hear that they said it wrong. */
const SLIP =
  '(no|nope|nah|sorry|oops|whoops|wait|actually|argh|ugh|hang on|hold on|no wait|wait no|oh|rather|correction|my mistake|my bad|i mean|i meant|scratch that|or rather|ah|on second thought|on second thoughts)'
/** Such a line is short: a longer one tells something. */
const CORRECTION = /^.{1,60}$/

export default defineCommand({
  name: 'task move',
  about: 'Change the date, or how it repeats',
  byModel: 'run',
  aliases: ['/later'],
  says: [
    '<move> {task} (back|over|out|up)? (to|till|until|for|by|on) {to}',
    '<move> {task} {to}',
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
    '(put|leave|hold) {task} off (till|until|to|for)? {to}',
    { say: '(put|leave|hold) {task} off (till|until|to|for)?', moment: 'needed' },
    '(bring|pull|move) {task} (forward|forwards|up|ahead) (to|till|until) {to}',
    { say: '(bring|pull|move) {task} (forward|forwards|up|ahead) (to|till|until)?', moment: 'needed' },
    '(bring|pull|move) (forward|forwards) {task} (to|till|until) {to}',
    '(prepone|advance) {task} (to|till|until)? {to}',
    { say: '(prepone|advance) {task} (to|till|until)?', moment: 'needed' },
    // What is said of its date: “report is due friday”.
    '{task} (is|s|are) (now)? (due|due on|due by|due in|due at|scheduled for|set for) {to}',
    { say: '{task} (is|s|are) (now)? (due|due on|due by|scheduled for|set for)', moment: 'needed' },
    '(the)? (deadline|due date|date) (for|of) {task} (is|s) (now)? {to}',
    { say: '(the)? (deadline|due date|date) (for|of) {task} (is|s) (now)?', moment: 'needed' },
    '{task} (deadline|due date) (is|s) (now)? {to}',
    { say: '{task} (deadline|due date) (is|s) (now)?', moment: 'needed' },
    // By so much: “push the report back a week”, “the dentist an hour later”.
    `(push|push back|delay|postpone|defer|bump|shift|move|put off|put back|reschedule|snooze) {task} (back|out|on|along)? (by|for)? ${LENGTH} {shift} (later|back|on)?`,
    {
      say: `(move|shift|bring|pull|reschedule) {task} (by)? ${LENGTH} {shift} (earlier|forward|sooner)`,
      with: { earlier: 'yes' },
    },
    { say: `(bring|pull|move) {task} forward (by)? ${LENGTH} {shift}`, with: { earlier: 'yes' } },
    `(do|tackle|start|finish) ${POINTING} {task} {to}`,
    { say: `(do|tackle|start|finish) ${POINTING} {task}`, moment: 'needed' },
    { say: '(do|tackle|start|finish) {task} {to}', trust: 'offer' },
    { say: '(do|tackle|start|finish) {task}', moment: 'needed', trust: 'offer' },
    { say: '<remind> (about|of) (the|my)? {task}', moment: 'needed', trust: 'offer' },
    { say: '<remind> (about|of) (the|my)? {task} (at|on|in|by) {to}', trust: 'offer' },
    // A moment alone is that of what was just spoken of: “call gran tomorrow”, then “at 6”.
    { say: '(on|at|by|for|in)? {to}', with: { task: 'it', recent: 'yes' }, typed: /^[^?]{2,40}$/ },
    // A correction of what was just said: “no, I meant friday”, “sorry, 6”, “make that 3”, “not friday, saturday”.
    {
      say: [
        `${SLIP} (i (meant|mean|said|wanted|meant to say))? (on|at|for)? {to}`,
        `${SLIP}? (i (meant|mean|meant to say)|it is|its|that is|thats|it should be|should be) (on|at|for)? {to} (not {_}|instead|rather)?`,
        `${SLIP}? (make|change|set|move|put) (it|that|this|that one) (to|for|at|on)? {to} (instead|please|then|rather)?`,
      ],
      with: { task: 'it', recent: 'yes' },
      typed: CORRECTION,
    },
    {
      say: [
        `${SLIP} (i (meant|mean|said|wanted|meant to say))? (on|at|for)?`,
        `${SLIP}? (i (meant|mean|meant to say)|it is|its|that is|thats|it should be|should be) (on|at|for)? (not {_}|instead|rather)?`,
        `${SLIP}? (make|change|set|move|put) (it|that|this|that one) (to|for|at|on)? (instead|please|then|rather)?`,
      ],
      with: { task: 'it', recent: 'yes' },
      moment: 'needed',
      typed: CORRECTION,
    },
    {
      say: '(remind|ping|nudge|poke) me (of|about|to do|with)? (it|that|this|that one|this one) (again)? (at|on|in)? {to}',
      with: { task: 'it', recent: 'yes' },
    },
    // Its moment was taken out before.
    {
      say: '(remind|ping|nudge|poke) me (of|about|to do|with)? (it|that|this|that one|this one) (again)?',
      with: { task: 'it', recent: 'yes' },
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
    shift: hidden(lengthOption('By how much later')),
    earlier: hidden(flagOption('Earlier by that much')),
    recent: hidden(flagOption('Only what was spoken of just now')),
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
    'task move milk shift:hour',
  ],
  async prefill(me, { task }): Promise<RawValues> {
    const rhythm = task && (await tasks.loadRecurrenceText(me, task))
    return rhythm ? { every: rhythm } : {}
  },
  async run(me, { task: named, to: said, every, start, shift, earlier, recent }) {
    const task = named ?? (await findMeantTask(me, 'task move'))
    if (!task)
      throw new UserError(
        'Which task? Type “later” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Which task? Choose it in {task move}.',
      )
    if (recent && !(await wasJustShown(me, task.task_id))) throw new NotMeantError('That was said too long ago.')
    const to = shift === undefined ? onItsDay(me, task, said) : shiftedDue(me, task, earlier ? -shift : shift)
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

/** “Make it 6pm” of something on Friday: a clock alone keeps the day, as long as that has not passed. */
function onItsDay(me: Me, task: Task, to: Due | null | undefined): Due | null | undefined {
  if (!to?.isClockAlone || !to.time || !task.due_date) return to
  const reading = readingOf(me)
  const day = localDay(task.due_date, reading.zone, task.parsedMetadata.has_due_time ? '00:00' : undefined)
  const instant = wallClockInstant(day, to.time, reading.zone)
  return instant && instant > reading.now ? { day, time: to.time, instant, hasTime: true } : to
}

/** Its date, so many minutes later or earlier; of a task without one, from now. Whole days keep the clock. */
function shiftedDue(me: Me, task: Task, minutes: number): Due {
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
