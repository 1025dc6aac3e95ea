// What one heartbeat does: plan (any process), then, in whichever process holds the leases for it, resolve, claim, send.

import type { Platform } from '../../chat/platform.ts'
import type { Recalled } from '../../chat/run/request-scope.ts'
import type { Subject, View } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Clock } from '../../time/index.ts'
import { elapsed } from '../../time/index.ts'
import type { Kinds } from '../kinds/index.ts'
import * as ledger from '../outbox/index.ts'
import { createQueue } from './deliver.ts'
import { doorsOf, leadsTo } from './route.ts'
import { createBeside } from './sender/beside.ts'
import { createHolding } from './sender/holding.ts'
import { createMarking } from './sender/marking.ts'
import { createResolving } from './sender/resolving.ts'
import type { Marked } from './settle.ts'
import { take } from './tick.ts'

type Trx = Me['trx']

/** What the sender is made of. */
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
  /** What a typed number, label, *yes* or *no* means after this was said there; without it nothing is remembered. */
  readonly recalledOf?: (shown: View) => Recalled
  readonly onError: (error: unknown) => void
  /** After a commit that changed these: cards that show them are to be drawn again. */
  readonly onTouched?: (subjects: readonly Subject[]) => void
  /** After rows were marked: for metrics, and for tests that wait. */
  readonly onMarked?: (marks: readonly Marked[]) => void
  /** After so many occurrences came too late to be said. */
  readonly onMissed?: (count: number) => void
}

/** What speaks unasked, in one process. */
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

/** What a process says unasked. It begins with its first beat; who calls `beat` is the heartbeat's business. */
export function createSender(options: SenderOptions): Sender {
  const { transact, peek, clock, kinds, platforms, holder, onError } = options
  const { senderMs, rowMs } = options.leases ?? { senderMs: ledger.SENDER_MS, rowMs: ledger.LEASE_MS }
  // Claims at most what can be sent in a third of a row's lease.
  const claimSeconds = rowMs / 3000
  const doors = doorsOf(platforms.values())
  const batchSize = ledger.batchOf(peek)
  const holding = createHolding({ transact, clock, holder, doors, leaseMs: senderMs })
  let isStopped = false
  let beating: Promise<void> | null = null
  let hasOrphaned = false
  const claimedAt = new Map<string, number>()
  /** Rows that are in the queue or under way: theirs is no silence. */
  const inHand = new Set<string>()

  /** When something last went as it should, on this process's own watch. */
  let wellAt = elapsed()
  const progressed = (): void => {
    wellAt = elapsed()
  }

  const claims = (): boolean => holding.held.isClaimer && holding.isFresh()

  const beside = createBeside({
    transact,
    peek,
    clock,
    onTouched: options.onTouched,
    isStopped: () => isStopped,
    onError,
  })
  const marking = createMarking({
    batchSize,
    transact,
    clock,
    platforms,
    recalledOf: options.recalledOf,
    isStopped: () => isStopped,
    onError,
    onMarked(marks, batch) {
      options.onMarked?.(marks)
      progressed()
      const parcels = batch.map(({ parcel }) => parcel)
      queue.marked(parcels)
      for (const { rows } of parcels) for (const { nudge_id } of rows) inHand.delete(nudge_id)
    },
  })
  const queue = createQueue({
    platforms,
    mayBeginUntil({ letter, platform }) {
      if (!leadsTo(holding.held.doors, { platform, externalId: letter.externalId })) return null
      const rowUntil = (claimedAt.get(letter.letterId) ?? 0) + rowMs / 2
      const left = Math.min(holding.until, rowUntil) - elapsed()
      return left > 0 ? new Date(clock.now().getTime() + left) : null
    },
    onOutcome(outcome) {
      claimedAt.delete(outcome.parcel.letter.letterId)
      marking.add(outcome)
    },
  })

  /** One batch of what has come due. @returns how many schedules that were */
  const plan = async (): Promise<number> => {
    if (isStopped || !(await ledger.isAnythingDue(peek, clock.now()))) return 0
    const done = await transact((trx) => ledger.plan(trx, clock.now(), kinds))
    if (done.missed > 0) options.onMissed?.(done.missed)
    progressed()
    return done.schedules
  }

  const planAll = async (): Promise<void> => {
    // Where none were planned that are due, others plan them.
    for (let planned = await plan(); planned > 0; planned = await plan()) {
      if (planned < ledger.BATCH) continue
      await holding.renew()
      if (claims()) await claimAll()
    }
  }

  /**
   * What is due, where this process claims; else what the one that does has parked for this one's doors. After each full
   * batch the most urgent has its turn again, with what has come due meanwhile.
   */
  const claimAll = async (): Promise<void> => {
    const isElsewhere = !holding.held.isClaimer
    if (isElsewhere && !(await ledger.isAnythingElsewhere(peek, [...holding.held.doors]))) return
    let priority: ledger.Priority | null = 0
    while (priority !== null && !isStopped && holding.isFresh()) {
      const isFull: boolean = await claim(priority, isElsewhere)
      if (isFull) await plan()
      priority = isFull ? 0 : afterPriority(priority)
    }
  }

  /** @returns whether there may be more of that priority, and room for it */
  const claim = async (priority: ledger.Priority, isElsewhere: boolean): Promise<boolean> => {
    const room = Math.max(priority === 0 ? 50 : 0, Math.floor(queue.pace * claimSeconds) - queue.size)
    const limit = Math.min(batchSize, room)
    if (limit <= 0 || !(isElsewhere || (await ledger.isAnythingPending(peek, clock.now(), priority)))) return false
    const asked = elapsed()
    const ways = { platforms, held: holding.held, room: queue.room }
    const { parcels, marks, claimed } = await transact((trx) =>
      take(trx, { ...ways, kinds, now: clock.now(), priority, limit, leaseMs: rowMs, isElsewhere }),
    )
    for (const { letter, rows } of parcels) {
      claimedAt.set(letter.letterId, asked)
      for (const { nudge_id } of rows) inHand.add(nudge_id)
    }
    queue.push(parcels, asked)
    if (marks.length > 0) options.onMarked?.(marks)
    progressed()
    return claimed === limit
  }

  const resolve = createResolving({
    transact,
    peek,
    clock,
    platforms,
    leaseMs: rowMs,
    mine: () => ({ isClaimer: holding.held.isClaimer, doors: [...holding.held.doors], inHand: [...inHand] }),
    onMarked: (marks) => options.onMarked?.(marks),
    onError,
  })

  const work = async (): Promise<void> => {
    try {
      if (options.isAlone && !hasOrphaned) {
        await transact((trx) => ledger.orphan(trx, clock.now()))
        hasOrphaned = true
      }
      await beside.followZones()
      await holding.renew()
      if (holding.isFresh() && doors.length > 0) await resolve()
      // Planned first, so that what belongs together is claimed together.
      await planAll()
      if (holding.isFresh() && doors.length > 0) await claimAll()
      beside.closeSessions()
      progressed()
    } catch (error) {
      onError(error)
    }
  }

  const idle = async (): Promise<void> => {
    while (queue.size > 0 || marking.flushing) await (marking.flushing ?? new Promise((done) => setTimeout(done, 5)))
    await beside.idle()
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
      await holding.release().catch(onError)
    },
    get holdsLease() {
      return claims()
    },
    get silentMs() {
      return elapsed() - wellAt
    },
  }
}

const afterPriority = (priority: ledger.Priority): ledger.Priority | null =>
  priority === 0 ? 1 : priority === 1 ? 2 : null
