// Adds a person to a project: they are told at their next visit, without a ping.
import { ask } from '../../chat/ask.ts'
import { required } from '../../chat/options.ts'
import { t, textBlock, view } from '../../chat/view.ts'
import { personName } from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import { defineCommand } from '../command.ts'
import { personOption } from '../lib/options/person.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project invite',
  about: 'Add a member to a project',
  options: { project: required(anyProjectOption('Which one')), person: required(personOption('Who')) },
  examples: ['project invite project:flat person:ben'],
  async run(me, values) {
    const name = personName(values.person)
    const happened = await members.invite(me, values.project, values.person)
    const buttons = [{ label: 'Show project', line: ask('project show', { project: values.project.project_id }) }]
    if (happened === 'already') return view(t`${name} is already in ${values.project.name}`, [], { buttons })
    return view(
      t`${name} is now in ${values.project.name}`,
      [textBlock(t`They can see its tasks, comment and take tasks. I'll tell them next time they are here.`)],
      { buttons },
    )
  },
})
