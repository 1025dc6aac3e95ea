// Edits a task's title, size or notes.
import { ask } from '../../chat/ask.ts'
import { choiceOption, clearable, flagOption, hidden, required, textOption } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import { loadTaskCorrection } from '../../domain/days/estimates/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { captureLine, recaptureLine } from '../../domain/tasks/capture.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { leafTypes, priorities } from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { estimatedMinutes } from '../../domain/tasks/trees.ts'
import { isTimeAlone } from '../../language/english/time-alone.ts'
import { NotMeantError, UserError } from '../../user-error.ts'
import { taskAddedView } from '../../views/task-added.ts'
import { taskView } from '../../views/task-view.ts'
import { defineCommand, readerOf } from '../command.ts'
import { wasJustAdded, wasJustShown } from '../lib/current-task.ts'
import { editSentences } from '../lib/edit-sentences.ts'
import { takePart } from '../lib/lookup-matches.ts'
import { minutesOption, taskOption } from '../lib/options/index.ts'
import { dateOption } from '../lib/options/moments.ts'
import { countOption, partOption } from '../lib/options/part.ts'
import { remindersOption } from '../lib/options/reminders.ts'
import { rewordTitle, splitSwap } from '../lib/reword-title.ts'
import { isCount, withCount } from '../lib/title-number.ts'

/** `task suggest` looks so far ahead. */
const MOST_FREE_MINUTES = 180

export default defineCommand({
  name: 'task edit',
  about: 'Edit a task',
  byModel: 'run',
  formWhenUnchanged: true,
  takesEdit: { of: 'capture', into: 'title', by: 'task' },
  spoken: ['rename the milk to oat milk', 'the report takes 15 minutes', 'make the report urgent'],
  says: editSentences,
  options: {
    task: required(taskOption('Which one')),
    title: textOption('Its title', { max: 255 }),
    notes: clearable(textOption('Notes')),
    minutes: clearable(minutesOption('How long it takes')),
    priority: choiceOption('Priority', priorities),
    kind: clearable(choiceOption('What it takes', leafTypes)),
    emoji: clearable(textOption('An emoji for it', { max: 10 })),
    remind: clearable(remindersOption('How it reminds: “1 day, 10 min”, “every 10 min until done”')),
    start: clearable(dateOption('Not before', 'to come')),
    recent: hidden(flagOption('Only what was spoken of a moment ago')),
    added: hidden(flagOption('Only what was saved a moment ago')),
    about: hidden(textOption('What the title points back to', { max: 300 })),
    said: hidden(textOption('What was said before it', { max: 300 })),
    part: hidden(textOption('What was done of it, kept as done', { max: 255 })),
    old: hidden(textOption('Words of its title that change', { max: 60 })),
    by: hidden(textOption('What stands there instead', { max: 60 })),
    less: hidden(partOption('A part of the list that was shown last')),
    count: hidden(countOption('Another number in its title')),
    swap: hidden(textOption('Both, with a comma between them', { max: 100 })),
  },
  examples: [
    'task edit milk title:"Buy oat milk"',
    'task edit milk minutes:15 priority:high',
    'task edit milk kind:physical',
  ],
  async prefill(_me, { task }) {
    if (!task) return {}
    const size = estimatedMinutes(task)
    const reminders = tasks.remindersText(task)
    return {
      title: task.title,
      notes: task.description,
      ...(size === null ? {} : { minutes: String(size) }),
      priority: task.priority,
      ...(task.leaf_type ? { kind: task.leaf_type } : {}),
      ...(task.custom_emoji ? { emoji: task.custom_emoji } : {}),
      ...(reminders ? { remind: reminders } : {}),
    }
  },
  async run(me, values, { request }) {
    const { task } = values
    if (values.recent && !(await wasJustShown(me, task.task_id))) throw new NotMeantError('That was said too long ago.')
    if (values.added && !(await wasJustAdded(me, task))) throw new NotMeantError('Nothing was saved a moment ago.')
    // “15th, I mean” gives no other name.
    if (values.recent && isMomentSaid(values.title ?? values.by, values.old))
      throw new NotMeantError('That is a moment.')
    const reader = readerOf(me)
    if (request.input.kind === 'edited') {
      const { line } = request.input
      const places = await recaptureLine(me, task, values.title ?? line, {
        typed: line,
        ...(values.said ? { notes: values.said } : {}),
        ...(values.about ? { about: values.about } : {}),
      })
      if (places) return taskAddedView(reader, task, places)
      throw new UserError('That task was changed since, so it stays. You can still edit it.', [
        { label: 'Edit', line: ask('task edit', { task: task.task_id }) },
      ])
    }
    const [old, by] = values.swap === undefined ? [values.old, values.by] : splitSwap(values.swap)
    if (values.swap !== undefined && isMomentSaid(by, old)) throw new NotMeantError('That is a moment.')
    const title =
      values.less !== undefined
        ? takePart(task.title, values.less)?.rest
        : values.count !== undefined
          ? recount(task, values.count)
          : old !== undefined && by !== undefined
            ? rewordTitle(task.title, old, by)
            : values.title
    const happened = await tasks.editTask(me, task, {
      ...(title === undefined ? {} : { title }),
      ...(values.notes === undefined ? {} : { notes: values.notes ?? '' }),
      ...(values.minutes === undefined ? {} : { minutes: values.minutes }),
      ...(values.priority === undefined ? {} : { priority: values.priority }),
      ...(values.kind === undefined ? {} : { leafType: values.kind }),
      ...(values.emoji === undefined ? {} : { emoji: values.emoji }),
    })
    if (values.part !== undefined) await logPart(me, task, values.part)
    const reminds = values.remind === undefined ? 'already' : await tasks.setTaskReminders(me, task, values.remind)
    const starts = values.start === undefined ? 'already' : await tasks.setTaskStart(me, task, values.start)
    const isChanged = happened || reminds === 'set' || starts === 'set'
    const places = await loadTaskPlaces(me, [task])
    const whole = await tasks.loadTaskDetails(me, task)
    const correction = await loadTaskCorrection(me, task)
    const shown = taskView(reader, task, places(task), { ...whole, correction })
    // A length alone may also be the time that is free now.
    const free = values.added && values.minutes && values.minutes <= MOST_FREE_MINUTES ? values.minutes : null
    return {
      ...shown,
      notice: values.part !== undefined ? t`Done: ${values.part}` : isChanged ? t`Saved` : t`No change`,
      ...(free === null
        ? {}
        : { buttons: [...shown.buttons, { label: 'What fits', line: ask('task suggest', { minutes: free }) }] }),
    }
  },
})

/** “15th, I mean”, “only tomorrow” give no other name; “4 not 3” gives another number. */
const isMomentSaid = (by: string | undefined, old: string | undefined): boolean =>
  by !== undefined && isTimeAlone(by.replace(/^(?:only|just) /i, '')) && !(isCount(by) && isCount(old ?? ''))

/** @throws NotMeantError where its title counts nothing, or where the number may be its hour */
function recount({ title, parsedMetadata }: tasks.Task, count: string): string {
  const counted = isCount(count) && !parsedMetadata.has_due_time ? withCount(title, count) : null
  if (counted === null) throw new NotMeantError('Its title counts nothing.')
  return counted
}

/** “Got the eggs” of a list: the eggs are kept as done, in its place. */
async function logPart(me: Me, task: tasks.Task, part: string): Promise<void> {
  const { task: done } = await captureLine(me, part, {
    type: 'task',
    ...(task.project_id ? { projectId: task.project_id } : {}),
  })
  await tasks.finishTask(me, done, me.now)
}
