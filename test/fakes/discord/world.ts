// Everything this Discord remembers: who exists, where they talk, what was said, which commands are registered.
// Plain data and look-ups; what happens to it lives in messages.ts, interactions.ts and the routes.
import { Journal } from './journal.ts'
import { OAuth } from './oauth.ts'
import { plainText } from './see.ts'
import { type Command, type Message, ordinary, Permission, type User } from './wire.ts'

/** Which sessions hear an event. */
export interface Audience {
  /** Decides the shard; without one it is shard 0. */
  guildId?: string
  /** The intent a session needs; 0 for none. */
  intent: number
  /** How often it is delivered, once by default. */
  times?: number
  /** What a bot without the message content intent gets instead. */
  withoutContent?: object
}
export interface Role {
  id: string
  name: string
  permissions: bigint
}
export interface Member {
  user: User
  roles: string[]
  /** Permissions of its own, on top of its roles: the driver's shorthand for a role nobody has to invent. */
  permissions: bigint
  joined_at: string
}
export interface Guild {
  id: string
  name: string
  ownerId: string
  roles: Map<string, Role>
  members: Map<string, Member>
  /** Whether the application is installed here with its bot. */
  botIsMember: boolean
  /** Members may not use apps of their own in the open: answers are for them alone, whatever the app says. */
  forbidsExternalApps?: boolean
}
export interface Channel {
  id: string
  type: number
  name: string | null
  guildId?: string
  /** In DMs and group DMs, everybody in it, the bot included where it is. */
  people: User[]
  botMayWrite: boolean
  /** False: the bot can't see the channel, 50001. */
  botMaySee?: boolean
  /** Of a thread. Archived ones are opened by a new message, locked ones by moderators alone. */
  thread?: { parentId: string; isArchived: boolean; isLocked: boolean }
  /** Slow mode: seconds between two messages of the bot, which has no right to pass it over; 20016. */
  slowModeSeconds?: number
  /** When the bot wrote there last, in the world's milliseconds. */
  botWroteAt?: number
}
/** A message where it is kept: who may see it, and which interaction made it. */
export interface Kept {
  message: Message
  onlyFor?: string
  token?: string
  /** Until when no history tells of it, in the world's milliseconds. */
  unlistedUntil: number
  /** How it looked to people the last time it changed. */
  shown?: Shown
}
/** A message at one moment, as people see it. */
export interface Shown {
  kind: 'new' | 'edit' | 'delete'
  id: string
  channel_id: string
  /** All text in it, buttons in brackets: see `plainText`. */
  text: string
  ephemeral: boolean
  /** The only person who sees it, where it is ephemeral. */
  onlyFor?: string
  message: Message
}

const discordEpoch = 1_420_070_400_000n

export class World {
  readonly token: string
  readonly bot: User
  readonly users = new Map<string, User>()
  readonly guilds = new Map<string, Guild>()
  readonly channels = new Map<string, Channel>()
  readonly messages = new Map<string, Map<string, Kept>>()
  readonly commands = new Map<string, Command[]>()
  /** Every write to the registered commands, in order; scope is a guild's id or `global`. */
  readonly registrations: { scope: string; names: string[]; changed: string[] }[] = []
  readonly nonces = new Map<string, { kept: Kept; at: number }>()
  readonly closedDms = new Set<string>()
  /** People who share no server with the bot and never wrote to it: 50278. */
  readonly strangers = new Set<string>()
  /** How often messages older than an hour may be edited in a channel, per so many milliseconds: 30046. */
  oldEdits = { limit: 3, per: 20_000 }
  readonly files = new Map<string, { type: string; bytes: Buffer }>()
  readonly shown: Journal<Shown>
  readonly oauth: OAuth
  /** How many messages a channel remembers. */
  readonly keep: number
  /** Whether the message content intent is switched on in the portal. */
  readonly readsEverything: boolean
  tokenIsDead = false
  /** Milliseconds after which a message of the bot's appears in histories; asked anew for each. */
  historyLagMs: () => number = () => 0
  /** Where files are served from. */
  origin = ''
  /** Set by the gateway. */
  dispatch: (event: string, data: object, to: Audience) => void = () => {}
  readonly #dms = new Map<string, Channel>()
  #sequence = 0n
  #advanced = 0

  constructor(options: {
    token: string
    applicationId: string
    botName: string
    readsEverything: boolean
    keep?: number
  }) {
    this.token = options.token
    this.keep = options.keep ?? Number.POSITIVE_INFINITY
    this.readsEverything = options.readsEverything
    this.bot = user(options.applicationId, options.botName, options.botName, true)
    this.users.set(this.bot.id, this.bot)
    this.oauth = new OAuth(this.bot.id, () => this.now())
    this.shown = new Journal('message', (s) => `${s.kind} in ${s.channel_id}: ${JSON.stringify(s.text)}`, options.keep)
  }

  /** Milliseconds since 1970, UTC, moved on by `advance`. */
  now() {
    return Date.now() + this.#advanced
  }

  advance(ms: number) {
    this.#advanced += ms
  }

  id(): string {
    this.#sequence += 1n
    return String(((BigInt(this.now()) - discordEpoch) << 22n) | (this.#sequence & 0x3fffffn))
  }

  user(name: string, displayName: string): User {
    const made = user(this.id(), name, displayName, false)
    this.users.set(made.id, made)
    return made
  }

  /** The bot's DM with a person, made when first asked for. @returns undefined for who is nobody, or a bot */
  dm(userId: string): Channel | undefined {
    const person = this.users.get(userId)
    if (!person || person.bot) return undefined
    const known = this.#dms.get(userId)
    if (known) return known
    const made: Channel = { id: this.id(), type: 1, name: null, people: [person, this.bot], botMayWrite: true }
    this.#dms.set(userId, made)
    this.channels.set(made.id, made)
    return made
  }

  kept(channelId: string, messageId: string): Kept | undefined {
    return this.messages.get(channelId)?.get(messageId)
  }

  scope(guildId?: string): Command[] {
    return this.commands.get(guildId ?? 'global') ?? []
  }

  member(guildId: string | undefined, userId: string): Member | undefined {
    return guildId === undefined ? undefined : this.guilds.get(guildId)?.members.get(userId)
  }

  permissions(guildId: string, userId: string): bigint {
    const guild = this.guilds.get(guildId)
    const member = guild?.members.get(userId)
    if (!guild || !member) return 0n
    if (guild.ownerId === userId) return (1n << 53n) - 1n
    const roles = member.roles.map((id) => guild.roles.get(id)?.permissions ?? 0n)
    const everybody = guild.forbidsExternalApps ? ordinary & ~Permission.useExternalApps : ordinary
    const all = roles.reduce((sum, one) => sum | one, everybody | member.permissions)
    return (all & Permission.administrator) === 0n ? all : (1n << 53n) - 1n
  }

  show(kind: Shown['kind'], kept: Kept) {
    const message = structuredClone(kept.message)
    const shown: Shown = {
      kind,
      id: message.id,
      channel_id: message.channel_id,
      text: plainText(message),
      ephemeral: kept.onlyFor !== undefined,
      ...(kept.onlyFor === undefined ? {} : { onlyFor: kept.onlyFor }),
      message,
    }
    kept.shown = shown
    this.shown.add(shown)
  }
}

const user = (id: string, username: string, global_name: string, bot: boolean): User => ({
  id,
  username,
  global_name,
  discriminator: bot ? '1234' : '0',
  avatar: null,
  bot,
})
