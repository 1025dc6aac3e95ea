// Put a project away, saying what becomes of what is open in it; or bring it back.
import { choice, flag, need } from '../../chat/options.ts'
import { ours, say, t, view } from '../../chat/view.ts'
import { restoring } from '../../domain/places/members.ts'
import * as archiving from '../../domain/tasks/archive-project.ts'
import { command } from '../command.ts'
import { anyProject } from '../lib/options/project.ts'

export default command({
  name: 'project archive',
  about: 'Put a project away, or bring it back',
  options: {
    project: need(anyProject('Which one')),
    open: need(
      choice('What becomes of its open tasks', archiving.fates, {
        inbox: 'to my Inbox',
        drop: 'let them go',
        keep: 'keep them in it',
      }),
    ),
    back: flag('Bring it back'),
  },
  examples: ['project archive flat open:keep', 'project archive project:flat open:inbox back:yes'],
  async run(me, { project, open, back }) {
    const link = `project:${project.project_id}`
    const show = { label: 'Show project', line: `project show ${link}` }
    if (back) {
      const happened = await archiving.restore(me, project)
      return view(happened === 'restored' ? t`Back: ${project.name}` : t`Not archived: ${project.name}`, [], {
        buttons: [show],
      })
    }
    const happened = await archiving.archive(me, project, open)
    if (happened === 'already') return view(t`Archived already: ${project.name}`, [], { buttons: [restoring(project)] })
    return view(
      t`Archived: ${project.name}`,
      happened.open === 0 ? [] : [say(ours(`${happened.open} open: ${WENT[open]}`))],
      {
        buttons: [restoring(project)],
      },
    )
  },
})

const WENT = {
  inbox: 'now in your Inbox.',
  drop: 'let go; what was let go can come back.',
  keep: 'kept in it, out of your lists.',
} as const
