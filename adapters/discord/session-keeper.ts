// Gateway sessions by shard: known in memory, stored where one can be resumed by the process that comes next.
import type { SessionInfo } from '@discordjs/ws'

/** Where sessions outlive this process, so that the next one is told what was said in between. */
export interface GatewaySessionStore {
  read(shardId: number): Promise<SessionInfo | null>
  write(shardId: number, session: SessionInfo | null): Promise<void>
}

export interface SessionKeeper {
  /** The stored session; null where there is none. One that cannot be read is one that cannot be resumed. */
  find(shardId: number): Promise<SessionInfo | null>
  update(shardId: number, session: SessionInfo | null): void
  /** Stores what has changed since the last time. Never rejects; a failure is reported. */
  save(): Promise<void>
  /** How many shards there are, once the library has asked for their sessions. */
  shardCount(): number
}

export function createSessionKeeper(
  store: GatewaySessionStore | undefined,
  report: (error: unknown, what: string) => void,
): SessionKeeper {
  const known = new Map<number, SessionInfo | null>()
  const stored = new Map<number, SessionInfo | null>()
  const load = async (shardId: number): Promise<SessionInfo | null> => {
    try {
      return (await store?.read(shardId)) ?? null
    } catch (error) {
      report(error, 'session')
      return null
    }
  }
  return {
    async find(shardId) {
      if (!known.has(shardId)) known.set(shardId, await load(shardId))
      return known.get(shardId) ?? null
    },
    update: (shardId, session) => void known.set(shardId, session),
    async save() {
      try {
        for (const [shardId, session] of known) {
          if (stored.get(shardId) === session) continue
          await store?.write(shardId, session)
          stored.set(shardId, session)
        }
      } catch (error) {
        report(error, 'session')
      }
    },
    shardCount: () => known.size,
  }
}
