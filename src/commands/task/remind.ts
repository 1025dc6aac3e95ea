// Sets how a task reminds: minutes or days before its time, several of them, or again and again until it is done.
import { ask } from '../../chat/ask.ts'
import { clearable, flagOption, hidden, textOption } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import {
  type Button,
  capitalizeText,
  joinTexts,
  t,
  textBlock,
  trustedText,
  typedHint,
  type View,
  view,
} from '../../chat/view.ts'
import type { TaskReminders } from '../../contracts/tasks.ts'
import { type Me, readingOf, zoneOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { takeHourly } from '../../language/hourly.ts'
import { takeLineReminder } from '../../language/reminder-words.ts'
import { addDays, localDay, wallClockInstant } from '../../time/index.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { dueText, timingText } from '../../views/task.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findMeantTask, wasJustShown } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'
import { leadOfShownOption, otherLeadOption, remindersOption } from '../lib/options/reminders.ts'

const NAG = 'every 10 min until done'

/** Begins with a length, and says nothing but how early. */
const LEAD_FIRST =
  /^\W*(?:(?:and|also|or|plus|maybe|just|ok|say|like|oh|yes|please)\W+)*(?:an?|the|half|\d{1,2}|one|two|three|four|five|ten|couple of) ?(?:an )?(?:m|mins?|minutes?|h|hrs?|hours?|days?|weeks?|fortnight)\b.{0,40}$/i

/** A length, or a number, and what people say when they change what they said. */
const LEAD_ALONE =
  /^\W*(?:(?:no|nope|nah|oops|sorry|wait|actually|oh|or|well|and|hmm+|on second thoughts?|make (?:it|that)|change (?:it|that) to|set it to|better|rather|say|let[’']?s say|just|only|i meant?|it[’']?s|(?:that )?should be|not [^,]{1,20},)\W+)*(?:\d{1,3}|an?|half an?|a quarter of an|one|two|three|four|five|six|seven|ten|fifteen|twenty|thirty)(?: ?(?:m|mins?|minutes?|h|hrs?|hours?|days?|weeks?))?(?: (?:before|beforehand|early|earlier|ahead|instead|please|then|only|rather|better|actually|sorry|is enough|is plenty|will do|is fine|i meant?|that|it))*\W*$/i

