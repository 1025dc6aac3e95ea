// The gateway: identify, heartbeats, dispatches by shard and intent, resume with what was missed; and the ways
// it breaks. Source: https://discord.com/developers/docs/events/gateway
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { GatewaySession } from './gateway-session.ts'
import { Journal } from './journal.ts'
import { Intent, privilegedIntents } from './wire.ts'
import { guildCreate } from './wire-guild.ts'
import type { Audience, World } from './world.ts'

const Packet = z.looseObject({ op: z.number(), d: z.unknown() })
const Identify = z.looseObject({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).optional(),
})
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() })
const RequestMembers = z.looseObject({
  guild_id: z.string(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
})

/** What shards did, for tests to wait on. `code` is the close code the bot sent. */
export interface GatewayEvent {
  kind: 'connected' | 'identified' | 'resumed' | 'heartbeat' | 'closed'
  shard?: number
  sessionId?: string
  replayed?: number
  code?: number
}

export interface GatewayOptions {
  heartbeatInterval: number
  maxConcurrency: number
  recommendedShards: number
  /** Privileged intents switched on in the portal; the product needs none. */
  privilegedIntents: number
}

export class Gateway {
  readonly sessions: GatewaySession[] = []
  readonly events = new Journal<GatewayEvent>('gateway event', (event) => JSON.stringify(event))
  readonly violations: string[] = []
  /** Identifies in all; Discord allows 1,000 a day. */
  identifies = 0
  readonly #world: World
  readonly #options: GatewayOptions
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  readonly #sockets = new Set<WebSocket>()
  readonly #ungreeted = new Set<WebSocket>()
  readonly #identifiedAt = new Map<number, number>()
  readonly recommendedShards: number
  #refusing = false
  #frozen = false

  constructor(world: World, http: Server, options: GatewayOptions) {
    this.#world = world
    this.#options = options
    this.recommendedShards = options.recommendedShards
    world.dispatch = (event, data, to) => this.dispatch(event, data, to)
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.#refusing) {
        socket.destroy()
        return
      }
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#connected(ws))
    })
  }

  get url() {
    return this.#world.origin.replace('http', 'ws')
  }

  get sessionLimit() {
    const total = 1000
    return {
      total,
      remaining: Math.max(0, total - this.identifies),
      reset_after: 86_400_000,
      max_concurrency: this.#options.maxConcurrency,
    }
  }

  /** Sends an event to every session whose shard and intents it concerns; kept for resuming sessions. */
  dispatch(event: string, data: object, to: Audience) {
    for (const session of this.sessions) {
      if (!session.hears(to.guildId, to.intent)) continue
      const said = (session.intents & Intent.messageContent) === 0 ? (to.withoutContent ?? data) : data
      for (let time = 0; time < (to.times ?? 1); time += 1) session.dispatch(event, said, this.#frozen)
    }
  }

  /** Tells every shard to come back and resume (op 7). */
  askToReconnect() {
    for (const socket of this.#sockets) send(socket, { op: 7, d: null })
  }

  /** Declares every session invalid (op 9). @param resumable whether resuming may still work */
  invalidate(resumable = false) {
    if (!resumable) this.forget()
    for (const socket of this.#sockets) send(socket, { op: 9, d: resumable })
  }

  /** Closes every connection with a code; 4000 by default, after which a bot resumes. */
  close(code = 4000) {
    for (const socket of this.#sockets) socket.close(code)
  }

  /** Cuts every connection without a goodbye. */
  drop() {
    for (const socket of this.#sockets) socket.terminate()
  }

  /** Connections stay open and nothing passes, heartbeats included, until `thaw`; what happens meanwhile is kept for a resume. */
  freeze() {
    this.#frozen = true
  }

  /** Ends a freeze; who knocked meanwhile is greeted now. */
  thaw() {
    this.#frozen = false
    for (const socket of this.#ungreeted) this.#greet(socket)
    this.#ungreeted.clear()
  }

  /** No connection is accepted until `accept`. */
  refuse() {
    this.#refusing = true
  }

  accept() {
    this.#refusing = false
  }

  /** Sessions can no longer be resumed. */
  forget() {
    this.sessions.length = 0
  }

  /** A packet as it is, right or wrong, to every session, or to one shard. */
  sendRaw(event: string, data: unknown, shard?: number) {
    for (const session of this.sessions)
      if (shard === undefined || session.shard === shard) session.dispatch(event, data, this.#frozen)
  }

  stop() {
    this.#refusing = true
    this.drop()
    this.#server.close()
  }

  #connected(socket: WebSocket) {
    this.#sockets.add(socket)
    let session: GatewaySession | undefined
    let sent = 0
    this.events.add({ kind: 'connected' })
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => {
      this.#sockets.delete(socket)
      this.#ungreeted.delete(socket)
      session?.detach(socket)
      // A bot that says goodbye ends its session; one that merely goes away may resume it.
      if (session && (code === 1000 || code === 1001)) this.#end(session)
      this.events.add({ kind: 'closed', code, ...(session ? { shard: session.shard, sessionId: session.id } : {}) })
    })
    socket.on('message', (raw) => {
      if (this.#frozen) return
      sent += 1
      if (sent === 121) this.violations.push('more than 120 gateway packets on one connection within a minute')
      const packet = Packet.safeParse(parseJson(String(raw)))
      if (!packet.success) return socket.close(4002)
      const { op, d } = packet.data
      if (op === 1) {
        this.events.add({ kind: 'heartbeat', ...(session ? { shard: session.shard } : {}) })
        return send(socket, { op: 11 })
      }
      if (op === 2) {
        if (session) return socket.close(4005)
        session = this.#identify(socket, Identify.parse(d))
        return
      }
      if (op === 6) {
        session = this.#resume(socket, Resume.parse(d))
        return
      }
      if (!session) return socket.close(4003)
      if (op === 8) this.#members(session, RequestMembers.parse(d))
      else if (op !== 3 && op !== 4) socket.close(4001)
    })
    setTimeout(() => {
      sent = 0
    }, 60_000).unref()
    if (this.#frozen) this.#ungreeted.add(socket)
    else this.#greet(socket)
  }

  #greet(socket: WebSocket) {
    send(socket, { op: 10, d: { heartbeat_interval: this.#options.heartbeatInterval } })
  }

  #identify(socket: WebSocket, { token, intents, shard = [0, 1] }: z.infer<typeof Identify>) {
    this.identifies += 1
    if (token !== this.#world.token || this.#world.tokenIsDead) return void socket.close(4004)
    if ((intents & privilegedIntents & ~this.#options.privilegedIntents) !== 0) return void socket.close(4014)
    if (shard[0] >= shard[1]) return void socket.close(4010)
    const bucket = shard[0] % this.#options.maxConcurrency
    const now = this.#world.now()
    if (now - (this.#identifiedAt.get(bucket) ?? 0) < 4900) {
      this.violations.push(`shard ${shard[0]} identified within five seconds of another of its bucket`)
      return void send(socket, { op: 9, d: false })
    }
    this.#identifiedAt.set(bucket, now)
    const session = new GatewaySession(this.#world.id(), shard, intents)
    this.sessions.push(session)
    session.attach(socket)
    const guilds = [...this.#world.guilds.values()].filter(
      (one) => one.botIsMember && session.hears(one.id, Intent.guilds),
    )
    session.dispatch(
      'READY',
      {
        v: 10,
        user: { ...this.#world.bot, verified: true, mfa_enabled: false, email: null, flags: 0, bio: '' },
        guilds: guilds.map((one) => ({ id: one.id, unavailable: true })),
        session_id: session.id,
        session_type: 'normal',
        resume_gateway_url: this.url,
        shard,
        application: { id: this.#world.bot.id, flags: 0 },
        private_channels: [],
        relationships: [],
        user_settings: {},
        presences: [],
        geo_ordered_rtc_regions: [],
      },
      this.#frozen,
    )
    for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreate(this.#world, guild), this.#frozen)
    this.events.add({ kind: 'identified', shard: session.shard, sessionId: session.id })
    return session
  }

  #resume(socket: WebSocket, { token, session_id, seq }: z.infer<typeof Resume>) {
    if (token !== this.#world.token || this.#world.tokenIsDead) return void socket.close(4004)
    const session = this.sessions.find((one) => one.id === session_id)
    if (!session) return void send(socket, { op: 9, d: false })
    session.attach(socket)
    const replayed = session.replay(seq)
    this.events.add({ kind: 'resumed', shard: session.shard, sessionId: session.id, replayed })
    return session
  }

  #members(session: GatewaySession, { guild_id, user_ids = [] }: z.infer<typeof RequestMembers>) {
    const guild = this.#world.guilds.get(guild_id)
    const wanted = [user_ids].flat()
    const members = [...(guild?.members.values() ?? [])].filter((one) => wanted.includes(one.user.id))
    const not_found = wanted.filter((id) => !guild?.members.has(id))
    session.dispatch(
      'GUILD_MEMBERS_CHUNK',
      { guild_id, members, not_found, chunk_index: 0, chunk_count: 1 },
      this.#frozen,
    )
  }

  #end(session: GatewaySession) {
    const at = this.sessions.indexOf(session)
    if (at >= 0) this.sessions.splice(at, 1)
  }
}

const send = (socket: WebSocket, packet: object) => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(packet))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
