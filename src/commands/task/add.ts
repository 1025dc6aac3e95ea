// Captures one line as a task: parsed where it is clear, kept as typed where it is not.
import { ask } from '../../chat/ask.ts'
import { choiceOption, flagOption, hidden, required, textOption, withDefault } from '../../chat/options.ts'
import type { Request } from '../../chat/request.ts'
import { t, view } from '../../chat/view.ts'
import type { SourceMessage } from '../../contracts/source-message.ts'
import { loadTaskCorrection } from '../../domain/days/estimates/index.ts'
import { countsTimes } from '../../domain/days/habits/index.ts'
import { isZoneKnown } from '../../domain/people/index.ts'
import * as cards from '../../domain/request/cards.ts'
import { type Me, readingOf, todayOf } from '../../domain/request/me.ts'
import { type CaptureResult, captureLine } from '../../domain/tasks/capture.ts'
import { canDump } from '../../domain/tasks/dump.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { captureTypes, priorities } from '../../domain/tasks/index.ts'
import type { CapturedLine } from '../../language/capture-line.ts'
import { remindsInMonth, stripCarrier, withoutClosing } from '../../language/carriers.ts'
import { namesHourly } from '../../language/hourly.ts'
import { timesBehind } from '../../language/line-wording.ts'
import { readListLines } from '../../language/lists.ts'
import { offersIn } from '../../language/mentions.ts'
import { takeLineReminder } from '../../language/reminder-words.ts'
import { rhythmLast } from '../../language/rhythm-last.ts'
import { findRhythm } from '../../language/rhythms.ts'
import { timesAround } from '../../language/usual-times.ts'
import { isInQuietHours } from '../../nudges/outbox/index.ts'
import { cutText } from '../../text.ts'
import { findZoneOfPlace } from '../../time/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { taskAddedView } from '../../views/task-added.ts'
import { taskLoggedView } from '../../views/task-logged.ts'
import { defineCommand, readerOf } from '../command.ts'
import { captureSentences } from '../lib/capture-sentences.ts'
import { readDayBefore } from '../lib/day-before.ts'
import { finishedAt } from '../lib/log-as-done.ts'
import { minutesOption, parseTags, projectOption, zoneOption } from '../lib/options/index.ts'
import { dateOption, dayOption } from '../lib/options/moments.ts'
import { remindersOption } from '../lib/options/reminders.ts'
import { findPointedEnd } from '../lib/pointed-end.ts'
import { addAgain, isLeadOfOther, isTaskInView, loadTaskInView } from '../lib/shown-before.ts'

