// Gateway sessions by shard, in memory and stored so that the next process can resume them.
import type { ResumableSession } from '../../src/contracts/gateway-session.ts'

/** Where sessions are stored, so that the next process receives what was missed. */
export interface GatewaySessionStore {
  read(shardId: number): Promise<ResumableSession | null>
  write(shardId: number, session: ResumableSession | null): Promise<void>
}

export interface SessionKeeper {
  /** The stored session, or null. An unreadable session cannot be resumed. */
  find(shardId: number): Promise<ResumableSession | null>
  update(shardId: number, session: ResumableSession | null): void
  /** Stores changes since the last call. Never rejects; reports failures. */
  save(): Promise<void>
  /** The number of shards, known once the library has asked for their sessions. */
  shardCount(): number
}

export function createSessionKeeper(
  store: GatewaySessionStore | undefined,
  report: (error: unknown, what: string) => void,
): SessionKeeper {
  const known = new Map<number, ResumableSession | null>()
  const stored = new Map<number, ResumableSession | null>()
  const load = async (shardId: number): Promise<ResumableSession | null> => {
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
