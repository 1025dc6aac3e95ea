// A blank that names a project, archived ones included; `project` in options.ts offers those a task can go into.
import type { Option } from '../../../chat/options.ts'
import * as projects from '../../../domain/places/projects.ts'
import type { Me } from '../../../domain/request/me.ts'
import { fold } from '../../../text.ts'
import { lookup } from '../options.ts'

export const anyProject = (about: string): Option<projects.Project, Me, false> =>
  lookup(about, {
    noun: 'project',
    byId: async (me, id) => (await projects.named(me, [id]))[0],
    search: async (me, words) => (await projects.all(me)).filter(({ name }) => fold(name).includes(fold(words))),
    first: projects.all,
    id: ({ project_id }) => project_id,
    label: ({ name }) => name,
  })
