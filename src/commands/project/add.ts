// Adds a project, personal or shared.
import { ask } from '../../chat/ask.ts'
import { required, textOption } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as projects from '../../domain/places/projects.ts'
import { defineCommand } from '../command.ts'
import { dayOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'project add',
  about: 'Start a project',
  byModel: 'run',
  spoken: ['start a project called Flat', 'new project Flat'],
  says: [
    '(start|create|make|new|open|set up|add|begin) (a|an|another)? (new)? project (called|named|for|about|on)? {name}',
    '(i want|id like|i need) (a|to start a|to create a|to make a) (new)? project (called|named|for|about|on)? {name}',
  ],
  options: {
    name: required(textOption('What is it called?', { max: 255, takes: 'rest', acceptsLonger: true })),
    about: textOption('What it is about'),
    starts: dayOption('When it starts'),
    ends: dayOption('When it ends'),
  },
  examples: ['project add Flat', 'project add Garden about:"Beds and paths" ends:"30 June"'],
  async run(me, values) {
    const project = await projects.addProject(me, {
      name: values.name,
      ...(values.about ? { about: values.about } : {}),
      ...(values.starts ? { starts: values.starts.instant } : {}),
      ...(values.ends ? { ends: values.ends.instant } : {}),
    })
    const link = { project: project.project_id }
    return view(t`New project: ${project.name}`, [], {
      buttons: [
        { label: 'Add a task', line: ask('task add', link) },
        { label: 'Invite', line: ask('project invite', link) },
      ],
      card: { kind: 'project', id: project.project_id },
    })
  },
})
