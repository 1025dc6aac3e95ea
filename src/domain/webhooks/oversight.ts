// Webhooks as the operator sees them: whose they are, where they lead and how they go; never what they are called, or
// what they are told.
import type { Transaction } from 'objection'
import { User } from '../../models/user.ts'
import { Webhook } from '../../models/webhook.ts'
import { WebhookEvent } from '../../models/webhook-event.ts'
import { stopWebhook } from './sending.ts'

/** A webhook, and how it goes. Instants in UTC. */
export interface WebhookReport {
  readonly webhookId: string
  readonly username: string
  readonly host: string
  readonly events: Webhook['events']
  readonly isPaused: boolean
  readonly createdAt: Date
  /** When an event was last accepted. */
  readonly deliveredAt: Date | null
  /** Since when none is accepted; null: the last one was. */
  readonly failedAt: Date | null
  /** Why not, as a code. */
  readonly failure: string | null
  /** Failures in a row. */
  readonly failureCount: number
  readonly nextTryAt: Date | null
  /** Events that wait, and the oldest of them. */
  readonly waiting: number
  readonly oldest: { readonly type: string; readonly happenedAt: Date; readonly tries: number } | null
}

interface ReportFilter {
  /** Of one person; null: of all. */
  readonly userId: string | null
  /** Only those that accept nothing. */
  readonly isFailing: boolean
  readonly offset: number
  readonly limit: number
}

/** Webhooks that were not removed, oldest first, and how many there are in all. */
export async function listWebhookReports(
  trx: Transaction,
  { userId, isFailing, offset, limit }: ReportFilter,
): Promise<{ readonly reports: readonly WebhookReport[]; readonly count: number }> {
  const some = () => {
    const rows = Webhook.query(trx).whereNull('removed_at')
    if (userId !== null) rows.where({ user_id: userId })
    if (isFailing) rows.whereNotNull('failure')
    return rows
  }
  const rows = await some().orderBy(['created_at', 'webhook_id']).offset(offset).limit(limit)
  return { reports: await toReports(trx, rows), count: await some().resultSize() }
}

/** @returns null if there is none of this id, or it was removed */
export async function findWebhookReport(trx: Transaction, webhookId: string): Promise<WebhookReport | null> {
  const rows = await Webhook.query(trx).where({ webhook_id: webhookId }).whereNull('removed_at')
  return (await toReports(trx, rows))[0] ?? null
}

/**
 * Pauses a webhook, leaves out what waits, and tells its person, who may let it go on.
 * @returns false if it was paused already
 */
export async function switchOffWebhook(trx: Transaction, webhookId: string, now: Date): Promise<boolean> {
  const webhook = await Webhook.query(trx).findById(webhookId).whereNull('removed_at').forNoKeyUpdate()
  if (!webhook || webhook.paused_at !== null) return false
  const user = await User.query(trx).findById(webhook.user_id).throwIfNotFound()
  await webhook.$query(trx).patch({ failure: 'operator', failed_at: webhook.failed_at ?? now, updated_at: now })
  await stopWebhook(trx, webhook, user, now)
  return true
}

async function toReports(trx: Transaction, rows: readonly Webhook[]): Promise<WebhookReport[]> {
  const users = await User.query(trx).findByIds([...new Set(rows.map(({ user_id }) => user_id))])
  const reports: WebhookReport[] = []
  for (const row of rows) {
    const { webhook_id } = row
    const oldest = await WebhookEvent.query(trx).where({ webhook_id }).orderBy('sequence_number').first()
    reports.push({
      webhookId: webhook_id,
      username: users.find(({ user_id }) => user_id === row.user_id)?.username ?? '',
      host: row.host,
      events: row.events,
      isPaused: row.paused_at !== null,
      createdAt: row.created_at,
      deliveredAt: row.delivered_at,
      failedAt: row.failed_at,
      failure: row.failure,
      failureCount: row.failure_count,
      nextTryAt: row.next_try_at,
      waiting: await WebhookEvent.query(trx).where({ webhook_id }).resultSize(),
      oldest: oldest ? { type: oldest.type, happenedAt: oldest.created_at, tries: oldest.attempt_count } : null,
    })
  }
  return reports
}
