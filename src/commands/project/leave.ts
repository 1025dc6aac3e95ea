// Leave a project, or take somebody out of one's own.
import { need } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import { nameOf } from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import { command } from '../command.ts'
import { person } from '../lib/options/person.ts'
import { anyProject } from '../lib/options/project.ts'

export default command({
  name: 'project leave',
  about: 'Leave a project',
  options: {
    project: need(anyProject('Which one')),
    person: { ...person('Who; you if left out'), defaultText: 'me' },
  },
  examples: ['project leave project:flat person:ben'],
  async run(me, values) {
    const person = values.person ?? me.user
    const happened = await members.leave(me, values.project, person)
    const isSelf = person.user_id === me.user.user_id
    if (happened === 'already') return view(t`${nameOf(person)} is not in ${values.project.name}`)
    const { tasks } = happened
    const handed = tasks === 0 ? [] : [say(t`${tasks} open ${tasks === 1 ? 'task goes' : 'tasks go'} to its owner.`)]
    return view(isSelf ? t`You left ${values.project.name}` : t`${nameOf(person)} left ${values.project.name}`, handed)
  },
})
