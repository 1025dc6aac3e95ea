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
  await scrubWaitingEvents(trx, leaving)
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

async function deleteMentions(trx: Transaction, leaving: ErasedPerson): Promise<void> {
  const ids = allIds(leaving)
  for (const { table, id, text } of EPHEMERAL_TABLES) {
    const naming: string[] = []
    await readInSteps(trx, table, id, [text], async (rows) => {
      for (const row of rows)
        if ((row[text]?.match(UUID) ?? []).some((each) => ids.has(each))) naming.push(row[id] ?? '')
    })
    for (let at = 0; at < naming.length; at += BATCH_SIZE)
      await trx(table)
        .whereIn(id, naming.slice(at, at + BATCH_SIZE))
        .delete()
  }
}

/**
 * What waits to be posted to others' webhooks: an event about a deleted thing goes; one that names such a thing beside its
 * own (its project, its zone, the task of a session) goes on without it.
 */
async function scrubWaitingEvents(trx: Transaction, leaving: ErasedPerson): Promise<void> {
  const ids = allIds(leaving)
  await readInSteps(trx, 'webhook_events', 'webhook_event_id', ['subject_id', 'content'], async (rows) => {
    for (const { webhook_event_id, subject_id, content } of rows) {
      if (!content || !webhook_event_id) continue
      const event = trx('webhook_events').where({ webhook_event_id })
      if (subject_id && ids.has(subject_id)) await event.delete()
      else if ((content.match(UUID) ?? []).some((each) => ids.has(each)))
        await event.update({ content: JSON.stringify(withoutIds(JSON.parse(content), ids)) })
    }
  })
}

/** The value with null for each of these ids, and for each object that is named by one. */
function withoutIds(value: unknown, ids: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return ids.has(value) ? null : value
  if (Array.isArray(value)) return value.map((each) => withoutIds(each, ids)).filter((each) => each !== null)
  if (typeof value !== 'object' || value === null) return value
  const id: unknown = Reflect.get(value, 'id')
  if (typeof id === 'string' && ids.has(id)) return null
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutIds(each, ids)]))
}

const allIds = ({ userId, accounts, deletedKeys }: ErasedPerson): ReadonlySet<string> =>
  new Set([userId, ...accounts, ...[...deletedKeys.values()].flat()])

/** All rows of a table, some columns of each, in steps: there may be many. */
async function readInSteps(
  trx: Transaction,
  table: string,
  id: string,
  columns: readonly string[],
  read: (rows: readonly Readonly<Record<string, string | null>>[]) => Promise<void>,
): Promise<void> {
  let after = ''
  for (;;) {
    const query = trx(table)
      .select([id, ...columns])
      .orderBy(id)
      .limit(BATCH_SIZE)
    const rows: Record<string, string | null>[] = await (after === '' ? query : query.where(id, '>', after))
    await read(rows)
    const last = rows.at(-1)?.[id]
    if (!last || rows.length < BATCH_SIZE) return
    after = last
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
