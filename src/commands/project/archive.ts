// Put a project away, saying what becomes of what is open in it; or bring it back.
import { choiceOption, flagOption, required } from '../../chat/options.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import { restoreProjectAction } from '../../domain/places/members.ts'
import * as archiving from '../../domain/tasks/archive-project.ts'
import { defineCommand } from '../command.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project archive',
  about: 'Put a project away, or bring it back',
  options: {
    project: required(anyProjectOption('Which one')),
    open: required(
      choiceOption('What becomes of its open tasks', archiving.openTasksActions, {
        inbox: 'to my Inbox',
        drop: 'let them go',
        keep: 'keep them in it',
      }),
    ),
    back: flagOption('Bring it back'),
  },
  examples: ['project archive flat open:keep', 'project archive project:flat open:inbox back:yes'],
  async run(me, { project, open, back }) {
    const link = `project:${project.project_id}`
    const show = { label: 'Show project', line: `project show ${link}` }
    if (back) {
      const happened = await archiving.restoreProject(me, project)
      return view(happened === 'restored' ? t`Back: ${project.name}` : t`Not archived: ${project.name}`, [], {
        buttons: [show],
      })
    }
    const happened = await archiving.archiveProject(me, project, open)
    if (happened === 'already')
      return view(t`Archived already: ${project.name}`, [], { buttons: [restoreProjectAction(project)] })
    return view(
      t`Archived: ${project.name}`,
      happened.open === 0 ? [] : [textBlock(trustedText(`${happened.open} open: ${WENT[open]}`))],
      {
        buttons: [restoreProjectAction(project)],
      },
    )
  },
})

const WENT = {
  inbox: 'now in your Inbox.',
  drop: 'let go; what was let go can come back.',
  keep: 'kept in it, out of your lists.',
} as const
