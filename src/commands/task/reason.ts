// What is in the way of a task: kept for the person alone, and answered with a next step.
import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, required, textOption } from '../../chat/options.ts'
import { trustedText } from '../../chat/view.ts'
import { type Me, todayOf } from '../../domain/request/me.ts'
import { hurdleReasons, setHurdleReason, shelveTask } from '../../domain/tasks/deferrals.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { findTreat } from '../../domain/tasks/list.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { addDays, monthLater } from '../../time/index.ts'
import { hurdleNotedView, hurdleShelvedView, hurdleStepView } from '../../views/hurdle.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'

export default defineCommand({
  name: 'task reason',
  about: 'Say what makes a task hard to start, for yourself alone',
  byModel: 'run',
  question: 'What is it?',
  spoken: ["I'm dreading the report"],
  says: [
    {
      say: '(im|i am|ive been|i have been) (really|so|kind of|totally)? dreading {task}',
      with: { is: 'dreading' },
      orElse: 'keep',
    },
    {
      say: '{task} (is|feels|seems|looks) (so|too|just|really|very)? (boring|dull|tedious)',
      with: { is: 'boring' },
      orElse: 'keep',
    },
    {
      say: ['{task} (is|feels|seems) (too|so|really|very|a bit)? (unclear|vague)', '{task} (isnt|is not) clear'],
      with: { is: 'unclear' },
      orElse: 'keep',
    },
    {
      say: '{task} (isnt|is not) (mine|my job|my task|my problem)',
      with: { is: 'not-mine' },
      orElse: 'keep',
    },
  ],
  options: {
    task: required(taskOption('Which one')),
    is: required(choiceOption('What is it?', hurdleReasons)),
    done: hidden(textOption('What done looks like', { max: 500, takes: 'rest', acceptsLonger: true })),
    until: hidden(choiceOption('Someday, or back now', ['someday', 'now'])),
  },
  examples: ['task reason milk is:boring'],
  async run(me, { task, is, done, until }, { runLine }) {
    const isNew = await setHurdleReason(me, task, is)
    if (until !== undefined) {
      const isChanged = await shelveTask(me, task, until === 'someday')
      return hurdleShelvedView(task, until === 'someday', isChanged ? [] : trustedText('No change'))
    }
    if (done !== undefined) {
      const before = task.description.trim()
      const line = `Done when: ${done}`
      if (!before.split('\n').includes(line))
        await tasks.editTask(me, task, { notes: before === '' ? line : `${before}\n${line}` })
      return hurdleNotedView(task, done)
    }
    if (is === 'too-big') {
      const part = task.is_leaf ? task : ((await tasks.findFirstOpenPart(me, task)) ?? task)
      return runLine(ask('task split', { task: part.task_id, size: 'smaller' }))
    }
    const shown = hurdleStepView(task, is, await loadDetails(me, task))
    return isNew ? shown : { ...shown, notice: trustedText('No change') }
  },
})

async function loadDetails(me: Me, task: tasks.Task) {
  const { next } = await steps.loadStepProgress(me, task)
  const today = todayOf(me)
  return {
    movement: steps.firstMovementFor(task, next),
    treat: (await findTreat(me, task)) ?? null,
    nextWeek: addDays(today, 7),
    nextMonth: monthLater(today),
  }
}
