// Edits a project; its owner's right.
import { ask } from '../../chat/ask.ts'
import { clearable, required, textOption } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as projects from '../../domain/places/projects.ts'
import { formatDay, localDay } from '../../time/index.ts'
import { defineCommand, readerOf } from '../command.ts'
import { dayOption } from '../lib/options/moments.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project edit',
  about: 'Change a project',
  byModel: 'offer',
  formWhenUnchanged: true,
  options: {
    project: required(anyProjectOption('Which one')),
    name: textOption('Its name', { max: 255 }),
    about: clearable(textOption('What it is about')),
    starts: clearable(dayOption('When it starts')),
    ends: clearable(dayOption('When it ends')),
  },
  examples: ['project edit flat name:"New flat"', 'project edit flat ends:"30 June"'],
  async prefill(me, { project }) {
    if (!project) return {}
    const day = (date: Date): string => formatDay(localDay(date, readerOf(me).zone, '00:00'))
    return {
      name: project.name,
      ...(project.description === '' ? {} : { about: project.description }),
      ...(project.start_date ? { starts: day(project.start_date) } : {}),
      ...(project.end_date ? { ends: day(project.end_date) } : {}),
    }
  },
  async run(me, values) {
    const happened = await projects.editProject(me, values.project, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.about === undefined ? {} : { about: values.about ?? '' }),
      ...(values.starts === undefined ? {} : { starts: values.starts?.instant ?? null }),
      ...(values.ends === undefined ? {} : { ends: values.ends?.instant ?? null }),
    })
    return view(happened ? t`Changed: ${values.project.name}` : t`No change: ${values.project.name}`, [], {
      buttons: [{ label: 'Show project', line: ask('project show', { project: values.project.project_id }) }],
    })
  },
})
