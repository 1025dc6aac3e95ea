// Rows of spaces: a Slack workspace, a Discord server, or the single row of a bot or the terminal.
import type { Transaction } from 'objection'
import { newId } from '../../models/id.ts'
import { Space } from '../../models/space.ts'

/** The row of a workspace or server, created if needed. */
export async function upsertSpace(
  trx: Transaction,
  contact: { readonly platform: string; readonly space: string; readonly spaceName?: string | undefined },
  now: Date,
): Promise<string> {
  const key = { platform: contact.platform, external_id: contact.space }
  await trx(Space.tableName)
    .insert({
      space_id: newId(),
      ...key,
      name: contact.spaceName ?? null,
      is_active: true,
      failure_count: 0,
      created_at: now,
      updated_at: now,
    })
    .onConflict(['platform', 'external_id'])
    .ignore()
  const space = await Space.query(trx).findOne(key).throwIfNotFound()
  return space.space_id
}

/** Ends a pause caused by failures of a space; a pause the platform asked for stays. */
export async function endFailurePause(trx: Transaction, spaceId: string, now: Date): Promise<void> {
  await Space.query(trx)
    .where({ space_id: spaceId })
    .where('failure_count', '>', 0)
    .patch({ failure_count: 0, paused_until: null, updated_at: now })
}
