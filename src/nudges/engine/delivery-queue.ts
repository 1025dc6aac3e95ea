// What the ledger handed over, on its way: time-critical first, each platform and space at its own pace, a broken one
// apart. What becomes of a letter is marked in batches.
import type { DeliveryResult, Platform } from '../../chat/platform.ts'
import { withTrace } from '../../chat/run/trace.ts'
import { monotonicMs } from '../../time/index.ts'
import type * as ledger from '../outbox/index.ts'
import type { SendResult } from './route.ts'

/** What became of a delivery; `returned`: it was never begun. */
export interface DeliveryOutcome {
  readonly delivery: SendResult
  readonly result: DeliveryResult | { readonly state: 'returned' }
}

/** What the queue asks and tells. */
export interface DeliveryQueueOptions {
  readonly platforms: ReadonlyMap<string, Platform>
  /** Until when a letter may be handed to the network; null where its time is over. Asked right before each one. */
  mayBeginUntil(delivery: SendResult): Date | null
  onOutcome(outcome: DeliveryOutcome): void
}

/** What waits to be sent, and what is under way. */
export interface DeliveryQueue {
  /** @param claimedAt when their claim began, on this process's own watch (`elapsed`): what it knew of spaces is as old */
  push(deliveries: readonly SendResult[], claimedAt: number): void
  /** How many letters wait or are under way. */
  readonly size: number
  /** How many more of a priority a space may have in here. What comes after it anyway takes no room from it. */
  capacityLeft(spaceId: string, priority: ledger.SendPriority): number
  /** Letters sent a second lately; for deciding how many to claim. */
  readonly throughput: number
  /** The ledger knows what became of these: whether their spaces are left alone is its to say from now on. */
  confirmRecorded(deliveries: readonly SendResult[]): void
  /** Begins nothing any more, gives back what waits; resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/** Requests under way at once, on a platform and in one of its spaces. */
const MAX_CONCURRENT = 64
const MAX_CONCURRENT_PER_SPACE = 32
/** As long as it is not known to work, and after so many failures in a row no more. */
const FAILURE_THRESHOLD = 3
/** A space with more letters than this in here would keep others out of it. */
const MAX_QUEUED_PER_SPACE = 400

/** A queue over these platforms, whose paces do not hold each other up. */
export function createDeliveryQueue({ platforms, mayBeginUntil, onOutcome }: DeliveryQueueOptions): DeliveryQueue {
  const waiting: SendResult[][] = [[], [], []]
  const running = new Map<string, number>()
  /** Letters of each priority. */
  const queuedBySpace = new Map<string, [number, number, number]>()
  /** Spaces that were heard of lately: one that works, or so many failures in a row. */
  const circuitStates = new Map<string, 'works' | number>()
  /** Spaces that broke or asked for patience: nothing is begun there until the ledger knows, which counts on. */
  const openCircuits = new Set<string>()
  /** When the ledger knew: whatever was claimed before then was claimed without knowing it. */
  const recordedAt = new Map<string, number>()
  /** What became of so many letters of a space is not marked yet. */
  const unrecorded = new Map<string, number>()
  const inFlight = new Set<Promise<void>>()
  let isStopped = false
  let pace = 50
  let finished = 0
  let measuredAt = monotonicMs()

  const count = (key: string, by: number, of = running): void => {
    const startNext = (of.get(key) ?? 0) + by
    if (startNext === 0) of.delete(key)
    else of.set(key, startNext)
  }
  const countIn = ({ spaceId, priority }: SendResult, by: number): void => {
    const letters = queuedBySpace.get(spaceId) ?? [0, 0, 0]
    letters[priority] += by
    if (letters.every((each) => each === 0)) queuedBySpace.delete(spaceId)
    else queuedBySpace.set(spaceId, letters)
  }
  const isFree = ({ platform, spaceId }: SendResult): boolean =>
    (running.get(platform) ?? 0) < MAX_CONCURRENT &&
    (running.get(spaceId) ?? 0) < concurrencyLimit(circuitStates.get(spaceId))
  const updateCircuit = ({ spaceId }: SendResult, result: DeliveryOutcome['result']): void => {
    if (result.state === 'sent') circuitStates.set(spaceId, 'works')
    else if (result.state === 'unknown') {
      const before = circuitStates.get(spaceId)
      const failures = (typeof before === 'number' ? before : 0) + 1
      // Broken: one at a time tries it again, once it is left alone no more.
      circuitStates.set(spaceId, Math.min(failures, FAILURE_THRESHOLD - 1))
      if (failures >= FAILURE_THRESHOLD) openCircuits.add(spaceId)
    } else if (result.state === 'later' && result.scope !== 'channel') openCircuits.add(spaceId)
  }

  const finish = (delivery: SendResult, result: DeliveryOutcome['result']): void => {
    countIn(delivery, -1)
    updateCircuit(delivery, result)
    count(delivery.spaceId, 1, unrecorded)
    finished++
    const seconds = (monotonicMs() - measuredAt) / 1000
    if (seconds >= 1) {
      pace = Math.max(10, pace * 0.5 + (finished / seconds) * 0.5)
      finished = 0
      measuredAt = monotonicMs()
    }
    onOutcome({ delivery, result })
  }

  const send = async (delivery: SendResult, until: Date): Promise<void> => {
    count(delivery.platform, 1)
    count(delivery.spaceId, 1)
    let result: DeliveryOutcome['result'] = { state: 'returned' }
    try {
      const platform = platforms.get(delivery.platform)
      if (platform)
        result = await withTrace(
          () => platform.send({ ...delivery.message, mayBeginUntil: until }),
          delivery.message.idempotencyKey,
        )
    } catch {
      // A platform that throws has told nothing: it may have been sent.
      result = { state: 'unknown' }
    } finally {
      count(delivery.platform, -1)
      count(delivery.spaceId, -1)
    }
    finish(delivery, result)
  }

  const startNext = (): void => {
    for (const list of waiting) {
      let index = 0
      while (index < list.length) {
        const delivery = list[index]
        if (!delivery) break
        const isOver = isStopped || openCircuits.has(delivery.spaceId)
        if (!isOver && !isFree(delivery)) {
          index++
          continue
        }
        list.splice(index, 1)
        const until = isOver ? null : mayBeginUntil(delivery)
        if (until === null) {
          finish(delivery, { state: 'returned' })
          continue
        }
        const work = send(delivery, until).finally(() => {
          inFlight.delete(work)
          startNext()
        })
        inFlight.add(work)
        if ([...platforms.keys()].every((name) => (running.get(name) ?? 0) >= MAX_CONCURRENT)) return
      }
    }
  }

  return {
    push(deliveries, claimedAt) {
      for (const delivery of deliveries) {
        countIn(delivery, 1)
        if (claimedAt < (recordedAt.get(delivery.spaceId) ?? claimedAt)) finish(delivery, { state: 'returned' })
        else waiting[delivery.priority]?.push(delivery)
      }
      startNext()
    },
    get size() {
      return waiting.reduce((sum, list) => sum + list.length, 0) + inFlight.size
    },
    capacityLeft(spaceId, priority) {
      const before = (queuedBySpace.get(spaceId) ?? []).slice(0, priority + 1)
      return MAX_QUEUED_PER_SPACE - before.reduce((sum, letters) => sum + letters, 0)
    },
    get throughput() {
      return pace
    },
    confirmRecorded(deliveries) {
      for (const { spaceId } of deliveries) count(spaceId, -1, unrecorded)
      // An older letter's mark says nothing of the failure that halted it.
      for (const { spaceId } of deliveries)
        if (!unrecorded.has(spaceId) && openCircuits.delete(spaceId)) recordedAt.set(spaceId, monotonicMs())
    },
    async stop() {
      isStopped = true
      startNext()
      await Promise.all(inFlight)
    },
  }
}

/** A space that is not known to work is not asked more often than it may fail. */
const concurrencyLimit = (standing: 'works' | number | undefined): number =>
  standing === 'works' ? MAX_CONCURRENT_PER_SPACE : FAILURE_THRESHOLD - (standing ?? 0)
