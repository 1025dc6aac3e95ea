// Events for webhooks: stored in the transaction of what happened, so that none is sent of what was not saved, and none
// of what was is missing.
import type { QueryBuilder, Transaction } from 'objection'
import type { WebhookData, WebhookEventType } from '../../contracts/programs.ts'
import { newId } from '../../models/id.ts'
import { User } from '../../models/user.ts'
import { Webhook, type WebhookEvents } from '../../models/webhook.ts'
import { WebhookEvent } from '../../models/webhook-event.ts'
import { createSystemMe, type Me } from '../request/me.ts'
import { PROGRAM_PLATFORM } from '../request/page-platform.ts'

/** Events that may wait for one webhook: more are not kept. */
const MAX_WAITING = 1_000

/** A webhook that is told, and its person as programs may see their things. */
export interface EventReceiver {
  readonly webhook: Webhook
  readonly me: Me
}

/** One thing to tell. */
export interface NewEvent<T extends WebhookEventType = WebhookEventType> {
  readonly webhook: Pick<Webhook, 'webhook_id'>
  readonly type: T
  readonly subjectId: string | null
  readonly data: WebhookData[T]
}

/**
 * The webhooks of active people that are told of such things. One query where there are none.
 * @param ofPeople adds the condition on `user_id`
 */
export async function findReceivers(
  trx: Transaction,
  ofPeople: (rows: QueryBuilder<Webhook>) => void,
  group: Exclude<WebhookEvents, 'all'>,
  now: Date,
): Promise<readonly EventReceiver[]> {
  const rows = Webhook.query(trx)
    .where(ofPeople)
    .whereIn('events', ['all', group])
    .whereNull('paused_at')
    .whereNull('removed_at')
    .orderBy('webhook_id')
  // One that is for the tasks of a zone is told of nothing else.
  if (group !== 'tasks') rows.whereNull('zone_id')
  const webhooks = await rows
  if (webhooks.length === 0) return []
  const users = await User.query(trx)
    .findByIds([...new Set(webhooks.map(({ user_id }) => user_id))])
    .where('is_active', true)
  return webhooks.flatMap((webhook) => {
    const user = users.find(({ user_id }) => user_id === webhook.user_id)
    return user ? [{ webhook, me: receiverMe(trx, user, webhook, now) }] : []
  })
}

/** A webhook's person, seeing what programs may see, and of one zone alone where it is for that. */
export const receiverMe = (
  trx: Transaction,
  user: User,
  { webhook_id, zone_id }: Pick<Webhook, 'webhook_id' | 'zone_id'>,
  now: Date,
): Me => ({
  ...createSystemMe(trx, user, now),
  platform: PROGRAM_PLATFORM,
  access: { tokenId: webhook_id, scope: 'read', zoneId: zone_id },
})

/**
 * Stores events, in the order given, behind those that wait. Each webhook's row is locked until the transaction ends, so
 * that the sender that finds nothing waiting does not miss them.
 * @param now UTC: when it happened
 */
export async function enqueueEvents(trx: Transaction, now: Date, events: readonly NewEvent[]): Promise<void> {
  const ids = [...new Set(events.map(({ webhook }) => webhook.webhook_id))].toSorted()
  for (const webhook_id of ids) {
    const webhook = await Webhook.query(trx).findById(webhook_id).forNoKeyUpdate()
    if (!webhook || webhook.paused_at !== null || webhook.removed_at !== null) continue
    const [waiting]: { last: number | null; count: string | number }[] = await trx(WebhookEvent.tableName)
      .where({ webhook_id })
      .max({ last: 'sequence_number' })
      .count({ count: '*' })
    const own = events.filter((event) => event.webhook.webhook_id === webhook_id)
    const rows = own.slice(0, Math.max(0, MAX_WAITING - Number(waiting?.count ?? 0))).map((event, index) => ({
      webhook_event_id: newId(),
      webhook_id,
      type: event.type,
      subject_id: event.subjectId,
      sequence_number: (waiting?.last ?? 0) + index + 1,
      content: JSON.stringify(event.data),
      attempt_count: 0,
      created_at: now,
    }))
    if (rows.length === 0) continue
    await trx(WebhookEvent.tableName).insert(rows)
    // What is claimed or waits after a failure keeps its time.
    if (webhook.next_try_at === null) await webhook.$query(trx).patch({ next_try_at: now, updated_at: now })
  }
}
