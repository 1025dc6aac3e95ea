// Another date, or none; or how it repeats. A date without a time never pings.
import { clearable, text } from '../../chat/options.ts'
import type { RawValues } from '../../chat/request.ts'
import { join, ours, say, t, view } from '../../chat/view.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { placesOf } from '../../domain/tasks/task-places.ts'
import { readWhen } from '../../language/capture-line.ts'
import { UserError } from '../../user-error.ts'
import { dueText, placeText } from '../../views/task.ts'
import { command, readerOf } from '../command.ts'
import { task, when } from '../lib/options.ts'

export default command({
  name: 'task move',
  about: 'Change when it is, or how it repeats',
  shorts: ['/later'],
  options: {
    task: task('Which one; the current one if left out'),
    to: { ...clearable(when('When', 'to come')), defaultText: 'tomorrow' },
    every: clearable(text('How it repeats: “mon”, “3 days after done”', { max: 60 })),
  },
  examples: [
    'later milk',
    'task move milk friday 9am',
    'task move milk to:none',
    'task move milk every:mon',
    'task move milk every:"3 days after done"',
    'task move milk every:none',
  ],
  async prefill(me, { task }): Promise<RawValues> {
    const rhythm = task && (await tasks.rhythmOf(me, task))
    return rhythm ? { every: rhythm } : {}
  },
  async run(me, { task: named, to, every }) {
    const task = named ?? (await tasks.current(me))
    if (!task)
      throw new UserError('Nothing is in progress. Which task? Say: later, then a word of it.', [
        { label: 'Show tasks', line: 'task list' },
      ])
    const { happened, rhythm } =
      every === undefined || (every !== null && every === (await tasks.rhythmOf(me, task)))
        ? await tasks.move(me, task, to === undefined ? tomorrow(me) : to)
        : await tasks.repeat(me, task, every, to)
    const places = await placesOf(me, [task])
    const due = dueText(readerOf(me), task)
    const beside = placeText(task, places(task))
    const again = rhythm === null ? [] : t`repeats ${ours(rhythm)}`
    const card = { kind: 'task', id: task.task_id }
    const start = { label: 'Start', line: `task start task:${task.task_id}` }
    if (happened === 'already')
      return view(t`So already: ${task.title}`, [say(join([due.length > 0 ? due : ours('no date'), again]))], { card })
    if (!task.due_date)
      return view(t`${task.title}`, [say(join([ours('no date'), again, beside]))], { buttons: [start], card })
    return view(t`Moved: ${task.title}`, [say(join([t`to ${due}`, again, beside]))], {
      buttons: [start, { label: 'No date', line: `task move task:${task.task_id} to:none` }],
      card,
    })
  },
})

const tomorrow = (me: Me) =>
  readWhen('tomorrow', { now: me.now, zone: zoneOf(me), dayStartsAt: me.preferences.day_starts_at })
