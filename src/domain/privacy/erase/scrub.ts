// Removes ids of an erased person from columns without a foreign key: JSON, lines of buttons, keys of XP.
import type { Transaction } from 'objection'
import { newId } from '../../../models/id.ts'

/** The person, and the rows deleted with them. */
export interface ErasedPerson {
  readonly userId: string
  readonly accounts: readonly string[]
  /** The keys of all deleted rows, by table. */
  readonly deletedKeys: ReadonlyMap<string, readonly string[]>
}

/** Removes their ids from columns without a foreign key; temporary rows that mention them are deleted. */
export async function scrubReferences(trx: Transaction, leaving: ErasedPerson): Promise<void> {
  await deleteMentions(trx, leaving)
  await anonymizeXpSources(trx, leaving)
  await anonymizeHeldNudges(trx, leaving)
  await blankIds(trx, leaving)
}

/** Temporary rows of others that mention deleted things are useless, so they are deleted too. */
const EPHEMERAL_TABLES = [
  { table: 'changes', id: 'change_id', text: 'images' },
  { table: 'drafts', id: 'draft_id', text: 'content' },
  { table: 'recent_views', id: 'recent_view_id', text: 'buttons' },
] as const

async function deleteMentions(trx: Transaction, { userId, accounts, deletedKeys }: ErasedPerson): Promise<void> {
  const ids = new Set([userId, ...accounts, ...[...deletedKeys.values()].flat()])
  for (const { table, id, text } of EPHEMERAL_TABLES) {
    const naming: string[] = []
    let after = ''
    for (;;) {
      // Read in steps: there may be many.
      const query = trx(table).select({ id, text }).orderBy(id).limit(BATCH_SIZE)
      const rows: { id: string; text: string }[] = await (after === '' ? query : query.where(id, '>', after))
      for (const row of rows) if ((row.text.match(UUID) ?? []).some((each) => ids.has(each))) naming.push(row.id)
      const last = rows.at(-1)
      if (!last || rows.length < BATCH_SIZE) break
      after = last.id
    }
    for (let at = 0; at < naming.length; at += BATCH_SIZE)
      await trx(table)
        .whereIn(id, naming.slice(at, at + BATCH_SIZE))
        .delete()
  }
}

/** Others keep XP earned by deleted things, under a key that names nothing. */
async function anonymizeXpSources(trx: Transaction, { userId, deletedKeys }: ErasedPerson): Promise<void> {
  for (const table of ['tasks', 'micro_steps', 'focus_sessions', 'goals']) {
    const ids = deletedKeys.get(table) ?? []
    for (let at = 0; at < ids.length; at += BATCH_SIZE) {
      const paid = await trx('xp_entries')
        .distinct('source_key')
        .whereIn('source_key', ids.slice(at, at + BATCH_SIZE))
        .whereNot('user_id', userId)
      for (const { source_key } of paid)
        await trx('xp_entries').where({ source_key }).whereNot('user_id', userId).update({ source_key: newId() })
    }
  }
}

/** A message that a platform still holds is kept on record until it is taken back, without what it was about. */
async function anonymizeHeldNudges(trx: Transaction, { accounts, deletedKeys }: ErasedPerson): Promise<void> {
  const noCard = { card_kind: null, card_id: null }
  // An id of its own: a schedule and its slot are unique.
  await trx('held_nudges')
    .whereIn('account_id', accounts)
    .update({ ...noCard, schedule_id: trx.ref('nudge_id') })
  const ids = [...deletedKeys.values()].flat()
  for (let at = 0; at < ids.length; at += BATCH_SIZE)
    await trx('held_nudges')
      .whereIn('card_id', ids.slice(at, at + BATCH_SIZE))
      .update(noCard)
}

/** JSON of remaining rows. The application writes no person into it; ids written by other programs are removed too. */
const JSON_COLUMNS = {
  users: ['preferences'],
  projects: ['team_members', 'settings', 'metadata'],
  tasks: ['metadata', 'children_ids', 'micro_steps', 'tags'],
  audit_entries: ['detail'],
  settings: ['value'],
} as const

async function blankIds(trx: Transaction, { userId, accounts }: ErasedPerson): Promise<void> {
  for (const id of [userId, ...accounts])
    for (const [table, columns] of Object.entries(JSON_COLUMNS))
      for (const column of columns)
        await trx(table)
          .where(column, 'like', `%${id}%`)
          .update({ [column]: trx.raw('replace(??, ?, ?)', [column, id, '']) })
}

const BATCH_SIZE = 500

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
