// Archives a project and settles its open tasks; or restores it.
import { ask } from '../../chat/ask.ts'
import { choiceOption, flagOption, required } from '../../chat/options.ts'
import { t, textBlock, trustedText, view } from '../../chat/view.ts'
import * as archiving from '../../domain/tasks/archive-project.ts'
import { restoreProjectButton } from '../../views/project.ts'
import { defineCommand } from '../command.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project archive',
  about: 'Archive a project, or bring it back',
  options: {
    project: required(anyProjectOption('Which one')),
    open: required(
      choiceOption('What should happen to its open tasks?', archiving.openTasksActions, {
        inbox: 'move them to my Inbox',
        drop: 'let them go',
        keep: 'keep them in the project',
      }),
    ),
    back: flagOption('Restore it'),
  },
  examples: ['project archive flat open:keep', 'project archive project:flat open:inbox back:yes'],
  async run(me, { project, open, back }) {
    const link = { project: project.project_id }
    const show = { label: 'Show project', line: ask('project show', link) }
    if (back) {
      const happened = await archiving.restoreProject(me, project)
      return view(happened === 'restored' ? t`Restored: ${project.name}` : t`Not archived: ${project.name}`, [], {
        buttons: [show],
      })
    }
    const happened = await archiving.archiveProject(me, project, open)
    if (happened === 'already')
      return view(t`Already archived: ${project.name}`, [], { buttons: [restoreProjectButton(project.project_id)] })
    return view(
      t`Archived: ${project.name}`,
      happened.open === 0 ? [] : [textBlock(trustedText(`${happened.open} open: ${WENT[open]}`))],
      {
        buttons: [restoreProjectButton(project.project_id)],
      },
    )
  },
})

const WENT = {
  inbox: 'now in your Inbox.',
  drop: 'let go; you can put them back.',
  keep: 'kept in the project, off your lists.',
} as const
