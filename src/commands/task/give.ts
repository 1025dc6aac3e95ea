// Sets how a task is done: alone, in company, or by somebody else.
import { ask } from '../../chat/ask.ts'
import { choiceOption, required } from '../../chat/options.ts'
import { type Button, type Text, t, textBlock, trustedText, view } from '../../chat/view.ts'
import { personName } from '../../domain/access/visible-people.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { taskOption } from '../lib/options/index.ts'
import { personOption } from '../lib/options/person.ts'

export default defineCommand({
  name: 'task give',
  about: 'Assign or share',
  formWhenUnchanged: true,
  options: {
    task: required(taskOption('Which one')),
    to: personOption('Who does it'),
    how: choiceOption('How it gets done', ['do', 'do_with_me', 'delegate'], {
      do: 'alone',
      do_with_me: 'with someone',
      delegate: 'for me',
    }),
  },
  examples: ['task give milk how:do_with_me', 'task give task:milk to:me how:do', 'task give milk how:delegate'],
  async run(me, values) {
    const giving = await tasks.assignTask(me, values.task, values.to, values.how)
    const { task_id, title } = values.task
    const already = giving.happened === 'already' ? trustedText('No change: ') : []
    return view(t`${already}${happened(me, giving, title)}`, [textBlock(trustedText(meaning(me, giving)))], {
      buttons: ways(me, giving, task_id),
      card: { kind: 'task', id: task_id },
    })
  },
})

function happened(me: Me, { holder, how }: tasks.AssignResult, title: string): Text {
  if (!holder) return t`Assigned to someone else: ${title}`
  if (holder.user_id !== me.user.user_id) return t`Assigned to ${personName(holder)}: ${title}`
  return how === 'do_with_me' ? t`Shared focus: ${title}` : t`Yours: ${title}`
}

function meaning(me: Me, { holder, how }: tasks.AssignResult): string {
  const isMine = holder?.user_id === me.user.user_id
  if (how === 'delegate')
    return isMine ? 'You do it for someone else.' : 'It leaves your list, and is under “waiting” until it is done.'
  if (how === 'do_with_me') return 'When you start, a shared focus card lets others join.'
  return isMine ? "It's on your list." : "It's on their list now, and off yours."
}

function ways(me: Me, { holder, how }: tasks.AssignResult, taskId: string): Button[] {
  if (holder?.user_id !== me.user.user_id)
    return [{ label: 'Take it back', line: ask('task give', { task: taskId, to: me.user.user_id }) }]
  const start = { label: 'Start', line: ask('task start', { task: taskId }) }
  return how === 'do_with_me' ? [start, { label: 'Share', line: ask('me share', { what: 'task' }) }] : [start]
}