export default defineCommand({
  name: 'task add',
  about: 'Capture a task',
  byModel: 'run',
  aliases: ['/add'],
  captures: { lines: 'one', into: 'title', beside: { inTitle: 'about', inNotes: 'said' } },
  messageMenu: {
    label: 'Save as task',
    values: (message) => {
      const notes = sourceNotes(message)
      return { title: message.text.trim() || 'A message', ...(notes ? { notes } : {}) }
    },
  },
  spoken: ['remind me to buy bread tomorrow at 5', 'set a reminder to buy bread', "don't let me forget the bread"],
  says: captureSentences,
  options: {
    title: required(
      textOption('What is it? You can add #tag !high @zone +project ~25m and a date.', {
        max: 255,
        takes: 'rest',
        acceptsLonger: true,
      }),
    ),
    due: dateOption('When', 'to come'),
    minutes: minutesOption('How long it takes'),
    zone: zoneOption('Area of life'),
    notes: textOption('Notes'),
    priority: { ...choiceOption('Priority', priorities), defaultText: 'medium' },
    project: { ...projectOption('Project'), defaultText: 'Inbox' },
    tags: textOption('Tags, to find it by', { max: 100 }),
    remind: remindersOption('How it reminds: “1 day, 10 min”, “every 10 min until done”'),
    start: dateOption('Not before', 'to come'),
    type: withDefault(choiceOption('Task, idea, goal or habit', captureTypes), 'task'),
    done: withDefault(flagOption('It is already done'), false, 'no'),
    finished: hidden(dayOption('The day it was done')),
    absent: hidden(flagOption('Only if nothing open is called that')),
    about: hidden(textOption('What the title points back to', { max: 300 })),
    said: hidden(textOption('What was said before it', { max: 300 })),
    again: hidden(flagOption('What was spoken of last, once more')),
  },
  examples: [
    'task add Buy milk tomorrow',
    'add Call Ann friday 9am #family !high ~10m',
    'task add Renew passport due:"5 March" zone:life',
    'task add Dentist due:"friday 2pm" remind:"1 day, 10 min"',
  ],
  async run(me, values, { request, runLine }) {
    const [there] = values.absent ? (await tasks.lookUpTasks(me, values.title)).filter(({ isOpen }) => isOpen) : []
    if (there) return view(t`Already on the list: ${there.title}`, [], { card: { kind: 'task', id: there.task_id } })
    const isTyped = request.input.kind === 'typed'
    // A city alone, while nobody knows the zone: it says where one is.
    const isAlone = isTyped && !isZoneKnown(me.user) && request.input.line.trim() === values.title.trim()
    const place = isAlone ? findZoneOfPlace(values.title.trim()) : null
    if (place !== null) {
      const shown = await runLine(ask('me edit', { timezone: place }))
      return { ...shown, undoButton: { label: 'Add as a task', returnTo: ask('task add', { title: values.title }) } }
    }
    // “And again next friday”: what was spoken of last, a second time.
    const repeated = values.again ? await loadTaskInView(me) : null
    if (repeated && isTriedAgain(me, repeated, values.due ?? null, isTyped ? request.input.line : ''))
      return runLine(ask('task move', { task: repeated.task_id, to: `${values.due?.day} ${values.due?.time ?? ''}` }))
    if (repeated && values.due) return addAgain(me, repeated, values.due, isTyped ? request.input.line : '')
    if (values.again) throw new NotMeantError('Nothing was shown that could come again.')
    // “x 2026-11-30 pay rent”, “- [x] pay rent”: done already, and kept as such.
    const [ticked, ...others] = isTyped && TICKED.test(values.title) ? readListLines(values.title) : []
    const isTicked = ticked?.isTicked === true && others.length === 0
    // “Remind me in an hour” below a task is about that task.
    if (isTyped && values.title === NAMELESS && values.due && (await isTaskInView(me)))
      throw new NotMeantError('That reminder is about what was shown last.')
    if (isTyped && (await isLeadOfOther(me, request.input.line)))
      throw new NotMeantError('That is how an open task reminds.')
    const before = isTyped ? await readDayBefore(me, request.input.line) : null
    // What is said about reminding or repeating needs the whole line, of which the sentence took the moments out.
    const whole = before === null && isTyped && isWholeNeeded(me, request.input.line) ? request.input.line.trim() : null
    const isAdded = isTyped && /^\s*(?:\/?add|task add)\s/i.test(request.input.line)
    // “Answer this tomorrow” is about the message that is looked at.
    const notes =
      values.notes ?? values.said ?? (isTyped && request.lookingAt ? sourceNotes(request.lookingAt) : undefined)
    const about = values.about ?? (isTyped ? await findPointedEnd(me, values.title) : undefined)
    const captured = await captureLine(
      me,
      isTicked ? ticked.text : (before?.title ?? whole ?? (isTyped ? withoutClosing(values.title) : values.title)),
      {
        ...(before ? { due: before.due } : values.due && whole === null ? { due: values.due } : {}),
        ...(values.minutes ? { minutes: values.minutes } : {}),
        ...(values.zone ? { zoneId: values.zone.zone_id } : {}),
        ...(notes ? { notes } : {}),
        ...(values.priority ? { priority: values.priority } : {}),
        ...(values.project ? { projectId: values.project.project_id } : {}),
        ...(values.tags ? { tags: parseTags(values.tags) } : {}),
        ...(values.remind ? { reminders: values.remind } : {}),
        ...(values.start ? { start: values.start } : {}),
        type: values.type,
      },
      {
        isAdded,
        ...(about ? { about } : {}),
        ...(isTyped && !values.title.includes('\n') ? { typed: request.input.line } : {}),
      },
    )
    const { task, places, read } = captured
    if (values.done || isTicked) {
      const day = values.finished && values.finished.day < todayOf(me) ? values.finished.day : null
      await tasks.finishTask(me, task, finishedAt(me, day))
      return taskLoggedView(readerOf(me), task, day)
    }
    const { ownMessage } = request
    // Editing the message parses it again, unless the task was changed since.
    if (ownMessage && (request.input.kind === 'typed' || request.byReaction)) {
      const kind = request.byReaction ? 'pin' : 'capture'
      await cards.registerCard(me, { kind, id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    }
    const isTask = values.type === 'task'
    return taskAddedView(readerOf(me), task, places, {
      isBrief: await tasks.isFocusing(me),
      rhythm: captured.rhythm,
      way: captured.way,
      correction: await loadTaskCorrection(me, task),
      offeredRhythm: isTask && captured.rhythm === null ? (read.rhythm?.words ?? null) : null,
      // “Between 9 and 11” is in the notes whole, so its second hour is no other moment.
      offers:
        (values.due && whole === null) || captured.range !== null || captured.usual
          ? []
          : [...read.offers, ...offersOfTold(me, captured, values.said ?? values.about)],
      unread: values.due && whole === null ? '' : read.unread,
      isUnreadHabit: countsTimes(read.unread),
      notes: [...notedWords(captured, values.said), ...(read.reminder || values.remind ? ringNotes(me, task) : [])],
      others: captured.others,
      usual: captured.usual && {
        ...captured.usual,
        around: timesAround(captured.usual),
        words: read.rhythm?.isCertain ? read.rhythm.words : null,
      },
      ...(isTask ? listDetails(read, values.title) : {}),
      twin: captured.twin,
      zoneOfTitle: isTyped && !isZoneKnown(me.user) ? findZoneOfPlace(task.title) : null,
      ...(read.unknownZone !== undefined && !isMentioned(request, read.unknownZone)
        ? { unknownZone: read.unknownZone }
        : {}),
      noteLines: values.title.trim().split(/\n(?=.*\S)/).length - 1,
      // The matched sentence may have taken the carrier's words.
      isReminder: read.isReminder || (request.input.kind === 'typed' && stripCarrier(request.input.line).isReminder),
    })
  },
})

/** What of the line went into the notes. */
const notedWords = ({ range }: CaptureResult, said: string | undefined): readonly string[] => [
  ...(said ? [`In the notes: ${cutText(said, SHOWN_OF_NOTE).kept}`] : []),
  ...(range === null ? [] : [`“${range}” is in the notes.`]),
]
const SHOWN_OF_NOTE = 120

/** “The landlord comes saturday at 11, hide the cat”: that day may be meant, and may not. */
const offersOfTold = (me: Me, { task, rhythm, read }: CaptureResult, told: string | undefined) =>
  told && !task.due_date && rhythm === null && read.offers.length === 0 ? offersIn(told, readingOf(me)) : []

/** "remind me every 10 minutes until I say done to …", "remind me to call Bob every monday 9am until 20 march" */
function isWholeNeeded(me: Me, line: string): boolean {
  if (line.includes('\n') || !SPOKEN.test(line)) return false
  if (namesHourly(line) || remindsInMonth(line) || timesBehind(line) !== line) return true
  const bare = stripCarrier(line.trim()).rest
  if (REMINDS_WHEN.test(line)) return true
  return takeLineReminder(line) !== null || findRhythm(rhythmLast(bare), readingOf(me))?.isCertain === true
}

const SPOKEN =
  /^\s*(?:(?:please|pls|plz|hey|hi|ok|and|also|so|(?:can|could|will|would) (?:you|u|ya)),? )*(?:remind|ping|nudge|alert|warn|nag|keep|bug|pester)\b/i

/** “Remind me on my birthday to …”: no moment that can be known stands before the thing. */
const REMINDS_WHEN = /\bremind me on (?:my|pay ?day)\b.* to \p{L}/iu

/** A line that a list program ticked; “x in 2 weeks” is a title. */
const TICKED = /^\s*(?:[-*+•]\s*)?\[x\]\s|^\s*x \d{4}-\d\d-\d\d\s|^\s*[✓✔✅☑]\s?\S/iu

/** The title of a reminder that names nothing. */
const NAMELESS = 'Reminder'

/** What a reminder of its own can't do. */
function ringNotes(me: Me, task: tasks.Task): readonly string[] {
  const { every } = tasks.describeReminders(task)
  const { due_date: due } = task
  if (!due || !task.parsedMetadata.has_due_time) return ['It has no time yet, so nothing rings.']
  const isQuiet = every !== null && isInQuietHours(due, me.user.timezone, me.preferences)
  return isQuiet ? ["That's in your quiet hours, so it rings once."] : []
}

/** The things of a line or of many lines, where all of them can be saved one by one. */
function listDetails(read: CapturedLine, title: string): { items: readonly string[]; listText?: string } {
  const isText = title.trim().includes('\n')
  const open = (isText ? readListLines(title) : read.items).filter(({ isTicked }) => !isTicked)
  if (!canDump(open)) return { items: [] }
  return { items: open.map(({ text }) => text), ...(isText ? { listText: title } : {}) }
}

/** "@ann" may be a person of the place. */
const isMentioned = ({ mentions = {} }: Pick<Request, 'mentions'>, word: string): boolean =>
  Object.keys(mentions).some((name) => name.toLowerCase() === `@${word.toLowerCase()}`)

/** Who wrote the message, and its link; undefined without a link. */
const sourceNotes = ({ link, author }: SourceMessage) => link && [author, link].filter(Boolean).join(': ')

/** “They don't pick up”, “again in an hour”: what is open and has no date of its own gets one, and is no second thing. */
const isTriedAgain = (me: Me, task: tasks.Task, due: { day: string; hasTime: boolean } | null, line: string): boolean =>
  task.isOpen &&
  !task.due_date &&
  due?.hasTime === true &&
  due.day === todayOf(me) &&
  /^(?!\W*(?:and|also)\b)./is.test(line)
