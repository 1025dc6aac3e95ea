// Project members. `project_members` is authoritative; `projects.team_members` is written only here.

import type { Transaction } from 'objection'
import { Change } from '../../models/change.ts'
import { newId } from '../../models/id.ts'
import { teamMembers } from '../../models/json.ts'
import { Project } from '../../models/project.ts'
import { ProjectMember } from '../../models/project-member.ts'
import { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { DomainError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import type { Person } from '../access/visible-people.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'
import { forEachRow } from '../request/table-effects.ts'
import { isInbox, lockOwnProject, lockProject } from './projects.ts'

/** All members, the owner first. Two queries. */
export async function listMembers(me: Me, project: Project): Promise<Person[]> {
  const members = await ProjectMember.query(me.trx).where({ project_id: project.project_id }).orderBy('created_at')
  const ids = [project.owner_id, ...members.map(({ user_id }) => user_id)].flatMap((id) => id ?? [])
  const users = await User.query(me.trx).findByIds(ids)
  return ids.flatMap((id) => users.find(({ user_id }) => user_id === id) ?? [])
}

/** Adds a member, who is told at their next visit, without a ping. */
export async function invite(me: Me, given: Project, person: Person): Promise<'invited' | 'already'> {
  const project = await lockOwnProject(me, given)
  if (isInbox(project)) throw new DomainError('inbox.not-shared', undefined, [{ command: 'project add' }])
  if (!project.is_active) throw archivedProjectError(project)
  if (person.user_id === project.owner_id || (await findMembership(me, project, person))) return 'already'
  await changes.insert(me, ProjectMember, {
    project_member_id: newId(),
    project_id: project.project_id,
    user_id: person.user_id,
    seen_at: null,
    created_at: me.now,
  })
  await syncTeamMembers(me, project.project_id)
  return 'invited'
}

/**
 * Removes a member: oneself, or whom the owner names. Their open tasks in it go to the owner.
 * @returns the number of reassigned tasks; `already` if they were no member
 */
export async function removeMember(
  me: Me,
  given: Project,
  person: Person,
): Promise<{ readonly tasks: number } | 'already'> {
  const isSelf = person.user_id === me.user.user_id
  const project = isSelf ? await lockProject(me, given.project_id) : await lockOwnProject(me, given)
  if (person.user_id === project.owner_id)
    throw new DomainError('project.owner-stays', undefined, [
      { command: 'project archive', values: { project: project.project_id } },
    ])
  const member = await findMembership(me, project, person)
  if (!member) return 'already'
  const theirs = await Task.query(me.trx)
    .where({ project_id: project.project_id, assignee_id: person.user_id })
    .whereNot('status', 'done')
  await changes.updateAll(me, theirs, () => ({ assignee_id: project.owner_id }))
  for (const { task_id } of theirs) touch(me, 'task', task_id)
  await changes.remove(me, member)
  await syncTeamMembers(me, project.project_id)
  if (!isSelf) await expireRejoinUndo(me, project, person)
  return { tasks: theirs.length }
}

/** Projects the person was added to and has not seen yet. */
export async function listUnseenProjects(me: Me): Promise<Project[]> {
  return Project.query(me.trx)
    .where('is_active', true)
    .whereIn(
      'project_id',
      ProjectMember.query(me.trx).select('project_id').where('user_id', me.user.user_id).whereNull('seen_at'),
    )
    .orderBy('created_at')
}

/** Marks them as told. */
export async function markProjectsSeen(me: Me): Promise<void> {
  await ProjectMember.query(me.trx).where('user_id', me.user.user_id).whereNull('seen_at').patch({ seen_at: me.now })
}

/** Writes `team_members` from the rows. */
export async function syncTeamMembers(me: Me, projectId: string): Promise<void> {
  const team_members = await teamMembersJson(me.trx, projectId)
  await Project.query(me.trx).where('project_id', projectId).patch({ team_members, updated_at: me.now })
  touch(me, 'project', projectId)
}

/** The value of `team_members`, from the rows. */
export async function teamMembersJson(trx: Transaction, projectId: string): Promise<string> {
  const members = await ProjectMember.query(trx).where({ project_id: projectId }).orderBy('created_at')
  return teamMembers.write(members.map(({ user_id }) => user_id))
}

/** After undo of a membership's row. */
export const afterUndoMember = forEachRow(async (me, { before, after }) => {
  const id = before?.['project_id'] ?? after?.['project_id']
  if (typeof id === 'string') await syncTeamMembers(me, id)
})

const findMembership = (me: Me, { project_id }: Project, { user_id }: Person) =>
  ProjectMember.query(me.trx).findOne({ project_id, user_id })

/** A member who was removed cannot return by undoing their own earlier leaving. */
async function expireRejoinUndo(me: Me, { project_id }: Project, { user_id }: Person): Promise<void> {
  await Change.query(me.trx)
    .where({ user_id })
    .where('images', 'like', '%"project_members"%')
    .where('images', 'like', `%${project_id}%`)
    .patch({ expires_at: me.now })
}

/** The person's projects that this other person is in as well. */
export async function listSharedProjects(me: Me, person: Person): Promise<Project[]> {
  return Project.query(me.trx)
    .where('is_active', true)
    .whereIn('project_id', readableProjectIds(me))
    .where((query) =>
      query
        .where('owner_id', person.user_id)
        .orWhereIn('project_id', ProjectMember.query(me.trx).select('project_id').where('user_id', person.user_id)),
    )
    .orderBy('created_at')
}

/** Nothing goes into an archived project; restoring it is suggested. */
export const archivedProjectError = ({ project_id }: Project) =>
  new DomainError('project.archived', undefined, [
    { command: 'project archive', values: { project: project_id, open: 'keep', back: 'yes' } },
  ])
