// The gateway connection: shards that emit packets, reconnect and resume, and report a permanent failure. Uses
// @discordjs/ws directly, because the classes of discord.js cache what is not needed here and throw on malformed
// packets.
import { WebSocketManager, WebSocketShardEvents } from '@discordjs/ws'
import { GatewayCloseCodes, GatewayIntentBits, type REST } from 'discord.js'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { world } from '../../src/time/world.ts'
import { classifyDiscordError } from './failure.ts'
import { createIdentifyThrottler } from './identify.ts'
import { createSessionKeeper, type GatewaySessionStore, type SessionKeeper } from './session-keeper.ts'

/** The shards of this process; by default all that Discord recommends. */
export interface Shards {
  readonly ids: readonly number[]
  readonly count: number
}

interface GatewayOptions {
  readonly token: string
  readonly rest: REST
  readonly shards?: Shards
  readonly sessions?: GatewaySessionStore
  /** Resolves when what the packet began is done. Never rejects. */
  onPacket(event: string, data: unknown): Promise<void>
  report(error: unknown, what: string): void
}

export interface Gateway {
  /**
   * Resolves when every shard is ready, however long Discord is unavailable.
   * @throws Error if Discord refuses permanently: token, shards or intents
   */
  connect(): Promise<void>
  stop(): Promise<void>
  /** Once what was received is handled: the next process need not be told of it again. Never rejects. */
  saveSessions(): Promise<void>
  isReady(): boolean
}

/** Connection state as reported by the library. */
interface ConnectionState {
  readonly ready: Set<number>
  /** Why the connection is permanently closed; null while it is not. */
  dead: Error | null
  /** The latest error of a shard, which reconnects by itself. */
  shardError: unknown
  /** Resolves at the next state change. */
  changed: Promise<void>
  notifyChange(): void
}

export function createGateway(options: GatewayOptions): Gateway {
  const { shards, sessions, report } = options
  const stopping = new AbortController()
  const state = createConnectionState()
  const kept = createSessionKeeper(sessions, report)
  const manager = createManager(options, kept, stopping.signal)
  followConnection(manager, state, kept, options)
  const savingTimer = sessions
    ? world()
        .every(KEEP_EVERY, () => void kept.save())
        .unref()
    : undefined

  const isReady = () => {
    const count = shards?.ids.length ?? kept.shardCount()
    return !state.dead && count > 0 && state.ready.size >= count
  }
  const waitUntilReady = async (): Promise<void> => {
    while (!isReady()) {
      if (state.dead) throw state.dead
      if (stopping.signal.aborted) return
      await state.changed
    }
  }
  const waitUntilFailed = async (): Promise<never> => {
    for (;;) {
      if (state.dead) throw state.dead
      if (stopping.signal.aborted) throw new Error('Stopped while connecting')
      await state.changed
    }
  }

  return {
    isReady,
    saveSessions: kept.save,
    connect() {
      /** Ends the attempts: no later one will be taken. */
      let refusal: Error | null = null
      const attempt = async (): Promise<void> => {
        try {
          await Promise.race([manager.connect(), waitUntilFailed()])
        } catch (error) {
          if (classifyDiscordError(error).kind === 'dead') refusal = new Error("Discord doesn't accept this token")
          refusal = state.dead ?? refusal
          // The library reconnects shards; a start that fails before any shard exists is retried here.
          if (!refusal && !stopping.signal.aborted && error === state.shardError) return waitUntilReady()
          throw refusal ?? error
        }
      }
      return withRetry(attempt, {
        attempts: Number.POSITIVE_INFINITY,
        pauseMs: 1000,
        maxPauseMs: LONGEST_PAUSE,
        signal: stopping.signal,
        mayRetry(error) {
          if (refusal || stopping.signal.aborted) return false
          report(error, 'connecting')
          return true
        },
      })
    },
    async stop() {
      stopping.abort()
      savingTimer?.stop()
      await kept.save()
      await manager.destroy({ reason: 'Stopping', code: sessions ? RESUMABLE : GOODBYE })
      state.notifyChange()
    },
  }
}

function createConnectionState(): ConnectionState {
  let wake = () => {}
  const nextChange = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  const state: ConnectionState = {
    ready: new Set(),
    dead: null,
    shardError: undefined,
    changed: nextChange(),
    notifyChange() {
      wake()
      state.changed = nextChange()
    },
  }
  return state
}

/** The library's shards, with sessions stored outside the process. Once stopping, no session is started or changed. */
function createManager(
  { token, rest, shards }: GatewayOptions,
  kept: SessionKeeper,
  stopping: AbortSignal,
): WebSocketManager {
  return new WebSocketManager({
    token,
    rest,
    intents: GatewayIntentBits.DirectMessages | GatewayIntentBits.GuildMessages,
    shardIds: shards ? [...shards.ids] : null,
    shardCount: shards?.count ?? null,
    helloTimeout: HELLO_TIMEOUT,
    buildIdentifyThrottler: async (it) =>
      createIdentifyThrottler((await it.fetchGatewayInformation()).session_start_limit.max_concurrency),
    // The library reconnects half a second after destroy; a pending shard here must not.
    retrieveSessionInfo: (shardId) => (stopping.aborted ? new Promise(() => {}) : kept.find(shardId)),
    updateSessionInfo: (shardId, session) => {
      // Closing drops the session in the library; Discord keeps it for the next process.
      if (!stopping.aborted) kept.update(shardId, session)
    },
  })
}

function followConnection(
  manager: WebSocketManager,
  state: ConnectionState,
  kept: SessionKeeper,
  { onPacket, report }: Pick<GatewayOptions, 'onPacket' | 'report'>,
): void {
  const markReady = ({ shardId }: { shardId: number }) => {
    state.ready.add(shardId)
    state.notifyChange()
  }
  manager.on(WebSocketShardEvents.Ready, markReady)
  manager.on(WebSocketShardEvents.Resumed, markReady)
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    state.ready.delete(shardId)
    const reason = FATAL_CLOSE_REASONS[code]
    if (reason) state.dead = new Error(`Discord closed the connection for good: ${reason}`)
    state.notifyChange()
  })
  manager.on(WebSocketShardEvents.Error, ({ error }) => {
    state.shardError = error
    report(error, 'gateway')
  })
  manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) =>
    kept.follow(shardId, data.s, onPacket(data.t, data.d)),
  )
}

const HELLO_TIMEOUT = 20_000
const LONGEST_PAUSE = 60_000
const KEEP_EVERY = 5000
const GOODBYE = 1000
/** Close codes other than 1000 and 1001 keep the session resumable for some minutes. */
const RESUMABLE = 4200

const FATAL_CLOSE_REASONS: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: "the token isn't valid",
  [GatewayCloseCodes.InvalidShard]: 'DISCORD_SHARDS names a shard that does not exist',
  [GatewayCloseCodes.ShardingRequired]: 'this bot is in too many servers for so few shards',
  [GatewayCloseCodes.InvalidAPIVersion]: 'the API version is no longer supported',
  [GatewayCloseCodes.InvalidIntents]: "the intents aren't valid",
  [GatewayCloseCodes.DisallowedIntents]: "an intent isn't allowed",
}
