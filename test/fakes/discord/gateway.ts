// The gateway: identify, heartbeats, dispatches by shard and intent, resume with what was missed; and the ways
// it breaks. Source: https://discord.com/developers/docs/events/gateway
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { Identify, membersChunk, RequestMembers, Resume, readPacket, ready } from './gateway-packets.ts'
import { GatewaySession } from './gateway-session.ts'
import { Journal } from './journal.ts'
import { Intent, privilegedIntents } from './wire.ts'
import { guildCreate } from './wire-guild.ts'
import type { Audience, World } from './world.ts'

/** What shards did, for tests to wait on. `code` is the close code the bot sent. */
export interface GatewayEvent {
  kind: 'connected' | 'identified' | 'resumed' | 'heartbeat' | 'closed'
  shard?: number
  sessionId?: string
  replayed?: number
  code?: number
}

export interface GatewayOptions {
  /** Milliseconds. */
  heartbeatInterval: number
  /** Milliseconds between identifies of one bucket of shards: five seconds, or the session is invalid. */
  identifyEvery: number
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
  /** What clients told of their status and activities: with an identify, or by opcode 3. */
  readonly presences: unknown[] = []
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
    for (const session of [...this.sessions]) {
      if (session.isOver(this.#world.now())) this.#end(session)
      else if (!session.hears(to.guildId, to.intent)) continue
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
      session?.detach(socket, this.#world.now())
      // A bot that says goodbye ends its session; one that merely goes away may resume it.
      if (session && (code === 1000 || code === 1001)) this.#end(session)
      this.events.add({ kind: 'closed', code, ...(session ? { shard: session.shard, sessionId: session.id } : {}) })
    })
    socket.on('message', (raw) => {
      if (this.#frozen) return
      sent += 1
      if (sent === 121) this.violations.push('more than 120 gateway packets on one connection within a minute')
      const packet = readPacket(String(raw))
      if (!packet) return socket.close(4002)
      if (packet.op === 1) {
        this.events.add({ kind: 'heartbeat', ...(session ? { shard: session.shard } : {}) })
        return send(socket, { op: 11 })
      }
      if (packet.op === 2 || packet.op === 6) {
        if (session) return socket.close(4005)
        session = packet.op === 2 ? this.#identify(socket, packet.d) : this.#resume(socket, packet.d)
        return
      }
      if (!session) return socket.close(4003)
      if (packet.op === 3) this.presences.push(packet.d)
      if (packet.op === 8) {
        const asked = RequestMembers.parse(packet.d)
        session.dispatch(
          'GUILD_MEMBERS_CHUNK',
          membersChunk(this.#world.guilds.get(asked.guild_id), asked),
          this.#frozen,
        )
      } else if (packet.op !== 3 && packet.op !== 4) socket.close(4001)
    })
    setTimeout(() => {
      sent = 0
    }).unref()
    if (this.#frozen) this.#ungreeted.add(socket)
    else this.#greet(socket)
  }

  #greet(socket: WebSocket) {
    send(socket, { op: 10, d: { heartbeat_interval: this.#options.heartbeatInterval } })
  }

  #identify(socket: WebSocket, said: unknown): GatewaySession | undefined {
    this.identifies += 1
    const told = Object(said).presence
    if (told !== undefined) this.presences.push(told)
    const identify = Identify.safeParse(said)
    if (!identify.success) return void socket.close(4002)
    const { token, intents, shard = [0, 1] } = identify.data
    if (token !== this.#world.token || this.#world.tokenIsDead) return void socket.close(4004)
    if ((intents & privilegedIntents & ~this.#options.privilegedIntents) !== 0) return void socket.close(4014)
    if (shard[0] >= shard[1]) return void socket.close(4010)
    const bucket = shard[0] % this.#options.maxConcurrency
    const now = this.#world.now()
    if (now - (this.#identifiedAt.get(bucket) ?? 0) < this.#options.identifyEvery) {
      this.violations.push(`shard ${shard[0]} identified too soon after another of its bucket`)
      return void send(socket, { op: 9, d: false })
    }
    this.#identifiedAt.set(bucket, now)
    const session = new GatewaySession(this.#world.id(), shard, intents)
    this.sessions.push(session)
    session.attach(socket)
    const guilds = [...this.#world.guilds.values()].filter(
      (one) => one.botIsMember && session.hears(one.id, Intent.guilds),
    )
    session.dispatch('READY', ready(this.#world, session, guilds, this.url), this.#frozen)
    for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreate(this.#world, guild), this.#frozen)
    this.events.add({ kind: 'identified', shard: session.shard, sessionId: session.id })
    return session
  }

  #resume(socket: WebSocket, said: unknown): GatewaySession | undefined {
    const resume = Resume.safeParse(said)
    if (!resume.success) return void socket.close(4002)
    const { token, session_id, seq } = resume.data
    if (token !== this.#world.token || this.#world.tokenIsDead) return void socket.close(4004)
    const session = this.sessions.find((one) => one.id === session_id)
    if (!session) return void send(socket, { op: 9, d: false })
    session.attach(socket)
    const replayed = session.replay(seq)
    this.events.add({ kind: 'resumed', shard: session.shard, sessionId: session.id, replayed })
    return session
  }

  #end(session: GatewaySession) {
    const at = this.sessions.indexOf(session)
    if (at >= 0) this.sessions.splice(at, 1)
  }
}

const send = (socket: WebSocket, packet: object) => {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(packet))
}
