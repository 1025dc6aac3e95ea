// A person's webhooks: made by the person alone, told in the chat, paused, removed, and tested.
import type { Transaction } from 'objection'
import type { SecretAddress } from '../../contracts/calendars.ts'
import type { WebhookSummary } from '../../contracts/programs.ts'
import { CompassZone } from '../../models/compass-zone.ts'
import { newId } from '../../models/id.ts'
import { Webhook, type WebhookEvents } from '../../models/webhook.ts'
import { WebhookEvent } from '../../models/webhook-event.ts'
import { cutText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import { createSeal } from '../access/sealed.ts'
import { enqueueAccountNotice, findLastUsedAccount } from '../reminders/account-notices.ts'
import * as changes from '../request/change-log.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import type { Me } from '../request/me.ts'
import { isPersonalPlatform, PAGE_PLATFORM } from '../request/page-platform.ts'
import type { RowsEffect } from '../request/table-effects.ts'
import { enqueueEvents } from './events.ts'
import { checkWebhookAddress, createWebhookSecret, sealWebhookTarget } from './target.ts'

export { readWebhookAddress } from './target.ts'

/** Webhooks of one person at a time. */
export const MAX_WEBHOOKS = 10

/** A new webhook. */
export interface WebhookInput {
  readonly name: string
  readonly events: WebhookEvents
  /** Only tasks of this zone; null: of all that are not hidden from programs. */
  readonly zoneId: string | null
}

const ownWebhooks = (me: Me) =>
  Webhook.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNull('removed_at')
    .orderBy(['created_at', 'webhook_id'])

/**
 * Makes a webhook and tells the person in their chat. Its secret is shown this once.
 * @throws DomainError where a program asks, the address may not be posted to, or the person has too many
 */
export async function addWebhook(
  me: Me,
  address: SecretAddress,
  { name, events, zoneId }: WebhookInput,
): Promise<{ readonly secret: string; readonly summary: WebhookSummary }> {
  // What outlives a request is given to the person alone.
  if (isPersonalPlatform(me.platform) && me.platform !== PAGE_PLATFORM) throw new DomainError('token.by-program')
  checkWebhookAddress(address, me.appSettings.allowsPrivateWebhooks === true)
  if (zoneId !== null && (events === 'focus' || events === 'nudges')) throw new DomainError('webhook.zone-is-for-tasks')
  if ((await ownWebhooks(me).resultSize()) >= MAX_WEBHOOKS)
    throw new DomainError('webhook.too-many', { most: MAX_WEBHOOKS }, [{ command: 'webhook show' }])
  const webhook_id = newId()
  const secret = createWebhookSecret()
  // As if it had been removed, outside the change log, which never holds a secret: adding it is a change of a row.
  await Webhook.query(me.trx).insert({
    webhook_id,
    user_id: me.user.user_id,
    zone_id: zoneId,
    name: cutText(name.trim(), 100).kept,
    host: address.host,
    target: sealWebhookTarget(createSeal(me.appSettings.secretKey), webhook_id, { url: address.url, secret }),
    events,
    removed_at: me.now,
    created_at: me.now,
    updated_at: me.now,
  })
  await changes.update(me, await Webhook.query(me.trx).findById(webhook_id).throwIfNotFound(), { removed_at: null })
  await tellOfWebhook(me, webhook_id)
  const summary = (await listWebhooks(me)).find(({ webhookId }) => webhookId === webhook_id)
  if (!summary) throw new Error('A webhook that was not saved')
  return { secret, summary }
}

/** The person's webhooks, oldest first. Those of a zone that is hidden here are left out. */
export async function listWebhooks(me: Me): Promise<WebhookSummary[]> {
  const rows = await ownWebhooks(me).where((some) =>
    some.whereNull('zone_id').orWhereNotIn('zone_id', hiddenZoneIds(me)),
  )
  return toSummaries(me.trx, rows)
}

/** Of several people, by id; removed ones are left out. */
export async function findWebhooks(
  trx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WebhookSummary>> {
  const rows = await Webhook.query(trx)
    .findByIds([...ids])
    .whereNull('removed_at')
  return new Map((await toSummaries(trx, rows)).map((summary) => [summary.webhookId, summary]))
}

/** Removes a webhook, and what waits for it. @returns false if there was none */
export async function removeWebhook(me: Me, webhookId: string): Promise<boolean> {
  const webhook = await ownWebhooks(me).findById(webhookId)
  if (webhook) await changes.update(me, webhook, { removed_at: me.now })
  return webhook !== undefined
}

/**
 * Pauses a webhook, or lets it go on. What happens meanwhile is not told later.
 * @returns false if it was so already
 */
export async function pauseWebhook(me: Me, webhookId: string, isPaused: boolean): Promise<boolean> {
  const webhook = await ownWebhooks(me).findById(webhookId)
  if (!webhook || (webhook.paused_at !== null) === isPaused) return false
  await changes.update(me, webhook, { paused_at: isPaused ? me.now : null })
  return true
}

/**
 * Sends a test soon.
 * @throws DomainError if it is paused
 */
export async function testWebhook(me: Me, webhookId: string): Promise<void> {
  const webhook = await ownWebhooks(me).findById(webhookId).throwIfNotFound()
  if (webhook.paused_at !== null)
    throw new DomainError('webhook.paused', undefined, [
      { command: 'webhook resume', values: { webhook: webhook.webhook_id } },
    ])
  await enqueueEvents(me.trx, me.now, [{ webhook, type: 'ping', subjectId: null, data: { webhook: webhook.name } }])
}

/** Removes all webhooks of a person for good, with what waits for them. */
export async function deleteAllWebhooks(trx: Transaction, userIds: readonly string[]): Promise<void> {
  await Webhook.query(trx)
    .delete()
    .whereIn('user_id', [...userIds])
}

/** Removes what a person's session may have added since a moment, for good. @param since UTC */
export async function deleteWebhooksSince(trx: Transaction, userId: string, since: Date): Promise<void> {
  await Webhook.query(trx).delete().where({ user_id: userId }).where('created_at', '>=', since)
}

/** After a webhook was paused or removed, and after undo of that: what waited goes; one that goes on has a clean slate. */
export const syncWebhooks: RowsEffect = async (me, images) => {
  for (const { webhook_id, paused_at, removed_at } of await Webhook.query(me.trx).findByIds([
    ...new Set(images.map(({ id }) => id)),
  ])) {
    const isOff = paused_at !== null || removed_at !== null
    if (isOff) await WebhookEvent.query(me.trx).delete().where({ webhook_id })
    await Webhook.query(me.trx)
      .findById(webhook_id)
      .patch({
        ...(isOff ? { next_try_at: null } : { failed_at: null, failure: null, failure_count: 0 }),
        updated_at: me.now,
      })
  }
}

async function tellOfWebhook(me: Me, webhookId: string): Promise<void> {
  const account = await findLastUsedAccount(me.trx, me.user.user_id)
  if (!account) return
  await enqueueAccountNotice(me.trx, me.now, {
    kind: 'webhook',
    subjectId: webhookId,
    slot: 'made',
    userId: me.user.user_id,
    accountId: account.account_id,
  })
}

async function toSummaries(trx: Transaction, rows: readonly Webhook[]): Promise<WebhookSummary[]> {
  if (rows.length === 0) return []
  const zones = await CompassZone.query(trx).findByIds(rows.flatMap(({ zone_id }) => zone_id ?? []))
  const counts: { webhook_id: string; count: string | number }[] = await trx(WebhookEvent.tableName)
    .whereIn(
      'webhook_id',
      rows.map(({ webhook_id }) => webhook_id),
    )
    .groupBy('webhook_id')
    .select('webhook_id')
    .count({ count: '*' })
  return rows.map((row) => ({
    webhookId: row.webhook_id,
    name: row.name,
    host: row.host,
    events: row.events,
    zone: zones.find(({ zone_id }) => zone_id === row.zone_id)?.name ?? null,
    isPaused: row.paused_at !== null,
    deliveredAt: row.delivered_at,
    failedAt: row.failed_at,
    failure: row.failure,
    waiting: Number(counts.find(({ webhook_id }) => webhook_id === row.webhook_id)?.count ?? 0),
  }))
}
