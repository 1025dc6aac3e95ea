// Merges data about an account: undo, drafts, recent views, codes, rights, audit.
import { Admin } from '../../../models/admin.ts'
import { Change } from '../../../models/change.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { Space } from '../../../models/space.ts'
import { PERSONAL_PLATFORMS } from '../../request/page-platform.ts'
import { deleteAllWebhooks } from '../../webhooks/index.ts'
import { type MergeContext, reassignIdInText, reassignRows } from './merge-context.ts'

/**
 * Tables whose changes stay undoable: nothing in them is unique per person. Changes of other tables expire, since what
 * they would restore may exist twice.
 */
const UNDOABLE_TABLES = new Set([
  'tasks',
  'micro_steps',
  'task_comments',
  'goals',
  'goal_links',
  'energy_snapshots',
  'habit_counts',
  'habit_pauses',
  'habit_rhythms',
  'recurrences',
  'runways',
  'departures',
  'task_starts',
  'task_deferrals',
  'if_thens',
  'if_then_starts',
])

/** Undo, drafts and stored values move too; expired changes are deleted. */
export async function mergeAccountData(two: MergeContext): Promise<void> {
  const { trx, into, from, now } = two
  const changes = await Change.query(trx).where({ user_id: from.user_id })
  for (const change of changes)
    if (!change.parsedImages.every(({ table }) => UNDOABLE_TABLES.has(table))) await change.$query(trx).delete()
  await reassignIdInText(two, 'changes', 'images')
  await reassignRows(two, 'changes')
  await reassignIdInText(two, 'drafts', 'content')
  await reassignRows(two, 'drafts')
  await reassignIdInText(two, 'recent_views', 'buttons')
  await reassignRows(two, 'link_codes')
  await reassignRows(two, 'audit_entries', 'actor_id')
  await reassignRows(two, 'audit_entries', 'subject_user_id')
  await reassignRows(two, 'admins', 'granted_by_id')
  const ours = await Admin.query(trx).where({ user_id: into.user_id })
  for (const right of await Admin.query(trx).where({ user_id: from.user_id }))
    if (ours.some(({ space_id }) => space_id === right.space_id)) await right.$query(trx).delete()
  await reassignRows(two, 'admins')
  await trx('refresh_tokens')
    .where({ user_id: from.user_id, revoked: false })
    .update({ revoked: true, revoked_at: now })
  await reassignRows(two, 'refresh_tokens')
  // As sessions, tokens and webhooks of both end.
  await trx('api_tokens').whereIn('user_id', [from.user_id, into.user_id]).delete()
  await deleteAllWebhooks(trx, [from.user_id, into.user_id])
  // The page and its notifications are keyed by their person, so the merged person's are deleted.
  await ChatAccount.query(trx)
    .delete()
    .where({ user_id: from.user_id })
    .whereIn(
      'space_id',
      Space.query(trx)
        .select('space_id')
        .whereIn('platform', [...PERSONAL_PLATFORMS]),
    )
  await reassignRows(two, 'chat_accounts')
  // With its account.
  await reassignRows(two, 'linked_roles')
}
