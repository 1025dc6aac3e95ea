// What one heartbeat does: plan (any process), then, in the one process that holds the lease, resolve, claim and send.
import type { Platform } from '../chat/platform.ts'
import { type Subject, t, view } from '../chat/view.ts'
import * as focus from '../services/focus.ts'
import type { Claimed, Mark } from '../services/ledger.ts'
import * as ledger from '../services/ledger.ts'
import type { Me } from '../services/me.ts'
import * as schedules from '../services/schedules.ts'
import type { Clock } from '../time.ts'
import { elapsed, zoneDataVersion } from '../time.ts'
import { createQueue, type Outcome } from './deliver.ts'
import type { Kinds } from './load.ts'
import { letterOf, type Parcel, take } from './tick.ts'

type Trx = Me['trx']

export interface SenderOptions {
  /** One short transaction. */
  transact<R>(work: (trx: Trx) => Promise<R>): Promise<R>
  /** Reads without one; on SQLite a transaction would be a writer. */
  readonly peek: Trx
  readonly clock: Clock
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  /** Names this process among others. */
  readonly holder: string
  /** Nobody else can send: SQLite has one process. What another one left behind is taken over at once. */
  readonly isAlone?: boolean
  /** How long this process and its claimed rows are believed to be well; shorter ones are for tests. */
  readonly leases?: { readonly senderMs: number; readonly rowMs: number }
  readonly onError: (error: unknown) => void
  /** After a commit that changed these: cards that show them are to be drawn again. */
  readonly onTouched?: (subjects: readonly Subject[]) => void
  /** After rows were marked: for metrics, and for tests that wait. */
  readonly onMarked?: (marks: readonly Marked[]) => void
  /** After so many occurrences came too late to be said. */
  readonly onMissed?: (count: number) => void
}

/** What became of a row of the ledger, and for a sent one the platform's message. */
export interface Marked {
  readonly row: Claimed
  readonly state: string
  readonly reason?: string | null
  readonly messageId?: string | null
}

export interface Sender {
  /** One look at the clock. Beats that come while one works are left out; the next one sees what they would have. */
  beat(): Promise<void>
  /** Resolves when nothing is under way or waits for its mark. */
  idle(): Promise<void>
  /** Begins nothing any more, finishes what was begun, gives back the rest, lets another process begin. */
  stop(): Promise<void>
  readonly holdsLease: boolean
  /** Milliseconds since a beat, or a step of one, last ended as it should; a healthy one beats every second. */
  readonly silentMs: number
}

const FLUSH_MS = 15

