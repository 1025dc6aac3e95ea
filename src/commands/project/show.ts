// Shows a project, or all.

import * as acquaintances from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import * as projects from '../../domain/places/projects.ts'
import type { Me } from '../../domain/request/me.ts'
import * as archiving from '../../domain/tasks/archive-project.ts'
import { type ProjectFacts, projectListView, projectView } from '../../views/project.ts'
import { defineCommand, readerOf } from '../command.ts'
import { pageOption } from '../lib/options/index.ts'
import { anyProjectOption } from '../lib/options/project.ts'

export default defineCommand({
  name: 'project show',
  about: 'Your projects, or one with its people',
  byModel: 'show',
  isDefault: true,
  redrawsCard: 'project',
  phrases: { projects: {}, 'my projects': {} },
  spoken: ['show my projects'],
  says: ['<show>? <my>? projects', '<what> <my>? projects'],
  options: { project: anyProjectOption('Which one; all if left out'), page: pageOption() },
  examples: ['project', 'project show flat'],
  async run(me, { project, page }) {
    if (project) {
      const people = await members.listMembers(me, project)
      const [facts] = await factsOf(me, [project])
      return projectView(readerOf(me), facts ?? none(me, project), people.map(acquaintances.personName))
    }
    const all = await projects.listProjects(me)
    const some = all.slice((page - 1) * 5, page * 5)
    return projectListView(await factsOf(me, some), page, all.length)
  },
})

async function factsOf(me: Me, some: readonly projects.Project[]): Promise<ProjectFacts[]> {
  const countsOf = await archiving.projectTaskCounts(
    me,
    some.map(({ project_id }) => project_id),
  )
  return some.map((project) => ({ ...none(me, project), ...countsOf(project.project_id) }))
}

const none = (me: Me, project: projects.Project): ProjectFacts => ({
  project,
  open: 0,
  done: 0,
  isOwn: project.owner_id === me.user.user_id,
  isInbox: projects.isInbox(project),
})
