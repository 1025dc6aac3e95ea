// Ids of somebody who goes, in columns that no foreign key watches: JSON, lines of buttons, keys of what was paid.
import type { Transaction } from 'objection'
import { newId } from '../../../models/id.ts'

/** Who goes, and what goes with them. */
export interface Leaving {
  readonly userId: string
  readonly accounts: readonly string[]
  /** The keys of all rows that go, by table. */
  readonly gone: ReadonlyMap<string, readonly string[]>
}

/** Takes their ids out of what no foreign key watches; what is only kept for a while and mentions them goes whole. */
export async function scrub(trx: Transaction, leaving: Leaving): Promise<void> {
  await forgetMentions(trx, leaving)
  await renamePaid(trx, leaving)
  await blank(trx, leaving)
}

/** What is kept for others for a while and speaks of what goes: it could not be used any more, so it goes too. */
const PASSING = [
  { table: 'changes', id: 'change_id', text: 'images' },
  { table: 'drafts', id: 'draft_id', text: 'content' },
  { table: 'recent_views', id: 'recent_view_id', text: 'buttons' },
] as const

async function forgetMentions(trx: Transaction, { userId, accounts, gone }: Leaving): Promise<void> {
  const ids = new Set([userId, ...accounts, ...[...gone.values()].flat()])
  for (const { table, id, text } of PASSING) {
    const naming: string[] = []
    let after = ''
    for (;;) {
      // Read in steps: there may be many, and only those of the last minutes and days.
      const query = trx(table).select({ id, text }).orderBy(id).limit(STEP)
      const rows: { id: string; text: string }[] = await (after === '' ? query : query.where(id, '>', after))
      for (const row of rows) if ((row.text.match(UUID) ?? []).some((each) => ids.has(each))) naming.push(row.id)
      const last = rows.at(-1)
      if (!last || rows.length < STEP) break
      after = last.id
    }
    for (let at = 0; at < naming.length; at += STEP)
      await trx(table)
        .whereIn(id, naming.slice(at, at + STEP))
        .delete()
  }
}

/** Others keep what they earned by things that go: under a key that names nothing. */
async function renamePaid(trx: Transaction, { userId, gone }: Leaving): Promise<void> {
  for (const table of ['tasks', 'micro_steps', 'focus_sessions', 'goals']) {
    const ids = gone.get(table) ?? []
    for (let at = 0; at < ids.length; at += STEP) {
      const paid = await trx('xp_entries')
        .distinct('source_key')
        .whereIn('source_key', ids.slice(at, at + STEP))
        .whereNot('user_id', userId)
      for (const { source_key } of paid)
        await trx('xp_entries').where({ source_key }).whereNot('user_id', userId).update({ source_key: newId() })
    }
  }
}

/** JSON of rows that stay. Nothing of ours writes a person into it; what others wrote there is taken out all the same. */
const JSON_COLUMNS = {
  users: ['preferences'],
  projects: ['team_members', 'settings', 'metadata'],
  tasks: ['metadata', 'children_ids', 'micro_steps', 'tags'],
  audit_entries: ['detail'],
  settings: ['value'],
} as const

async function blank(trx: Transaction, { userId, accounts }: Leaving): Promise<void> {
  for (const id of [userId, ...accounts])
    for (const [table, columns] of Object.entries(JSON_COLUMNS))
      for (const column of columns)
        await trx(table)
          .where(column, 'like', `%${id}%`)
          .update({ [column]: trx.raw('replace(??, ?, ?)', [column, id, '']) })
}

const STEP = 500

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
