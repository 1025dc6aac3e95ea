// Discord's gateway, as far as a process sees it through the library: sessions that number what they dispatch, keep it for a
// while for one that resumes, and are sometimes invalid; connections that are asked to be made anew, or fall silent. The
// adapter's own code stands on it: what keeps sessions, and what handles packets. The socket is the library's.
import {
  DefaultWebSocketManagerOptions,
  type IShardingStrategy,
  type WebSocketManager,
  WebSocketShardEvents,
} from '@discordjs/ws'
import type { GatewayDispatchPayload } from 'discord.js'
import { type World, world } from '../../src/time/world.ts'
import { chanceOf } from './chance.ts'
import type { SimulatedProcess } from './clock.ts'
import { APPLICATION_ID } from './discord-http.ts'
import { channelOf } from './places.ts'
import type { Run } from './run.ts'

/** What happens to the connection: asked to be made anew, its session is over, or heartbeats are not answered any more. */
export type GatewayTrouble = 'asked anew' | 'invalid session' | 'silent'

export interface DiscordGateway {
  /** Somebody writes to the app. @returns the id of the message; null: no session has it, so nobody is told */
  write(person: string, line: string): string | null
  trouble(kind: GatewayTrouble): void
  /** What the library is to a process. */
  createShards(process: SimulatedProcess, manager: WebSocketManager): IShardingStrategy
}

interface Packet {
  readonly s: number
  readonly t: string
  readonly d: object
  /** When it reaches whoever is connected. */
  readonly at: number
}

interface Session {
  readonly id: string
  readonly packets: Packet[]
  connection: Connection | null
  /** When its last connection was lost. */
  leftAt: number
  /** The last packet that anybody was handed. */
  handed: number
}

interface Connection {
  readonly process: SimulatedProcess
  /** The last packet that was handed over. */
  sequence: number
  isSilent: boolean
  /** A packet is on its way. */
  isFlowing: boolean
  receive(packet: Packet): Promise<void>
  /** Begins again. */
  lose(): void
}

/** A session may be resumed for so long. */
const RESUMABLE_MS = 180_000
/** A client that is not answered notices it at its next heartbeat but one. */
const SILENT_MS = 60_000
const CONNECTING_MS = 300

/** What is told of a message, by its id. */
export interface GatewayTold {
  /** It reached a process. */
  onArrived(id: string): void
  /** It reaches nobody any more. `isLetGo`: it would have, had a process resumed the session it had. */
  onLost(id: string, isLetGo: boolean): void
}

