// What the ledger handed over, on its way: time-critical first, each platform and space at its own pace, a broken one
// apart. What becomes of a letter is marked in batches.
import type { Delivery, Platform } from '../chat/platform.ts'
import { traced } from '../chat/trace.ts'
import { elapsed } from '../time.ts'
import type { Parcel } from './tick.ts'

export interface Outcome {
  readonly parcel: Parcel
  readonly delivery: Delivery | { readonly state: 'returned' }
}

export interface QueueOptions {
  readonly platforms: ReadonlyMap<string, Platform>
  /** May a letter still be handed to the network? Asked right before each one. */
  mayBegin(parcel: Parcel): boolean
  onOutcome(outcome: Outcome): void
}

export interface Queue {
  push(parcels: readonly Parcel[]): void
  /** How many letters wait or are under way. */
  readonly size: number
  /** How many more a space may have in here. */
  room(spaceId: string): number
  /** Letters sent a second lately; for deciding how many to claim. */
  readonly pace: number
  /** Begins nothing any more, gives back what waits; resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/** Requests under way at once, on a platform and in one of its spaces. */
const AT_ONCE = 64
const AT_ONCE_IN_SPACE = 32
/** A space with more letters than this in here would keep others out of it. */
const IN_SPACE = 400

export function createQueue({ platforms, mayBegin, onOutcome }: QueueOptions): Queue {
  const waiting: Parcel[][] = [[], [], []]
  const running = new Map<string, number>()
  const inSpace = new Map<string, number>()
  const begun = new Set<Promise<void>>()
  let isStopped = false
  let pace = 50
  let finished = 0
  let measuredAt = elapsed()

  const count = (key: string, by: number): void => {
    const next = (running.get(key) ?? 0) + by
    if (next === 0) running.delete(key)
    else running.set(key, next)
  }
  const isFree = ({ platform, spaceId }: Parcel): boolean =>
    (running.get(platform) ?? 0) < AT_ONCE && (running.get(spaceId) ?? 0) < AT_ONCE_IN_SPACE

  const end = (parcel: Parcel, delivery: Outcome['delivery']): void => {
    const left = (inSpace.get(parcel.spaceId) ?? 1) - 1
    if (left === 0) inSpace.delete(parcel.spaceId)
    else inSpace.set(parcel.spaceId, left)
    finished++
    const seconds = (elapsed() - measuredAt) / 1000
    if (seconds >= 1) {
      pace = Math.max(10, pace * 0.5 + (finished / seconds) * 0.5)
      finished = 0
      measuredAt = elapsed()
    }
    onOutcome({ parcel, delivery })
  }

  const send = async (parcel: Parcel): Promise<void> => {
    count(parcel.platform, 1)
    count(parcel.spaceId, 1)
    let delivery: Outcome['delivery'] = { state: 'returned' }
    try {
      const platform = platforms.get(parcel.platform)
      if (platform) delivery = await traced(() => platform.send(parcel.letter), parcel.letter.letterId)
    } catch {
      // A platform that throws has told nothing: it may have been sent.
      delivery = { state: 'unknown' }
    } finally {
      count(parcel.platform, -1)
      count(parcel.spaceId, -1)
    }
    end(parcel, delivery)
  }

  const next = (): void => {
    for (const list of waiting) {
      let index = 0
      while (index < list.length) {
        const parcel = list[index]
        if (!parcel) break
        if (!isStopped && !isFree(parcel)) {
          index++
          continue
        }
        list.splice(index, 1)
        if (isStopped || !mayBegin(parcel)) {
          end(parcel, { state: 'returned' })
          continue
        }
        const work = send(parcel).finally(() => {
          begun.delete(work)
          next()
        })
        begun.add(work)
        if ([...platforms.keys()].every((name) => (running.get(name) ?? 0) >= AT_ONCE)) return
      }
    }
  }

  return {
    push(parcels) {
      for (const parcel of parcels) {
        inSpace.set(parcel.spaceId, (inSpace.get(parcel.spaceId) ?? 0) + 1)
        waiting[parcel.priority]?.push(parcel)
      }
      next()
    },
    get size() {
      return waiting.reduce((sum, list) => sum + list.length, 0) + begun.size
    },
    room: (spaceId) => IN_SPACE - (inSpace.get(spaceId) ?? 0),
    get pace() {
      return pace
    },
    async stop() {
      isStopped = true
      next()
      await Promise.all(begun)
    },
  }
}
