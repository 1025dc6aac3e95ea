// An option that names a project, including archived ones; `project` in options.ts offers those a task can go into.
import type { Option } from '../../../chat/options.ts'
import * as projects from '../../../domain/places/projects.ts'
import type { Me } from '../../../domain/request/me.ts'
import { foldText } from '../../../text.ts'
import { lookupOption } from '../lookup-option.ts'

export const anyProjectOption = (about: string): Option<projects.Project, Me, false> =>
  lookupOption(about, {
    noun: 'project',
    findById: async (me, id) => (await projects.findProjectsById(me, [id]))[0],
    search: async (me, words) =>
      (await projects.listProjects(me)).filter(({ name }) => foldText(name).includes(foldText(words))),
    listInitial: projects.listProjects,
    id: ({ project_id }) => project_id,
    label: ({ name }) => name,
  })
