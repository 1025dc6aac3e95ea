// One gateway session: what a shard has been told, numbered, so that a resume can tell it what it missed.
import { WebSocket } from 'ws'

/** Discord keeps a session resumable for minutes; here for the last events of it. */
const kept = 5000
/** Milliseconds for which a session may be resumed. */
const resumable = 120_000

export class GatewaySession {
  readonly id: string
  readonly shard: number
  readonly shardCount: number
  readonly intents: number
  #socket: WebSocket | undefined
  #sequence = 0
  #leftAt = 0
  readonly #said: { s: number; packet: string }[] = []

  constructor(id: string, [shard, shardCount]: readonly [number, number], intents: number) {
    this.id = id
    this.shard = shard
    this.shardCount = shardCount
    this.intents = intents
  }

  /** Guilds are spread by their id's time; what has no guild belongs to shard 0. An intent of 0 is for everybody. */
  hears(guildId: string | undefined, intent: number): boolean {
    const shard = guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(this.shardCount))
    return shard === this.shard && (intent === 0 || (this.intents & intent) !== 0)
  }

  attach(socket: WebSocket) {
    if (this.#socket !== socket) this.#socket?.close(4005)
    this.#socket = socket
  }

  /** @param now milliseconds since 1970 */
  detach(socket: WebSocket, now: number) {
    if (this.#socket !== socket) return
    this.#socket = undefined
    this.#leftAt = now
  }

  /** Whether nobody came back to it in time. */
  isOver(now: number): boolean {
    return this.#socket === undefined && now - this.#leftAt > resumable
  }

  dispatch(event: string, data: unknown, frozen: boolean) {
    this.#sequence += 1
    const packet = JSON.stringify({ op: 0, t: event, s: this.#sequence, d: data })
    this.#said.push({ s: this.#sequence, packet })
    if (this.#said.length > kept) this.#said.splice(0, kept / 2)
    if (!frozen && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(packet)
  }

  /** Says again all that came after `seq`, then RESUMED. @returns how many that were */
  replay(seq: number): number {
    const missed = this.#said.filter((one) => one.s > seq)
    for (const one of missed) this.#socket?.send(one.packet)
    this.dispatch('RESUMED', {}, false)
    return missed.length
  }
}
