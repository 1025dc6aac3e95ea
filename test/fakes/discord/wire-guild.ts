// Guilds, channels, members and roles as they travel, over the gateway and in interactions.
import { ChannelType, type User } from './wire.ts'
import type { Channel, Guild, Member, Role, World } from './world.ts'

export const wireRole = (role: Role) => ({
  id: role.id,
  name: role.name,
  permissions: String(role.permissions),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: 0,
  managed: false,
  mentionable: false,
  flags: 0,
})

export const wireMember = (member: { roles: string[]; joined_at: string }) => ({
  roles: member.roles,
  joined_at: member.joined_at,
  nick: null,
  avatar: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  premium_since: null,
  communication_disabled_until: null,
})

export const wireMemberOf = (member: Member) => ({ ...wireMember(member), user: member.user })

/** @param without a person left out, as a DM's recipients never name the bot itself */
export const wireChannel = (channel: Channel, without?: User) => ({
  id: channel.id,
  type: channel.type,
  flags: 0,
  last_message_id: null,
  ...(channel.guildId === undefined
    ? {
        ...(channel.type === ChannelType.groupDm
          ? { name: channel.name, icon: null, owner_id: channel.people[0]?.id }
          : {}),
        recipients: channel.people.filter((one) => one.id !== without?.id),
      }
    : {
        guild_id: channel.guildId,
        name: channel.name,
        position: 0,
        permission_overwrites: [],
        parent_id: channel.thread?.parentId ?? null,
        ...(channel.thread
          ? {
              thread_metadata: {
                archived: channel.thread.isArchived,
                locked: channel.thread.isLocked,
                auto_archive_duration: 60,
                archive_timestamp: new Date(0).toISOString(),
              },
            }
          : {}),
        topic: null,
        nsfw: false,
        rate_limit_per_user: channel.slowModeSeconds ?? 0,
      }),
})

export const wireGuild = (guild: Guild) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  splash: null,
  banner: null,
  description: null,
  owner_id: guild.ownerId,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [...guild.roles.values()].map(wireRole),
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  preferred_locale: 'en-US',
  nsfw_level: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  vanity_url_code: null,
  safety_alerts_channel_id: null,
})

export function guildCreate(world: World, guild: Guild) {
  const bot = guild.members.get(world.bot.id)
  return {
    ...wireGuild(guild),
    joined_at: new Date(world.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    // Without the members intent a bot is told of itself only.
    members: bot ? [wireMemberOf(bot)] : [],
    channels: [...world.channels.values()].filter((one) => one.guildId === guild.id).map((one) => wireChannel(one)),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
