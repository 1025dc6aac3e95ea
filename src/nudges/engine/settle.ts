// Writes down what became of letters: a batch in one transaction, however many people it is about.
import type { Recalled } from '../../chat/run/request-scope.ts'
import type { View } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import * as recents from '../../domain/request/recents.ts'
import type { Claimed, Mark } from '../outbox/index.ts'
import * as ledger from '../outbox/index.ts'
import type { Outcome } from './deliver.ts'
import type { Parcel } from './route.ts'

type Trx = Me['trx']

/** What became of a row of the ledger, and for a sent one the platform's message. */
export interface Marked {
  readonly row: Claimed
  readonly state: string
  readonly reason?: string | null
  readonly messageId?: string | null
}

/**
 * @param failing spaces that failed last, as far as this process knows; kept from batch to batch
 * @returns what became of each row
 */
export async function settle(
  trx: Trx,
  batch: readonly Outcome[],
  failing: Set<string>,
  now: Date,
): Promise<readonly Marked[]> {
  const posted = postedOf(batch)
  const sent = posted.flatMap(({ parcel, ref }) => parcel.rows.map((row) => ({ row, ...ref })))
  const marks = batch.flatMap(({ parcel, delivery }) =>
    delivery.state === 'sent' ? [] : parcel.rows.map((row) => markOf(row, delivery, now)),
  )
  // Accounts before the ledger, as a request has them: each would wait for the other otherwise.
  await noteDoors(trx, batch, failing, now)
  await ledger.keepChannels(
    trx,
    posted.flatMap(({ parcel: { accountId, letter }, ref: { channelId } }) =>
      letter.channelId === channelId ? [] : [{ accountId, channelId }],
    ),
  )
  await ledger.markSent(trx, sent, now)
  await ledger.mark(trx, marks)
  await ledger.keepCards(
    trx,
    posted.flatMap(({ parcel: { accountId, letter }, ref }) =>
      letter.view.card ? [{ accountId, ...ref, kind: letter.view.card.kind, subjectId: letter.view.card.id }] : [],
    ),
    now,
  )
  return [...sent.map((mark) => ({ ...mark, state: 'sent' })), ...marks]
}

/** Numbers, labels, *yes* and *no* mean what was said last. Apart from the marks: nothing is lost where it fails. */
export async function rememberShown(
  trx: Trx,
  batch: readonly Outcome[],
  recalledOf: (shown: View) => Recalled,
  now: Date,
): Promise<void> {
  const shown = postedOf(batch).map(({ parcel: { accountId, letter }, ref: { channelId } }) => ({
    accountId,
    channelId,
    recalled: recalledOf(letter.view),
  }))
  await recents.rememberMany(trx, shown, now)
}

interface Posted {
  readonly parcel: Parcel
  readonly ref: { readonly channelId: string; readonly messageId: string }
}

const postedOf = (batch: readonly Outcome[]): readonly Posted[] =>
  batch.flatMap(({ parcel, delivery }) => (delivery.state === 'sent' ? [{ parcel, ref: delivery.ref }] : []))

/** Closed direct messages, spaces that are gone, ask for patience, fail, or work again. */
async function noteDoors(trx: Trx, batch: readonly Outcome[], failing: Set<string>, now: Date): Promise<void> {
  const spaces = new Map<string, { failures: number; works: boolean; isTroubled: boolean }>()
  for (const { parcel, delivery } of batch) {
    if (delivery.state === 'closed') await ledger.closed(trx, parcel.accountId, now)
    if (delivery.state === 'gone') await ledger.left(trx, parcel.spaceId, now)
    if (delivery.state === 'later' && delivery.scope !== 'channel')
      await ledger.pause(trx, parcel.spaceId, new Date(now.getTime() + delivery.afterMs), now)
    const space = spaces.get(parcel.spaceId) ?? { failures: 0, works: false, isTroubled: false }
    if (delivery.state === 'unknown') space.failures++
    if (delivery.state === 'sent') space.works = true
    space.isTroubled ||= parcel.isTroubled
    spaces.set(parcel.spaceId, space)
  }
  for (const [spaceId, { failures, works, isTroubled }] of spaces) {
    if (works) {
      // What was known when the letter was claimed may be older than what failed since.
      if (failing.delete(spaceId) || isTroubled) await ledger.works(trx, spaceId, now)
    } else if (failures > 0) {
      failing.add(spaceId)
      await ledger.failed(trx, spaceId, failures, now)
    }
  }
}

/** What a failed delivery means for a row. */
function markOf(row: Claimed, delivery: Exclude<Outcome['delivery'], { state: 'sent' }>, now: Date): Mark {
  switch (delivery.state) {
    case 'later':
      return { row, state: 'pending', reason: row.reason, tryAt: new Date(now.getTime() + delivery.afterMs) }
    case 'returned':
      return { row, state: 'pending', reason: row.reason, tryAt: row.try_at }
    case 'unknown':
      // Looked up as soon as the platform has had time to show it.
      return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + UNKNOWN_MS) }
    case 'closed':
    case 'gone':
      // The next claim finds another account of theirs, or keeps it for the next contact.
      return { row, state: 'pending', reason: delivery.state, tryAt: now, accountId: null, bundleId: null }
    case 'refused':
      return { row, state: 'failed', reason: delivery.reason.slice(0, 50) }
  }
}

const UNKNOWN_MS = 2_000
