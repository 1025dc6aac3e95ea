// Add somebody to a project: they see it at their next visit, without a ping.
import { need } from '../../chat/options.ts'
import { say, t, view } from '../../chat/view.ts'
import { nameOf } from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import { command } from '../command.ts'
import { person } from '../lib/options/person.ts'
import { anyProject } from '../lib/options/project.ts'

export default command({
  name: 'project invite',
  about: 'Add a member to a project',
  options: { project: need(anyProject('Which one')), person: need(person('Who')) },
  examples: ['project invite project:flat person:ben'],
  async run(me, values) {
    const name = nameOf(values.person)
    const happened = await members.invite(me, values.project, values.person)
    const buttons = [{ label: 'Show project', line: `project show project:${values.project.project_id}` }]
    if (happened === 'already') return view(t`${name} is in ${values.project.name} already`, [], { buttons })
    return view(
      t`${name} is in ${values.project.name} now`,
      [say(t`They see its tasks, comment, and take tasks. They are told at their next visit.`)],
      { buttons },
    )
  },
})
