// Projects contain tasks and decide who sees them. Every person has an Inbox.

import { newId } from '../../models/id.ts'
import { Project } from '../../models/project.ts'
import { ProjectMember } from '../../models/project-member.ts'
import { cutText, foldText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import { readableProjectIds } from '../access/readable-projects.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch } from '../request/me.ts'

export type { Project }

/** The person's Inbox: their first project, created with them. */
export async function getInbox(me: Me): Promise<Project> {
  const project = await inboxQuery(me).first()
  if (!project) throw new Error('A person without an Inbox')
  return project
}

/** Its id, as a subquery of the statement that needs it. */
export const inboxIdQuery = (me: Me) => me.trx.raw(INBOX_ID_SQL, [me.user.user_id, true, INBOX])

/** Built once: every captured line asks it. */
const INBOX_ID_SQL = `(SELECT project_id FROM ${Project.tableName} WHERE owner_id = ? AND is_active = ? AND name = ?
  ORDER BY created_at LIMIT 1)`

const inboxQuery = (me: Me) =>
  Project.query(me.trx).where({ owner_id: me.user.user_id, is_active: true, name: INBOX }).orderBy('created_at')

/** The Inbox is identified by its name, which cannot be changed. */
export const isInbox = (project: Project): boolean => project.name === INBOX

const INBOX = 'Inbox'

/** The ids of archived projects, as a subquery: their tasks are not listed. */
export const archivedProjectIds = (me: Me) =>
  Project.query(me.trx)
    .select('projects.project_id')
    .where('projects.is_active', false)
    .whereIn('projects.project_id', readableProjectIds(me))

/** Active projects the person can add a task to, the oldest first. */
export async function listActiveProjects(me: Me): Promise<Project[]> {
  return Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .where('is_active', true)
    .orderBy('created_at')
}

/** Including archived ones, after the active. */
export async function listProjects(me: Me): Promise<Project[]> {
  return Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .orderBy([{ column: 'is_active', order: 'desc' }, { column: 'created_at' }])
}

/** Those of these projects that the person may see. */
export async function findProjectsById(me: Me, ids: readonly string[]): Promise<Project[]> {
  return Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .whereIn('project_id', [...new Set(ids)])
}

/** Fields of a project that its owner sets. Null clears. */
export interface ProjectInput {
  readonly name: string
  readonly about: string
  /** UTC instants that represent local days. */
  readonly starts: Date | null
  readonly ends: Date | null
}

/**
 * Creates a project.
 * @throws DomainError if an active one has that name
 */
export async function addProject(me: Me, words: Pick<ProjectInput, 'name'> & Partial<ProjectInput>): Promise<Project> {
  const { kept: name } = cutText(words.name, 255)
  await requireFreeName(me, name)
  requireOrder(words.starts ?? null, words.ends ?? null)
  return changes.insert(me, Project, {
    project_id: newId(),
    name,
    description: words.about ?? '',
    owner_id: me.user.user_id,
    start_date: words.starts ?? null,
    end_date: words.ends ?? null,
    created_at: me.now,
    updated_at: me.now,
  })
}

/**
 * Changes the given fields.
 * @returns whether anything changed
 */
export async function editProject(me: Me, given: Project, words: Partial<ProjectInput>): Promise<boolean> {
  const project = await lockOwnProject(me, given)
  if (words.name !== undefined && words.name !== project.name) {
    if (isInbox(project)) throw new DomainError('inbox.not-renamed')
    await requireFreeName(me, words.name, project)
  }
  const start_date = words.starts === undefined ? project.start_date : words.starts
  const end_date = words.ends === undefined ? project.end_date : words.ends
  requireOrder(start_date, end_date)
  const before = me.journal.rowChanges.length
  await changes.update(me, project, {
    name: words.name ?? project.name,
    description: words.about ?? project.description,
    start_date,
    end_date,
  })
  given.$set(project)
  touch(me, 'project', project.project_id)
  return me.journal.rowChanges.length > before
}

/**
 * The person's own project, locked until this request ends.
 * @throws DomainError for a member: this right is the owner's
 */
export async function lockOwnProject(me: Me, project: Project): Promise<Project> {
  const now = await lockProject(me, project.project_id)
  if (now.owner_id === me.user.user_id) return now
  throw new DomainError('project.not-owner', undefined, [
    { command: 'project show', values: { project: project.project_id } },
  ])
}

/** Serialises changes of a project's tasks and members. */
export async function lockProject(me: Me, projectId: string): Promise<Project> {
  const found = await Project.query(me.trx)
    .whereIn('project_id', readableProjectIds(me))
    .findById(projectId)
    .forNoKeyUpdate()
  if (!found) throw new DomainError('project.gone')
  return found
}

/** Whether this person is its owner or a member. */
export async function isProjectMember(me: Me, projectId: string, userId: string): Promise<boolean> {
  const project = await Project.query(me.trx).findById(projectId)
  if (project?.owner_id === userId) return true
  return (await ProjectMember.query(me.trx).findOne({ project_id: projectId, user_id: userId })) !== undefined
}

async function requireFreeName(me: Me, name: string, except?: Project): Promise<void> {
  const same = (await listActiveProjects(me)).find(
    (project) =>
      project.owner_id === me.user.user_id &&
      foldText(project.name) === foldText(name) &&
      project.project_id !== except?.project_id,
  )
  if (same)
    throw new DomainError('project.name-taken', { name: same.name }, [
      { command: 'project show', values: { project: same.project_id } },
    ])
}

function requireOrder(starts: Date | null, ends: Date | null): void {
  if (starts && ends && ends < starts) throw new DomainError('project.ends-before-start')
}
