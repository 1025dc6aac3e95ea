// Marks a task as done. Idempotent; a repetition says so.
import { ask } from '../../chat/ask.ts'
import { flagOption, hidden } from '../../chat/options.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as cards from '../../domain/request/cards.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { isDoneAlone, isOneOfRange, isOtherAct } from '../../language/english/acts.ts'
import { UserError } from '../../user-error.ts'
import { endAllView, isItDoneView, MOST_AT_ONCE } from '../../views/end-all.ts'
import { dayText, momentText } from '../../views/reader.ts'
import { stepOrWholeView } from '../../views/step.ts'
import { dueText } from '../../views/task.ts'
import { titleLabel } from '../../views/title-label.ts'
import { defineCommand, readerOf } from '../command.ts'
import { findFirstMove, findMeantThing, type MeantThing } from '../lib/current-task.ts'
import { doneSentences } from '../lib/done-sentences.ts'
import { finishedAt, logAsDone, notThereView, reportedDay } from '../lib/log-as-done.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task done',
  about: 'Finish a task',
  byModel: 'run',
  aliases: ['/done'],
  phrases: {
    '✅': {},
    finished: {},
    'i did it': {},
    'already did': {},
    'i already did': {},
    'already did it': {},
    'did it already': {},
    'already done': {},
    'done already': {},
    "i'm done": {},
    'i am done': {},
    'finished it': {},
    'done with it': {},
    'all done': {},
  },
  spoken: ['I finished the report', "I'm done with the report", "I've bought the milk"],
  says: doneSentences,
  whenMissing: logAsDone,
  takesSeveral: 'task',
  options: {
    task: taskOption('Which one; the current one if left out'),
    all: hidden(flagOption('Everything that is open: asked first')),
    ask: hidden(flagOption('Whether it is done is asked first')),
  },
  examples: ['done milk', 'task done milk'],
  async run(me, values, { raw, request, runLine }) {
    // One more than fits, so that it is known whether all fit.
    if (values.all)
      return endAllView(
        await tasks
          .openTasks(me)
          .orderBy('tasks.created_at')
          .limit(MOST_AT_ONCE + 1),
      )
    const meant: MeantThing = values.task ? { task: values.task } : await findMeantThing(me, 'task done')
    // What was spoken of last was a habit: it is checked.
    if (meant.habit) return runLine(ask('habit check', { habit: meant.habit.habit_id }))
    const line = request.input.kind === 'typed' ? request.input.line : ''
    if (meant.named !== undefined) return notThereView(meant.named)
    const { task, other } = meant
    if (!task)
      throw new UserError(
        'Nothing is in progress. Which one is done? Type “done” and part of its name.',
        [{ label: 'Show tasks', line: ask('task list') }],
        'Nothing is in progress. Which one is done? Choose it in {task done}.',
      )
    // “Called them” may be about one thing of several in a title.
    const isOneOfMany = !values.task && /\s/.test(line.trim()) && task.title.split(', ').length > 2
    if (
      task.isOpen &&
      (values.ask ||
        // “The printer is jammed”, “fixed it”: it may be what was told since.
        (meant.isDoubtful && !isDoneAlone(line)) ||
        (isOneOfMany && !WHOLE.test(line)) ||
        isOtherAct(line, raw['task'] ?? '', task.title) ||
        isOneOfRange(raw['task'] ?? '', task.title))
    )
      return isItDoneView(task)
    const move = values.task || line === '' ? undefined : await findFirstMove(me, task)
    if (move) return runLine(move)
    const asksWhich = request.input.kind === 'typed' && !request.byReaction && task.isOpen
    const stand = asksWhich ? await steps.loadStepProgress(me, task) : null
    if (stand?.next) return stepOrWholeView(task, stand.next)
    const day = reportedDay(me, line)
    const { already, next, parent, openParts } = await tasks.finishTask(me, task, finishedAt(me, day))
    const { byReaction, ownMessage } = request
    // Taking the ✅ away puts it back.
    if (byReaction && ownMessage && !already)
      await cards.registerCard(me, { kind: 'tick', id: task.task_id }, ownMessage.channelId, ownMessage.messageId)
    const reader = readerOf(me)
    if (already)
      return view(t`Already done, at ${momentText(reader, already)}: ${task.title}`, [], {
        buttons: [{ label: 'Reopen', line: ask('task reopen', { task: task.task_id }) }],
      })
    const finish = parent && ask('task done', { task: parent.task_id })
    return view(
      t`Done: ${task.title}`,
      [
        ...(day === null ? [] : [textBlock(t`On ${dayText(reader, day)}.`)]),
        ...(next ? [textBlock(t`It repeats: next ${dueText(reader, next)}`)] : []),
        ...(openParts > 0
          ? [
              textBlock(
                trustedText(`${openParts} ${openParts === 1 ? 'part of it is' : 'parts of it are'} still open.`),
              ),
            ]
          : []),
        ...(parent ? [textBlock(t`That was the last part of “${parent.title}”. Is it finished too?`)] : []),
      ],
      {
        buttons: [
          ...(finish ? [{ label: 'Finish it too', line: finish, isPrimary: true }] : []),
          { label: 'Next', line: ask('task suggest') },
        ],
        ...(finish ? { question: { yes: finish, no: ask('task show', { task: parent.task_id }) } } : {}),
        card: { kind: 'task', id: task.task_id },
        // A reminder was newer than the task in progress.
        ...(other
          ? {
              undoButton: {
                label: `I meant: ${titleLabel(other.title)}`,
                returnTo: ask('task done', { task: other.task_id }),
              },
            }
          : {}),
      },
    )
  },
})

/** Says it of the whole. */
const WHOLE = /\b(?:all|everything|done|finished|completed?)\b/i
