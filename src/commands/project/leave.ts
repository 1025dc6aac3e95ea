// Leaves a project, or removes a member from one's own.
import { required } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { personName } from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import { defineCommand } from '../command.ts'
import { personOption } from '../lib/options/person.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project leave',
  about: 'Leave a project',
  options: {
    project: required(anyProjectOption('Which one')),
    person: { ...personOption('Who; you if left out'), defaultText: 'me' },
  },
  examples: ['project leave project:flat person:ben'],
  async run(me, values) {
    const person = values.person ?? me.user
    const happened = await members.removeMember(me, values.project, person)
    const isSelf = person.user_id === me.user.user_id
    if (happened === 'already') return view(t`${personName(person)} is not in ${values.project.name}`)
    const { tasks } = happened
    const handed =
      tasks === 0 ? [] : [textBlock(t`${tasks} open ${tasks === 1 ? 'task goes' : 'tasks go'} to its owner.`)]
    return view(
      isSelf ? t`You left ${values.project.name}` : t`${personName(person)} left ${values.project.name}`,
      handed,
    )
  },
})
