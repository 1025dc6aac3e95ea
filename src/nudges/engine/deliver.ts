// What the ledger handed over, on its way: time-critical first, each platform and space at its own pace, a broken one
// apart. What becomes of a letter is marked in batches.
import type { Delivery, Platform } from '../../chat/platform.ts'
import { traced } from '../../chat/run/trace.ts'
import { elapsed } from '../../time/index.ts'
import type * as ledger from '../outbox/index.ts'
import type { Parcel } from './route.ts'

/** What became of a parcel; `returned`: it was never begun. */
export interface Outcome {
  readonly parcel: Parcel
  readonly delivery: Delivery | { readonly state: 'returned' }
}

/** What the queue asks and tells. */
export interface QueueOptions {
  readonly platforms: ReadonlyMap<string, Platform>
  /** Until when a letter may be handed to the network; null where its time is over. Asked right before each one. */
  mayBeginUntil(parcel: Parcel): Date | null
  onOutcome(outcome: Outcome): void
}

/** What waits to be sent, and what is under way. */
export interface Queue {
  /** @param claimedAt when their claim began, on this process's own watch (`elapsed`): what it knew of spaces is as old */
  push(parcels: readonly Parcel[], claimedAt: number): void
  /** How many letters wait or are under way. */
  readonly size: number
  /** How many more of a priority a space may have in here. What comes after it anyway takes no room from it. */
  room(spaceId: string, priority: ledger.Priority): number
  /** Letters sent a second lately; for deciding how many to claim. */
  readonly pace: number
  /** The ledger knows what became of these: whether their spaces are left alone is its to say from now on. */
  marked(parcels: readonly Parcel[]): void
  /** Begins nothing any more, gives back what waits; resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/** Requests under way at once, on a platform and in one of its spaces. */
const AT_ONCE = 64
const AT_ONCE_IN_SPACE = 32
/** As long as it is not known to work, and after so many failures in a row no more. */
const FAILURES = 3
/** A space with more letters than this in here would keep others out of it. */
const IN_SPACE = 400

/** A queue over these platforms, whose paces do not hold each other up. */
export function createQueue({ platforms, mayBeginUntil, onOutcome }: QueueOptions): Queue {
  const waiting: Parcel[][] = [[], [], []]
  const running = new Map<string, number>()
  /** Letters of each priority. */
  const inSpace = new Map<string, [number, number, number]>()
  /** Spaces that were heard of lately: one that works, or so many failures in a row. */
  const standings = new Map<string, 'works' | number>()
  /** Spaces that broke or asked for patience: nothing is begun there until the ledger knows, which counts on. */
  const halted = new Set<string>()
  /** When the ledger knew: whatever was claimed before then was claimed without knowing it. */
  const knownAt = new Map<string, number>()
  /** What became of so many letters of a space is not marked yet. */
  const unmarked = new Map<string, number>()
  const begun = new Set<Promise<void>>()
  let isStopped = false
  let pace = 50
  let finished = 0
  let measuredAt = elapsed()

  const count = (key: string, by: number, of = running): void => {
    const next = (of.get(key) ?? 0) + by
    if (next === 0) of.delete(key)
    else of.set(key, next)
  }
  const countIn = ({ spaceId, priority }: Parcel, by: number): void => {
    const letters = inSpace.get(spaceId) ?? [0, 0, 0]
    letters[priority] += by
    if (letters.every((each) => each === 0)) inSpace.delete(spaceId)
    else inSpace.set(spaceId, letters)
  }
  const isFree = ({ platform, spaceId }: Parcel): boolean =>
    (running.get(platform) ?? 0) < AT_ONCE && (running.get(spaceId) ?? 0) < mostIn(standings.get(spaceId))
  const note = ({ spaceId }: Parcel, delivery: Outcome['delivery']): void => {
    if (delivery.state === 'sent') standings.set(spaceId, 'works')
    else if (delivery.state === 'unknown') {
      const before = standings.get(spaceId)
      const failures = (typeof before === 'number' ? before : 0) + 1
      // Broken: one at a time tries it again, once it is left alone no more.
      standings.set(spaceId, Math.min(failures, FAILURES - 1))
      if (failures >= FAILURES) halted.add(spaceId)
    } else if (delivery.state === 'later' && delivery.scope !== 'channel') halted.add(spaceId)
  }

  const end = (parcel: Parcel, delivery: Outcome['delivery']): void => {
    countIn(parcel, -1)
    note(parcel, delivery)
    count(parcel.spaceId, 1, unmarked)
    finished++
    const seconds = (elapsed() - measuredAt) / 1000
    if (seconds >= 1) {
      pace = Math.max(10, pace * 0.5 + (finished / seconds) * 0.5)
      finished = 0
      measuredAt = elapsed()
    }
    onOutcome({ parcel, delivery })
  }

  const send = async (parcel: Parcel, until: Date): Promise<void> => {
    count(parcel.platform, 1)
    count(parcel.spaceId, 1)
    let delivery: Outcome['delivery'] = { state: 'returned' }
    try {
      const platform = platforms.get(parcel.platform)
      if (platform)
        delivery = await traced(() => platform.send({ ...parcel.letter, mayBeginUntil: until }), parcel.letter.letterId)
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
        const isOver = isStopped || halted.has(parcel.spaceId)
        if (!isOver && !isFree(parcel)) {
          index++
          continue
        }
        list.splice(index, 1)
        const until = isOver ? null : mayBeginUntil(parcel)
        if (until === null) {
          end(parcel, { state: 'returned' })
          continue
        }
        const work = send(parcel, until).finally(() => {
          begun.delete(work)
          next()
        })
        begun.add(work)
        if ([...platforms.keys()].every((name) => (running.get(name) ?? 0) >= AT_ONCE)) return
      }
    }
  }

  return {
    push(parcels, claimedAt) {
      for (const parcel of parcels) {
        countIn(parcel, 1)
        if (claimedAt < (knownAt.get(parcel.spaceId) ?? claimedAt)) end(parcel, { state: 'returned' })
        else waiting[parcel.priority]?.push(parcel)
      }
      next()
    },
    get size() {
      return waiting.reduce((sum, list) => sum + list.length, 0) + begun.size
    },
    room(spaceId, priority) {
      const before = (inSpace.get(spaceId) ?? []).slice(0, priority + 1)
      return IN_SPACE - before.reduce((sum, letters) => sum + letters, 0)
    },
    get pace() {
      return pace
    },
    marked(parcels) {
      for (const { spaceId } of parcels) count(spaceId, -1, unmarked)
      // An older letter's mark says nothing of the failure that halted it.
      for (const { spaceId } of parcels)
        if (!unmarked.has(spaceId) && halted.delete(spaceId)) knownAt.set(spaceId, elapsed())
    },
    async stop() {
      isStopped = true
      next()
      await Promise.all(begun)
    },
  }
}

/** A space that is not known to work is not asked more often than it may fail. */
const mostIn = (standing: 'works' | number | undefined): number =>
  standing === 'works' ? AT_ONCE_IN_SPACE : FAILURES - (standing ?? 0)
