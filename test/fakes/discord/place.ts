// Where a person is when they act: a server's channel, the DM with the bot, or a private channel of their own.
import { refuseUnless } from './refusal.ts'
import { ChannelType, type Command, Context, Install, ordinary, Permission, type User } from './wire.ts'
import { wireChannel, wireMember, wireMemberOf } from './wire-guild.ts'
import type { Channel, World } from './world.ts'

/** Which of the application's installations a person uses where; the server's where it is there, else their own. */
export interface Place {
  channel: Channel
  context: number
  byGuild: boolean
  byUser: boolean
}

/** @param userInstall whether the person has installed the application for themself */
export function placeOf(world: World, channel: Channel, person: User, userInstall: boolean): Place {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId)
  const withBot = channel.type === ChannelType.dm && channel.people.some((one) => one.id === world.bot.id)
  refuseUnless(!guild || guild.members.has(person.id), `${person.username} is not in ${guild?.name ?? 'that server'}`)
  refuseUnless(guild || channel.people.some((one) => one.id === person.id), `${person.username} is not in that channel`)
  return {
    channel,
    context: guild ? Context.guild : withBot ? Context.botDm : Context.privateChannel,
    byGuild: guild ? guild.botIsMember : withBot,
    byUser: userInstall,
  }
}

/** The commands a person is shown there. */
export function commandsAt(world: World, place: Place, person: User): Command[] {
  const { guildId } = place.channel
  const all = [...world.scope(), ...(guildId === undefined ? [] : world.scope(guildId))]
  return all.filter((command) => {
    const installs = command.integration_types ?? [Install.guild]
    const installed =
      (place.byGuild && installs.includes(Install.guild)) || (place.byUser && installs.includes(Install.user))
    const contexts = command.contexts ?? (command.dm_permission === false ? [Context.guild] : undefined)
    return (
      installed &&
      (contexts === undefined || contexts.includes(place.context)) &&
      permitted(world, command, guildId, person)
    )
  })
}

/** `default_member_permissions` counts in servers only: "0" is for administrators. */
function permitted(world: World, command: Command, guildId: string | undefined, person: User): boolean {
  const needed = command.default_member_permissions
  if (needed === null || needed === undefined || guildId === undefined) return true
  const held = world.permissions(guildId, person.id)
  const administrator = (held & 8n) !== 0n
  return administrator || (BigInt(needed) !== 0n && (held & BigInt(needed)) === BigInt(needed))
}

/** What every interaction says of its place and its person. */
export function surroundings(world: World, place: Place, person: User, locale: string) {
  const { channel } = place
  const member = world.member(channel.guildId, person.id)
  return {
    version: 1,
    application_id: world.bot.id,
    channel_id: channel.id,
    channel: { ...wireChannel(channel, world.bot), permissions: String(memberPermissions(world, place, person)) },
    context: place.context,
    authorizing_integration_owners: {
      ...(place.byGuild ? { [Install.guild]: channel.guildId ?? '0' } : {}),
      ...(place.byUser ? { [Install.user]: person.id } : {}),
    },
    app_permissions: String(place.byGuild ? botPermissions(channel) : 0n),
    attachment_size_limit: 10_485_760,
    entitlements: [],
    locale,
    ...(member && channel.guildId !== undefined
      ? {
          guild_id: channel.guildId,
          guild: { id: channel.guildId, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...wireMemberOf(member), permissions: String(memberPermissions(world, place, person)) },
        }
      : { user: person }),
  }
}

/** A channel may deny the bot what its server allows it. */
function botPermissions({ botMayWrite, botMaySee = true }: Channel): bigint {
  const denied = botMayWrite ? 0n : Permission.sendMessages | Permission.sendInThreads
  return ordinary & ~(botMaySee ? denied : denied | Permission.viewChannel)
}

const memberPermissions = (world: World, place: Place, person: User) =>
  place.channel.guildId === undefined ? ordinary : world.permissions(place.channel.guildId, person.id)

/** People, channels and files named among values, spelled out beside them as Discord does. */
export function resolved(
  world: World,
  { channel }: Place,
  values: readonly unknown[],
  attachments: Readonly<Record<string, object>> = {},
): object {
  const ids = values.flatMap((one) =>
    typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string' ? [one.id] : [],
  )
  const hasFiles = Object.keys(attachments).length > 0
  if (ids.length === 0 && !hasFiles) return {}
  const users = ids.flatMap((id) => world.users.get(id) ?? [])
  const members = users.flatMap((user) => {
    const member = world.member(channel.guildId, user.id)
    if (!member || channel.guildId === undefined) return []
    return [
      [user.id, { ...wireMember(member), permissions: String(world.permissions(channel.guildId, user.id)) }] as const,
    ]
  })
  const channels = ids.flatMap((id) => world.channels.get(id) ?? [])
  return {
    resolved: {
      ...(hasFiles ? { attachments } : {}),
      ...(users.length ? { users: Object.fromEntries(users.map((one) => [one.id, one])) } : {}),
      ...(members.length ? { members: Object.fromEntries(members) } : {}),
      ...(channels.length
        ? { channels: Object.fromEntries(channels.map((one) => [one.id, { ...wireChannel(one), permissions: '0' }])) }
        : {}),
    },
  }
}
