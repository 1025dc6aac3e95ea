// Splits a task into steps of one to ten minutes: proposed first, saved when the owner agrees.

import { ask } from '../../chat/ask.ts'
import { choiceOption, hidden, textOption, withDefault } from '../../chat/options.ts'
import { t } from '../../chat/view.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import type { SplitDraft } from '../../contracts/tasks.ts'
import * as drafts from '../../domain/request/drafts.ts'
import type { Me } from '../../domain/request/me.ts'
import type * as tasks from '../../domain/tasks/index.ts'
import * as splitting from '../../domain/tasks/splitting.ts'
import * as steps from '../../domain/tasks/steps/index.ts'
import { isTakenApart } from '../../language/english/taken-apart.ts'
import { UserError } from '../../user-error.ts'
import { splitDeclinedView, splitProposalView, splitQuestionView } from '../../views/split.ts'
import { stepView } from '../../views/step.ts'
import { defineCommand } from '../command.ts'
import { findMeantTask } from '../lib/current-task.ts'
import { taskOption } from '../lib/options/index.ts'

/** A model's answer and the task it is for. */
interface Prepared {
  readonly taskId: string
  readonly answer: splitting.SplitAnswer
}

const options = {
  task: taskOption('Which one; the current one if left out'),
  size: withDefault(choiceOption('How small the steps are', ['smaller', 'same', 'bigger']), 'same'),
  lines: textOption('Your own steps, one per line, like “Open mail, 2 min”'),
  first: textOption('What you would touch first; it becomes the first step', { max: 120 }),
  proposal: hidden(textOption('The proposal a button is about', { max: 36 })),
  answer: hidden(choiceOption('What to do with it', ['save', 'whole'])),
}

export default defineCommand<typeof options, Prepared | null>({
  name: 'task split',
  about: 'Make steps of one to ten minutes',
  byModel: 'offer',
  aliases: ['/split'],
  spoken: ['split the report into steps', 'break the report down'],
  says: [
    // “Split it into: a, b, c”, “add steps to it: a, b”: one's own steps.
    {
      say: [
        '(please|can you|could you|ok|lets)* (split|break|divide|cut|chop) (up|down)? {task} (up|down)? (in|into)? (the)? (parts|steps|pieces|bits|chunks|tasks|these|following|subtasks|sections)? : {lines}',
        '(please|can you|could you|ok|and|also)* (add|put|write) (items|steps|things|these|the following|subtasks|parts|points|bullet points|bullets)? (to|on|onto|in|into|for|under) {task} : {lines}',
        '(the)? (steps|parts|items|things|bits) (for|of|in|on|to) {task} (are|is)? : {lines}',
      ],
    },
    {
      say: ['(the|its|my)? (steps|parts|subtasks) (are|is)? : {lines}'],
      with: { task: 'it' },
    },
    '(split|break|divide) (up|down)? {task} (up|down)? (into|in) (smaller|small|tiny|little)? (steps|pieces|parts|chunks|bits|tasks)',
    '(split|break) {task} (up|down)',
    {
      say: '(please|can you|could you|help me)* (split|break|divide|chop|cut) (up|down)? (it|that|this|this one|that one) (up|down)? (into|in) {_}',
      with: { task: 'it' },
    },
    // “Break down the boxes”, with nothing of that name: work of its own.
    {
      say: '(break|split) (down|up) (the|my|this|these|those|all|old)* {task}',
      typed: { test: isTakenApart },
      orElse: 'keep',
    },
    {
      say: '(please)? (can you|could you|help me)? (break|split) (down|up) (the|my|this)? {task} (for me|please)?',
      typed: { test: (line) => !isTakenApart(line) },
      orElse: 'ask',
    },
    // “Split file my taxes”, with nothing of that name: a thing to do, which can be added.
    {
      say: '(split|break down|breakdown|break up) {task}',
      typed:
        /^\W*(?:please )?(?:split|break (?:down|up)|breakdown) (?:file|write|clean|tidy|pack|plan|prepare|finish|paint|build|sort|organi[sz]e|book|fix|make|apply|study|revise|learn|set up|clear|move|renew|do|cook|declutter|redo|research|draft|edit|design|choose|find|buy|get) \S/i,
      orElse: 'ask',
    },
    '{task} is too (big|much|large|overwhelming|hard)',
    '(give me|show me|make) (the)? (small)? steps (for|of) {task}',
    '(please)? (help me|can you|could you|lets|i want to|i need to)? (to)? (split|break down|breakdown|break up|divide|chop up|slice) {task}',
    '(make|cut) {task} (a bit|a little)? (smaller|shorter|easier|simpler|lighter|more manageable|less scary|into bits|into pieces)',
    '{task} (is|feels|seems|looks) (way|far|much|just|so)? (too)? (big|much|large|overwhelming|huge)',
  ],
  whenMissing: { label: 'Add it', command: 'task add', into: 'title' },
  options,
  examples: ['split landlord', 'task split landlord size:smaller', 'task split landlord lines:"Open mail, 1 min"'],
  async prepare(peek, values) {
    if (values.lines !== undefined || values.first !== undefined || values.answer !== undefined) return null
    const question = await peek((me) => splitting.prepareSplitQuestion(me, values.task))
    return question && { taskId: question.taskId, answer: await splitting.askSplitModel(question, values.size) }
  },
  async run(me, values, { prepared }) {
    if (values.answer === 'save') return save(me, values.proposal ?? '')
    if (values.answer === 'whole') {
      const { happened, task } = await splitting.declineSplit(me, values.proposal ?? '')
      return splitDeclinedView(task, happened === 'already')
    }
    const task = values.task ?? (await findMeantTask(me, 'task split'))
    if (!task)
      throw new UserError(
        'Which task? Type “split” and part of its name.',
        [
          { label: 'What now?', line: ask('task suggest') },
          { label: 'Show tasks', line: ask('task list') },
        ],
        'Which task? Choose it in {task split}.',
      )
    const found = await splitting.proposeSplit(me, task, {
      size: values.size,
      ...(values.lines === undefined ? {} : { lines: onLines(values.lines) }),
      ...(values.first === undefined ? {} : { first: values.first }),
      ...(values.proposal === undefined ? {} : { from: values.proposal }),
      answer: prepared?.taskId === task.task_id ? prepared.answer : null,
    })
    return found
      ? splitProposalView(found, await editing(me, found))
      : splitQuestionView(task, splitting.FIRST_TOUCH, await answering(me, task))
  },
})

/** “home, services and contact form” as it is typed in one line: a step each. */
const onLines = (text: string): string =>
  /\n|, ?\d+ ?(?:m|min|minutes?|h|hours?)\b/.test(text)
    ? text
    : text.split(/\s*[,;]\s+(?!\d+ ?(?:m|min|minutes?|h|hours?)\b)(?:and\s+|then\s+)?|\s+and\s+then\s+/i).join('\n')

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

/** A draft opens the form: the steps as editable lines. */
async function editing(me: Me, { id, task }: SplitDraft): Promise<CommandLine> {
  const lines = (await splitting.proposalLines(me, id)) ?? ''
  const line = ask('task split', { task: task.task_id, lines, proposal: id })
  return ask('task split', { draft: await drafts.createDraft(me, 'form', line) })
}

/** The same question as a form. */
async function answering(me: Me, task: tasks.Task): Promise<CommandLine> {
  const line = ask('task split', { task: task.task_id })
  return ask('task split', { draft: await drafts.createDraft(me, 'form', line) })
}
