// Drafts are proposals that are not saved: a split, a refused form, a line too long for a button, three picks. Kept for
// a day.

import { insertMany } from '../../models/bulk.ts'
import { Draft } from '../../models/draft.ts'
import { isId, newId } from '../../models/id.ts'
import type { Me } from './me.ts'

/** @returns the draft's id, for a button. */
export const createDraft = (me: Me, kind: string, content: string): Promise<string> =>
  createDraftFor(me.trx, me.user.user_id, kind, content, me.now)

/** As `keep`, outside a request: for nudges. */
export async function createDraftFor(
  trx: Me['trx'],
  userId: string,
  kind: string,
  content: string,
  now: Date,
): Promise<string> {
  const draft_id = newId()
  await Draft.query(trx).insert({
    draft_id,
    user_id: userId,
    kind,
    content,
    expires_at: new Date(now.getTime() + 86_400_000),
    created_at: now,
  })
  return draft_id
}

/**
 * Many at once, each for its own person.
 * @returns their ids, in order
 */
export async function createDrafts(
  trx: Me['trx'],
  kind: string,
  of: readonly { readonly userId: string; readonly content: string }[],
  now: Date,
): Promise<string[]> {
  const expires_at = new Date(now.getTime() + 86_400_000)
  const rows = of.map(({ userId, content }) => ({
    draft_id: newId(),
    user_id: userId,
    kind,
    content,
    expires_at,
    created_at: now,
  }))
  const columns = {
    draft_id: 'uuid',
    user_id: 'uuid',
    kind: 'text',
    content: 'text',
    expires_at: 'instant',
    created_at: 'instant',
  } as const
  await insertMany(trx, 'drafts', 'draft_id', columns, rows, ['draft_id'])
  return rows.map(({ draft_id }) => draft_id)
}

/** The person's own unexpired draft, else null; another person's counts as missing. */
export async function findDraft(me: Me, draftId: string): Promise<Draft | null> {
  if (!isId(draftId)) return null
  const draft = await Draft.query(me.trx).findOne({ draft_id: draftId, user_id: me.user.user_id })
  return draft && draft.expires_at > me.now ? draft : null
}
