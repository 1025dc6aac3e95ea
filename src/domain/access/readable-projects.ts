// The projects a person may see: their own and those they are a member of.
import { Project } from '../../models/project.ts'
import type { Me } from '../request/me.ts'

/** The ids of every project the person owns or is a member of, as a subquery. */
export const readableProjectIds = (me: Me) =>
  Project.query(me.trx)
    .select('projects.project_id')
    .where('projects.owner_id', me.user.user_id)
    .orWhereExists(
      me
        .trx('project_members')
        .select('project_members.project_id')
        .whereRaw('project_members.project_id = projects.project_id')
        .where('project_members.user_id', me.user.user_id),
    )
