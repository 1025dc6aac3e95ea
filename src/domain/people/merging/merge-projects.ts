// Merges projects: one Inbox, and no membership in one's own project.
import { Project } from '../../../models/project.ts'
import { ProjectMember } from '../../../models/project-member.ts'
import * as members from '../../places/members.ts'
import { isInbox } from '../../places/projects.ts'
import { createSystemMe } from '../../request/me.ts'
import { type MergeContext, reassignRows, replaceIdInText } from './merge-context.ts'

/** Projects and memberships move; both Inboxes become one. */
export async function mergeProjects(two: MergeContext): Promise<void> {
  const { trx, into, from, now } = two
  await mergeInboxes(two)
  await Project.query(trx).where({ owner_id: from.user_id }).patch({ owner_id: into.user_id, updated_at: now })
  const theirs = await ProjectMember.query(trx).where({ user_id: from.user_id })
  const ours = await ProjectMember.query(trx).where({ user_id: into.user_id })
  const owned = new Set(
    (await Project.query(trx).select('project_id').where({ owner_id: into.user_id })).map(
      ({ project_id }) => project_id,
    ),
  )
  const known = new Set(ours.map(({ project_id }) => project_id))
  for (const row of [...theirs.filter(({ project_id }) => known.has(project_id)), ...ours, ...theirs])
    if (owned.has(row.project_id) || (row.user_id === from.user_id && known.has(row.project_id)))
      await ProjectMember.query(trx).deleteById(row.project_member_id)
  await reassignRows(two, 'project_members')
  const me = createSystemMe(trx, into, now)
  for (const id of new Set([...theirs, ...ours].map(({ project_id }) => project_id)))
    await members.syncTeamMembers(me, id)
}

/** Moves the contents of one Inbox to the other. An Inbox that was shared stays as a project. */
async function mergeInboxes({ trx, into, from, now }: MergeContext): Promise<void> {
  const inboxOf = async (userId: string) =>
    (await Project.query(trx).where({ owner_id: userId, is_active: true }).orderBy('created_at')).find(isInbox)
  const ours = await inboxOf(into.user_id)
  const theirs = await inboxOf(from.user_id)
  if (!ours || !theirs) return
  await trx('tasks').where({ project_id: theirs.project_id }).update({ project_id: ours.project_id })
  await replaceIdInText(trx, 'changes', 'images', theirs.project_id, ours.project_id)
  const shared = await ProjectMember.query(trx).where({ project_id: theirs.project_id }).resultSize()
  if (shared > 0) await theirs.$query(trx).patch({ name: `Inbox of ${from.username}`, updated_at: now })
  else await theirs.$query(trx).delete()
}
