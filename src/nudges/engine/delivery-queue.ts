// Sends what was claimed: time-critical deliveries first, each platform and space at its own pace, failing ones apart.
// What became of each is told to the caller, who records it in batches.
import type { DeliveryResult, Platform } from '../../chat/platform.ts'
import { withTrace } from '../../chat/run/trace.ts'
import { world } from '../../time/world.ts'
import type { SendPriority } from '../outbox/index.ts'
import { createBeginMarker, type MarkBegun } from './begin-marker.ts'
import { type CircuitBreaker, type CircuitChange, createCircuitBreaker } from './circuit-breaker.ts'
import { createHaltedSpaces } from './halted-spaces.ts'
import type { Delivery } from './route.ts'
import { createSpaceLoad } from './space-load.ts'
import { createThroughputMeter } from './throughput.ts'

/** What became of a delivery; `returned`: it was never begun. */
export interface DeliveryOutcome {
  readonly delivery: Delivery
  readonly result: DeliveryResult | { readonly state: 'returned' }
  /** What it changed about its space. */
  readonly circuit?: CircuitChange | null
}

/** What the queue asks and tells. */
export interface DeliveryQueueOptions {
  readonly platforms: ReadonlyMap<string, Platform>
  /** Until when a delivery may be handed to the network; null where its time is over. Asked right before each one. */
  mayBeginUntil(delivery: Delivery): Date | null
  /** Called before a request leaves. Without it all deliveries count as this process's own. */
  readonly markBegun?: MarkBegun
  onOutcome(outcome: DeliveryOutcome): void
  /** Where deliveries can't be marked as begun; they are given back. */
  readonly onError?: (error: unknown) => void
}

/** What waits to be sent, and what is under way. */
export interface DeliveryQueue {
  /** @param claimedAt when their claim began, on the monotonic clock: what it knew of spaces is as old */
  push(deliveries: readonly Delivery[], claimedAt: number): void
  /** How many deliveries wait or are under way. */
  readonly size: number
  /** How many more of a priority a space may have in here. What comes after it anyway takes no room from it. */
  capacityLeft(spaceId: string, priority: SendPriority): number
  /** Deliveries finished a second lately; for deciding how many to claim. */
  readonly throughput: number
  /** The outbox knows what became of these: from now on it decides whether their spaces are paused. */
  confirmRecorded(deliveries: readonly Delivery[]): void
  /** Begins nothing any more, gives back what waits; resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/** Requests under way at once on a platform. */
const MAX_CONCURRENT = 64

/** A queue over these platforms, whose paces do not hold each other up. */
export function createDeliveryQueue(options: DeliveryQueueOptions): DeliveryQueue {
  const { platforms, mayBeginUntil, onOutcome } = options
  const waiting: Delivery[][] = [[], [], []]
  const load = createSpaceLoad()
  const meter = createThroughputMeter()
  const breaker = createCircuitBreaker()
  const halted = createHaltedSpaces()
  const inFlight = new Set<Promise<void>>()
  let isStopped = false

  const finish = (delivery: Delivery, result: DeliveryOutcome['result'], circuit: CircuitChange | null = null) => {
    load.addQueued(delivery, -1)
    halted.noteFinished(delivery.spaceId, isLimited(result) || circuit?.state === 'opened')
    meter.count()
    onOutcome({ delivery, result, circuit })
  }

  const send = async (delivery: Delivery, until: Date): Promise<void> => {
    const { spaceId, accountId } = delivery
    const begunAt = world().elapsed()
    const result = await sendOnce(platforms.get(delivery.platform), delivery, until)
    load.addRunning(delivery, -1)
    if (result.state === 'returned') return finish(delivery, result)
    const request = { spaceId, accountId, begunAt, endedAt: world().elapsed(), result }
    finish(delivery, result, breaker.record(request))
  }

  const marker = createBeginMarker(options, (delivery, isOwn) => {
    const until = isOwn && !isStopped && !halted.has(delivery.spaceId) ? mayBeginUntil(delivery) : null
    if (until === null) {
      load.addRunning(delivery, -1)
      finish(delivery, { state: 'returned' })
      // Its place is free, and where nothing is under way nobody else says so.
      return startNext()
    }
    const work = send(delivery, until).finally(() => {
      inFlight.delete(work)
      startNext()
    })
    inFlight.add(work)
  })

  /** What happens to a waiting delivery now; `wait`: nothing yet. */
  const nextStep = (delivery: Delivery): 'wait' | 'begin' | DeliveryOutcome['result'] => {
    if (isStopped || halted.has(delivery.spaceId)) return { state: 'returned' }
    const restMs = breaker.accountRestMs(delivery.accountId, world().elapsed())
    if (restMs > 0) return { state: 'later', afterMs: restMs, scope: 'channel' }
    const isFree =
      load.runningIn(delivery.platform) < MAX_CONCURRENT &&
      load.runningIn(delivery.spaceId) < breaker.concurrencyLimit(delivery.spaceId)
    if (!isFree || isPoorProbe(delivery, waiting[delivery.priority] ?? [], breaker)) return 'wait'
    return mayBeginUntil(delivery) === null ? { state: 'returned' } : 'begin'
  }

  const startNext = (): void => {
    for (const list of waiting) {
      let index = 0
      while (index < list.length) {
        const delivery = list[index]
        if (!delivery) break
        const step = nextStep(delivery)
        if (step === 'wait') {
          index++
          continue
        }
        list.splice(index, 1)
        if (step === 'begin') {
          load.addRunning(delivery, 1)
          marker.add(delivery)
        } else finish(delivery, step)
        if ([...platforms.keys()].every((name) => load.runningIn(name) >= MAX_CONCURRENT)) return
      }
    }
  }

  return {
    push(deliveries, claimedAt) {
      for (const delivery of deliveries) {
        load.addQueued(delivery, 1)
        if (halted.isOutdated(delivery.spaceId, claimedAt)) finish(delivery, { state: 'returned' })
        else waiting[delivery.priority]?.push(delivery)
      }
      startNext()
    },
    get size() {
      return waiting.reduce((sum, list) => sum + list.length, 0) + marker.size + inFlight.size
    },
    capacityLeft: load.capacityLeft,
    get throughput() {
      return meter.perSecond
    },
    confirmRecorded: halted.confirmRecorded,
    async stop() {
      isStopped = true
      startNext()
      await marker.whenIdle()
      await Promise.all(inFlight)
    },
  }
}

/** The whole space was asked to wait. */
const isLimited = (result: DeliveryOutcome['result']): boolean => result.state === 'later' && result.scope !== 'channel'

/** Its space failed, this account did too, and another account could try the space in its place. */
const isPoorProbe = (
  { spaceId, accountId }: Delivery,
  waiting: readonly Delivery[],
  breaker: CircuitBreaker,
): boolean =>
  breaker.isFailing(spaceId) &&
  breaker.hasFailed(accountId) &&
  waiting.some((each) => each.spaceId === spaceId && !breaker.hasFailed(each.accountId))

/** If a platform throws, the outcome is unknown: the message may have been sent. */
async function sendOnce(
  platform: Platform | undefined,
  { message }: Delivery,
  mayBeginUntil: Date,
): Promise<DeliveryOutcome['result']> {
  if (!platform) return { state: 'returned' }
  try {
    return await withTrace(() => platform.send({ ...message, mayBeginUntil }), message.idempotencyKey)
  } catch {
    return { state: 'unknown' }
  }
}