export default defineCommand({
  name: 'task remind',
  about: 'How a task reminds: early, or until it is done',
  byModel: 'run',
  spoken: ['nag me about the report', 'keep reminding me about the report'],
  says: [
    '<remind> {remind} before {task}',
    '<remind> (about|of) {task} &(a|an|the|one|two|three|four|five|six|half|1|2|3|4|5|6|7|8|10|12|14|15|20|24|30|45|48|60|90) {remind} (before|in advance|ahead|earlier|early|beforehand) (that|it)? {_}?',
    {
      say: '(nag|bug|pester|hassle) me (about|to|with) {task} (until its done|until i say done|until im done)?',
      with: { remind: NAG },
    },
    {
      say: 'keep (on)? (reminding|nagging|pinging|bugging) me (about|to|of) {task} (until its done|until i say done|until im done)?',
      with: { remind: NAG },
    },
    {
      say: '(repeat|ring|keep ringing|keep repeating) {task} (until its done|until i say done|until im done|until i say so|until i do it|until ive done it)',
      with: { remind: NAG },
    },
    // Who is nagged wants the repetition to end; the date stays. “Stop reminding me” is read by “task move”.
    {
      say: [
        '(stop|quit|dont|do not|no more|never) (nagging|nag|bugging|bug|pestering|pester|hassling|hassle) (me)? (about|of|to do|to|for|with) (the|my)? {task} (anymore|any more|again|any longer)?',
        '(stop|dont|do not) keep (on)? (reminding|nagging|pinging|bugging|pestering) (me)? (about|of|to) (the|my)? {task} (anymore|any more|all the time)?',
      ],
      with: { remind: 'none' },
      orElse: 'tell',
    },
    // Of what was spoken of last: “remind me the day before”, “an hour before”.
    {
      say: '(and|also|but|please)* (<remind>|remind me again|and remind me|a reminder|reminder|write me reminder|write me a reminder|give me a reminder|send me a reminder|set a reminder|alert|an alert|heads up|a heads up|warning|notification) (about|of)? (it|that|this|them)? (again|also)? {remind} (before|beforehand|in advance|ahead|ahead of time|earlier|early|prior|to it|to that) (it|that|too|as well|please)?',
      with: { task: 'it' },
    },
    {
      say: '(and|also|but|please|plus|oh)* (<remind>|remind me again|tell me|let me know|warn me|give me a shout)? (about|of)? (it|that|this|them)? (again|also)? (on)? (the)? (night|evening) before (that|it|too|as well|please)?',
      with: { task: 'it', night: 'yes' },
    },
    // “Remind me the morning of”: on its own day.
    {
      say: '(and|also|but|please|plus|oh|can you|just)* (<remind>|remind me again|tell me|let me know|warn me|give me a shout|ping me) (about|of)? (it|that|this|them)? (again|also)? (on|in)? (the)? (morning|day) (of|of it|itself|of that|that day|of the day) (too|as well|please|itself)?',
      with: { task: 'it', morning: 'yes' },
    },
    {
      say: '(and|also|but|please)* (<remind>|remind me again|and remind me) (about|of)? (it|that|this|them)? (again|also)? {remind} before (it|that)? (and|plus) (also|again)? (on)? (the)? (night|evening) before (that|it|too|as well|please)?',
      with: { task: 'it', night: 'yes' },
    },
    {
      say: '(dont|do not|please dont) let me (miss|forget) (it|that|this|about it|about that|about this)',
      with: { task: 'it' },
    },
    // “The day before”, “a day before and an hour before”.
    {
      say: '(and|also|or|plus|maybe|just|ok|say|like|oh|yes|please)* {early} (before|beforehand|in advance|ahead|early) (it|that|too|as well|please|instead|is fine|will do|is good|is enough)*',
      with: { task: 'it' },
      typed: LEAD_FIRST,
    },
    // “Make that half an hour”, “no 15”, after “remind me an hour before”.
    {
      say: '(no|nope|nah|oops|sorry|wait|actually|oh|or|well|and|hmm|on second thoughts|make|make it|make that|change it to|change that to|set it to|better|rather|say|lets say|just|only|i mean|i meant|its|that should be|should be)* {lead} (before|beforehand|early|earlier|ahead|instead|please|then|only|rather|better|actually|sorry|is enough|is plenty|will do|is fine|i mean|i meant|before that|before it)*',
      with: { task: 'it' },
      typed: LEAD_ALONE,
      isTypedWhole: true,
    },
    // “Every hour until 5”, of what was spoken of last.
    {
      say: '(and|also|but|please|then|ok)* (<remind>)? (about|of|to do)? (it|that|this)? {hourly}',
      with: { task: 'it' },
      typed: /\b(?:(?:every|each) .*(?:min|hour|hr)|hourly)\S*,? .*\b(?:until|till?|for|from|between)\b/i,
    },
  ],
  options: {
    task: taskOption('Which one; the current one if left out'),
    remind: clearable(remindersOption('“1 day, 10 min”, or “every 10 min until done”')),
    lead: hidden(otherLeadOption('How early, instead of what was set a moment ago')),
    early: hidden(leadOfShownOption('How early, of what was shown last')),
    morning: hidden(flagOption('Also on the morning of its day')),
    night: hidden(flagOption('Also on the evening before')),
    hourly: hidden(textOption('How often today, and until when', { max: 100 })),
  },
  examples: [
    'task remind milk remind:"1 day and 10 min"',
    'task remind milk remind:"every 5 min, 6 times"',
    'task remind milk remind:none',
  ],
  async prefill(_me, { task }): Promise<RawValues> {
    const reminders = task && tasks.remindersText(task)
    return reminders ? { remind: reminders } : {}
  },
  async run(me, { task: named, remind: given, lead, early, morning, night, hourly }, { request }) {
    // “nag me about the stove every 15 minutes, up to 3 times”: more than the sentence's own number.
    const said = request.input.kind === 'typed' ? takeLineReminder(request.input.line)?.reminder : undefined
    const read = lead ?? early ?? given
    const task = named ?? (await findMeantTask(me, 'task remind'))
    if (hourly !== undefined && task) return remindHourly(me, task, hourly)
    const at = night ? { days: -1, time: EVENING } : morning ? { days: 0, time: MORNING } : undefined
    const alsoAt = at && task ? withReminderAt(me, task, at, read?.leads ?? []) : undefined
    const remind = alsoAt ?? (read?.every && said?.every ? said : read)
    if (!task)
      throw new UserError(
        'Which task? Type “task remind” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Which task? Choose it in {task remind}.',
      )
    const result = remind === undefined ? null : await tasks.setTaskReminders(me, task, remind)
    const reader = readerOf(me)
    const places = (await loadTaskPlaces(me, [task]))(task)
    const timing = timingText(reader, { reminders: places.reminders ?? null })
    const facts = joinTexts([
      dueText(reader, task),
      timing.length > 0 ? timing : trustedText('reminds once, at its time'),
    ])
    const title =
      result === 'already'
        ? t`No change: ${task.title}`
        : result === 'set'
          ? t`Saved: ${task.title}`
          : t`Reminders: ${task.title}`
    return view(title, [textBlock(capitalizeText(facts)), ...notes(me, task)], {
      buttons: [...choices(task), ...(remind === null && result === 'already' && hasTime(task) ? [noDate(task)] : [])],
      card: { kind: 'task', id: task.task_id },
      ...(hasTime(task)
        ? {}
        : { asks: { line: ask('task move', { task: task.task_id }), into: 'to', label: 'Say when' } }),
    })
  },
})

