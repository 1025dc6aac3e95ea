// Tells open pages that something of their person has changed, whatever changed it. One statement every two seconds for all
// who watch, none while nobody does.
import type { LiveChanges } from '../contracts/live.ts'
import type { Database } from '../database/index.ts'
import type { Clock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'
import { hasStateChanged, isNewerThan, loadPageStates, type PageState } from './page-state.ts'

/** Milliseconds between two looks. */
const EVERY_MS = 2_000

/** What it works with. */
export interface ChangeWatcherOptions {
  readonly database: Pick<Database, 'knex'>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** Milliseconds between two looks. */
  readonly everyMs?: number
}

export function createChangeWatcher({
  database: { knex },
  clock,
  onError,
  everyMs = EVERY_MS,
}: ChangeWatcherOptions): LiveChanges {
  /** By person: those who watch. */
  const watchers = new Map<string, Set<() => void>>()
  /** By person: the state that was last seen. */
  const seen = new Map<string, PageState>()
  let timer: Timer | null = null
  let looking: Promise<void> | null = null

  const look = async (): Promise<void> => {
    const userIds = [...watchers.keys()]
    if (userIds.length === 0) return
    const states = await loadPageStates(knex, userIds, clock.now())
    for (const [userId, state] of states) {
      const before = seen.get(userId)
      if (!watchers.has(userId)) continue
      seen.set(userId, state)
      if (before === undefined || !hasStateChanged(before, state)) continue
      for (const tell of watchers.get(userId) ?? []) tell()
    }
  }

  const begin = (): void => {
    timer = world().after(everyMs, () => {
      looking = look()
        .catch(onError)
        .finally(() => {
          looking = null
          timer = null
          if (watchers.size > 0) begin()
        })
    })
    timer.unref()
  }

  return {
    async watch(userId, drawnAt, tell) {
      const state = (await loadPageStates(knex, [userId], clock.now())).get(userId)
      const own = watchers.get(userId) ?? new Set()
      own.add(tell)
      watchers.set(userId, own)
      if (state && !seen.has(userId)) seen.set(userId, state)
      if (state && drawnAt && isNewerThan(state, drawnAt)) tell()
      if (timer === null && looking === null) begin()
      return () => {
        own.delete(tell)
        if (own.size > 0 || watchers.get(userId) !== own) return
        watchers.delete(userId)
        seen.delete(userId)
      }
    },
    async stop() {
      watchers.clear()
      if (timer !== null && looking === null) timer.stop()
      await looking
    },
  }
}
