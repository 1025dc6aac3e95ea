// Writes down what became of letters: a batch in one transaction, however many people it is about.
import type { ReplyContext } from '../../chat/run/request-scope.ts'
import type { View } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import type { ClaimedNudge, Mark } from '../outbox/index.ts'
import * as ledger from '../outbox/index.ts'
import type { DeliveryOutcome } from './delivery-queue.ts'
import type { SendResult } from './route.ts'

type Trx = Me['trx']

/** What became of a row of the ledger, and for a sent one the platform's message. */
export interface RecordedMark {
  readonly row: ClaimedNudge
  readonly state: string
  readonly reason?: string | null
  readonly messageId?: string | null
}

/**
 * @param failing spaces that failed last, as far as this process knows; kept from batch to batch
 * @returns what became of each row
 */
export async function recordOutcomes(
  trx: Trx,
  batch: readonly DeliveryOutcome[],
  failing: Set<string>,
  now: Date,
): Promise<readonly RecordedMark[]> {
  const posted = postedDeliveries(batch)
  const sent = posted.flatMap(({ delivery, ref }) => delivery.rows.map((row) => ({ row, ...ref })))
  const marks = batch.flatMap(({ delivery, result }) =>
    result.state === 'sent' ? [] : delivery.rows.map((row) => toMark(row, result, now)),
  )
  // Accounts before the ledger, as a request has them: each would wait for the other otherwise.
  await recordDestinationHealth(trx, batch, failing, now)
  await ledger.saveDirectChannels(
    trx,
    posted.flatMap(({ delivery: { accountId, message }, ref: { channelId } }) =>
      message.channelId === channelId ? [] : [{ accountId, channelId }],
    ),
  )
  await ledger.markSent(trx, sent, now)
  await ledger.markRows(trx, marks)
  await ledger.upsertCards(
    trx,
    posted.flatMap(({ delivery: { accountId, message }, ref }) =>
      message.view.card ? [{ accountId, ...ref, kind: message.view.card.kind, subjectId: message.view.card.id }] : [],
    ),
    now,
  )
  return [...sent.map((mark) => ({ ...mark, state: 'sent' })), ...marks]
}

/** Numbers, labels, *yes* and *no* mean what was said last. Apart from the marks: nothing is lost where it fails. */
export async function rememberShown(
  trx: Trx,
  batch: readonly DeliveryOutcome[],
  recalledOf: (shown: View) => ReplyContext,
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
  readonly delivery: SendResult
  readonly ref: { readonly channelId: string; readonly messageId: string }
}

const postedDeliveries = (batch: readonly DeliveryOutcome[]): readonly PostedDelivery[] =>
  batch.flatMap(({ delivery, result }) => (result.state === 'sent' ? [{ delivery, ref: result.ref }] : []))

/** Closed direct messages, spaces that are gone, ask for patience, fail, or work again. */
async function recordDestinationHealth(
  trx: Trx,
  batch: readonly DeliveryOutcome[],
  failing: Set<string>,
  now: Date,
): Promise<void> {
  const spaces = new Map<string, { failures: number; works: boolean; isTroubled: boolean }>()
  for (const { delivery, result } of batch) {
    if (result.state === 'closed') await ledger.markDmClosed(trx, delivery.accountId, now)
    if (result.state === 'gone') await ledger.markSpaceLeft(trx, delivery.spaceId, now)
    if (result.state === 'later' && result.scope !== 'channel')
      await ledger.pauseSpace(trx, delivery.spaceId, new Date(now.getTime() + result.afterMs), now)
    const space = spaces.get(delivery.spaceId) ?? { failures: 0, works: false, isTroubled: false }
    if (result.state === 'unknown') space.failures++
    if (result.state === 'sent') space.works = true
    space.isTroubled ||= delivery.hasRecentFailures
    spaces.set(delivery.spaceId, space)
  }
  for (const [spaceId, { failures, works, isTroubled }] of spaces) {
    if (works) {
      // What was known when the letter was claimed may be older than what failed since.
      if (failing.delete(spaceId) || isTroubled) await ledger.resetSpaceFailures(trx, spaceId, now)
    } else if (failures > 0) {
      failing.add(spaceId)
      await ledger.recordSpaceFailures(trx, spaceId, failures, now)
    }
  }
}

/** What a failed delivery means for a row. */
function toMark(row: ClaimedNudge, delivery: Exclude<DeliveryOutcome['result'], { state: 'sent' }>, now: Date): Mark {
  switch (delivery.state) {
    case 'later':
      return { row, state: 'pending', reason: row.reason, tryAt: new Date(now.getTime() + delivery.afterMs) }
    case 'returned':
      return { row, state: 'pending', reason: row.reason, tryAt: row.try_at }
    case 'unknown':
      // Looked up as soon as the platform has had time to show it.
      return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + LOOK_UP_AFTER_MS) }
    case 'closed':
    case 'gone':
      // The next claim finds another account of theirs, or keeps it for the next contact.
      return { row, state: 'pending', reason: delivery.state, tryAt: now, accountId: null, bundleId: null }
    case 'refused':
      return { row, state: 'failed', reason: delivery.reason.slice(0, 50) }
  }
}

const LOOK_UP_AFTER_MS = 2_000