/** “Every hour until 5”: its first ring today, and how often it comes again. */
async function remindHourly(me: Me, task: tasks.Task, words: string): Promise<View> {
  const found = takeHourly(`${task.title} ${words}`, readingOf(me))
  if (found?.rest !== task.title || !(await wasJustShown(me, task.task_id)))
    throw new NotMeantError('It says no rhythm of today.')
  await tasks.moveTask(me, task, found.due)
  await tasks.setTaskReminders(me, task, found.reminder)
  const timing = timingText(readerOf(me), { reminders: tasks.remindersText(task) })
  return view(
    t`Saved: ${task.title}`,
    [textBlock(joinTexts([dueText(readerOf(me), task), timing])), ...notes(me, task)],
    {
      buttons: choices(task),
      card: { kind: 'task', id: task.task_id },
    },
  )
}

/** At a time of its day or the one before, beside the reminders it has; undefined where it has no time, or an earlier one. */
function withReminderAt(
  me: Me,
  task: tasks.Task,
  { days, time }: { readonly days: number; readonly time: string },
  more: readonly number[],
): TaskReminders | undefined {
  const { due_date: due } = task
  if (due === null || !hasTime(task)) return undefined
  const zone = zoneOf(me)
  const instant = wallClockInstant(addDays(localDay(due, zone), days), time, zone)
  const { leads, every, times } = tasks.describeReminders(task)
  if (!instant || instant >= due) return undefined
  const lead = Math.round((due.getTime() - instant.getTime()) / 60_000)
  return { leads: [...new Set([lead, ...more, ...(leads ?? [])])].sort((a, b) => b - a), every, times }
}

/** When “the night before” and “the morning of” are. */
const EVENING = '20:00'
const MORNING = '08:00'

const hasTime = (task: tasks.Task): boolean => task.due_date !== null && task.parsedMetadata.has_due_time

/** What the settings can't do, or end with. */
function notes(me: Me, task: tasks.Task) {
  const { quiet_from: from, quiet_to: to } = me.preferences
  return [
    ...(hasTime(task)
      ? []
      : [
          textBlock(
            typedHint(
              'It has no time yet, so nothing rings. When? Type it now, like “tomorrow 9am”.',
              'It has no time yet, so nothing rings. When is it?',
            ),
          ),
        ]),
    ...(tasks.describeReminders(task).every === null || from === to
      ? []
      : [textBlock(t`It ends when you say done, and doesn't repeat between ${from} and ${to}.`)]),
  ]
}

/** The way to no reminder at all: it goes with the date. */
const noDate = (task: tasks.Task): Button => ({
  label: 'No date',
  line: ask('task move', { task: task.task_id, to: 'none' }),
})

/** The usual choices, less what is set already. */
function choices(task: tasks.Task): Button[] {
  const set = tasks.remindersText(task)
  const button = (label: string, remind: string): Button => ({
    label,
    line: ask('task remind', { task: task.task_id, remind }),
  })
  return [
    ...(tasks.describeReminders(task).every === null ? [button('Until done', NAG)] : []),
    ...(set === '1 h before' ? [] : [button('1 h before', '1 h')]),
    ...(set === '1 day and 1 h before' ? [] : [button('1 day, 1 h before', '1 day, 1 h')]),
    ...(set === null ? [] : [button('Once, on time', 'none')]),
  ]
}
