// Marks the outcome of claimed rows, guarded by their fencing number, so that a holder whose lease expired changes
// nothing.
import type { Transaction } from 'objection'
import { type ColumnTypes, updateMany } from '../../models/bulk.ts'
import { Card } from '../../models/card.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import type { NudgeState } from '../../models/nudge.ts'
import type { ClaimedNudge } from './claimed-nudge.ts'
import { recordNudgeEvents } from './nudge-events.ts'

/** The outcome of a claimed row. Instants in UTC. */
export interface Mark {
  readonly row: ClaimedNudge
  readonly state: NudgeState
  readonly reason?: string | null
  /** Not before; for `pending`. */
  readonly tryAt?: Date
  readonly sentAt?: Date
  readonly accountId?: string | null
  readonly channelId?: string | null
  readonly messageId?: string | null
  readonly bundleId?: string | null
  /** For `sending` and `unknown`: until when the claim lasts. Null: it is not retried. */
  readonly leaseUntil?: Date | null
}

/** Stores outcomes. A row claimed by another process since (with a newer fencing number) is not changed. */
export async function markRows(trx: Transaction, marks: readonly Mark[]): Promise<void> {
  await updateMany(
    trx,
    'nudges',
    'nudge_id',
    COLUMNS,
    marks.map(({ row, ...to }) => ({
      nudge_id: row.nudge_id,
      fence: row.fence,
      state: to.state,
      reason: to.reason ?? null,
      try_at: to.tryAt ?? row.try_at,
      sent_at: to.sentAt ?? null,
      account_id: to.accountId === undefined ? row.account_id : to.accountId,
      channel_id: to.channelId === undefined ? row.channel_id : to.channelId,
      message_id: to.messageId ?? null,
      bundle_id: to.bundleId === undefined ? row.bundle_id : to.bundleId,
      lease_expires_at: to.leaseUntil ?? null,
    })),
    { and: FENCE_UNCHANGED, only: ['fence'] },
  )
  // Of these rows, events are stored for those that are sent now.
  for (const at of new Set(marks.flatMap(({ sentAt }) => sentAt ?? [])))
    await recordNudgeEvents(
      trx,
      marks.flatMap(({ row, sentAt }) => (sentAt === at ? [row] : [])),
      at,
    )
}

/** The destination of a claimed row, fixed before it is sent. */
export interface RowRoute {
  readonly row: ClaimedNudge
  readonly accountId: string | null
  readonly bundleId: string | null
}

/** Stores the accounts rows are sent to, before sending; rows with a newer fencing number are not changed. */
export async function saveRoutes(trx: Transaction, rows: readonly RowRoute[]): Promise<void> {
  await updateMany(
    trx,
    'nudges',
    'nudge_id',
    ROUTE_COLUMNS,
    rows.map(({ row, accountId, bundleId }) => ({
      nudge_id: row.nudge_id,
      fence: row.fence,
      account_id: accountId,
      bundle_id: bundleId,
    })),
    { and: FENCE_UNCHANGED, only: ['fence'] },
  )
}

/** How long after a request began its message may still appear: what was begun before a crash is not looked up earlier. */
export const BEGUN_LEASE_MS = 30_000

/** How long after a request ended without an answer its message may still appear. */
export const LOOK_UP_AFTER_MS = 15_000

/**
 * Marks rows as begun, before their request leaves: from now on their outcome is unknown, and a look-up believes that
 * the message is absent only after `BEGUN_LEASE_MS`. Without a `reason`, which tells them from those whose answer was lost.
 * @returns the ids of those that still belong to this process; the others must not be sent
 */
export async function markBegun(trx: Transaction, rows: readonly ClaimedNudge[], now: Date): Promise<Set<string>> {
  const ids = await updateMany(
    trx,
    'nudges',
    'nudge_id',
    BEGUN_COLUMNS,
    rows.map(({ nudge_id, fence }) => ({ nudge_id, fence })),
    {
      and: FENCE_UNCHANGED,
      only: ['fence'],
      same: { state: 'unknown', reason: null, lease_expires_at: new Date(now.getTime() + BEGUN_LEASE_MS) },
      returnsKeys: true,
    },
  )
  return new Set(ids)
}