export function createSender(options: SenderOptions): Sender {
  const { transact, peek, clock, kinds, platforms, holder, onError } = options
  const { senderMs, rowMs } = options.leases ?? { senderMs: ledger.SENDER_MS, rowMs: ledger.LEASE_MS }
  // Claims at most what can be sent in a third of a row's lease.
  const claimSeconds = rowMs / 3000
  const renewMs = senderMs / 4
  // Nothing is handed to the network so shortly before a lease ends.
  const marginMs = senderMs / 12
  const resolveMs = Math.min(5_000, rowMs / 4)
  let leaseUntil = 0
  let renewAt = 0
  let resolveAt = 0
  let isStopped = false
  let beating: Promise<void> | null = null
  let hasCheckedZones = false
  const claimedAt = new Map<string, number>()
  /** Rows that are in the queue or under way: theirs is no silence. */
  const inHand = new Set<string>()

  /** When something last went as it should, on this process's own watch. */
  let wellAt = elapsed()
  const progressed = (): void => {
    wellAt = elapsed()
  }

  const holds = (): boolean => elapsed() < leaseUntil - marginMs

  const outcomes: Outcome[] = []
  let flushing: Promise<void> | null = null
  const queue = createQueue({
    platforms,
    mayBegin: (parcel) => holds() && elapsed() - (claimedAt.get(parcel.letter.letterId) ?? 0) < rowMs / 2,
    onOutcome(outcome) {
      claimedAt.delete(outcome.parcel.letter.letterId)
      outcomes.push(outcome)
      flushing ??= flushSoon()
    },
  })

  const flushSoon = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, FLUSH_MS))
    while (outcomes.length > 0) {
      const batch = outcomes.splice(0, ledger.BATCH)
      try {
        await transact((trx) => settle(trx, batch))
        progressed()
        for (const { parcel } of batch) for (const { nudge_id } of parcel.rows) inHand.delete(nudge_id)
      } catch (error) {
        onError(error)
        // Sent ones must not be forgotten; what cannot be marked at all is looked up when its lease is over.
        if (isStopped) break
        outcomes.unshift(...batch)
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    }
    flushing = null
  }

  /** Writes down what became of a batch of letters. */
  const settle = async (trx: Trx, batch: readonly Outcome[]): Promise<void> => {
    const now = clock.now()
    const sent: { row: Claimed; channelId: string; messageId: string }[] = []
    const marks: Mark[] = []
    const news = new Map<string, { failures: number; works: boolean }>()
    for (const { parcel, delivery } of batch) {
      for (const row of parcel.rows) {
        if (delivery.state === 'sent') sent.push({ row, ...delivery.ref })
        else marks.push(markOf(row, delivery, now))
      }
      if (delivery.state === 'closed') await ledger.closed(trx, parcel.accountId, now)
      if (delivery.state === 'gone') await ledger.left(trx, parcel.spaceId, now)
      if (delivery.state === 'later' && delivery.scope !== 'channel')
        await ledger.pause(trx, parcel.spaceId, new Date(now.getTime() + delivery.afterMs), now)
      const space = news.get(parcel.spaceId) ?? { failures: 0, works: false }
      if (delivery.state === 'unknown') space.failures++
      if (delivery.state === 'sent') space.works = true
      news.set(parcel.spaceId, space)
    }
    // Accounts before the ledger, as a request has them: each would wait for the other otherwise.
    await ledger.keepChannels(
      trx,
      batch.flatMap(({ parcel, delivery }) =>
        delivery.state === 'sent' && parcel.letter.channelId !== delivery.ref.channelId
          ? [{ accountId: parcel.accountId, channelId: delivery.ref.channelId }]
          : [],
      ),
    )
    await ledger.markSent(trx, sent, now)
    await ledger.mark(trx, marks)
    for (const [spaceId, { failures, works }] of news) {
      if (works) {
        if (failing.delete(spaceId)) await ledger.works(trx, spaceId, now)
      } else if (failures > 0) {
        failing.add(spaceId)
        await ledger.failed(trx, spaceId, failures, now)
      }
    }
    const cards = batch.flatMap(({ parcel, delivery }) =>
      delivery.state === 'sent' && parcel.letter.view.card
        ? [
            {
              accountId: parcel.accountId,
              ...delivery.ref,
              kind: parcel.letter.view.card.kind,
              subjectId: parcel.letter.view.card.id,
            },
          ]
        : [],
    )
    await ledger.keepCards(trx, cards, now)
    options.onMarked?.([...sent.map((mark) => ({ ...mark, state: 'sent' })), ...marks])
  }
  const failing = new Set<string>()

  const renew = async (): Promise<boolean> => {
    if (elapsed() < renewAt && holds()) return true
    const asked = elapsed()
    const has = await transact((trx) => ledger.hold(trx, holder, clock.now(), senderMs))
    leaseUntil = has ? asked + senderMs : 0
    renewAt = asked + renewMs
    return has
  }

  const planAll = async (): Promise<void> => {
    while (!isStopped && (await ledger.isAnythingDue(peek, clock.now()))) {
      const done = await transact((trx) => ledger.plan(trx, clock.now(), kinds))
      if (done.missed > 0) options.onMissed?.(done.missed)
      progressed()
      // Others plan the rest.
      if (done.schedules === 0) return
      if (done.schedules === ledger.BATCH && (await renew())) await claimAll()
    }
  }

  const claimAll = async (): Promise<void> => {
    if (!(await ledger.isAnythingPending(peek, clock.now()))) return
    for (const priority of [0, 1, 2] as const) {
      for (;;) {
        const room = Math.max(priority === 0 ? 50 : 0, Math.floor(queue.pace * claimSeconds) - queue.size)
        const limit = Math.min(ledger.BATCH, room)
        if (limit <= 0 || isStopped || !holds()) break
        const asked = elapsed()
        const { parcels, marks, claimed } = await transact((trx) =>
          take(trx, { kinds, platforms, now: clock.now(), priority, limit, leaseMs: rowMs, room: queue.room }),
        )
        for (const { letter, rows } of parcels) {
          claimedAt.set(letter.letterId, asked)
          for (const { nudge_id } of rows) inHand.add(nudge_id)
        }
        queue.push(parcels)
        if (marks.length > 0) options.onMarked?.(marks)
        progressed()
        if (claimed < limit) break
      }
    }
  }

  /** Focus sessions whose time is over, beside the beat: what is said about them does not wait for it. */
  const closeSessions = async (): Promise<void> => {
    try {
      while (!isStopped && (await focus.isAnyDue(peek, clock.now()))) {
        const touched = await transact((trx) => focus.closeDue(trx, clock.now()))
        options.onTouched?.(touched)
        // Others close the rest.
        if (touched.length === 0) return
      }
    } catch (error) {
      onError(error)
    }
  }
  let closing: Promise<void> | null = null

  /** Rows whose holder fell silent: asked of the platform whether they were sent. */
  const resolve = async (): Promise<void> => {
    if (elapsed() < resolveAt || !(await ledger.isAnythingExpired(peek, clock.now()))) return
    resolveAt = elapsed() + resolveMs
    const rows = await transact((trx) =>
      ledger.claimExpired(trx, { now: clock.now(), leaseMs: rowMs, inHand: [...inHand] }),
    )
    const carriers = rows.filter(({ bundle_id }) => bundle_id === null)
    const persons = await ledger.personsOf(
      peek,
      carriers.map(({ user_id }) => user_id),
    )
    const outcomesOf = await Promise.all(
      carriers.map(async (row): Promise<{ row: Claimed; outcome: Parameters<typeof resolved>[1] }> => {
        const reach = persons.get(row.user_id)?.accounts.find(({ accountId }) => accountId === row.account_id)
        const platform = reach && platforms.get(reach.platform)
        // Claimed and never addressed: it was not sent.
        if (row.account_id === null) return { row, outcome: 'absent' }
        if (!reach || !platform) return { row, outcome: 'later' }
        try {
          const since = new Date(Math.min(row.due_at.getTime(), row.try_at.getTime()))
          return { row, outcome: await platform.lookUp(letterOf(row, reach, view(t`Looking`)), since) }
        } catch (error) {
          onError(error)
          return { row, outcome: 'later' }
        }
      }),
    )
    const byCarrier = new Map(outcomesOf.map(({ row, outcome }) => [row.nudge_id, outcome]))
    const now = clock.now()
    const marks = rows.map((row) => resolved(row, byCarrier.get(row.bundle_id ?? row.nudge_id) ?? 'absent', now))
    await transact((trx) => ledger.mark(trx, marks))
    options.onMarked?.(marks)
  }

  const work = async (): Promise<void> => {
    try {
      if (!hasCheckedZones) {
        hasCheckedZones = true
        await transact((trx) => schedules.followZoneData(trx, zoneDataVersion(), clock.now()))
        if (options.isAlone) await transact((trx) => ledger.orphan(trx, clock.now()))
      }
      if (await renew()) await resolve()
      // Planned first, so that what belongs together is claimed together.
      await planAll()
      if (holds()) await claimAll()
      closing ??= closeSessions().finally(() => {
        closing = null
      })
      progressed()
    } catch (error) {
      onError(error)
    }
  }

  const idle = async (): Promise<void> => {
    while (queue.size > 0 || flushing) await (flushing ?? new Promise((done) => setTimeout(done, 5)))
    await closing
  }

  return {
    beat() {
      if (isStopped) return Promise.resolve()
      beating ??= work().finally(() => {
        beating = null
      })
      return beating
    },
    idle,
    async stop() {
      isStopped = true
      await beating
      await queue.stop()
      await idle()
      leaseUntil = 0
      await transact((trx) => ledger.release(trx, holder)).catch(onError)
    },
    get holdsLease() {
      return holds()
    },
    get silentMs() {
      return elapsed() - wellAt
    },
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

function resolved(
  row: Claimed,
  outcome: { readonly channelId: string; readonly messageId: string } | 'absent' | 'cannot' | 'later',
  now: Date,
): Mark {
  if (outcome === 'absent') return { row, state: 'pending', reason: row.reason, tryAt: now }
  // Not repeated, since it may have been said: reported instead.
  if (outcome === 'cannot') return { row, state: 'unknown', reason: 'cannot look up', leaseUntil: null }
  if (outcome === 'later')
    return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + ledger.LEASE_MS) }
  return { row, state: 'sent', sentAt: now, ...outcome }
}

export type { Parcel }
