// Who does it, and how: alone, in company, or somebody else.
import { choiceOption, required } from '../../chat/options.ts'
import { type Button, type Text, t, textBlock, trustedText, view } from '../../chat/view.ts'
import { personName } from '../../domain/access/visible-people.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { defineCommand } from '../command.ts'
import { personOption } from '../lib/options/person.ts'
import { taskOption } from '../lib/options.ts'

export default defineCommand({
  name: 'task give',
  about: 'Say who does it, and how',
  formWhenUnchanged: true,
  options: {
    task: required(taskOption('Which one')),
    to: personOption('Who does it'),
    how: choiceOption('How', ['do', 'do_with_me', 'delegate'], {
      do: 'alone',
      do_with_me: 'with company',
      delegate: 'for me',
    }),
  },
  examples: ['task give milk how:do_with_me', 'task give task:milk to:me how:do', 'task give milk how:delegate'],
  async run(me, values) {
    const giving = await tasks.assignTask(me, values.task, values.to, values.how)
    const { task_id, title } = values.task
    const already = giving.happened === 'already' ? trustedText('Already so: ') : []
    return view(t`${already}${happened(me, giving, title)}`, [textBlock(trustedText(meaning(me, giving)))], {
      buttons: ways(me, giving, task_id),
      card: { kind: 'task', id: task_id },
    })
  },
})

function happened(me: Me, { holder, how }: tasks.AssignResult, title: string): Text {
  if (!holder) return t`Somebody else does it: ${title}`
  if (holder.user_id !== me.user.user_id) return t`${personName(holder)} has it now: ${title}`
  return how === 'do_with_me' ? t`In company: ${title}` : t`Yours: ${title}`
}

function meaning(me: Me, { holder, how }: tasks.AssignResult): string {
  const isMine = holder?.user_id === me.user.user_id
  if (how === 'delegate')
    return isMine ? 'You do it for somebody else.' : 'It leaves your list and waits under “waiting” until it is done.'
  if (how === 'do_with_me') return 'A shared focus card lets others join when it begins.'
  return isMine ? 'It is on your list.' : 'It is on their list, and off yours.'
}

function ways(me: Me, { holder, how }: tasks.AssignResult, taskId: string): Button[] {
  if (holder?.user_id !== me.user.user_id)
    return [{ label: 'Take it back', line: `task give task:${taskId} to:${me.user.user_id}` }]
  const start = { label: 'Start', line: `task start task:${taskId}` }
  return how === 'do_with_me' ? [start, { label: 'Share', line: 'me share what:task' }] : [start]
}
