// Change a project's words and dates; its owner's right.
import { clearable, need, text } from '../../chat/options.ts'
import { t, view } from '../../chat/view.ts'
import * as projects from '../../domain/places/projects.ts'
import { formatDay, localDay } from '../../time/index.ts'
import { command, readerOf } from '../command.ts'
import { anyProject } from '../lib/options/project.ts'
import { when } from '../lib/options.ts'

export default command({
  name: 'project edit',
  about: 'Change a project',
  formWhenUnchanged: true,
  options: {
    project: need(anyProject('Which one')),
    name: text('What it is called', { max: 255 }),
    about: clearable(text('What it is about')),
    starts: clearable(when('When it starts')),
    ends: clearable(when('When it ends')),
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
    const happened = await projects.edit(me, values.project, {
      ...(values.name === undefined ? {} : { name: values.name }),
      ...(values.about === undefined ? {} : { about: values.about ?? '' }),
      ...(values.starts === undefined ? {} : { starts: values.starts?.instant ?? null }),
      ...(values.ends === undefined ? {} : { ends: values.ends?.instant ?? null }),
    })
    return view(happened ? t`Changed: ${values.project.name}` : t`It is so already: ${values.project.name}`, [], {
      buttons: [{ label: 'Show project', line: `project show project:${values.project.project_id}` }],
    })
  },
})
