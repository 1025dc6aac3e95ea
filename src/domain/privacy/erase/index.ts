// Erases a person: shared things are handed over, then every row of theirs is deleted, and every id of them in other
// rows. Others keep what is theirs.
import type { Transaction } from 'objection'
import { AuditEntry } from '../../../models/audit-entry.ts'
import { Card } from '../../../models/card.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Nudge } from '../../../models/nudge.ts'
import { Project } from '../../../models/project.ts'
import { ProjectMember } from '../../../models/project-member.ts'
import { Schedule } from '../../../models/schedule.ts'
import { Task } from '../../../models/task.ts'
import { User } from '../../../models/user.ts'
import { DomainError } from '../../../user-error.ts'
import { createSeal, type Seal } from '../../access/sealed.ts'
import { keepTokensToRevoke } from '../../days/focus-signals/revocations.ts'
import { endRoleLinks } from '../../people/linked-roles/index.ts'
import { teamMembersJson } from '../../places/members.ts'
import { redrawRoomsOf } from '../../places/rooms/index.ts'
import type { Me } from '../../request/me.ts'
import { personalDataTables } from '../personal-data.ts'
import { scrubReferences } from './scrub.ts'

/** What was handed over. */
export interface EraseResult {
  /** Projects with a new owner. */
  readonly transferredProjects: number
  /** Deleted rows. */
  readonly deletedRows: number
}

/**
 * Erases a person in one transaction.
 * @param seal opens the tokens they gave, which are revoked in the background; without it they are only deleted
 * @throws DomainError if there is no such person
 */
export async function erasePerson(trx: Transaction, userId: string, now: Date, seal?: Seal): Promise<EraseResult> {
  // Deleted below: no row that names this person may be added meanwhile, it would be missing from what is handed on.
  const user = await User.query(trx).findById(userId).forUpdate()
  if (!user) throw new DomainError('person.unknown')
  // Nudges under way are cancelled before their account is deleted.
  await Nudge.query(trx).delete().where({ user_id: userId })
  const handedOn = await transferProjects(trx, userId, now)
  await leaveProjects(trx, userId, now)
  await redrawRoomsOf(trx, userId)
  // Kept without the person until Discord has cleared their numbers, and Slack has revoked their token.
  await endRoleLinks(trx, userId, now)
  if (seal) await keepTokensToRevoke(trx, seal, userId, now)
  const gone = await keysToDelete(trx, userId)
  await detachForeignRows(trx, userId, gone, now)
  const accounts = (await ChatAccount.query(trx).where({ user_id: userId })).map(({ account_id }) => account_id)
  await scrubReferences(trx, { userId, accounts, deletedKeys: gone })
  for (const some of chunks(gone.get('tasks') ?? []))
    await Task.query(trx).delete().whereNull('project_id').whereIn('task_id', some)
  await User.query(trx).deleteById(userId)
  await AuditEntry.query(trx).insert({ audit_entry_id: newId(), action: 'person.erased', created_at: now })
  return { transferredProjects: handedOn, deletedRows: [...gone.values()].reduce((sum, ids) => sum + ids.length, 0) }
}

/** As `erase`, for the acting person: nothing more is written for them in this request. */
export async function eraseMe(me: Me): Promise<EraseResult> {
  const seal = createSeal(me.appSettings.secretKey, me.appSettings.oldSecretKeys)
  const erased = await erasePerson(me.trx, me.user.user_id, me.now, seal)
  me.journal.rowChanges.splice(0)
  me.journal.touched.clear()
  me.journal.isErased = true
  return erased
}

/** Shared projects go to the longest-standing member, active ones preferred. */
async function transferProjects(trx: Transaction, userId: string, now: Date): Promise<number> {
  const shared = await Project.query(trx)
    .where({ owner_id: userId })
    .whereIn('project_id', ProjectMember.query(trx).select('project_id').whereNot('user_id', userId))
    .orderBy('project_id')
    .forNoKeyUpdate()
  for (const { project_id } of shared) {
    const members = await ProjectMember.query(trx)
      .where({ project_id })
      .whereNot('user_id', userId)
      .orderBy(['created_at', 'project_member_id'])
    const active = await User.query(trx)
      .findByIds(members.map(({ user_id }) => user_id))
      .where('is_active', true)
    const heir = members.find(({ user_id }) => active.some((each) => each.user_id === user_id)) ?? members[0]
    if (!heir) continue
    await ProjectMember.query(trx).deleteById(heir.project_member_id)
    const team_members = await teamMembersJson(trx, project_id)
    await Project.query(trx).findById(project_id).patch({ owner_id: heir.user_id, team_members, updated_at: now })
  }
  return shared.length
}

/** Their open tasks in others' projects go to the owner; other tasks lose their name. */
async function leaveProjects(trx: Transaction, userId: string, now: Date): Promise<void> {
  const named = await Project.query(trx)
    .whereNot('owner_id', userId)
    .where((rows) =>
      rows
        .whereIn('project_id', Task.query(trx).select('project_id').where('assignee_id', userId))
        .orWhereIn('project_id', ProjectMember.query(trx).select('project_id').where('user_id', userId))
        .orWhere('team_members', 'like', `%${userId}%`),
    )
  await ProjectMember.query(trx).delete().where({ user_id: userId })
  for (const { project_id, owner_id } of named) {
    await Task.query(trx)
      .where({ project_id, assignee_id: userId })
      .whereNot('status', 'done')
      .patch({ assignee_id: owner_id, updated_at: now })
    const team_members = await teamMembersJson(trx, project_id)
    await Project.query(trx).findById(project_id).patch({ team_members, updated_at: now })
  }
}

/** Removes references of others' rows to what is deleted, so that neither is deleted along nor blocks the deletion. */
async function detachForeignRows(trx: Transaction, userId: string, gone: DeletedKeys, now: Date): Promise<void> {
  for (const zones of chunks(gone.get('compass_zones') ?? []))
    await Task.query(trx).whereIn('zone_id', zones).patch({ zone_id: null, updated_at: now })
  for (const tasks of chunks(gone.get('tasks') ?? [])) {
    await FocusSession.query(trx).whereIn('task_id', tasks).whereNot('user_id', userId).patch({ task_id: null })
    for (const pick of ['focus_task_1_id', 'focus_task_2_id', 'focus_task_3_id'] as const)
      await MorningRitual.query(trx)
        .whereIn(pick, tasks)
        .patch({ [pick]: null })
  }
  for (const some of chunks(SUBJECTS.flatMap((table) => gone.get(table) ?? []))) {
    await Card.query(trx).delete().whereIn('subject_id', some)
    await Schedule.query(trx).delete().whereIn('subject_id', some)
  }
}

/** Possible subjects of a card or reminder. */
const SUBJECTS = [
  'users',
  'projects',
  'tasks',
  'micro_steps',
  'task_comments',
  'morning_rituals',
  'focus_sessions',
  'goals',
  'habits',
]

/** The keys of all rows to delete, by table. */
type DeletedKeys = ReadonlyMap<string, readonly string[]>

async function keysToDelete(trx: Transaction, userId: string): Promise<DeletedKeys> {
  const gone = new Map<string, readonly string[]>()
  for (const { model, ownRows } of personalDataTables(trx, userId))
    gone.set(
      model.tableName,
      (await ownRows()).map((row) => String(row.$id())),
    )
  return gone
}

/** The largest number of values in one statement on either engine. */
function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += 500) parts.push(all.slice(at, at + 500))
  return parts
}
