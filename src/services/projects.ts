// Projects hold tasks; whose project it is says who sees them. Every person has an Inbox of their own.
import { Project } from '../models/project.ts'
import type { Me } from './me.ts'

export type { Project }

/** The person's Inbox: their first project, made with them. */
export async function inbox(me: Me): Promise<Project> {
  const project = await Project.query(me.trx)
    .where({ owner_id: me.user.user_id, is_active: true, name: 'Inbox' })
    .orderBy('created_at')
    .first()
  if (!project) throw new Error('A person without an Inbox')
  return project
}

/** The ids of every project the person owns or is a member of, as a subquery. */
export const readable = (me: Me) =>
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

/** Active projects the person can put a task into, their own first. */
export async function active(me: Me): Promise<Project[]> {
  return Project.query(me.trx).whereIn('project_id', readable(me)).where('is_active', true).orderBy('created_at')
}

/** These projects, if the person may see them. */
export async function named(me: Me, ids: readonly string[]): Promise<Project[]> {
  return Project.query(me.trx)
    .whereIn('project_id', readable(me))
    .whereIn('project_id', [...new Set(ids)])
}
