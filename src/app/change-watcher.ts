// Tells open pages that something of their person has changed, wherever it was done: in a chat, in another tab, by another
// process. One statement every two seconds for all who watch, none while nobody does.
import type { LiveChanges } from '../contracts/live.ts'
import type { Database } from '../database/index.ts'
import { type Timer, world } from '../time/world.ts'

/** Milliseconds between two looks. */
const EVERY_MS = 2_000

export function createChangeWatcher(
  { knex }: Pick<Database, 'knex'>,
  onError: (error: unknown) => void,
  everyMs = EVERY_MS,
): LiveChanges {
  /** By person: those who watch. */
  const watchers = new Map<string, Set<() => void>>()
  /** By person: the state that was last seen. */
  const seen = new Map<string, string>()
  let timer: Timer | null = null
  let looking: Promise<void> | null = null

  /** The state of these people's things: another one after every change, also one that was undone. */
  const statesOf = async (userIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const rows: { user_id: string; made: unknown; undone: unknown }[] = await knex('changes')
      .select('user_id')
      .max({ made: 'created_at', undone: 'undone_at' })
      .whereIn('user_id', [...userIds])
      .groupBy('user_id')
    return new Map(rows.map(({ user_id, made, undone }) => [user_id, `${instantText(made)} ${instantText(undone)}`]))
  }

  const look = async (): Promise<void> => {
    const userIds = [...watchers.keys()]
    if (userIds.length === 0) return
    const states = await statesOf(userIds)
    for (const userId of userIds) {
      const [before, state] = [seen.get(userId), states.get(userId) ?? '']
      if (!watchers.has(userId)) continue
      seen.set(userId, state)
      // The purge takes old changes away, which changes nothing.
      if (before === undefined || before === state || state === '') continue
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
    async watch(userId, tell) {
      if (!seen.has(userId)) seen.set(userId, (await statesOf([userId])).get(userId) ?? '')
      const own = watchers.get(userId) ?? new Set()
      own.add(tell)
      watchers.set(userId, own)
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

const instantText = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value ?? ''))
