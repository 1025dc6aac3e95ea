// Records what became of deliveries: a batch in one transaction, however many people it is about.

import type { View } from '../../chat/view.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import type { Me } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import type { ClaimedNudge, Mark } from '../outbox/index.ts'
import * as outbox from '../outbox/index.ts'
import { CIRCUIT_OPEN_MS } from './circuit-breaker.ts'
import type { DeliveryOutcome } from './delivery-queue.ts'
import type { Delivery } from './route.ts'

type Trx = Me['trx']

/** What became of a row of the outbox, and for a sent one the platform's message. */
export interface RecordedMark {
  readonly row: ClaimedNudge
  readonly state: string
  readonly reason?: string | null
  readonly messageId?: string | null
}

/** Marks the rows of finished deliveries, and what they tell of accounts and spaces. @returns what became of each row */
export async function recordOutcomes(
  trx: Trx,
  batch: readonly DeliveryOutcome[],
  now: Date,
): Promise<readonly RecordedMark[]> {
  const posted = postedDeliveries(batch)
  const sent = posted.flatMap(({ delivery, ref }) => delivery.rows.map((row) => ({ row, ...ref })))
  const marks = batch.flatMap(({ delivery, result }) =>
    result.state === 'sent' ? [] : delivery.rows.map((row) => toMark(row, result, now)),
  )
  // Accounts before nudges, as requests lock them: the other order can deadlock.
  await recordDestinationHealth(trx, batch, now)
  await outbox.saveDirectChannels(
    trx,
    posted.flatMap(({ delivery: { accountId, message }, ref: { channelId } }) =>
      message.channelId === channelId ? [] : [{ accountId, channelId }],
    ),
  )
  await outbox.markSent(trx, sent, now)
  await outbox.markRows(trx, marks)
  await outbox.upsertCards(
    trx,
    posted.flatMap(({ delivery: { accountId, message }, ref }) =>
      // A message that was deleted meanwhile has no id, and can't become a card.
      message.view.card && ref.messageId !== ''
        ? [{ accountId, ...ref, kind: message.view.card.kind, subjectId: message.view.card.id }]
        : [],
    ),
    now,
  )
  return [...sent.map((mark) => ({ ...mark, state: 'sent' })), ...marks]
}

/** Numbers, labels, *yes* and *no* mean what was said last. Apart from the marks: nothing is lost where it fails. */
export async function rememberShown(
  trx: Trx,
  batch: readonly DeliveryOutcome[],
  recalledOf: (shown: View) => ReplyMeanings,
  now: Date,
): Promise<void> {
  const shown = postedDeliveries(batch).map(({ delivery: { accountId, message }, ref: { channelId } }) => ({
    accountId,
    channelId,
    recalled: recalledOf(message.view),
  }))
  await recents.saveManyReplyMeanings(trx, shown, now)
}

interface PostedDelivery {
  readonly delivery: Delivery
  readonly ref: { readonly channelId: string; readonly messageId: string }
}

const postedDeliveries = (batch: readonly DeliveryOutcome[]): readonly PostedDelivery[] =>
  batch.flatMap(({ delivery, result }) => (result.state === 'sent' ? [{ delivery, ref: result.ref }] : []))

/** Notes closed direct messages, spaces that are gone or ask for patience, and circuits that opened or closed. */
async function recordDestinationHealth(trx: Trx, batch: readonly DeliveryOutcome[], now: Date): Promise<void> {
  const healthy = new Set<string>()
  const opened = new Map<string, number>()
  const limited = new Map<string, Date>()
  for (const { delivery, result, circuit } of batch) {
    const { spaceId, accountId } = delivery
    if (result.state === 'closed') await outbox.markDmClosed(trx, accountId, now)
    if (result.state === 'sent' && delivery.wasClosed) await outbox.markDmOpen(trx, accountId)
    if (result.state === 'gone') await outbox.markSpaceLeft(trx, spaceId, now)
    if (result.state === 'later' && result.scope !== 'channel')
      limited.set(spaceId, latest(limited.get(spaceId), new Date(now.getTime() + result.afterMs)))
    if (circuit?.state === 'opened') {
      healthy.delete(spaceId)
      opened.set(spaceId, circuit.failures)
    }
    // What was known when the row was claimed may be older than what failed since.
    if (circuit?.state === 'closed' || (result.state === 'sent' && delivery.hasRecentFailures)) {
      opened.delete(spaceId)
      healthy.add(spaceId)
    }
  }
  for (const spaceId of healthy) await outbox.closeSpaceCircuit(trx, spaceId, now)
  const until = new Date(now.getTime() + CIRCUIT_OPEN_MS)
  for (const [spaceId, failures] of opened) await outbox.openSpaceCircuit(trx, spaceId, { failures, until }, now)
  // Last: whatever else was answered, the platform asked for patience.
  for (const [spaceId, end] of limited) await outbox.pauseSpace(trx, spaceId, end, now)
}

const latest = (known: Date | undefined, other: Date): Date => (known && known > other ? known : other)

/** What a failed delivery means for a row. */
function toMark(row: ClaimedNudge, delivery: Exclude<DeliveryOutcome['result'], { state: 'sent' }>, now: Date): Mark {
  switch (delivery.state) {
    case 'later':
      return { row, state: 'pending', reason: row.reason, tryAt: new Date(now.getTime() + delivery.afterMs) }
    case 'returned':
      return { row, state: 'pending', reason: row.reason, tryAt: row.try_at }
    case 'unknown':
      // Looked up when the request can't be under way any more.
      return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + outbox.LOOK_UP_AFTER_MS) }
    case 'closed':
    case 'gone':
      // The next claim finds another account of theirs, or keeps it for the next contact.
      return { row, state: 'pending', reason: delivery.state, tryAt: now, accountId: null, bundleId: null }
    case 'refused':
      return { row, state: 'failed', reason: delivery.reason.slice(0, 50) }
  }
}
