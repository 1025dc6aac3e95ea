// The connection: shards that hand over packets as they come, reconnect, resume, and say when they are gone for good.
// It is discord.js's own gateway without the classes on top, which keep caches nobody needs here, and throw.
import { setTimeout as wait } from 'node:timers/promises'
import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayIntentBits, type REST } from 'discord.js'
import { classifyDiscordError } from './failure.ts'
import { createIdentifyThrottler } from './identify.ts'

/** Which shards run in this process; without it all of them, as many as Discord recommends. */
export interface Shards {
  readonly ids: readonly number[]
  readonly count: number
}

/** Where sessions outlive this process, so that the next one is told what was said in between. */
export interface GatewaySessionStore {
  read(shardId: number): Promise<SessionInfo | null>
  write(shardId: number, session: SessionInfo | null): Promise<void>
}

interface GatewayOptions {
  readonly token: string
  readonly rest: REST
  readonly shards?: Shards
  readonly sessions?: GatewaySessionStore
  onPacket(event: string, data: unknown): void
  report(error: unknown, what: string): void
}

export interface Gateway {
  /**
   * Resolves when every shard is there, however long Discord is away.
   * @throws Error where Discord will never have us: token, shards, intents
   */
  connect(): Promise<void>
  stop(): Promise<void>
  isReady(): boolean
}

export function createGateway({ token, rest, shards, sessions, onPacket, report }: GatewayOptions): Gateway {
  const stopping = new AbortController()
  const ready = new Set<number>()
  const known = new Map<number, SessionInfo | null>()
  const written = new Map<number, SessionInfo | null>()
  let dead: Error | null = null
  let fromShard: unknown
  let wake = () => {}
  let changed = new Promise<void>((resolve) => {
    wake = resolve
  })

  const manager = new WebSocketManager({
    token,
    rest,
    intents: GatewayIntentBits.DirectMessages | GatewayIntentBits.GuildMessages,
    shardIds: shards ? [...shards.ids] : null,
    shardCount: shards?.count ?? null,
    helloTimeout: HELLO_TIMEOUT,
    buildIdentifyThrottler: async (it) =>
      createIdentifyThrottler((await it.fetchGatewayInformation()).session_start_limit.max_concurrency),
    retrieveSessionInfo: async (shardId) => {
      // The library reconnects half a second after it was destroyed; a shard that waits here never does.
      if (stopping.signal.aborted) return new Promise(() => {})
      if (!known.has(shardId)) known.set(shardId, await loadSession(shardId))
      return known.get(shardId) ?? null
    },
    updateSessionInfo: (shardId, session) => {
      // Closing down forgets the session here, but Discord keeps it for whoever comes next.
      if (!stopping.signal.aborted) known.set(shardId, session)
    },
  })
  const notifyChange = () => {
    wake()
    changed = new Promise((resolve) => {
      wake = resolve
    })
  }
  const markReady = ({ shardId }: { shardId: number }) => {
    ready.add(shardId)
    notifyChange()
  }
  manager.on(WebSocketShardEvents.Ready, markReady)
  manager.on(WebSocketShardEvents.Resumed, markReady)
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    ready.delete(shardId)
    const reason = FATAL_CLOSE_REASONS[code]
    if (reason) dead = new Error(`Discord closed the connection for good: ${reason}`)
    notifyChange()
  })
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    fromShard = error
    report(error, 'gateway')
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => onPacket(data.t, data.d))

  const isReady = () => {
    const count = shards?.ids.length ?? known.size
    return !dead && count > 0 && ready.size >= count
  }
  const saveSessions = async () => {
    for (const [shardId, session] of known) {
      if (written.get(shardId) === session) continue
      await sessions?.write(shardId, session)
      written.set(shardId, session)
    }
  }
  const keeping = sessions
    ? setInterval(() => void saveSessions().catch((error) => report(error, 'session')), KEEP_EVERY).unref()
    : undefined

  return {
    isReady,
    async connect() {
      for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
        try {
          await Promise.race([manager.connect(), waitUntilFailed()])
          return
        } catch (error) {
          if (dead) throw dead
          if (classifyDiscordError(error).kind === 'dead') throw new Error("Discord doesn't accept this token")
          if (stopping.signal.aborted) throw error
          // A shard that stumbles gets up by itself; a start that failed before there were shards is tried again.
          if (error === fromShard) return waitUntilReady()
          report(error, 'connecting')
          await wait(pause, undefined, { signal: stopping.signal })
        }
      }
    },
    async stop() {
      stopping.abort()
      clearInterval(keeping)
      await saveSessions().catch((error) => report(error, 'session'))
      await manager.destroy({ reason: 'Stopping', code: sessions ? RESUMABLE : GOODBYE })
      notifyChange()
    },
  }

  /** A session that cannot be read is one that cannot be resumed. */
  async function loadSession(shardId: number): Promise<SessionInfo | null> {
    try {
      return (await sessions?.read(shardId)) ?? null
    } catch (error) {
      report(error, 'session')
      return null
    }
  }

  async function waitUntilReady(): Promise<void> {
    while (!isReady()) {
      if (dead) throw dead
      if (stopping.signal.aborted) return
      await changed
    }
  }

  async function waitUntilFailed(): Promise<never> {
    for (;;) {
      if (dead) throw dead
      if (stopping.signal.aborted) throw new Error('Stopped while connecting')
      await changed
    }
  }
}

const HELLO_TIMEOUT = 20_000
const LONGEST_PAUSE = 60_000
const KEEP_EVERY = 5000
const GOODBYE = 1000
/** Any other code than 1000 and 1001 leaves the session open for some minutes. */
const RESUMABLE = 4200

const FATAL_CLOSE_REASONS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: "the token isn't valid",
  [GatewayCloseCodes.InvalidShard]: 'DISCORD_SHARDS names a shard that does not exist',
  [GatewayCloseCodes.ShardingRequired]: 'this bot is in too many servers for so few shards',
  [GatewayCloseCodes.InvalidAPIVersion]: 'the API version is no longer supported',
  [GatewayCloseCodes.InvalidIntents]: "the intents aren't valid",
  [GatewayCloseCodes.DisallowedIntents]: "an intent isn't allowed",
}