export function createDiscordGateway(
  { time, history, trace }: Pick<Run, 'time' | 'history' | 'trace'>,
  { onArrived, onLost }: GatewayTold,
): DiscordGateway {
  let session: Session | null = null
  let count = 0
  let written = 0

  /** Hands over what is due, in order. */
  const flow = (from: Session): void => {
    const { connection } = from
    if (!connection || connection.isSilent || connection.isFlowing || from !== session) return
    const next = from.packets.find(({ s }) => s > connection.sequence)
    if (!next) return
    connection.isFlowing = true
    connection.process.later(next.at - time.elapsed, () => {
      connection.isFlowing = false
      if (from.connection !== connection || connection.isSilent) return
      connection.sequence = next.s
      from.handed = Math.max(from.handed, next.s)
      if ('id' in next.d) onArrived(String(next.d.id))
      void connection.receive(next).then(() => flow(from))
    })
  }

  const dispatch = (to: Session, t: string, d: object): void => {
    const s = (to.packets.at(-1)?.s ?? 0) + 1
    const chance = chanceOf(history.seed, 'gateway', to.id, s)
    const ms = 20 + chance.below(chance.chance(0.1) ? 6_000 : 200)
    to.packets.push({ s, t, d, at: Math.max(to.packets.at(-1)?.at ?? 0, time.elapsed + ms) })
    flow(to)
  }

  /** A socket ends with its process. */
  const notice = (from: Session | null): void => {
    if (from?.connection?.process.isAlive === false) Object.assign(from, { connection: null, leftAt: time.elapsed })
  }

  const lose = (from: Session, isSession: boolean): void => {
    const { connection } = from
    if (isSession && session === from) end(from, false)
    from.connection = null
    from.leftAt = time.elapsed
    connection?.lose()
  }

  /** Nobody is told any more what it had not handed over. */
  const end = (over: Session, isLetGo: boolean): void => {
    session = null
    trace(`discord session over ${over.id}`)
    // What a process has in its hands it may still do.
    const since = over.connection ? over.handed : 0
    for (const { s, d } of over.packets) if (s > since && 'id' in d) onLost(String(d.id), isLetGo)
  }

  /** @returns the session; null: what was to be resumed is over */
  const open = (resumed: { readonly sessionId: string } | null): Session | null => {
    const old = session
    notice(old)
    const isOver = old !== null && old.connection === null && time.elapsed - old.leftAt > RESUMABLE_MS
    if (old && (isOver || resumed === null)) end(old, !isOver)
    if (resumed) return session?.id === resumed.sessionId ? session : null
    session = { id: `session ${++count}`, packets: [], connection: null, leftAt: time.elapsed, handed: 0 }
    return session
  }

  const createShards: DiscordGateway['createShards'] = (process, manager) => {
    let isStopped = false
    const shard = { shardId: 0 }

    const receive = async ({ s, t, d }: Packet): Promise<void> => {
      const known = await manager.options.retrieveSessionInfo(0)
      if (known && s > known.sequence) await manager.options.updateSessionInfo(0, { ...known, sequence: s })
      const data = { op: 0, s, t, d } as unknown as GatewayDispatchPayload
      manager.emit(WebSocketShardEvents.Dispatch, { ...shard, data } as never)
    }

    const connect = async (): Promise<void> => {
      await process.world.wait(CONNECTING_MS)
      const known = await manager.options.retrieveSessionInfo(0)
      if (isStopped || !process.isAlive) return
      let mine = known && open(known)
      if (known && !mine) await manager.options.updateSessionInfo(0, null)
      const isResumed = mine !== null
      if (!mine) {
        const throttler = await manager.options.buildIdentifyThrottler(manager)
        await throttler.waitForIdentify(0, new AbortController().signal)
        mine = open(null)
      }
      if (!mine || isStopped || !process.isAlive) return
      const connection: Connection = {
        ...{ process, receive, isSilent: false, isFlowing: false, sequence: known && isResumed ? known.sequence : 0 },
        lose() {
          if (isStopped || !process.isAlive) return
          manager.emit(WebSocketShardEvents.Closed, { ...shard, code: 4_000 } as never)
          process.later(1_000, () => void connect())
        },
      }
      mine.connection = connection
      trace(`discord ${isResumed ? 'resumed' : 'identified'} ${mine.id} ${process.name} from ${connection.sequence}`)
      if (!isResumed) {
        const began = { sequence: 0, sessionId: mine.id, shardId: 0, shardCount: 1, resumeURL: 'wss://resume.example' }
        await manager.options.updateSessionInfo(0, began)
        dispatch(mine, 'READY', { user: { id: APPLICATION_ID } })
      }
      manager.emit(isResumed ? WebSocketShardEvents.Resumed : WebSocketShardEvents.Ready, shard as never)
      flow(mine)
    }

    return {
      async spawn() {
        isStopped = false
      },
      connect,
      async destroy() {
        isStopped = true
        if (session?.connection?.process === process) Object.assign(session, { connection: null, leftAt: time.elapsed })
      },
      send: async () => undefined,
      fetchStatus() {
        throw new Error('Nobody asks')
      },
    }
  }

  return {
    createShards,
    write(person, line) {
      notice(session)
      if (!session || (session.connection === null && time.elapsed - session.leftAt > RESUMABLE_MS)) return null
      const id = String(10n ** 18n + BigInt(++written))
      const author = { id: person, username: person }
      dispatch(session, 'MESSAGE_CREATE', {
        id,
        channel_id: channelOf('discord', person),
        author,
        content: line,
        type: 0,
      })
      return id
    },
    trouble(kind) {
      const here = session
      if (!here?.connection) return
      trace(`discord ${kind}`)
      if (kind !== 'silent') return lose(here, kind === 'invalid session')
      const { connection } = here
      connection.isSilent = true
      connection.process.later(SILENT_MS, () => {
        if (here.connection === connection) lose(here, false)
      })
    },
  }
}

/** The library makes its shards by what this says for the process it runs in. @returns what gives the library's back */
export function standInForShards(
  shardsOf: (process: World) => ((manager: WebSocketManager) => IShardingStrategy) | undefined,
): () => void {
  const { buildStrategy } = DefaultWebSocketManagerOptions
  Object.assign(DefaultWebSocketManagerOptions, {
    buildStrategy: (manager: WebSocketManager) => (shardsOf(world()) ?? buildStrategy)(manager),
  })
  return () => void Object.assign(DefaultWebSocketManagerOptions, { buildStrategy })
}
