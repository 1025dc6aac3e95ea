// Gateway sessions by shard, in memory and stored so that the next process can resume them.
import type { ResumableSession } from '../../src/contracts/gateway-session.ts'
import { world } from '../../src/time/world.ts'

/** Where sessions are stored, so that the next process receives what was missed. */
export interface GatewaySessionStore {
  read(shardId: number): Promise<ResumableSession | null>
  write(shardId: number, session: ResumableSession | null): Promise<void>
}

export interface SessionKeeper {
  /** The stored session, or null. An unreadable session cannot be resumed. */
  find(shardId: number): Promise<ResumableSession | null>
  /** A new one is stored at once. */
  update(shardId: number, session: ResumableSession | null): void
  /**
   * A packet is being handled. Until that is done it counts as not received: a process that dies meanwhile gets it again
   * from Discord when it resumes.
   */
  follow(shardId: number, sequence: number, handled: Promise<void>): void
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
  /** Packets under way, by shard: their sequence, and when they came, on the monotonic clock. */
  const underWay = new Map<number, Map<number, number>>()

  /** As it may be resumed: before the first packet that is still being handled. */
  const resumable = (shardId: number, session: ResumableSession | null): ResumableSession | null => {
    const since = world().elapsed() - MAX_HANDLING_MS
    const open = [...(underWay.get(shardId) ?? [])].flatMap(([sequence, cameAt]) =>
      cameAt > since ? [sequence - 1] : [],
    )
    return session && { ...session, sequence: Math.min(session.sequence, ...open) }
  }
  const load = async (shardId: number): Promise<ResumableSession | null> => {
    try {
      return (await store?.read(shardId)) ?? null
    } catch (error) {
      report(error, 'session')
      return null
    }
  }
  /** One after the other: an older state never ends up over a newer one. */
  let saving = Promise.resolve()
  const saveChanges = async (): Promise<void> => {
    try {
      for (const [shardId, latest] of known) {
        const session = resumable(shardId, latest)
        if (isSameSession(stored.get(shardId), session)) continue
        await store?.write(shardId, session)
        stored.set(shardId, session)
      }
    } catch (error) {
      report(error, 'session')
    }
  }
  const keeper: SessionKeeper = {
    async find(shardId) {
      if (!known.has(shardId)) known.set(shardId, await load(shardId))
      return known.get(shardId) ?? null
    },
    update(shardId, session) {
      const before = known.get(shardId)
      known.set(shardId, session)
      // A process that dies before the next one is stored would leave nothing to resume.
      if (session?.sessionId !== before?.sessionId) void keeper.save()
    },
    follow(shardId, sequence, handled) {
      const open = underWay.get(shardId) ?? new Map<number, number>()
      underWay.set(shardId, open)
      open.set(sequence, world().elapsed())
      void handled.finally(() => open.delete(sequence))
    },
    save() {
      saving = saving.then(saveChanges)
      return saving
    },
    shardCount: () => known.size,
  }
  return keeper
}

/** What takes longer is not waited for: a session that lies far back can't be resumed. */
const MAX_HANDLING_MS = 60_000

const isSameSession = (before: ResumableSession | null | undefined, after: ResumableSession | null): boolean =>
  before === after || (before?.sessionId === after?.sessionId && before?.sequence === after?.sequence)
