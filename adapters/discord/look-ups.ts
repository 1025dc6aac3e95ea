// What a server has: members, channels, threads, roles. None of it needs a privileged intent; names are kept for some minutes.
import { type REST, Routes } from 'discord.js'
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import { classifyDiscordError } from './failure.ts'
import type { PacedRunner } from './paced-runner.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'

export interface ServerLookUps {
  /** Is this person in this server just now? */
  isMember(guildId: string, userId: string): Promise<boolean>
  /**
   * The channel's name without `#`, or null.
   * @throws the Discord error if the bot may not see the channel
   */
  fetchChannelName(channelId: string): Promise<string | null>
  /**
   * Opens an archived thread again.
   * @throws the Discord error if it is locked, or not for the bot to open
   */
  unarchiveThread(channelId: string, priority: number): Promise<void>
  /**
   * The username of any person.
   * @throws the Discord error if there is none
   */
  fetchUsername(userId: string): Promise<string>
  /**
   * The roles of a server by id.
   * @throws the Discord error if the bot is not in the server
   */
  fetchRoleNames(guildId: string): Promise<ReadonlyMap<string, string>>
}

export function createServerLookUps(rest: REST, runPaced: PacedRunner): ServerLookUps {
  const channelNames = createBoundedCache<string>(MAX_REMEMBERED, NAME_FRESH_MS)
  const usernames = createBoundedCache<string>(MAX_REMEMBERED, NAME_FRESH_MS)
  const roleNames = createBoundedCache<ReadonlyMap<string, string>>(1000, NAME_FRESH_MS)
  const answer = { priority: REQUEST_PRIORITY.answer }
  return {
    async isMember(guildId, userId) {
      try {
        await runPaced(answer, () => rest.get(Routes.guildMember(guildId, userId)))
        return true
      } catch (error) {
        // Not a member, an unknown user, or a server the bot is not in.
        if (classifyDiscordError(error).kind === 'refused') return false
        throw error
      }
    },
    async fetchChannelName(channelId) {
      const known = channelNames.get(channelId)
      if (known !== undefined) return known
      const channel = Named.safeParse(await runPaced(answer, () => rest.get(Routes.channel(channelId))))
      if (!channel.success) return null
      channelNames.set(channelId, channel.data.name)
      return channel.data.name
    },
    unarchiveThread: (channelId, priority) =>
      runPaced({ priority, way: `thread ${channelId}` }, async () => {
        await rest.patch(Routes.channel(channelId), { body: { archived: false } })
      }),
    async fetchUsername(userId) {
      const known = usernames.get(userId)
      if (known !== undefined) return known
      const { username } = Person.parse(await runPaced(answer, () => rest.get(Routes.user(userId))))
      usernames.set(userId, username)
      return username
    },
    async fetchRoleNames(guildId) {
      const known = roleNames.get(guildId)
      if (known) return known
      const roles = Roles.parse(await runPaced(answer, () => rest.get(Routes.guildRoles(guildId))))
      const names = new Map(roles.map(({ id, name }) => [id, name]))
      roleNames.set(guildId, names)
      return names
    },
  }
}

const MAX_REMEMBERED = 10_000
/** Names of channels and roles are cached, since they seldom change. */
const NAME_FRESH_MS = 600_000

const Person = z.object({ username: z.string().min(1) })
const Named = z.object({ name: z.string().min(1) })
const Roles = z.array(z.object({ id: z.string(), name: z.string() }))
