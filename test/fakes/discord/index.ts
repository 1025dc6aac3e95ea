// A Discord of our own on 127.0.0.1, so that the real discord.js has someone to talk to. See README.md.

import { PATIENCE_MS } from '../../support/patience.ts'
import { Gateway, type GatewayOptions } from './gateway.ts'
import { Judge } from './judge.ts'
import { discordLimits, type LimitOptions, Limits } from './limits.ts'
import { clearChannel, deleteMessage } from './messages.ts'
import { Person, type Pointed } from './person.ts'
import { RestServer } from './server.ts'
import { DiscordServer } from './server-guild.ts'
import { ChannelType } from './wire.ts'
import { type Channel, type Shown, World } from './world.ts'

export type { Fault } from './faults.ts'
export { fields } from './form.ts'
export { malformed } from './gateway-packets.ts'
export type { Acknowledgement, Interaction, OpenModal, Outcome } from './interaction.ts'
export { type Finding, liveMentions } from './judge.ts'
export type { Violation } from './limits.ts'
export type { How, Person, Pointed } from './person.ts'
export { ClientRefusal } from './refusal.ts'
export { buttons, plainText } from './see.ts'
export type { Recorded } from './server.ts'
export type { DiscordServer } from './server-guild.ts'
export { Permission } from './wire.ts'
export type { Channel, Shown } from './world.ts'

export interface DiscordOptions {
  token?: string
  applicationId?: string
  /** Rate limits other than Discord's own, as in `{ global: 500 }`. */
  limits?: Partial<LimitOptions>
  gateway?: Partial<GatewayOptions>
  /** How many requests, messages and the like are remembered; all, unless a long run would drown in them. */
  keep?: number
}

/** Starts one. Stop it with `stop()`. */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const discord = new Discord(options)
  await discord.start()
  return discord
}

export class Discord {
  readonly world: World
  /** Shards, sessions, and how they break: `drop`, `freeze`, `close`, `invalidate`, `askToReconnect`, `sendRaw`. */
  readonly gateway: Gateway
  readonly #rest: RestServer
  readonly #limits: Limits
  readonly #people = new Map<string, Person>()
  readonly #servers = new Map<string, DiscordServer>()

