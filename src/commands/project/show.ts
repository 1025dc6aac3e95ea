// A project, or all of them.

import * as acquaintances from '../../domain/access/visible-people.ts'
import * as members from '../../domain/places/members.ts'
import * as projects from '../../domain/places/projects.ts'
import type { Me } from '../../domain/request/me.ts'
import * as archiving from '../../domain/tasks/archive-project.ts'
import { type ProjectFacts, projects as several, whole } from '../../views/project.ts'
import { command, readerOf } from '../command.ts'
import { anyProject } from '../lib/options/project.ts'
import { page } from '../lib/options.ts'

export default command({
  name: 'project show',
  about: 'Your projects, or one with its people',
  isDefault: true,
  draws: 'project',
  phrases: { projects: {}, 'my projects': {} },
  options: { project: anyProject('Which one; all if left out'), page: page() },
  examples: ['project', 'project show flat'],
  async run(me, { project, page }) {
    if (project) {
      const people = await members.of(me, project)
      const [facts] = await factsOf(me, [project])
      return whole(readerOf(me), facts ?? none(me, project), people.map(acquaintances.nameOf))
    }
    const all = await projects.all(me)
    const some = all.slice((page - 1) * 5, page * 5)
    return several(await factsOf(me, some), page, all.length)
  },
})

async function factsOf(me: Me, some: readonly projects.Project[]): Promise<ProjectFacts[]> {
  const countsOf = await archiving.counts(
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
