// From a task to steps of one to ten minutes: proposed first, saved only when its owner says so.

import { choiceOption, hidden, textOption, withDefault } from '../../chat/options.ts'
import { formatLine } from '../../chat/parse/line.ts'
import { t } from '../../chat/view.ts'
import * as drafts from '../../domain/request/drafts.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import * as splitting from '../../domain/tasks/splitting.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { UserError } from '../../user-error.ts'
import { splitDeclinedView, splitProposalView } from '../../views/split.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options.ts'

/** What a model said, and of which task. */
interface Prepared {
  readonly taskId: string
  readonly answer: splitting.Answer
}

const options = {
  task: taskOption('Which one; the current one if left out'),
  size: withDefault(choiceOption('How fine the pieces are', ['smaller', 'same', 'bigger']), 'same'),
  lines: textOption('Your own steps, one a line, like “Open mail, 2 min”'),
  proposal: hidden(textOption('The proposal a button is about', { max: 36 })),
  answer: hidden(choiceOption('What becomes of it', ['save', 'whole'])),
}

export default defineCommand<typeof options, Prepared | null>({
  name: 'task split',
  about: 'Make steps of one to ten minutes',
  aliases: ['/split'],
  options,
  examples: ['split landlord', 'task split landlord size:smaller', 'task split landlord lines:"Open mail, 1 min"'],
  async prepare(peek, values) {
    if (values.lines !== undefined || values.answer !== undefined) return null
    const question = await peek((me) => splitting.prepareSplitQuestion(me, values.task))
    return question && { taskId: question.taskId, answer: await splitting.askSplitModel(question, values.size) }
  },
  async run(me, values, { prepared }) {
    if (values.answer === 'save') return save(me, values.proposal ?? '')
    if (values.answer === 'whole') {
      const { happened, task } = await splitting.declineSplit(me, values.proposal ?? '')
      return splitDeclinedView(task, happened === 'already')
    }
    const task = values.task ?? (await tasks.findCurrentTask(me))
    if (!task)
      throw new UserError('Which task? Say: split, then a word of it.', [
        { label: 'What now?', line: 'task suggest' },
        { label: 'Show tasks', line: 'task list' },
      ])
    const found = await splitting.proposeSplit(me, task, {
      size: values.size,
      ...(values.lines === undefined ? {} : { lines: values.lines }),
      ...(values.proposal === undefined ? {} : { from: values.proposal }),
      answer: prepared?.taskId === task.task_id ? prepared.answer : null,
    })
    return splitProposalView(found, await editing(me, found))
  },
})

async function save(me: Me, proposalId: string) {
  const { happened, task, parts } = await splitting.saveSplit(me, proposalId)
  const stand = await steps.loadStepProgress(me, task)
  const canMerge = stand.next !== null && steps.canMergeWithNext(stand.steps, stand.next)
  const notice =
    happened === 'already'
      ? t`Already saved: ${task.title}`
      : parts.length > 0
        ? t`Saved ${parts.length} parts. Started the first: ${task.title}`
        : t`Started: ${task.title}`
  return stepView(stand, { canMerge, notice })
}

/** A form is opened by a draft of its line: the steps as lines to type over. */
async function editing(me: Me, { id, task }: splitting.SplitDraft): Promise<string> {
  const lines = (await splitting.proposalLines(me, id)) ?? ''
  const line = formatLine('task split', { task: task.task_id, lines, proposal: id })
  return formatLine('task split', { draft: await drafts.createDraft(me, 'form', line) })
}
