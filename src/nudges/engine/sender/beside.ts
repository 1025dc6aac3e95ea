// What a beat begins and does not wait for: sessions whose time is over, and stored times that follow new zone data.
import type { Subject } from '../../../chat/view.ts'
import * as focus from '../../../domain/days/focus/index.ts'
import * as schedules from '../../../domain/reminders/schedules/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { type Clock, zoneDataVersion } from '../../../time/index.ts'

/** What the work beside a beat takes. */
export interface BesideOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  readonly isStopped: () => boolean
  readonly onError: (error: unknown) => void
  /** After a commit that changed these. */
  readonly onTouched: ((subjects: readonly Subject[]) => void) | undefined
}

/** What a beat begins and does not wait for. */
export interface Beside {
  /** Closes those that are due; what is said about them does not wait for it. */
  closeSessions(): void
  /** Once; where it fails, the next beat tries again. Waits only for what could be said too early else. */
  followZones(): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** Nothing is begun until it is asked for. */
export function createBeside(options: BesideOptions): Beside {
  const { transact, peek, clock, isStopped, onError, onTouched } = options
  let closing: Promise<void> | null = null
  let following: Promise<void> | null = null
  let hasFollowed = false

  const closeAll = async (): Promise<void> => {
    try {
      while (!isStopped() && (await focus.isAnyDue(peek, clock.now()))) {
        const touched = await transact((trx) => focus.closeDue(trx, clock.now()))
        onTouched?.(touched)
        // Others close the rest.
        if (touched.length === 0) return
      }
    } catch (error) {
      onError(error)
    }
  }

  const follow = async (): Promise<void> => {
    const version = zoneDataVersion()
    const rest = await schedules.followZoneData({ transact, version, now: () => clock.now(), isStopped })
    const done = (): void => {
      hasFollowed = true
    }
    if (!rest) return done()
    following = rest()
      .then(done, onError)
      .finally(() => {
        following = null
      })
  }

  return {
    closeSessions() {
      closing ??= closeAll().finally(() => {
        closing = null
      })
    },
    async followZones() {
      if (!hasFollowed && !following) await follow().catch(onError)
    },
    async idle() {
      await closing
      await following
    },
  }
}