/** The most frequent mark, kept short: the message was posted. */
export async function markSent(
  trx: Transaction,
  sent: readonly { readonly row: ClaimedNudge; readonly channelId: string; readonly messageId: string }[],
  at: Date,
): Promise<void> {
  await updateMany(
    trx,
    'nudges',
    'nudge_id',
    SENT_COLUMNS,
    sent.map(({ row, channelId, messageId }) => ({
      nudge_id: row.nudge_id,
      fence: row.fence,
      channel_id: channelId,
      message_id: messageId,
    })),
    { and: FENCE_UNCHANGED, only: ['fence'], same: { state: 'sent', sent_at: at, lease_expires_at: null } },
  )
  await recordNudgeEvents(
    trx,
    sent.map(({ row }) => row),
    at,
  )
}

/** The message becomes the card of what it shows. */
export async function upsertCards(
  trx: Transaction,
  cards: readonly {
    readonly accountId: string
    readonly channelId: string
    readonly messageId: string
    readonly kind: string
    readonly subjectId: string
  }[],
  now: Date,
): Promise<void> {
  if (cards.length === 0) return
  // An account may have been erased while the request was under way.
  const there = await ChatAccount.query(trx)
    .select('account_id')
    .whereIn('account_id', [...new Set(cards.map(({ accountId }) => accountId))])
  const living = new Set(there.map(({ account_id }) => account_id))
  const kept = cards.filter(({ accountId }) => living.has(accountId))
  if (kept.length === 0) return
  const rows = kept.map(({ accountId, channelId, messageId, kind, subjectId }) => ({
    card_id: newId(),
    account_id: accountId,
    channel_id: channelId,
    message_id: messageId,
    subject_kind: kind,
    subject_id: subjectId,
    view_hash: null,
    created_at: now,
    updated_at: now,
  }))
  await trx(Card.tableName)
    .insert(rows)
    .onConflict(['subject_id', 'subject_kind', 'account_id', 'channel_id'])
    .merge(['message_id', 'view_hash', 'updated_at'])
}

/** Direct channels learned by sending, which save a request next time. */
export async function saveDirectChannels(
  trx: Transaction,
  found: readonly { readonly accountId: string; readonly channelId: string }[],
): Promise<void> {
  const unique = new Map(found.map(({ accountId, channelId }) => [accountId, channelId]))
  await updateMany(
    trx,
    'chat_accounts',
    'account_id',
    { account_id: 'uuid', dm_channel_id: 'text' },
    [...unique].map(([account_id, dm_channel_id]) => ({ account_id, dm_channel_id })),
  )
}

/**
 * Still claimed by the same holder. COALESCE keeps SQLite from walking all leased rows for each marked one, by the index
 * whose condition this is: the rows are found by their key.
 */
const FENCE_UNCHANGED = `t.fence = v.fence AND COALESCE(t.state, '') IN ('sending', 'unknown')`

const COLUMNS: ColumnTypes = {
  nudge_id: 'uuid',
  fence: 'integer',
  state: 'text',
  reason: 'text',
  try_at: 'instant',
  sent_at: 'instant',
  account_id: 'uuid',
  channel_id: 'text',
  message_id: 'text',
  bundle_id: 'uuid',
  lease_expires_at: 'instant',
}

const BEGUN_COLUMNS: ColumnTypes = { nudge_id: 'uuid', fence: 'integer' }

const ROUTE_COLUMNS: ColumnTypes = { nudge_id: 'uuid', fence: 'integer', account_id: 'uuid', bundle_id: 'uuid' }

const SENT_COLUMNS: ColumnTypes = { nudge_id: 'uuid', fence: 'integer', channel_id: 'text', message_id: 'text' }
