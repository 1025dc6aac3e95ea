// A server (Discord calls it a guild) as tests set it up: channels, members, and what happens to the bot there.
import type { Person } from './person.ts'
import { ChannelType, Intent, ordinary } from './wire.ts'
import { guildCreate, wireMemberOf } from './wire-guild.ts'
import type { Channel, Guild, World } from './world.ts'

export class DiscordServer {
  readonly guild: Guild
  readonly #world: World

  constructor(world: World, name: string, channels: readonly string[], botIsMember: boolean) {
    this.#world = world
    const id = world.id()
    this.guild = {
      id,
      name,
      ownerId: world.user(`owner-of-${name}`, 'Owner').id,
      roles: new Map([[id, { id, name: '@everyone', permissions: ordinary }]]),
      members: new Map(),
      botIsMember: false,
    }
    world.guilds.set(id, this.guild)
    for (const channel of channels) this.channel(channel)
    if (botIsMember) this.invite()
  }

  get id() {
    return this.guild.id
  }

  /** A text channel by name, made if it is not there. */
  channel(name: string): Channel {
    for (const one of this.#world.channels.values()) if (one.guildId === this.id && one.name === name) return one
    const made: Channel = {
      id: this.#world.id(),
      type: ChannelType.guildText,
      name,
      guildId: this.id,
      people: [],
      botMayWrite: true,
    }
    this.#world.channels.set(made.id, made)
    return made
  }

  /** A public thread of a channel, by name. */
  thread(name: string, parent: Channel): Channel {
    const made: Channel = { ...this.channel(name), type: ChannelType.publicThread }
    made.thread = { parentId: parent.id, isArchived: false, isLocked: false }
    this.#world.channels.set(made.id, made)
    return made
  }

  /** Lets a person in. @param permissions beyond everybody's, as in `Permission.manageGuild` */
  join(person: Person, permissions = 0n): this {
    const joined_at = new Date(this.#world.now()).toISOString()
    this.guild.members.set(person.id, { user: person.user, roles: [], permissions, joined_at })
    return this
  }

  leave(person: Person) {
    this.guild.members.delete(person.id)
  }

  /** Installs the bot here. */
  invite() {
    const { bot } = this.#world
    this.guild.botIsMember = true
    this.guild.members.set(bot.id, {
      user: bot,
      roles: [],
      permissions: 0n,
      joined_at: new Date(this.#world.now()).toISOString(),
    })
    this.#tell('GUILD_CREATE', guildCreate(this.#world, this.guild))
  }

  /** Throws the bot out. */
  kick() {
    this.guild.botIsMember = false
    this.guild.members.delete(this.#world.bot.id)
    this.#tell('GUILD_DELETE', { id: this.id })
  }

  /** An outage: the server is unavailable, the bot still a member. */
  outage() {
    this.#tell('GUILD_DELETE', { id: this.id, unavailable: true })
  }

  /** Changes what a member may do, as the gateway tells nobody without the members intent. */
  permit(person: Person, permissions: bigint) {
    const member = this.guild.members.get(person.id)
    if (member) this.guild.members.set(person.id, { ...member, permissions })
    return member && wireMemberOf(member)
  }

  #tell(event: string, data: object) {
    this.#world.dispatch(event, data, { guildId: this.id, intent: Intent.guilds })
  }
}
