// Postpones or skips one occurrence of a nudge; said without naming one, all that came in the newest message.
import { ask } from '../../chat/ask.ts'
import { flagOption, integerOption, withDefault } from '../../chat/options.ts'
import { type Button, joinTexts, t, textBlock, trustedText, type View, view } from '../../chat/view.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import { recordDeferrals } from '../../domain/tasks/deferrals.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { nudgeSnoozedView } from '../../views/nudge.ts'
import { defineCommand, readerOf } from '../command.ts'
import { isReminderNewest } from '../lib/current-task.ts'
import { nudgeOption } from '../lib/options/nudge.ts'

/** How much later it comes again, in minutes, where nobody said: what has a time of its own soon. */
const MINUTES: Readonly<Record<string, number>> = { task: 10, land: 5, 'get-ready': 5, leave: 5 }
const OTHER_MINUTES = 30

/** Such a line says nothing else: “in a bit”, “not yet”. */
const SAID_ALONE = /^.{2,40}$/
/** As short, and with a length of time. */
const MINUTES_ALONE =
  /^(?=.{2,40}$).*(?:\d|\b(?:minutes?|mins?|hours?|hr|half|one|two|three|four|five|ten|fifteen|twenty|thirty|forty|sixty|few)\b)/i

/** What is said of a length that was just set. */
const CORRECTS = /\b(?:no|nope|sorry|actually|rather|better|make (?:it|that)|lets say|instead|i mean|i meant)\b/i
const CORRECTS_ALONE = { test: (line: string) => CORRECTS.test(line) && MINUTES_ALONE.test(line) }

export default defineCommand({
  name: 'nudge snooze',
  about: 'Remind me later, this once',
  byModel: 'run',
  phrases: {
    'not now': {},
    'later please': {},
    'remind me later': {},
    snooze: {},
  },
  spoken: ['remind me later', 'not now'],
  says: [
    '(snooze|remind me again|remind me|again|ask me again|ask again|tell me again) (it|this|that|me)? (for|in) {minutes}',
    'in {minutes}',
    '(snooze|remind me|remind me again|remind me of this|remind me of that|ask me|ask me again|tell me|set a reminder) (of it|of that|it|this|about it|about this|about that|for)? (again)? (later|at a later time|another time|some other time|in a bit|in a while|soon|later on|later today|in awhile)',
    '(remember to)? remind me (of|about|to do)? (this|that|it|this thing|that thing) (again)? (later|in a bit|in a while|in awhile|soon)',
    {
      say: [
        '(ok|yes|no|not now|hang on|hold on|wait|just)* (in a bit|in a while|in a moment|in a minute|in a mo|in a sec|in a second|a bit later|bit later|a little later|later on|not yet|not right now|not just now|not quite yet|not just yet|one sec|one second|one minute|one moment|one more minute|two secs|soon|nearly|almost|ill do it later|i will do it later|ill do it in a bit|ill do it in a minute|ill do it soon|later today) (please|ok|thanks)?',
        '(ok|just|please)* (give me|wait|i need) (just|about|another)* (a bit|a minute|a moment|a sec|a second|a few minutes|a little longer|a bit longer|more time|a bit more time)',
      ],
      typed: SAID_ALONE,
    },
    {
      say: '(ok|just|please)* (give me|i need|another|wait)? (just|about|another)* {minutes} (more|longer)?',
      typed: MINUTES_ALONE,
    },
    {
      say: '(no|nope|sorry|actually|or|rather|better|wait|oh|ok|hmm)* (make it|make that|say|lets say|better|rather|actually|in)* {minutes} (instead|rather|then|please|better|actually|i mean|i meant)*',
      typed: CORRECTS_ALONE,
    },
    {
      say: '(skip|dismiss|ignore) (this|that|it|the|this reminder|that reminder|the reminder|reminder)',
      with: { skip: 'yes' },
    },
  ],
  options: {
    nudge: nudgeOption('Which one; the newest if left out'),
    minutes: integerOption('How many minutes from now', { min: 5, max: 1440, unit: 'minutes' }),
    skip: withDefault(flagOption('Skip this one'), false, 'no'),
  },
  examples: ['not now', 'nudge snooze minutes:60'],
  async run(me, values, { request }) {
    const isTyped = request.input.kind === 'typed' && values.minutes !== undefined
    // “In 15”, “make it 20”: what was just put off is put off by that.
    const again = isTyped && !values.nudge ? await findJustSnoozed(me) : undefined
    const found = values.nudge ?? again ?? (await nudges.findUnansweredNudge(me))
    const line = request.input.kind === 'typed' ? request.input.line : ''
    // “In 20 minutes” below a task is about that task, “5 more minutes” below a session about that.
    if (
      isTyped &&
      !again &&
      (CORRECTS.test(line) || (!NAMES_REMINDER.test(line) && !(found && (await isReminderNewest(me)))))
    )
      throw new NotMeantError('Nothing is waiting.')
    if (!found)
      return view(t`Nothing is waiting.`, [], { buttons: [{ label: 'What now?', line: ask('task suggest') }] })
    // What came in one message is put off together, unless one is named.
    const all = [found, ...(values.nudge || found.bundle_id !== null ? [] : await nudges.listBundled(me, found))]
    const names = await namesOf(me, all)
    if (values.skip) {
      for (const each of all) await nudges.skipNudge(me, each)
      return view(t`Skipped this once: ${names}`, [textBlock(t`The next ones aren't affected.`)])
    }
    // An appointment's own reminder put off is the appointment put off; a check-in is nothing to do, and “in 1 h” after
    // “in 10 min” is the same putting off.
    const taskIds = all.flatMap(({ schedule, answered_at }) =>
      schedule?.kind === 'task' && schedule.subject_id !== null && answered_at === null ? [schedule.subject_id] : [],
    )
    await recordDeferrals(me, taskIds, 'snoozed')
    const minutes = values.minutes ?? MINUTES[found.schedule?.kind ?? ''] ?? OTHER_MINUTES
    const at: Date[] = []
    for (const each of all) at.push(await nudges.snoozeNudge(me, each, minutes))
    return nudgeSnoozedView(readerOf(me), at[0] ?? me.now, names, all.length === 1 ? otherChoices(found, minutes) : [])
  },
})