  constructor(options: DiscordOptions = {}) {
    const intents = options.gateway?.privilegedIntents ?? 0
    this.world = new World({
      token: options.token ?? 'MTIzNDU2.fake.token-of-the-bot-in-tests',
      applicationId: options.applicationId ?? '110000000000000001',
      botName: 'Proxy',
      readsEverything: (intents & (1 << 15)) !== 0,
      ...(options.keep === undefined ? {} : { keep: options.keep }),
    })
    this.#limits = new Limits({ ...discordLimits, ...options.limits })
    this.#rest = new RestServer(this.world, this.#limits, new Judge(), options.keep)
    this.gateway = new Gateway(this.world, this.#rest.http, {
      heartbeatInterval: 41_250,
      identifyEvery: 4_900,
      maxConcurrency: 16,
      recommendedShards: 1,
      ...options.gateway,
      privilegedIntents: intents,
    })
    this.#rest.gateway = this.gateway
  }

  async start() {
    this.world.origin = await this.#rest.listen()
  }

  async stop() {
    this.gateway.stop()
    this.#rest.http.closeAllConnections()
    await new Promise((resolve) => this.#rest.http.close(resolve))
  }

  /** What `DISCORD_API_URL`, and discord.js's `rest.api`, have to be. */
  get apiUrl() {
    return `${this.world.origin}/api`
  }

  get token() {
    return this.world.token
  }

  get applicationId() {
    return this.world.bot.id
  }

  /** A person by name, made when first asked for. */
  person(name: string, options: { displayName?: string; locale?: string; userInstall?: boolean } = {}): Person {
    const known = this.#people.get(name)
    if (known) return known
    const user = this.world.user(name, options.displayName ?? name)
    const made = new Person(this.world, this.#rest.interactions, user, options)
    this.#people.set(name, made)
    return made
  }

  /** A server by name, made when first asked for, the bot in it unless said otherwise. */
  server(name: string, options: { channels?: readonly string[]; bot?: boolean } = {}): DiscordServer {
    const known = this.#servers.get(name)
    if (known) return known
    const made = new DiscordServer(this.world, name, options.channels ?? ['general'], options.bot ?? true)
    this.#servers.set(name, made)
    return made
  }

  /** A conversation of people without the bot, where it serves only who installed it for themself. */
  privateChannel(...people: readonly Person[]): Channel {
    const made: Channel = {
      id: this.world.id(),
      type: ChannelType.groupDm,
      name: null,
      people: people.map((one) => one.user),
      botMayWrite: false,
    }
    this.world.channels.set(made.id, made)
    return made
  }

  /**
   * The bot's next message, or edit of one, that fits and that nobody has asked for yet; past ones count.
   * What `interaction.done()` returned counts as asked for.
   * @param within milliseconds to wait @throws with the latest messages when none fits in time
   */
  next(fits: (shown: Shown) => boolean = () => true, within?: number): Promise<Shown> {
    const bot = this.world.bot.id
    return this.world.shown.next((one) => one.kind !== 'delete' && one.message.author.id === bot && fits(one), within)
  }

  /** The next deletion of one of the bot's messages. */
  nextDeletion(fits: (shown: Shown) => boolean = () => true, within?: number): Promise<Shown> {
    return this.world.shown.next((one) => one.kind === 'delete' && fits(one), within)
  }

  /** Messages so far count as asked for. */
  lookAway() {
    this.world.shown.takeAll()
  }

  /** Requests as they were answered, in order; `requests.next(r => …)` waits for one. */
  get requests() {
    return this.#rest.requests
  }

  /** Command registrations, in order: which names came, and which of them were new, changed or gone. */
  get registrations() {
    return this.world.registrations
  }

  /** OAuth2 and linked roles: what people agreed to, and what they show. */
  get oauth() {
    return this.world.oauth
  }

  /** What the judges found wrong with request bodies. */
  get findings() {
    return this.#rest.findings
  }

  /** Rate limits broken. */
  get violations() {
    return this.#limits.violations
  }

  /** Answers of 401, 403 and 429 in the last ten minutes; 10,000 ban the address. */
  get invalidRequests() {
    return this.#limits.invalid
  }

  /** Requests break: `discord.faults.arm('POST /channels/:channel/messages', { kind: 'acceptThenReset' })`. */
  get faults() {
    return this.#rest.faults
  }

  /** A moderator deletes a message of anybody. */
  deleteMessage({ channel_id, id }: Pointed) {
    const kept = this.world.kept(channel_id, id)
    if (!kept) throw new Error('That message is gone')
    deleteMessage(this.world, kept)
  }

  /** A moderator deletes all that stands in a channel. */
  clearChannel({ id }: Channel) {
    clearChannel(this.world, id)
  }

  /** The token is revoked: 401 for every request, 4004 for every shard. */
  killToken() {
    this.world.tokenIsDead = true
    this.gateway.close(4004)
  }

  reviveToken() {
    this.world.tokenIsDead = false
  }

  /** How many requests of a route have come, as in `POST /channels/:channel/messages`, whatever became of them. */
  arrivals(route: string): number {
    return this.#rest.arrivals.get(route) ?? 0
  }

  /** Moves Discord's clock on, as deadlines, tokens and nonces see it. Rate limits keep to the real one. */
  advance(ms: number) {
    this.world.advance(ms)
  }

  /**
   * Resolves once nothing is being answered and nothing has come for a while: to see that something did not happen.
   * @param quiet milliseconds of silence @param within milliseconds until it gives up
   */
  async idle(quiet = 100, within = PATIENCE_MS): Promise<void> {
    const until = Date.now() + within
    for (;;) {
      const before = this.#rest.arrived
      await new Promise((resolve) => setTimeout(resolve, quiet))
      if (this.#rest.open === 0 && this.#rest.arrived === before) return
      if (Date.now() > until) throw new Error(`The bot was not quiet for ${quiet} ms within ${within} ms`)
    }
  }
}
