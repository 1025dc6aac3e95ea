// A new project, for oneself or to be shared.
import { need, text } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as projects from '../../domain/places/projects.ts'
import { command } from '../command.ts'
import { when } from '../lib/options.ts'

export default command({
  name: 'project add',
  about: 'Start a project',
  options: {
    name: need(text('What it is called', { max: 255, takes: 'rest' })),
    about: text('What it is about'),
    starts: when('When it starts'),
    ends: when('When it ends'),
  },
  examples: ['project add Flat', 'project add Garden about:"Beds and paths" ends:"30 June"'],
  async run(me, values) {
    const project = await projects.add(me, {
      name: values.name,
      ...(values.about ? { about: values.about } : {}),
      ...(values.starts ? { starts: values.starts.instant } : {}),
      ...(values.ends ? { ends: values.ends.instant } : {}),
    })
    const link = `project:${project.project_id}`
    return view(t`New project: ${project.name}`, [], {
      buttons: [
        { label: 'Add a task', line: `task add ${link}` },
        { label: 'Invite', line: `project invite ${link}` },
      ],
      card: { kind: 'project', id: project.project_id },
    })
  },
})