/** What the newest answer put off, while that is fresh. */
async function findJustSnoozed(me: Me): Promise<nudges.Nudge | undefined> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const minutes = shown[0]?.minutesAgo
  if (minutes === undefined || minutes > JUST_MINUTES) return undefined
  return nudges.findSnoozedAt(me, new Date(me.now.getTime() - Math.round(minutes * 60_000)))
}

const JUST_MINUTES = 10

/** The line itself speaks of reminding. */
const NAMES_REMINDER = /\b(?:remind|reminder|snooze|ask|tell|skip|dismiss|ignore)\b/i

/** The names of what they are about, in the words of a list. */
async function namesOf(me: Me, all: readonly nudges.Nudge[]): Promise<View['title']> {
  const told = await nudges.describeNudges(me, all)
  return joinTexts(
    all.map((each) => {
      const subject = told.find(({ nudge }) => nudge.nudge_id === each.nudge_id)?.subject
      return subject ? t`${subject}` : trustedText(kinds.get(each.schedule?.kind ?? '')?.label ?? 'Reminder')
    }),
    ', ',
  )
}

/** What may have been meant instead: an hour, or another day. */
function otherChoices({ nudge_id, schedule }: nudges.Nudge, minutes: number): readonly Button[] {
  const hour = minutes < 60 ? [{ label: 'In 1 h', line: ask('nudge snooze', { nudge: nudge_id, minutes: 60 }) }] : []
  const task = schedule?.kind === 'task' ? schedule.subject_id : null
  return [
    ...hour,
    ...(task === null ? [] : [{ label: 'Move to tomorrow', line: ask('task move', { task, to: 'tomorrow' }) }]),
  ]
}
