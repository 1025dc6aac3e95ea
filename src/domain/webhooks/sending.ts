// What the sender of webhooks reads and stores: which are due, the next event of one, and what became of a try. A claim
// has a number: where another process took the webhook up since, its outcome changes nothing.
import type { Transaction } from 'objection'
import { User } from '../../models/user.ts'
import { Webhook } from '../../models/webhook.ts'
import { WebhookEvent } from '../../models/webhook-event.ts'
import { DAY_MS, MINUTE_MS } from '../reminders/kind-rules.ts'
import { scheduleInstant } from '../reminders/schedules/index.ts'
import { createSystemMe } from '../request/me.ts'

/** The right to post to a webhook for a minute. */
export interface WebhookClaim {
  readonly webhook: Webhook
  readonly user: User
}

/** What became of a try. */
export type TryOutcome =
  | { readonly state: 'delivered' }
  | {
      readonly state: 'failed'
      /** Shown to the person in words. */
      readonly failure: WebhookFailure
      /** The receiver's own wish, in milliseconds. */
      readonly afterMs?: number | null
    }

/**
 * Why an event was not accepted. `gone`, `private` and `key` won't change by trying again; `refused` may be about this
 * event alone; `operator`: the webhook was switched off by hand.
 */
export type WebhookFailure =
  | 'unreachable'
  | 'timeout'
  | 'error'
  | 'redirect'
  | 'refused'
  | 'gone'
  | 'private'
  | 'key'
  | 'operator'

/** Longer than a try takes. */
const CLAIM_MS = 60_000
/** The first try again; then each four times later. */
const FIRST_RETRY_MS = 5_000
const MAX_RETRY_MS = 6 * 60 * MINUTE_MS
const JITTER = 0.2
/** A webhook that accepts nothing for so long is stopped, and its person told. */
const GIVE_UP_AFTER_MS = 3 * DAY_MS
/** An event that its receiver refuses so often is left out: what comes after it goes on. */
const REFUSED_TRIES = 5
const FINAL_FAILURES: ReadonlySet<WebhookFailure> = new Set(['gone', 'private', 'key'])

/** Is any due? One statement. */
export async function hasDueWebhooks(trx: Transaction, now: Date): Promise<boolean> {
  const found: unknown = await trx(Webhook.tableName)
    .whereNotNull('next_try_at')
    .where('next_try_at', '<=', now)
    .select('webhook_id')
    .first()
  return found !== undefined
}

/**
 * Takes some that are due, oldest first. Rows are locked: of two processes the second waits here, and finds them taken.
 */
export async function claimDueWebhooks(trx: Transaction, now: Date, limit: number): Promise<WebhookClaim[]> {
  const due = await Webhook.query(trx)
    .whereNotNull('next_try_at')
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .limit(limit)
    .forNoKeyUpdate()
  const users = await User.query(trx).findByIds([...new Set(due.map(({ user_id }) => user_id))])
  const claims: WebhookClaim[] = []
  for (const webhook of due) {
    const user = users.find(({ user_id, is_active }) => user_id === webhook.user_id && is_active)
    // Whose account is switched off is told nothing, later neither.
    if (!user) {
      await dropEvents(trx, webhook, now)
      continue
    }
    await webhook.$query(trx).patch({ fence: webhook.fence + 1, next_try_at: claimEnd(now), updated_at: now })
    claims.push({ webhook, user })
  }
  return claims
}

/**
 * The oldest event of a claimed webhook; the claim begins anew.
 * @returns null where nothing waits, or the claim is lost
 */
export async function takeNextEvent(
  trx: Transaction,
  { webhook }: WebhookClaim,
  now: Date,
): Promise<WebhookEvent | null> {
  const row = await lockClaimed(trx, webhook)
  if (!row) return null
  const event = await WebhookEvent.query(trx)
    .where({ webhook_id: row.webhook_id })
    .orderBy(['sequence_number', 'webhook_event_id'])
    .first()
  await row.$query(trx).patch({ next_try_at: event ? claimEnd(now) : null, updated_at: now })
  if (event) await event.$query(trx).patch({ attempt_count: event.attempt_count + 1 })
  return event ?? null
}

/** Leaves an event out: its subject is hidden from programs by now. */
export async function skipEvent(trx: Transaction, { webhook_event_id }: WebhookEvent): Promise<void> {
  await WebhookEvent.query(trx).deleteById(webhook_event_id)
}

/** Ends a claim before all is sent: the rest is due at once. */
export async function releaseWebhook(trx: Transaction, { webhook }: WebhookClaim, now: Date): Promise<void> {
  const row = await lockClaimed(trx, webhook)
  if (row) await row.$query(trx).patch({ next_try_at: now, updated_at: now })
}

/**
 * Stores what became of a try.
 * @param random from 0 to 1
 * @returns whether the next event may be sent at once
 */
export async function recordTry(
  trx: Transaction,
  claim: WebhookClaim,
  event: WebhookEvent,
  outcome: TryOutcome,
  { now, random }: { readonly now: Date; readonly random: () => number },
): Promise<boolean> {
  const row = await lockClaimed(trx, claim.webhook)
  if (!row) return false
  if (outcome.state === 'delivered') {
    await WebhookEvent.query(trx).deleteById(event.webhook_event_id)
    await row
      .$query(trx)
      .patch({ delivered_at: now, failed_at: null, failure: null, failure_count: 0, updated_at: now })
    return true
  }
  const { failure, afterMs } = outcome
  const failed_at = row.failed_at ?? now
  const failure_count = row.failure_count + 1
  await row.$query(trx).patch({ failed_at, failure, failure_count, updated_at: now })
  if (FINAL_FAILURES.has(failure) || now.getTime() - failed_at.getTime() >= GIVE_UP_AFTER_MS) {
    await stopWebhook(trx, row, claim.user, now)
    return false
  }
  // The event as it was taken counts the tries before this one.
  if (failure === 'refused' && event.attempt_count >= REFUSED_TRIES) await skipEvent(trx, event)
  const wait = Math.max(retryMs(failure_count, random), Math.min(afterMs ?? 0, MAX_RETRY_MS))
  await row.$query(trx).patch({ next_try_at: new Date(now.getTime() + wait), updated_at: now })
  return false
}

const claimEnd = (now: Date): Date => new Date(now.getTime() + CLAIM_MS)

const retryMs = (failures: number, random: () => number): number =>
  Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 4 ** (failures - 1)) * (1 - JITTER + 2 * JITTER * random())

/** The row, if this claim is still the newest, and its person neither paused nor removed it. */
async function lockClaimed(trx: Transaction, { webhook_id, fence }: Webhook): Promise<Webhook | undefined> {
  return Webhook.query(trx)
    .findOne({ webhook_id, fence })
    .whereNull('paused_at')
    .whereNull('removed_at')
    .forNoKeyUpdate()
}

async function dropEvents(trx: Transaction, webhook: Webhook, now: Date): Promise<void> {
  await WebhookEvent.query(trx).delete().where({ webhook_id: webhook.webhook_id })
  await webhook.$query(trx).patch({ next_try_at: null, updated_at: now })
}

/** Pauses a webhook for the failure it has, leaves out what waits, and tells its person once. */
export async function stopWebhook(trx: Transaction, webhook: Webhook, user: User, now: Date): Promise<void> {
  await dropEvents(trx, webhook, now)
  await webhook.$query(trx).patch({ paused_at: now, updated_at: now })
  await scheduleInstant(createSystemMe(trx, user, now), 'webhook-stopped', webhook.webhook_id, now)
}
