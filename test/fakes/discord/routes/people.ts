// Users, direct messages, guilds, members and roles: what a bot looks up.
import { z } from 'zod'
import { ApiError, missingAccess, unknownGuild, unknownMember, unknownUser } from '../api-error.ts'
import { type Call, ok, type Route } from '../route.ts'
import { wireChannel, wireGuild, wireMemberOf, wireRole } from '../wire-guild.ts'
import type { Guild } from '../world.ts'

const OpenDm = z.object({ recipient_id: z.string() })

export const peopleRoutes: Route[] = [
  {
    method: 'POST',
    path: '/users/@me/channels',
    operation: 'create_dm',
    run: (call) => {
      const parsed = OpenDm.safeParse(call.body)
      const channel = parsed.success ? call.world.dm(parsed.data.recipient_id) : undefined
      if (!channel) throw new ApiError(400, 50033, 'Invalid Recipient(s)')
      return ok(wireChannel(channel, call.world.bot))
    },
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    run: ({ world }) => ok([...world.guilds.values()].filter((one) => one.botIsMember).map(wireGuild)),
  },
  {
    method: 'GET',
    path: '/users/:user',
    run: (call) => {
      const user = call.world.users.get(call.param('user'))
      if (!user) throw unknownUser()
      return ok(user)
    },
  },
  { method: 'GET', path: '/guilds/:guild', run: (call) => ok(wireGuild(guild(call))) },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    run: (call) => {
      const { id } = guild(call)
      return ok([...call.world.channels.values()].filter((one) => one.guildId === id).map((one) => wireChannel(one)))
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    run: (call) => ok([...guild(call).roles.values()].map(wireRole)),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/search',
    run: (call) => {
      const query = (call.query.get('query') ?? '').toLowerCase()
      const all = [...guild(call).members.values()]
      const fits = all.filter((one) => one.user.username.toLowerCase().startsWith(query))
      return ok(fits.slice(0, Number(call.query.get('limit') ?? 1)).map(wireMemberOf))
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    run: (call) => {
      const member = guild(call).members.get(call.param('user'))
      if (!member) throw unknownMember()
      return ok(wireMemberOf(member))
    },
  },
]

function guild(call: Call): Guild {
  const found = call.world.guilds.get(call.param('guild'))
  if (!found) throw unknownGuild()
  if (!found.botIsMember) throw missingAccess()
  return found
}
